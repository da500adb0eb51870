import { SANDBOX_CREDENTIALS } from '../sandbox/simulator/simulator-options';
import { EnvironmentSource } from '../src/config/environment';
import { createPostgres } from './support/databases';
import { environmentFor } from './support/gateway';
import { describeOwnPostgres, OwnPostgres } from './support/own-postgres';
import { OUTAGE_TIMEOUT_MS, PostgresOutage } from './support/postgres-outage';
import { spawnGateway } from './support/spawned-gateway';

/** A connection is waited for 5 s and a statement 16 s, the one after the other; and a moment for the machine. */
const BOUND_MS = 60_000;

describeOwnPostgres('a PostgreSQL that is stopped with SIGSTOP under load', () => {
  let outage: PostgresOutage;

  beforeAll(async () => {
    outage = await PostgresOutage.prepare();
    await outage.gateway.start();
    const { gateway, postgres } = outage;
    await outage.happen(
      await gateway.createOwner(),
      () => {
        postgres.pause();
      },
      () => {
        postgres.resume();
      },
    );
  }, OUTAGE_TIMEOUT_MS);

  afterAll(() => outage.end());

  it('leaves the gateway alive, and not ready for a load balancer', () => {
    outage.expectAliveAndNotReady();
  });

  it('makes requests fail in bounded time with a problem that says to come again, and callbacks with 503', () => {
    outage.expectClearProblems(BOUND_MS);
  });

  it('makes no binding twice and none unknown: the same key settles it when the server goes on', () =>
    outage.expectBindings());

  it('loses no callback that was acknowledged', () => outage.expectEvents());
});

describeOwnPostgres('a start ends with code 1 and one line that says why', () => {
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

  it('when PostgreSQL says nothing', async () => {
    postgres.pause();
    await expectRefusal('it says nothing');
  });

  it('when PostgreSQL refuses connections', async () => {
    await postgres.stop();
    await expectRefusal('ECONNREFUSED');
  });
});
