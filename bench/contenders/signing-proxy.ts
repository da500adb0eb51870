import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Agent } from 'undici';

/**
 * The limit: checks a key, signs, sends, hands the answer on. No scopes, limits, decoding, mapping, repeats, log
 * or metrics: what is left when a gateway does nothing but sign.
 */
const { UPSTREAM_URL = '', API_KEY = '', ACCESS_KEY = '', ACCESS_SECRET = '', APP_KEY = '' } = process.env;
const EXPECTED = Buffer.from(`Bearer ${API_KEY}`);
const PATH = /^\/v1\/calling\/numbers\/%2B(\d+)$/;
const upstream = new Agent({ connections: null, pipelining: 1 });

const server = createServer((request, response) => {
  const given = Buffer.from(request.headers.authorization ?? '');
  const phone = PATH.exec(request.url ?? '')?.[1];
  if (given.length !== EXPECTED.length || !timingSafeEqual(given, EXPECTED) || phone === undefined) {
    response.writeHead(401).end();
    return;
  }
  const body = JSON.stringify({ appkey: APP_KEY, business_phone: phone });
  const ts = String(Date.now());
  const signed = `accessKey=${ACCESS_KEY}&action=mt&bizType=2&ts=${ts}&body=${body}&accessSecret=${ACCESS_SECRET}`;
  const sign = createHash('md5').update(signed).digest('hex');
  upstream
    .request({
      origin: UPSTREAM_URL,
      path: '/api/wa/calling/get',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accessKey: ACCESS_KEY,
        action: 'mt',
        bizType: '2',
        ts,
        sign,
      },
      body,
    })
    .then(async (answer) => {
      const text = await answer.body.text();
      response.writeHead(answer.statusCode, { 'content-type': 'application/json' }).end(text);
    })
    .catch(() => response.writeHead(502).end());
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
