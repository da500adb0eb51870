import { connect } from 'node:net';
import { PNS_BINDS, RELAY_BIND } from './support/bindings';
import { callbacksOf, eventsOf, pnsRecord, push } from './support/callbacks';
import { ADMIN_KEY } from './support/canaries';
import { describeEachDatabase, StoredDatabase } from './support/databases';
import { startGateway, TestGateway } from './support/gateway';
import { HostileRequest, HostileRequests, Target } from './support/hostile-requests';
import { noteAnswer } from './support/output';
import { Draw, seededRandom } from './support/seeded-random';
import { SMUGGLED_ID } from './support/smuggling';

/** On each database. `HOSTILE_REQUESTS=50000 npx jest test/hostile-requests` goes deeper; `HOSTILE_SEED` elsewhere. */
const REQUESTS = Number(process.env.HOSTILE_REQUESTS ?? '2000');
const SEED = Number(process.env.HOSTILE_SEED ?? '4711');
const AT_ONCE = 16;
const PATIENCE_MS = 60_000;
/** What only a program writes: a stack, a path, a statement. */
const INNARDS = /\n\s+at |node_modules|\/dist\/|\/src\/|select .* from|SQLITE|kysely/i;

/** Sends the bytes, and answers all that comes back until the connection ends. */
function send(port: number, { bytes, isWhole }: HostileRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes);
      // Who waits for more of a request than there is learns so that there is no more.
      if (!isWhole) socket.end();
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
function fault(answer: string, { isWhole }: HostileRequest): string | null {
  if (answer === '') return isWhole ? 'silence' : null;
  // More than one, where requests stand behind each other.
  const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
  const [status = 0] = statuses;
  if (status >= 400) noteAnswer(status, answer, new Headers());
  if (status === 0 || statuses.some((one) => one >= 500)) return `status ${statuses.join(' ')}`;
  if (status >= 400 && INNARDS.test(answer)) return 'innards';
  if (/^x-injected:/im.test(answer)) return 'an injected header';
  return null;
}

describeEachDatabase('whatever is sent', (create) => {
  let database: StoredDatabase;
  let gateway: TestGateway;

  beforeAll(async () => {
    database = await create();
    gateway = await startGateway({ env: database.env });
  });
  afterAll(async () => {
    await gateway.close();
    await database.remove();
  });

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
      const requests = new HostileRequests(new Draw(seededRandom(SEED)), await target());
      const faults: string[] = [];
      let sent = 0;
      const sendOn = async (): Promise<void> => {
        while (sent < REQUESTS && faults.length < 5) {
          sent += 1;
          const number = sent;
          const request = requests.next();
          const answer = await send(gateway.port, request).catch((error: unknown) => String(error));
          const found = answer.startsWith('Error') ? answer : fault(answer, request);
          if (found !== null) {
            faults.push(
              `${found} to request ${number}: ${request.bytes.toString('latin1').slice(0, 800)}\n→ ${answer.slice(0, 400)}`,
            );
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, sendOn));
      expect(faults).toEqual([]);
      expect(gateway.log.of('request failed')).toEqual([]);
      expect(gateway.log.of('request').filter(({ requestId }) => requestId === SMUGGLED_ID)).toEqual([]);
      expect((await gateway.anyone.get('/health/ready')).body.status).toBe('ok');
    },
    60_000 + REQUESTS * 20,
  );
});
