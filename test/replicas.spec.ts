import { Simulator, startSimulator } from '../sandbox/simulator/start-simulator';
import { Clock } from '../src/common/clock';
import { createLogger } from '../src/common/logging/logger';
import { Randomness } from '../src/common/randomness';
import { loadSettings } from '../src/config/settings';
import { openDatabase } from '../src/database/database.module';
import { openVault } from '../src/vault/open-vault';
import { PNS_BINDS, RELAY_BIND, sentBodies } from './support/bindings';
import { RELAY_A } from './support/canaries';
import { createPostgres, StoredDatabase } from './support/databases';
import { SetClock, startGateway, TestGateway } from './support/gateway';
import { Http, HttpResult } from './support/http';
import { describePostgres } from './support/postgres';

const XYB = '/v1/pns/bindings/xyb';

describePostgres('two gateways over one PostgreSQL', () => {
  const clock = new SetClock();
  let database: StoredDatabase;
  let simulator: Simulator;
  let first: TestGateway;
  let second: TestGateway;
  let clients: readonly [Http, Http];

  /** Both begin on the empty database at the same moment, and ask the same simulator. */
  beforeAll(async () => {
    database = await createPostgres();
    simulator = await startSimulator({ now: () => clock.now() });
    const start = (): Promise<TestGateway> =>
      startGateway({ clock, upstreamUrl: simulator.url, env: database.env });
    [first, second] = await Promise.all([start(), start()]);
  });

  beforeEach(async () => {
    const { key, http } = await first.createClient();
    clients = [http, second.as(key)];
  });

  afterEach(() => {
    simulator.reset();
  });

  afterAll(async () => {
    await first.close();
    await second.close();
    await simulator.close();
    await database.remove();
  });

  /** Sends the same request ten times at once, five to each gateway. */
  function storm(send: (http: Http) => Promise<HttpResult>): Promise<HttpResult[]> {
    return Promise.all(Array.from({ length: 10 }, (_, index) => send(clients[index % 2 === 0 ? 0 : 1])));
  }

  it('agree on one schema, one data key and one look-up key', async () => {
    expect(await database.rows('select id from data_keys')).toEqual([{ id: 'one' }]);
    expect(await database.rows('select name from wrapped_keys')).toEqual([{ name: 'lookup' }]);
    const [one, other] = clients;
    const key = { 'Idempotency-Key': 'across' };
    const made = await one.post(XYB, PNS_BINDS.xyb, key);
    const replayed = await other.post(XYB, PNS_BINDS.xyb, key);
    expect(replayed.headers.get('idempotent-replayed')).toBe('true');
    expect(replayed.text).toBe(made.text);
  });

  it.each([
    ['pns', XYB, PNS_BINDS.xyb],
    ['interline', '/v1/interline/bindings', RELAY_BIND],
  ])('make one %s binding of one idempotency key', async (_, path, request) => {
    const answers = await storm((http) => http.post(path, request, { 'Idempotency-Key': 'key-1' }));
    const made = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status !== 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    expect(others.every(({ body }) => body.code === 'idempotency_in_flight')).toBe(true);
    expect(simulator.control.requests()).toHaveLength(1);
    const { pns, interline } = simulator.control.bindings();
    expect([...pns, ...interline]).toHaveLength(1);
  });

  it('make one binding of one customerBindId', async () => {
    const request = { ...PNS_BINDS.xyb, customerBindId: `order-${clock.now()}` };
    const answers = await storm((http) => http.post(XYB, request));
    const settled = answers.filter(({ status }) => status === 201 || status === 200);
    const others = answers.filter((answer) => !settled.includes(answer));
    expect(settled.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(settled.map(({ body }) => body.id)).size).toBe(1);
    expect(others.every(({ body }) => body.code === 'idempotency_in_flight')).toBe(true);
    expect(simulator.control.bindings().pns).toHaveLength(1);
    expect(sentBodies(simulator, 'pns.bindXYB')).toHaveLength(settled.length);
    const list = await clients[0].get(`/v1/pns/bindings?customerBindId=${request.customerBindId}`);
    expect(list.body.data).toHaveLength(1);
  });

  it('leave one transfer of a number active, the one in force at NXCloud', async () => {
    const path = '/v1/interline/transfers/17000000007';
    const answers = await storm((http) => http.put(path, { numberA: RELAY_A }));
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    const list = await clients[1].get('/v1/interline/bindings?status=active');
    expect(list.body.data).toHaveLength(1);
    const active = simulator.control.bindings().interline.filter((one) => one.active);
    expect(active).toHaveLength(1);
  });
});

describePostgres('two vaults that open at one moment over an empty PostgreSQL', () => {
  it('draw one look-up key between them', async () => {
    const stored = await createPostgres();
    const { database: settings } = loadSettings(stored.env);
    const logger = createLogger('silent');
    const databases = [await openDatabase(settings, logger), await openDatabase(settings, logger)];
    try {
      const vaults = await Promise.all(
        databases.map((database) => openVault(settings, database, new Clock(), new Randomness())),
      );
      const [one, other] = vaults.map((vault) => vault.lookupHash('a text'));
      expect(one).toBe(other);
      expect(await stored.rows('select id from data_keys')).toEqual([{ id: 'one' }]);
    } finally {
      await Promise.all(databases.map((database) => database.close()));
      await stored.remove();
    }
  });
});
