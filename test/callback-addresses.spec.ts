import { useBench } from './support/bench';
import {
  ACKNOWLEDGED,
  bindRelay,
  CallbackAddress,
  CALLBACKS,
  callbacksOf,
  eventsOf,
  formOf,
  push,
  relayRecord,
  relayStart,
  sendBare,
} from './support/callbacks';
import { createSqlite, describeEachDatabase } from './support/databases';

const ADDRESSES = Object.keys(CALLBACKS) as CallbackAddress[];

describeEachDatabase('the addresses of callbacks', (create) => {
  const bench = useBench(create);

  it.each(ADDRESSES)('are five: %s takes its JSON, keeps it and says so', async (address) => {
    const answer = await push(bench.gateway, address, CALLBACKS[address]);

    expect([answer.status, answer.text]).toEqual([200, ACKNOWLEDGED]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    const [kept] = await callbacksOf(bench.gateway);
    expect(kept).toMatchObject({ source: address, product: address.split('/')[0], status: 'unrouted' });
  });

  it('take the record of a relayed call as a form, and its owner gets the event', async () => {
    const { client, gateway } = bench;
    const { id, subid } = await bindRelay(client);

    const answer = await push(gateway, 'interline/cdr', formOf(relayRecord({ subid, taskid: 'as form' })), {
      'content-type': 'application/x-www-form-urlencoded',
    });

    expect([answer.status, answer.text]).toEqual([200, ACKNOWLEDGED]);
    const [event, ...others] = await eventsOf(client);
    expect(event).toMatchObject({
      type: 'interline.call.completed',
      data: { bindingId: id, call: { callId: 'as form', outcome: 'answered', durationSeconds: 30 } },
    });
    expect(others).toEqual([]);
  });

  it('take the start of a call, and a text message, as a form', async () => {
    const { client, gateway } = bench;
    const { subid } = await bindRelay(client);
    const starts = [
      relayStart({ subid, taskid: 'start' }),
      relayStart({ subid, taskid: 'text', smsContent: 'a=b&c 牛信云' }),
    ];

    for (const start of starts) {
      expect((await push(gateway, 'interline/call-start', formOf(start))).text).toBe(ACKNOWLEDGED);
    }

    expect(await eventsOf(client)).toMatchObject([
      { type: 'interline.call.started', data: { call: { callId: 'start', smsContent: null } } },
      { type: 'interline.sms.received', data: { call: { callId: 'text', smsContent: 'a=b&c 牛信云' } } },
    ]);
  });
});

describe('a callback', () => {
  const bench = useBench(createSqlite, { env: { RATE_LIMIT_PER_MINUTE: '1' } });
  let count = 0;

  async function isKept(send: (form: string, json: string) => Promise<{ status: number; text: string }>) {
    count += 1;
    const fields = relayRecord({ taskid: `kept-${count}` });
    const { status, text } = await send(formOf(fields), JSON.stringify(fields));
    expect([status, text]).toEqual([200, ACKNOWLEDGED]);
    const [kept, ...others] = await callbacksOf(bench.gateway, `callId=kept-${count}`);
    expect([kept?.status, others]).toEqual(['unrouted', []]);
  }

  it.each([
    'application/json',
    'application/json; charset=gb2312',
    'application/x-www-form-urlencoded; charset=utf-8',
    'text/plain',
    'text/html',
    'application/xml',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'application/octet-stream',
    'application/octet-stream; x',
    ';;;',
    'nonsense',
    '/',
  ])('is read whatever its Content-Type says: %s', async (contentType) => {
    const headers = { 'content-type': contentType };
    const url = `${bench.gateway.callbackUrl}/interline/cdr`;

    await isKept((form) => sendBare(url, form, headers));
    await isKept((_, json) => sendBare(url, json, headers));
  });

  it('is read without any Content-Type, with a length or in chunks', async () => {
    const url = `${bench.gateway.callbackUrl}/interline/cdr`;

    await isKept((form) => sendBare(url, form));
    await isKept((_, json) => sendBare(url, json, { 'transfer-encoding': 'chunked' }));
  });

  it.each([
    '?a=1',
    '?',
    '?a=1&a=2&b[]=3',
    '?__proto__=1&constructor=2',
    '?a=%zz&%ff',
    '?access_token=whatever',
  ])('is read whatever its query says: %s', async (query) => {
    await isKept((form) => sendBare(`${bench.gateway.callbackUrl}/interline/cdr${query}`, form));
  });

  it.each([
    ['GET', '/interline/cdr'],
    ['PUT', '/pns/call'],
    ['POST', ''],
    ['POST', '/'],
    ['POST', '/interline'],
    ['POST', '/interline/cdr/more'],
    ['POST', '/pns/cdr'],
    ['POST', '/calling/call'],
    ['POST', '/PNS/CALL'],
  ])('is 404 at %s %s', async (method, path) => {
    const { callbackUrl, url, anyone } = bench.gateway;

    const { status, body } = await anyone.send(method, `${callbackUrl.slice(url.length)}${path}`);

    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  it('is never limited, however many come, also under a wrong token', async () => {
    const wrongUrl = `${bench.gateway.url}/callbacks/${'w'.repeat(24)}`;
    const statuses = (callbackUrl: string): Promise<number[]> =>
      Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          const { status } = await push(
            { callbackUrl },
            'interline/cdr',
            relayRecord({ taskid: `${index}` }),
          );
          return status;
        }),
      );

    expect(new Set(await statuses(wrongUrl))).toEqual(new Set([404]));
    expect(new Set(await statuses(bench.gateway.callbackUrl))).toEqual(new Set([200]));
  });
});
