import { connect } from 'node:net';
import { PNS_BINDS, RELAY_BIND } from './support/bindings';
import { callbacksOf, eventsOf, pnsRecord, push } from './support/callbacks';
import { ADMIN_KEY } from './support/canaries';
import { startGateway, TestGateway } from './support/gateway';
import { HostileRequests, Target } from './support/hostile-requests';
import { noteAnswer } from './support/output';
import { seededRandom } from './support/seeded-random';

/** `HOSTILE_REQUESTS=100000 npx jest test/hostile-requests` goes deeper; `HOSTILE_SEED` elsewhere. */
const REQUESTS = Number(process.env.HOSTILE_REQUESTS ?? '4000');
const SEED = Number(process.env.HOSTILE_SEED ?? '4711');
const AT_ONCE = 16;
const PATIENCE_MS = 10_000;
/** What only a program writes: a stack, a path, a statement. */
const INNARDS = /\n\s+at |node_modules|\/dist\/|\/src\/|select .* from|SQLITE|kysely/i;

/** Sends the bytes, and answers all that comes back until the connection ends. */
function send(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      socket.end(bytes);
    });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error('nothing came back in time'));
    }, PATIENCE_MS);
    socket.on('data', (part) => parts.push(part));
    // The gateway may close before all was sent: what it answered counts.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(parts).toString('latin1'));
    });
  });
}

/** Why an answer is not one that the gateway may give; null: it is. */
function fault(answer: string): string | null {
  if (answer === '') return null;
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
  if (status >= 400) noteAnswer(status, body, new Headers());
  if (!(status >= 100 && status < 500)) return `status ${status}`;
  if (status >= 400 && INNARDS.test(answer)) return 'innards';
  if (/^x-injected:/im.test(head)) return 'an injected header';
  return null;
}

describe('whatever is sent', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.close());

  /** A client that has one of everything, and another one to be administered. */
  async function target(): Promise<Target> {
    const [client, victim] = [await gateway.createClient(), await gateway.createClient()];
    const { http, key } = client;
    const { body: binding } = await http.post('/v1/pns/bindings/axb', PNS_BINDS.axb);
    const { body: relay } = await http.post('/v1/interline/bindings', RELAY_BIND);
    const { body: webhook } = await http.post('/v1/webhooks', {
      url: 'https://hooks.example.com/x',
      eventTypes: ['*'],
    });
    await push(gateway, 'pns/call', pnsRecord({ bindId: binding.upstreamId }));
    const [event] = await eventsOf(client);
    const [callback] = await callbacksOf(gateway);
    const ids = {
      '/v1/pns/bindings': binding.id,
      '/v1/interline/bindings': relay.id,
      '/v1/webhooks': webhook.id,
      '/v1/events': event?.id,
      '/v1/admin/callbacks': callback?.id,
      '/v1/admin/clients': victim.id,
    };
    expect(Object.values(ids).every((id) => typeof id === 'string')).toBe(true);
    return { clientKey: key, adminKey: ADMIN_KEY, ids: ids as Record<string, string> };
  }

  it(
    `is answered without a 5xx, a stack or silence, and the gateway goes on: ${REQUESTS} requests from seed ${SEED}`,
    async () => {
      const requests = new HostileRequests(seededRandom(SEED), await target());
      const faults: string[] = [];
      let sent = 0;
      let answered = 0;
      const sendOn = async (): Promise<void> => {
        while (sent < REQUESTS && faults.length < 5) {
          sent += 1;
          const number = sent;
          const bytes = requests.next();
          const answer = await send(gateway.port, bytes).catch((error: unknown) => String(error));
          const found = answer.startsWith('Error') ? answer : fault(answer);
          if (answer !== '') answered += 1;
          if (found !== null) {
            faults.push(
              `${found} to request ${number}: ${bytes.toString('latin1').slice(0, 800)}\n→ ${answer.slice(0, 400)}`,
            );
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, sendOn));
      expect(faults).toEqual([]);
      expect(answered / REQUESTS).toBeGreaterThan(0.9);
      expect(gateway.log.of('request failed')).toEqual([]);
      expect((await gateway.anyone.get('/health/ready')).body.status).toBe('ok');
    },
    60_000 + REQUESTS * 20,
  );
});
