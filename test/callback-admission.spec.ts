import { connect } from 'node:net';
import { EnvironmentSource } from '../src/config/environment';
import { CALLBACK_TOKEN } from './support/canaries';
import { CallbackAddress, CALLBACKS, callbacksOf, push, relayRecord } from './support/callbacks';
import { startGateway, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';

const ADDRESSES = Object.keys(CALLBACKS) as CallbackAddress[];
const NEXT_TOKEN = `${CALLBACK_TOKEN}_next`;
const MANY_BYTES = 2 * 1024 * 1024;

/** Runs tests against one gateway with these settings. */
function withGateway(env: EnvironmentSource, tests: (gateway: () => TestGateway) => void): void {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway({ env });
  });
  afterAll(() => gateway.close());
  tests(() => gateway);
}

/** Announces a body, sends none of it, and resolves with the status that comes all the same. */
async function statusWithoutBody({ port }: TestGateway, path: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  try {
    const head = `POST ${path} HTTP/1.1\r\nHost: gateway\r\nContent-Length: ${MANY_BYTES}\r\n\r\n`;
    const answer = new Promise<string>((resolve, reject) => {
      socket.once('data', (bytes) => {
        resolve(bytes.toString());
      });
      socket.once('error', reject);
    });
    socket.write(head);
    return Number((await answer).split(' ')[1]);
  } finally {
    socket.destroy();
  }
}

function underToken({ url }: TestGateway, token: string, address: CallbackAddress): Promise<HttpResult> {
  return push({ callbackUrl: `${url}/callbacks/${token}` }, address, CALLBACKS[address]);
}

describe('the token of a callback', () => {
  withGateway({ CALLBACK_TOKENS: `${CALLBACK_TOKEN},${NEXT_TOKEN}` }, (gateway) => {
    it.each([
      ['another', 'another-token-of-some-length-012'],
      ['its beginning', CALLBACK_TOKEN.slice(0, -1)],
      ['it and more', `${NEXT_TOKEN}x`],
      ['in capitals', CALLBACK_TOKEN.toUpperCase()],
      ['the whole setting', `${CALLBACK_TOKEN},${NEXT_TOKEN}`],
      ['a blank', '%20'],
      ['a zero byte', '%00'],
      ['very long', 'x'.repeat(2000)],
    ])('is 404 at every address when it is wrong: %s, and nothing is kept', async (_, token) => {
      for (const address of ADDRESSES) {
        const { status, body } = await underToken(gateway(), token, address);
        expect([status, body.code]).toEqual([404, 'not_found']);
      }
      expect(await callbacksOf(gateway())).toEqual([]);
    });

    it('may be any of several while it is changed', async () => {
      for (const token of [CALLBACK_TOKEN, NEXT_TOKEN]) {
        for (const address of ADDRESSES) {
          expect((await underToken(gateway(), token, address)).status).toBe(200);
        }
      }
    });

    it('is judged before the body is read: too large a one of nobody is 404, not 413', async () => {
      const path = (token: string): string => `/callbacks/${token}/pns/call`;

      expect(await statusWithoutBody(gateway(), path('w'.repeat(24)))).toBe(404);
      expect(await statusWithoutBody(gateway(), path(CALLBACK_TOKEN))).toBe(413);
    });

    it('stands in no log line and no answer, whatever becomes of the callback', async () => {
      const { log, callbackUrl, anyone, url } = gateway();
      const path = callbackUrl.slice(url.length);
      const refused = [
        await anyone.post(`${path}/pns/call`, 'no JSON'),
        await anyone.post(`${path}/nowhere`, {}),
        await anyone.get(`${path}/pns/call`),
        await anyone.get(`${path}/%zz`),
        await anyone.post(`${path}/${'x'.repeat(2100)}`, {}),
        await anyone.post(`${path}/pns/call`, 'x'.repeat(MANY_BYTES)),
      ];
      await anyone.post(`${path}/pns/call`, CALLBACKS['pns/call']);

      expect(refused.map(({ status }) => status)).toEqual([400, 404, 404, 400, 404, 413]);
      expect(log.lines.length).toBeGreaterThan(refused.length);
      const metrics = await anyone.get('/metrics');
      expect(metrics.text).toContain('/callbacks/:token/pns/call');
      for (const printed of [...refused, ...log.lines, metrics.text]) {
        expect(JSON.stringify(printed)).not.toContain(CALLBACK_TOKEN);
      }
    });
  });

  describe('that is not set', () => {
    withGateway({ CALLBACK_TOKENS: '' }, (gateway) => {
      it.each(['', '%20', 'undefined', 'null', CALLBACK_TOKEN])('lets nobody in: %s', async (token) => {
        for (const address of ADDRESSES) {
          expect((await underToken(gateway(), token, address)).status).toBe(404);
        }
        expect(await callbacksOf(gateway())).toEqual([]);
      });
    });
  });
});

