import { eventually, RELAY_BIND } from './support/bindings';
import { TestClient, TestGateway } from './support/gateway';
import { describeOnSmallDisk, GatewayOnDisk, startGatewayOnDisk } from './support/gateway-on-disk';
import { HttpResult } from './support/http';
import { SmallDisk } from './support/small-disk';

/** The write-ahead log may have room left when the disk has none. */
const REFUSED = 10;
const MAX_BINDS = 3000;
const BINDINGS = '/v1/interline/bindings';

describeOnSmallDisk('binds over a SQLite file on a disk that fills up', () => {
  let started: GatewayOnDisk;
  let disk: SmallDisk;
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    started = await startGatewayOnDisk({
      UPSTREAM_ATTEMPT_TIMEOUT_MS: '5000',
      UPSTREAM_TOTAL_TIMEOUT_MS: '5000',
    });
    ({ disk, gateway } = started);
    client = await gateway.createClient();
  });

  afterAll(() => started.close());

  function bind(order: number): Promise<HttpResult> {
    const body = { ...RELAY_BIND, numberA: `138000${String(order).padStart(5, '0')}` };
    return client.http.post(BINDINGS, body, { 'idempotency-key': `order-${order}` });
  }

  function atNXCloud(): string[] {
    return gateway.simulator.control.bindings().interline.map(({ subid }) => subid);
  }

  it('are refused while it is full, before NXCloud is asked, and made under the same key when it is not', async () => {
    const made: HttpResult[] = [];
    const refused: HttpResult[] = [];
    disk.fill();
    for (let order = 1; refused.length < REFUSED && order < MAX_BINDS; order += 1) {
      const answer = await bind(order);
      (answer.status === 201 ? made : refused).push(answer);
    }
    expect(refused.map(({ status, body }) => `${status} ${String(body.code)}`)).toEqual(
      refused.map(() => '500 internal_error'),
    );
    // The intent of one bind may have found the last room, and its outcome none.
    expect(atNXCloud().length - made.length).toBeLessThanOrEqual(1);
    const { data = [] } = (await client.http.get(`${BINDINGS}?limit=200`)).body;
    expect(data.filter(({ status }) => status === 'active')).toHaveLength(Math.min(made.length, 200));
    expect(data.filter(({ status }) => status !== 'active').length).toBe(atNXCloud().length - made.length);

    disk.free();
    const orders = made.length + refused.length;
    for (let order = 1; order <= orders; order += 1) {
      await eventually(async () => (await bind(order)).status === 201);
    }
    expect(atNXCloud()).toHaveLength(orders);
  });

  it('that it cannot write down after NXCloud has bound stay in the register, and the same key settles them', async () => {
    const before = atNXCloud();
    gateway.simulator.control.addFault({ action: { type: 'delay', ms: 500 } });
    const asked = gateway.simulator.control.requests('interline.axb').length;
    const lost = bind(MAX_BINDS);
    await eventually(() => gateway.simulator.control.requests('interline.axb').length > asked);
    disk.fill();
    expect((await lost).body.code).toBe('internal_error');
    expect(atNXCloud()).toHaveLength(before.length + 1);
    const [left] = (await client.http.get(BINDINGS)).body.data ?? [];
    expect(left).toMatchObject({ status: 'pending', upstreamId: null });

    disk.free();
    await eventually(async () => (await bind(MAX_BINDS)).status === 201, 60);
    const settled = await client.http.get(`${BINDINGS}/${String(left?.id)}`);
    expect(settled.body.status).toBe('active');
    expect(atNXCloud()).toEqual([...before, settled.body.upstreamId]);
  });
});
