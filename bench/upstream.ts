import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { listening } from './listening';

/**
 * NXCloud as far as a read needs it: one answer, after `DELAY_MS`. It checks nothing, so that it costs next to
 * nothing. With a delay, `GET /took` answers and forgets how long each request was under way here, by its `traceparent`.
 */
const DELAY_MS = Number(process.env.DELAY_MS ?? '0');

const HOURS = {
  status: 'ENABLED',
  timezone_id: 'Asia/Jakarta',
  weekly_operating_hours: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => ({
    day_of_week: day,
    open_time: '0900',
    close_time: '1800',
  })),
  holiday_schedule: [{ date: '2026-01-01', start_time: '0000', end_time: '2359' }],
};

/** The fullest answer of wa calling get: everything set, the hours as JSON in a string. */
const ANSWER = JSON.stringify({
  code: 0,
  message: 'Success',
  data: {
    status: 1,
    business_phone: '6281100000001',
    region: 'SG',
    icon_status: 1,
    hours_status: 1,
    hours_customize: JSON.stringify(HOURS),
    permission_status: 0,
    recording_status: 1,
    customer_sip_addr: [{ host: 'sip.example.com', port: 5060, type: 1 }],
    nx_sip_addr: [{ region: 'SG', ip_list: ['192.0.2.1:6030', '192.0.2.2:6030'], fqdn: ['sip.example.net'] }],
  },
  traceId: '9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d',
});
const LENGTH = Buffer.byteLength(ANSWER);

let took: Record<string, number> = {};

const server = createServer((request, response) => {
  if (request.url === '/took') {
    response.end(JSON.stringify(took));
    took = {};
    return;
  }
  const arrivedAt = performance.now();
  const { traceparent } = request.headers;
  const answer = (): void => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': LENGTH }).end(ANSWER);
    if (DELAY_MS > 0 && typeof traceparent === 'string') took[traceparent] = performance.now() - arrivedAt;
  };
  request.resume().once('end', () => {
    if (DELAY_MS === 0) answer();
    else void sleep(DELAY_MS).then(answer);
  });
});
server.keepAliveTimeout = 60_000;
listening(server);
