import { BUSINESS_PHONE, PHONE_A, PHONE_B, RELAY_A, RELAY_B, RELAY_X } from './support/canaries';
import { SetClock, startGateway, TestClient, TestGateway } from './support/gateway';

const PATH = '/v1/admin/bindings';

describe('bindings of all clients, for operators', () => {
  const clock = new SetClock(Date.parse('2026-09-21T08:00:00Z'));
  let gateway: TestGateway;
  let one: TestClient;
  let other: TestClient;
  let privacyId: string;
  let relayId: string;
  let releasedId: string;

  beforeAll(async () => {
    gateway = await startGateway({ clock });
    one = await gateway.createClient();
    other = await gateway.createClient();
    const pair = { phoneA: PHONE_A, phoneB: PHONE_B, ttlSeconds: 3600 };
    const privacy = await one.http.post('/v1/pns/bindings/axb', { ...pair, userData: 'order 1' });
    privacyId = String(privacy.body.id);
    const released = await one.http.post('/v1/pns/bindings/axb', pair);
    releasedId = String(released.body.id);
    await one.http.delete(`/v1/pns/bindings/${releasedId}`);
    const relay = await other.http.post('/v1/interline/bindings', {
      numberX: RELAY_X,
      numberA: RELAY_A,
      numberB: RELAY_B,
      ttlSeconds: 7200,
    });
    relayId = String(relay.body.id);
  });

  afterAll(() => gateway.close());

  async function listed(query: string): Promise<unknown[]> {
    const { status, body } = await gateway.admin.get(`${PATH}${query}`);
    expect([status, body.nextCursor]).toEqual([200, null]);
    return (body.data ?? []).map(({ id }) => id);
  }

  it('are listed newest first, each as its client sees it, with the client’s id', async () => {
    expect(await listed('')).toEqual([relayId, releasedId, privacyId]);
    const { body } = await gateway.admin.get(PATH);
    const own = await one.http.get(`/v1/pns/bindings/${privacyId}`);
    expect(body.data?.[2]).toEqual({ ...own.body, clientId: one.id });
    expect(body.data?.[0]).toMatchObject({
      clientId: other.id,
      product: 'interline',
      mode: 'axb',
      numberX: RELAY_X,
      status: 'active',
    });
  });

  it('can be narrowed by client, number and status, one or all together', async () => {
    expect(await listed(`?clientId=${one.id}`)).toEqual([releasedId, privacyId]);
    expect(await listed('?clientId=cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD')).toEqual([]);
    expect(await listed('?status=released')).toEqual([releasedId]);
    expect(await listed(`?numberX=${RELAY_X}`)).toEqual([relayId]);
    expect(await listed(`?numberX=%2B${RELAY_X}`)).toEqual([relayId]);
    expect(await listed(`?clientId=${other.id}&numberX=${RELAY_X}&status=active`)).toEqual([relayId]);
    expect(await listed(`?clientId=${one.id}&numberX=${RELAY_X}`)).toEqual([]);
  });

  it.each([
    ['an unknown status', '?status=open'],
    ['a number with letters', '?numberX=17000000001x'],
    ['an unknown filter', `?customerBindId=x`],
    ['a filter twice', '?status=active&status=released'],
    ['an empty client', '?clientId='],
  ])('are not listed under %s', async (_, query) => {
    expect((await gateway.admin.get(`${PATH}${query}`)).status).toBe(422);
  });

  it('show no party’s number', async () => {
    const { text } = await gateway.admin.get(PATH);
    for (const number of [PHONE_A, PHONE_B, RELAY_A, RELAY_B, BUSINESS_PHONE]) {
      expect(text).not.toContain(number.replace('+', ''));
    }
  });

  it('can be released by an operator, at NXCloud too, and the owner sees it', async () => {
    gateway.simulator.control.clearRequests();
    expect((await gateway.admin.delete(`${PATH}/${relayId}`)).status).toBe(204);
    expect(gateway.simulator.control.requests('interline.release')).toHaveLength(1);
    const { body } = await other.http.get(`/v1/interline/bindings/${relayId}`);
    expect(body).toMatchObject({ status: 'released', releasedAt: '2026-09-21T08:00:00.000Z' });
    expect((await gateway.admin.delete(`${PATH}/${relayId}`)).status).toBe(204);
    expect(gateway.simulator.control.requests('interline.release')).toHaveLength(1);
  });

  it('that do not exist are not found', async () => {
    const { status, body } = await gateway.admin.delete(`${PATH}/bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD`);
    expect([status, body.code]).toEqual([404, 'binding_not_found']);
  });

  it('expire by the clock, and the filter knows it', async () => {
    clock.advanceSeconds(3600);
    expect(await listed('?status=expired')).toEqual([privacyId]);
    expect(await listed('?status=active')).toEqual([]);
  });
});
