import { eventually } from './support/bindings';
import { Seen } from './support/caller-load';
import { describeEachDatabase } from './support/databases';
import { Http } from './support/http';
import { MixedLoad } from './support/mixed-load';
import { Owner, RestartableGateway } from './support/restartable-gateway';
import { seededRandom } from './support/seeded-random';

const LINES = 36;

describeEachDatabase('SIGTERM while dozens of callers go on', (create) => {
  let gateway: RestartableGateway;
  let owner: Owner;
  let load: MixedLoad;
  let ending: { code: number | null; seconds: number };
  let notReadyAtMs: number;

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
    load = new MixedLoad({ url, owner, lines: LINES, random: seededRandom(4711), pauseMs: 30 });
    await eventually(() => load.seen.length > 5 * LINES);
    const ended = gateway.terminate();
    await eventually(async () => (await new Http(url).get('/health/ready')).status === 503);
    notReadyAtMs = performance.now();
    ending = await ended;
    await load.refused();
  });

  afterAll(async () => {
    try {
      await load.stop();
    } finally {
      await gateway.remove();
    }
  });

  it('ends it with code 0 within 15 seconds', () => {
    expect(ending.code).toBe(0);
    expect(ending.seconds).toBeLessThan(15);
  });

  it('fails no request: it is done, or answered shutting_down, or its connection is refused', () => {
    const codes = new Set(load.seen.map(({ code }) => code));
    codes.delete('shutting_down');
    expect(codes).toEqual(new Set([null, 'ECONNREFUSED']));
  });

  it('goes on serving whoever comes while it drains, over kept connections and new ones', () => {
    const served = load.seen.filter(({ sentAtMs, isDone }) => sentAtMs > notReadyAtMs && isDone);
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

  it('leaves at NXCloud and in the register what it answered, and nothing else', () =>
    load.expectBindings(gateway));

  it('has every callback that it acknowledged, once', async () => {
    await gateway.start();
    await load.expectEvents(gateway);
  });
});
