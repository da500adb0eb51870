import { eventually } from './bindings';
import { createPostgres, StoredDatabase } from './databases';
import { Http } from './http';
import { MixedLoad } from './mixed-load';
import { OwnPostgres } from './own-postgres';
import { Owner, RestartableGateway } from './restartable-gateway';
import { seededRandom } from './seeded-random';

const LINES = 16;
/** Leases of what was under way, and requests that wait for the server, are over long before. */
const PATIENCE_SECONDS = 120;
/** Set-ups around an outage may take so long. */
export const OUTAGE_TIMEOUT_MS = 400_000;

/** A gateway under load whose PostgreSQL goes away and comes back. */
export class PostgresOutage {
  private load: MixedLoad | null = null;
  private health = { ready: 0, live: 0 };

  private constructor(
    readonly postgres: OwnPostgres,
    readonly database: StoredDatabase,
    readonly gateway: RestartableGateway,
  ) {}

  static async prepare(): Promise<PostgresOutage> {
    const postgres = await OwnPostgres.start();
    const database = await createPostgres(postgres.url);
    const gateway = await RestartableGateway.over(() => Promise.resolve(database));
    return new PostgresOutage(postgres, database, gateway);
  }

  /** Takes the server away and brings it back, each time until every caller has noticed. */
  async happen(owner: Owner, takeAway: () => unknown, bringBack: () => unknown): Promise<void> {
    const url = await this.gateway.listening();
    const load = new MixedLoad({ url, owner, lines: LINES, random: seededRandom(4711), pauseMs: 30 });
    this.load = load;
    await eventually(() => load.seen.length > 5 * LINES);
    await takeAway();
    const awayMs = performance.now();
    const anyone = new Http(url);
    this.health = {
      ready: (await anyone.get('/health/ready')).status,
      live: (await anyone.get('/health/live')).status,
    };
    await load.everyLine(({ sentAtMs }) => sentAtMs > awayMs, PATIENCE_SECONDS);
    await bringBack();
    const backMs = performance.now();
    await load.everyLine(({ sentAtMs, isDone }) => sentAtMs > backMs && isDone, PATIENCE_SECONDS);
    await load.stop();
  }

  expectAliveAndNotReady(): void {
    expect(this.health).toEqual({ ready: 503, live: 200 });
    expect(this.gateway.isRunning).toBe(true);
  }

  /** Fails where a request was answered later than this, or otherwise than with a problem that says to come again. */
  expectClearProblems(boundMs: number): void {
    const seen = this.load?.seen ?? [];
    const failed = seen.filter(({ isDone }) => !isDone);
    expect(failed.filter(({ body }) => body.retryable !== true)).toEqual([]);
    const codes = new Set(
      failed.map(({ request, status, code }) => `${request.path.split('/')[1]} ${status} ${code}`),
    );
    codes.delete('v1 409 idempotency_in_flight');
    expect([...codes].sort()).toEqual(['callbacks 503 upstream_unavailable', 'v1 500 internal_error']);
    expect(Math.max(...seen.map(({ durationMs }) => durationMs))).toBeLessThan(boundMs);
  }

  async expectBindings(): Promise<void> {
    await this.load?.expectBindings(this.gateway);
  }

  async expectEvents(): Promise<void> {
    await this.load?.expectEvents(this.gateway);
  }

  /** Also after a set-up that failed in its midst. */
  async end(): Promise<void> {
    this.postgres.resume();
    await this.load?.stop();
    await this.gateway.kill();
    await this.gateway.simulator.close();
    await this.postgres.remove();
  }
}
