import { SandboxClient, textAt, type Reply } from '../testing/sandbox-client';
import { startSimulator, type Simulator } from './start-simulator';

const X = '17000000001';
const RELEASE = '/igw/service/uc/interline';

describe('relay numbers', () => {
  let simulator: Simulator;
  let client: SandboxClient;
  let form: Record<string, string | number>;

  beforeAll(async () => {
    simulator = await startSimulator();
    client = new SandboxClient(simulator);
    form = {
      appid: simulator.credentials.interlineAppId,
      anum: '13800000001',
      bnum: '13800000002',
      reqid: 'request-1',
      ttl: 100,
    };
  });

  afterEach(() => {
    simulator.reset();
  });

  afterAll(() => simulator.close());

  it('shows the account', async () => {
    const { json } = await client.keytimed('GET', '/api/v1/account/status');
    expect(json).toMatchObject({ error: 0, state: 1, balance: 1024.5, overdraft: 0 });
  });

  it('refuses a wrong or old Keytime with HTTP 401', async () => {
    const wrong = await client.keytimed('GET', '/api/v1/account/status', 'Keytime 10000000,1,x');
    const old = await client.keytimed('GET', '/api/v1/account/status', client.keytime(Date.now() - 180_500));
    expect([wrong.status, old.status]).toEqual([401, 401]);
  });

  it('binds, routes by display, and releases by subid', async () => {
    const bound = await client.relay(X, { ...form, display: '0,1' });
    const subid = subidOf(bound);
    expect(subid).toMatch(/^\d{19}$/);
    expect(simulator.control.placeCall({ product: 'interline', from: '13800000001', to: X })).toMatchObject({
      rings: '13800000002',
      shownNumber: X,
      subid,
    });
    expect(simulator.control.placeCall({ product: 'interline', from: '13800000002', to: X })).toMatchObject({
      rings: '13800000001',
      shownNumber: '13800000002',
    });
    const path = `${RELEASE}?appid=${simulator.credentials.interlineAppId}&subid=${subid}`;
    expect((await client.keytimed('DELETE', path)).json).toMatchObject({ error: 0 });
    expect((await client.keytimed('DELETE', path)).json).toMatchObject({ error: 1200 });
  });

  it('gives a repeated reqid its first subid, and 1004 when so configured or when it changed', async () => {
    const first = subidOf(await client.relay(X, form));
    expect(subidOf(await client.relay(X, form))).toEqual(first);
    expect((await client.relay(X, { ...form, ttl: 200 })).json).toMatchObject({ error: 1004 });
    simulator.control.vary({ repeatedReqid: 'duplicate' });
    expect((await client.relay(X, form)).json).toMatchObject({ error: 1004 });
  });

  it('refuses a second relation of X and A with 1201 until the first has expired', async () => {
    await client.relay(X, form);
    const second = { ...form, reqid: 'request-2', bnum: '13800000003' };
    expect((await client.relay(X, second)).json).toMatchObject({ error: 1201 });
    simulator.control.setClockOffset(101_000);
    expect((await client.relay(X, second)).json).toMatchObject({ error: 0 });
  });

  it.each([
    ['no reqid', { reqid: '' }, 1002],
    ['a ttl of 0', { ttl: 0 }, 1002],
    ['a number of 25 bytes', { anum: '1'.repeat(25) }, 1002],
    ['display of one digit', { display: '1' }, 1002],
    ['record of 2', { record: 2 }, 1002],
    ['two prompts instead of three', { anucode: '1,2' }, 1002],
    ['a parameter that no page has', { userdata: 'x' }, 1002],
    ['an unknown appid', { appid: 'other' }, 1103],
  ])('refuses a relation with %s', async (_, change, error) => {
    expect((await client.relay(X, { ...form, ...change })).json).toMatchObject({ error });
  });

  it('refuses an X that is not in the pool, a wrong Content-Type, and an unknown URL', async () => {
    expect((await client.relay('17099999999', form)).json).toMatchObject({ error: 1300 });
    const json = { 'Content-Type': 'application/json' };
    expect((await client.relay(X, form, json)).json).toMatchObject({ error: 1002 });
    expect((await client.relay(`${X}/other`, form)).json).toMatchObject({ error: 1001 });
  });

  it('keeps one transfer a number, answers it without subid, and releases it by X', async () => {
    const transfer = { appid: simulator.credentials.interlineAppId, anum: '13800000001', reqid: 'request-1' };
    expect((await client.relay(`${X}/transfer`, transfer)).json).toEqual({ error: 0, reason: 'success' });
    expect(simulator.control.placeCall({ product: 'interline', from: '13900000000', to: X })).toMatchObject({
      rings: '13800000001',
      shownNumber: X,
      kind: 'xa',
    });
    const next = { ...transfer, reqid: 'request-2', anum: '13800000009', display: 1 };
    expect((await client.relay(`${X}/transfer`, next)).json).toMatchObject({ error: 0 });
    expect(simulator.control.placeCall({ product: 'interline', from: '13900000000', to: X })).toMatchObject({
      rings: '13800000009',
      shownNumber: '13900000000',
    });
    const path = `${RELEASE}/${X}/transfer?appid=${simulator.credentials.interlineAppId}`;
    expect((await client.keytimed('DELETE', path)).json).toMatchObject({ error: 0 });
    expect((await client.keytimed('DELETE', path)).json).toMatchObject({ error: 1200 });
  });
});

/** The subid of a relation that must have been opened. */
function subidOf(reply: Reply): string {
  expect(reply.json).toMatchObject({ error: 0 });
  return textAt(reply, 'subid');
}
