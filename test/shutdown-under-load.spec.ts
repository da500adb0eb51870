import { eventually, RELAY_BIND } from './support/bindings';
import { CallerLoad, CallerRequest, Seen } from './support/caller-load';
import { relayRecord } from './support/callbacks';
import { CALLBACK_TOKEN } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { Http } from './support/http';
import { listEvents } from './support/listed-events';
import { Owner, RestartableGateway } from './support/restartable-gateway';
import { seededRandom } from './support/seeded-random';

const LINES = 36;
const BINDINGS = '/v1/interline/bindings';
const RECORDS = `/callbacks/${CALLBACK_TOKEN}/interline/cdr`;

describeEachDatabase('SIGTERM while dozens of callers go on', (create) => {
  let gateway: RestartableGateway;
  let owner: Owner;
  let load: CallerLoad;
  let ending: { code: number | null; seconds: number };
  let notReadyAtMs: number;
  let requests = 0;

  beforeAll(async () => {
    gateway = await RestartableGateway.over(create);
    await gateway.start();
    owner = await gateway.createOwner();
    // Long enough that some binds are always under way.
    gateway.simulator.control.addFault({
      match: { operation: 'interline.axb' },
      times: 0,
      action: { type: 'delay', ms: 150 },
    });
    const url = await gateway.listening();
    load = new CallerLoad({ url, next, lines: LINES, random: seededRandom(4711), pauseMs: 30 });
    await eventually(() => load.seen.length > 5 * LINES);
    const ended = gateway.terminate();
    await eventually(async () => (await new Http(url).get('/health/ready')).status === 503);
    notReadyAtMs = performance.now();
    ending = await ended;
    await load.refused();
  });

  afterAll(async () => {
    await load.stop();
    await gateway.remove();
  });

  function next(line: number): CallerRequest {
    requests += 1;
    const headers = { authorization: `Bearer ${owner.key}` };
    const { subid, numberX: rcaller, taggedUserData: userData } = owner;
    switch (Math.floor(line / 2) % 4) {
      case 0:
        return { method: 'GET', path: BINDINGS, headers };
      case 1:
        return { method: 'GET', path: '/v1/interline/account', headers };
      case 2:
        return {
          method: 'POST',
          path: BINDINGS,
          headers,
          body: { ...RELAY_BIND, numberA: `138000${requests}` },
        };
      default:
        const taskid = `task-${requests}`;
        return { method: 'POST', path: RECORDS, body: relayRecord({ taskid, subid, rcaller, userData }) };
    }
  }

  /** What was sent to a path, and done. */
  function done(path: string): Seen[] {
    return load.seen.filter(
      ({ request, status }) =>
        request.method === 'POST' && request.path === path && (status === 200 || status === 201),
    );
  }

  it('ends it with code 0 within 15 seconds', () => {
    expect(ending.code).toBe(0);
    expect(ending.seconds).toBeLessThan(15);
  });

  it('fails no request: it is done, or answered shutting_down, or its connection is refused', () => {
    const endings = new Set(
      load.seen.map(({ status, code }) => (status === 200 || status === 201 ? 'done' : code)),
    );
    endings.delete('shutting_down');
    expect([...endings].sort()).toEqual(['ECONNREFUSED', 'done']);
  });

  it('goes on serving whoever comes while it drains, over kept connections and new ones', () => {
    const served = load.seen.filter(({ sentAtMs, status }) => sentAtMs > notReadyAtMs && status === 200);
    expect(new Set(served.map(({ line }) => line % 2))).toEqual(new Set([0, 1]));
  });

  it('tells with every answer that the connection ends, so that nobody sends into one that is closed', () => {
    const connections = (seen: readonly Seen[]): Set<unknown> =>
      new Set(seen.filter(({ status }) => status !== null).map(({ headers }) => headers.connection));
    const isLate = ({ sentAtMs }: Seen): boolean => sentAtMs > notReadyAtMs;
    expect(connections(load.seen.filter((seen) => !isLate(seen)))).toContain('keep-alive');
    expect(connections(load.seen.filter(isLate))).toEqual(new Set(['close']));
  });

  it('says when to come again to whom it refuses', () => {
    const refused = load.seen.filter(({ status }) => status === 503);
    expect(refused.filter(({ headers }) => !(Number(headers['retry-after']) > 0))).toEqual([]);
  });

  it('leaves at NXCloud and in the register what it answered, and nothing else', async () => {
    const bound = done(BINDINGS).map(({ body }) => body.upstreamId);
    const atNXCloud = gateway.simulator.control.bindings().interline.map(({ subid }) => subid);
    expect(atNXCloud.sort()).toEqual([owner.subid, ...bound].sort());
    const register = await gateway.database.rows('select state, upstream_id from bindings');
    expect(register.map((row) => `${String(row.state)} ${String(row.upstream_id)}`).sort()).toEqual(
      atNXCloud.map((subid) => `active ${subid}`).sort(),
    );
  });

  it('has every callback that it acknowledged, once', async () => {
    await gateway.start();
    const events = await listEvents(await gateway.as(owner.key));
    const acknowledged = done(RECORDS).map(({ request }) => {
      const { taskid } = request.body as { taskid: string };
      return `interline.call.completed ${taskid}`;
    });
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(events.map(({ name }) => name).sort()).toEqual(acknowledged.sort());
  });
});