describe('the networks that callbacks may come from', () => {
  function from(gateway: TestGateway, forwardedFor: string): Promise<HttpResult> {
    const taskid = `from ${forwardedFor}`;
    return push(gateway, 'interline/cdr', relayRecord({ taskid }), { 'x-forwarded-for': forwardedFor });
  }

  describe('without the sender’s', () => {
    withGateway({ CALLBACK_ALLOWED_CIDRS: '203.0.113.0/24, 2001:db8::/32' }, (gateway) => {
      it.each(ADDRESSES)('make %s 401, and nothing is kept', async (address) => {
        const { status, body } = await push(gateway(), address, CALLBACKS[address]);

        expect([status, body.code]).toEqual([401, 'unauthenticated']);
        expect(await callbacksOf(gateway())).toEqual([]);
      });

      it('make it 401 too when the sender says that it passes something on', async () => {
        expect((await from(gateway(), '203.0.113.7')).status).toBe(401);
        expect(await callbacksOf(gateway())).toEqual([]);
      });

      it('are asked before the body is read, and after the token', async () => {
        const { callbackUrl, url } = gateway();

        expect(await statusWithoutBody(gateway(), `${callbackUrl.slice(url.length)}/pns/call`)).toBe(401);
        expect((await underToken(gateway(), 'w'.repeat(24), 'pns/call')).status).toBe(404);
      });
    });
  });

  describe('with the sender’s', () => {
    withGateway({ CALLBACK_ALLOWED_CIDRS: '203.0.113.0/24,127.0.0.1' }, (gateway) => {
      it('let it in', async () => {
        expect((await push(gateway(), 'pns/call', CALLBACKS['pns/call'])).status).toBe(200);
      });
    });
  });

  describe('behind a trusted proxy', () => {
    const env = { CALLBACK_ALLOWED_CIDRS: '203.0.113.0/24,2001:db8::/32', TRUST_PROXY_CIDRS: '127.0.0.0/8' };

    withGateway(env, (gateway) => {
      it.each([
        ['its sender', '203.0.113.7'],
        ['its sender, of IPv6', '2001:db8::7'],
        ['its sender, IPv4 in the form of IPv6', '::ffff:203.0.113.7'],
        ['its sender, through two proxies', '203.0.113.7, 127.0.0.9'],
        ['its sender, after what that one made up', '198.51.100.1, 203.0.113.7'],
      ])('are asked for the address that the proxy names: %s', async (_, forwardedFor) => {
        expect((await from(gateway(), forwardedFor)).status).toBe(200);
      });

      it.each([
        ['another', '198.51.100.1'],
        ['another, which made up a right one', '203.0.113.7, 198.51.100.1'],
        ['nonsense', 'nonsense'],
        ['nothing', ''],
        ['a network', '203.0.113.0/24'],
        ['a right one and a port', '203.0.113.7:443'],
        ['proxies alone', '127.0.0.2, 127.0.0.3'],
      ])('do not hold when the proxy names %s', async (_, forwardedFor) => {
        const kept = (await callbacksOf(gateway())).length;

        expect((await from(gateway(), forwardedFor)).status).toBe(401);
        expect(await callbacksOf(gateway())).toHaveLength(kept);
      });
    });
  });

  describe('behind another proxy than the trusted one', () => {
    withGateway({ CALLBACK_ALLOWED_CIDRS: '203.0.113.0/24', TRUST_PROXY_CIDRS: '10.0.0.0/8' }, (gateway) => {
      it('are asked for the address of that proxy', async () => {
        expect((await from(gateway(), '203.0.113.7')).status).toBe(401);
        expect(await callbacksOf(gateway())).toEqual([]);
      });
    });
  });
});
