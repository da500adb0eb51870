import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { Agent } from 'undici';
import { listening } from '../listening';
import { signedRead } from './signed-read';

/**
 * The limit: checks a key, signs, sends, hands the answer on. No scopes, limits, decoding, mapping, repeats, log
 * or metrics: what is left when a gateway does nothing but sign.
 */
const { UPSTREAM_URL = '', API_KEY = '' } = process.env;
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
  upstream
    .request({
      origin: UPSTREAM_URL,
      path: '/api/wa/calling/get',
      method: 'POST',
      ...signedRead(phone),
    })
    .then(async (answer) => {
      const text = await answer.body.text();
      response.writeHead(answer.statusCode, { 'content-type': 'application/json' }).end(text);
    })
    .catch(() => response.writeHead(502).end());
});
listening(server);
