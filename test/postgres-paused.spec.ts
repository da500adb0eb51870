import { SANDBOX_CREDENTIALS } from '../sandbox/simulator/simulator-options';
import { EnvironmentSource } from '../src/config/environment';
import { eventually } from './support/bindings';
import { createPostgres } from './support/databases';
import { environmentFor } from './support/gateway';
import { Http } from './support/http';
import { MixedLoad } from './support/mixed-load';
import { describeOwnPostgres, OwnPostgres } from './support/own-postgres';
import { Owner, RestartableGateway } from './support/restartable-gateway';
import { seededRandom } from './support/seeded-random';
import { spawnGateway } from './support/spawned-gateway';

const LINES = 16;
/** A connection is waited for 5 s and a statement 16 s, the one after the other; and a moment for the machine. */
const BOUND_MS = 30_000;

describeOwnPostgres('a PostgreSQL that is stopped with SIGSTOP under load', () => {
  let postgres: OwnPostgres;
  let gateway: RestartableGateway;
  let owner: Owner;
  let load: MixedLoad;
  let whilePaused: { ready: number; live: number };

  beforeAll(async () => {
    postgres = await OwnPostgres.start();
    gateway = await RestartableGateway.over(() => createPostgres(postgres.url));
    await gateway.start();
    owner = await gateway.createOwner();
    const url = await gateway.listening();
    load = new MixedLoad({ url, owner, lines: LINES, random: seededRandom(4711), pauseMs: 30 });
    await eventually(() => load.seen.length > 5 * LINES);

    postgres.pause();
    const pausedMs = performance.now();
    const anyone = new Http(url);
    whilePaused = {
      ready: (await anyone.get('/health/ready')).status,
      live: (await anyone.get('/health/live')).status,
    };
    await load.everyLine(({ sentAtMs }) => sentAtMs > pausedMs, 60);
    postgres.resume();
    const resumedMs = performance.now();
    // What was left under way holds its lease for the total time-out and ten seconds.
    await load.everyLine(({ sentAtMs, isDone }) => sentAtMs > resumedMs && isDone, 60);
    await load.stop();
  });

  afterAll(async () => {
    await load.stop();
    await gateway.remove();
    await postgres.remove();
  });

  it('leaves the gateway alive, and not ready for a load balancer', () => {
    expect(whilePaused).toEqual({ ready: 503, live: 200 });
    expect(gateway.isRunning).toBe(true);
  });

  it('makes requests fail in bounded time with a problem that says to come again, and callbacks with 503', () => {
    const failed = load.seen.filter(({ isDone }) => !isDone);
    expect(failed.filter(({ body }) => body.retryable !== true)).toEqual([]);
    const codes = new Set(
      failed.map(({ request, status, code }) => `${request.path.split('/')[1]} ${status} ${code}`),
    );
    codes.delete('v1 409 idempotency_in_flight');
    expect([...codes].sort()).toEqual(['callbacks 503 upstream_unavailable', 'v1 500 internal_error']);
    expect(Math.max(...load.seen.map(({ durationMs }) => durationMs))).toBeLessThan(BOUND_MS);
  });

  it('makes no binding twice and none unknown: the same key settles it when the server goes on', () =>
    load.expectBindings(gateway));

  it('loses no callback that was acknowledged', () => load.expectEvents(gateway));
});

describeOwnPostgres('a start while PostgreSQL', () => {
  let postgres: OwnPostgres;
  let env: EnvironmentSource;

  beforeEach(async () => {
    postgres = await OwnPostgres.start();
    ({ env } = await createPostgres(postgres.url));
  });
  afterEach(() => postgres.remove());

  async function expectRefusal(reason: string): Promise<void> {
    const upstream = environmentFor('http://127.0.0.1:1', SANDBOX_CREDENTIALS);
    const gateway = spawnGateway({ ...upstream, ...env, LOG_LEVEL: 'error' });
    expect(await gateway.exit).toBe(1);
    expect(gateway.stderr()).toBe(
      `Settings: DATABASE_URL names a database that cannot be used (${reason})\n`,
    );
    expect(gateway.lines).toEqual([]);
  }

  it('says nothing ends with code 1 and a line that says so', async () => {
    postgres.pause();
    await expectRefusal('it says nothing');
  });

  it('refuses connections ends with code 1 and a line that says so', async () => {
    await postgres.stop();
    await expectRefusal('ECONNREFUSED');
  });
});
