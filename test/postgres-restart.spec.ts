import { eventually } from './support/bindings';
import { push, relayRecord } from './support/callbacks';
import { createPostgres, StoredDatabase } from './support/databases';
import { EventReader } from './support/event-reader';
import { startGateway, TestGateway } from './support/gateway';
import { Http } from './support/http';
import { MixedLoad } from './support/mixed-load';
import { describeOwnPostgres, OwnPostgres } from './support/own-postgres';
import { Owner, RestartableGateway } from './support/restartable-gateway';
import { seededRandom } from './support/seeded-random';

const LINES = 16;
const BOUND_MS = 25_000;
/** Whoever hears no signal looks after five seconds: of so many, some would come late. */
const NEWS = 6;
const PROMPT_MS = 3000;

describeOwnPostgres('a PostgreSQL that is restarted under load', () => {
  let postgres: OwnPostgres;
  let database: StoredDatabase;
  let gateway: RestartableGateway;
  let neighbour: TestGateway;
  let owner: Owner;
  let load: MixedLoad;
  let whileAway: { ready: number; live: number };

  beforeAll(async () => {
    postgres = await OwnPostgres.start();
    database = await createPostgres(postgres.url);
    gateway = await RestartableGateway.over(() => Promise.resolve(database));
    await gateway.start();
    neighbour = await startGateway({ env: database.env });
    owner = await gateway.createOwner();
    const url = await gateway.listening();
    load = new MixedLoad({ url, owner, lines: LINES, random: seededRandom(4711), pauseMs: 30 });
    await eventually(() => load.seen.length > 5 * LINES);

    await postgres.stop();
    const stoppedMs = performance.now();
    const anyone = new Http(url);
    whileAway = {
      ready: (await anyone.get('/health/ready')).status,
      live: (await anyone.get('/health/live')).status,
    };
    await load.everyLine(({ sentAtMs }) => sentAtMs > stoppedMs, 60);
    await postgres.start();
    const backMs = performance.now();
    // What was left under way holds its lease for the total time-out and ten seconds.
    await load.everyLine(({ sentAtMs, isDone }) => sentAtMs > backMs && isDone, 60);
    await load.stop();
  });

  afterAll(async () => {
    await load.stop();
    await neighbour.close();
    await gateway.remove();
    await postgres.remove();
  });

  it('leaves the gateway alive, and not ready for a load balancer', () => {
    expect(whileAway).toEqual({ ready: 503, live: 200 });
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

  it('makes no binding twice and none unknown: the same key settles it when the server is back', () =>
    load.expectBindings(gateway));

  it('loses no callback that was acknowledged', () => load.expectEvents(gateway));

  it('does not end the signals between replicas: news are prompt again', async () => {
    const reader = await EventReader.open(neighbour.url, owner.key);
    const delays: number[] = [];
    for (let news = 1; news <= NEWS; news += 1) {
      const { subid, numberX: rcaller, taggedUserData: userData } = owner;
      const record = relayRecord({ taskid: `news-${news}`, subid, rcaller, userData });
      await push({ callbackUrl: await gateway.callbackUrl() }, 'interline/cdr', record);
      const begun = performance.now();
      await reader.count(news);
      delays.push(performance.now() - begun);
    }
    reader.leave();
    expect(Math.max(...delays)).toBeLessThan(PROMPT_MS);
  });
});
