import { push, relayRecord } from './support/callbacks';
import { EventReader } from './support/event-reader';
import { startGateway, TestGateway } from './support/gateway';
import { describeOwnPostgres } from './support/own-postgres';
import { OUTAGE_TIMEOUT_MS, PostgresOutage } from './support/postgres-outage';
import { Owner } from './support/restartable-gateway';

/** Requests meet a closed port at once; a moment for the machine. */
const BOUND_MS = 30_000;
/** Whoever hears no signal looks after five seconds: of so many, half would come late. */
const NEWS = 7;
const PROMPT_MS = 2000;

describeOwnPostgres('a PostgreSQL that is restarted under load', () => {
  let outage: PostgresOutage;
  let neighbour: TestGateway | null = null;
  let owner: Owner;

  beforeAll(async () => {
    outage = await PostgresOutage.prepare();
    await outage.gateway.start();
    neighbour = await startGateway({ env: outage.database.env });
    owner = await outage.gateway.createOwner();
    const { postgres } = outage;
    await outage.happen(
      owner,
      () => postgres.stop(),
      () => postgres.start(),
    );
  }, OUTAGE_TIMEOUT_MS);

  afterAll(async () => {
    await neighbour?.close();
    await outage.end();
  });

  it('leaves the gateway alive, and not ready for a load balancer', () => {
    outage.expectAliveAndNotReady();
  });

  it('makes requests fail in bounded time with a problem that says to come again, and callbacks with 503', () => {
    outage.expectClearProblems(BOUND_MS);
  });

  it('makes no binding twice and none unknown: the same key settles it when the server is back', () =>
    outage.expectBindings());

  it('loses no callback that was acknowledged', () => outage.expectEvents());

  it('does not end the signals between replicas: news are prompt again', async () => {
    const reader = await EventReader.open(neighbour?.url ?? '', owner.key);
    const delays: number[] = [];
    for (let news = 1; news <= NEWS; news += 1) {
      const { subid, numberX: rcaller, taggedUserData: userData } = owner;
      const record = relayRecord({ taskid: `news-${news}`, subid, rcaller, userData });
      await push({ callbackUrl: await outage.gateway.callbackUrl() }, 'interline/cdr', record);
      const begun = performance.now();
      await reader.count(news);
      delays.push(performance.now() - begun);
    }
    reader.leave();
    delays.sort((one, other) => one - other);
    expect(delays[Math.floor(NEWS / 2)]).toBeLessThan(PROMPT_MS);
  });
});
