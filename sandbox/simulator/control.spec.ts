import { SandboxClient } from '../testing/sandbox-client';
import { startSimulator, type Simulator } from './start-simulator';

const ANY_TEXT: unknown = expect.any(String);
const PHONE = { business_phone: '6281100000001' };

describe('control', () => {
  let simulator: Simulator;
  let client: SandboxClient;

  beforeAll(async () => {
    simulator = await startSimulator();
    client = new SandboxClient(simulator);
  });

  afterEach(() => {
    simulator.reset();
  });

  afterAll(() => simulator.close());

  it('adds, lists and clears faults over HTTP', async () => {
    const fault = { match: { product: 'calling' }, action: { type: 'code', code: -1 } };
    expect((await client.control('POST', 'faults', fault)).status).toBe(201);
    expect((await client.calling('get', PHONE)).json).toMatchObject({ code: -1 });
    expect((await client.control('GET', 'faults')).json).toMatchObject([
      { struck: 1, times: 1, when: 'before' },
    ]);
    await client.control('DELETE', 'faults');
    expect((await client.control('GET', 'faults')).json).toEqual([]);
  });

  it.each([
    ['faults', { action: { type: 'explode' } }],
    ['faults', { action: { type: 'delay' } }],
    ['faults', { action: { type: 'hang' }, tmes: 1 }],
    ['clock', { offsetMs: 'x' }],
    ['variations', { codes: 'string' }],
    ['variations', { code: 'float' }],
    ['numbers', { product: 'sms' }],
    ['calls', { product: 'pns', from: '1' }],
  ])('refuses nonsense on %s', async (path, body) => {
    expect(await client.control('POST', path, body)).toMatchObject({
      status: 400,
      json: { message: ANY_TEXT },
    });
  });

  it('moves the clock: the window, the Date header and expiry follow', async () => {
    await client.control('POST', 'clock', { offsetMs: 600_000 });
    const late = await client.calling('get', PHONE);
    expect(late.json).toMatchObject({ code: 1004 });
    const date = Date.parse(late.headers.get('date') ?? '');
    expect(date - Date.now()).toBeGreaterThan(595_000);
    const mended = await client.signed({
      path: '/api/wa/calling/get',
      action: 'mt',
      body: { appkey: simulator.credentials.callingAppKey, ...PHONE },
      ts: date,
    });
    expect(mended.json).toMatchObject({ code: 0 });
  });

  it('follows an injected clock', async () => {
    const fixed = await startSimulator({ now: () => 1655710885431 });
    const client = new SandboxClient(fixed);
    const body = { appkey: fixed.credentials.callingAppKey, ...PHONE };
    const { json, headers } = await client.signed({
      path: '/api/wa/calling/get',
      action: 'mt',
      body,
      ts: 1655710885431,
      algorithm: 'sha256',
    });
    await fixed.close();
    expect(json).toMatchObject({ code: 0 });
    expect(headers.get('date')).toBe('Mon, 20 Jun 2022 07:41:25 GMT');
  });

  it('varies the shapes that the documents leave open', async () => {
    await client.control('POST', 'variations', { code: 'string', port: 'string', hoursCustomize: 'object' });
    expect((await client.calling('get', PHONE)).json).toMatchObject({
      code: '0',
      data: { customer_sip_addr: [{ port: '8080' }, {}], hours_customize: { timezone_id: 'Etc/GMT-8' } },
    });
    await client.control('POST', 'variations', { bindId: 'number', subid: 'number', balance: 'double' });
    const bound = await client.bind('XYB', { phoneB: '85264654798' });
    expect(bound.text).toMatch(/"bindId":\d{19},/);
    const account = await client.keytimed('GET', '/api/v1/account/status');
    expect(account.text).toContain('"balance":1.0245E3');
    const relayed = await client.relay('17000000001', {
      ...{ appid: simulator.credentials.interlineAppId, reqid: 'r', ttl: 9 },
      ...{ anum: '13800000001', bnum: '13800000002' },
    });
    expect(relayed.text).toMatch(/"subid":\d{19}}/);
    await client.control('POST', 'variations', { bindId: 'missing' });
    expect((await client.bind('XYB', { phoneB: '85264654798' })).json).not.toHaveProperty('data.bindId');
    await client.control('POST', 'variations', { disabled: false });
    expect((await client.calling('disable', PHONE)).json).toMatchObject({ data: { disabled: false } });
  });

  it('keeps a journal that shows the body and hides the signatures', async () => {
    await client.calling('get', PHONE);
    await client.keytimed('GET', '/api/v1/account/status');
    const { json } = await client.control('GET', 'requests?operation=calling.get');
    expect(json).toMatchObject([
      {
        operation: 'calling.get',
        method: 'POST',
        path: '/api/wa/calling/get',
        headers: { action: 'mt', biztype: '2', sign: '***' },
        body: JSON.stringify({ appkey: simulator.credentials.callingAppKey, ...PHONE }),
        resultCode: '0',
      },
    ]);
    expect(simulator.control.requests('interline.account')).toMatchObject([
      { headers: { authorization: '***' } },
    ]);
    await client.control('DELETE', 'requests');
    expect(simulator.control.requests()).toEqual([]);
  });

  it('places calls over HTTP and tells when nobody would ring', async () => {
    const nobody = await client.control('POST', 'calls', {
      product: 'pns',
      from: '85211111111',
      to: '85291000001',
    });
    expect(nobody).toMatchObject({ status: 404, json: { routed: false, reason: ANY_TEXT } });
    await client.bind('XYB', { phoneB: '85264654798', didX: '85291000001', callInExpireSecond: 60 });
    const call = { product: 'pns', from: '+85211111111', to: '+85291000001', outcome: 'busy' };
    expect(await client.control('POST', 'calls', call)).toMatchObject({
      status: 201,
      json: {
        routed: true,
        rings: '85264654798',
        callId: ANY_TEXT,
        hangupCode: 17,
        legs: [{}, {}],
      },
    });
    expect((await client.control('GET', 'bindings')).json).toMatchObject({
      pns: [{ shape: 'axyb', phoneA: '85211111111', active: true }],
    });
    expect((await client.control('GET', 'calls')).json).toHaveLength(1);
  });

  it('knows further applications when told of them', async () => {
    const other = await startSimulator({ otherApps: ['app-two'] });
    const reply = await new SandboxClient(other).bind('XYB', {
      businessId: 'app-two',
      phoneB: '85264654798',
    });
    await other.close();
    expect(reply.json).toMatchObject({ code: 0 });
  });

  it('answers no path that no page has', async () => {
    expect((await client.signed({ path: '/v1/pns/bind/axyb', action: 'bindAXYB', body: {} })).status).toBe(
      404,
    );
    expect((await client.control('GET', 'nothing')).status).toBe(404);
  });

  it('forgets everything on reset', async () => {
    await client.bind('XYB', { phoneB: '85264654798' });
    simulator.control.vary({ code: 'string' });
    await client.control('POST', 'reset');
    expect(simulator.control.bindings().pns).toEqual([]);
    expect(simulator.control.requests()).toEqual([]);
    expect((await client.calling('get', PHONE)).json).toMatchObject({ code: 0 });
  });
});
