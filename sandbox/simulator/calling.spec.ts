import { SandboxClient } from '../testing/sandbox-client';
import { startSimulator, type Simulator } from './start-simulator';

const TRACE_ID: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
const HOURS_TEXT: unknown = expect.stringContaining('"timezone_id":"Etc/GMT-8"');

const SETTINGS = {
  region: 'SG',
  icon_status: 1,
  permission_status: 0,
  recording_status: 1,
  hours_status: 1,
  hours_customize: {
    status: 'ENABLED',
    timezone_id: 'Etc/GMT-8',
    weekly_operating_hours: [{ day_of_week: 'MONDAY', open_time: '0400', close_time: '1020' }],
    holiday_schedule: [],
  },
  customer_sip_addr: [{ host: '34.56.78.90', port: 8080, type: 1 }],
};

describe('WhatsApp calling', () => {
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

  it('answers get with custom hours as text', async () => {
    const { json } = await client.calling('get', { business_phone: '6281100000001' });
    expect(json).toMatchObject({
      code: 0,
      message: 'Success',
      traceId: TRACE_ID,
      data: {
        status: 1,
        region: 'SG',
        hours_customize: HOURS_TEXT,
        customer_sip_addr: [
          { host: '34.56.78.90', port: 8080, type: 1 },
          { host: '4.4.4.4', port: 3390, type: 2 },
        ],
      },
    });
  });

  it('answers get of a disabled number with null everywhere', async () => {
    const { json } = await client.calling('get', { business_phone: '6281100000002' });
    expect(json).toMatchObject({
      data: { status: 0, region: '', icon_status: null, hours_customize: null, customer_sip_addr: null },
    });
  });

  it('shows a number in arrears as 2', async () => {
    const { json } = await client.calling('get', { business_phone: '6281100000003' });
    expect(json).toMatchObject({ data: { status: 2 } });
  });

  it('reads back what enable wrote and forgets it on disable', async () => {
    const business_phone = '6281100000002';
    const enabled = await client.calling('enable', { business_phone, ...SETTINGS });
    expect(enabled.json).toMatchObject({ code: 0, data: { enabled: true, business_phone } });
    expect((await client.calling('get', { business_phone })).json).toMatchObject({
      data: { status: 1, hours_status: 1, hours_customize: JSON.stringify(SETTINGS.hours_customize) },
    });
    const disabled = await client.calling('disable', { business_phone });
    expect(disabled.json).toMatchObject({ code: 0, data: { disabled: true, business_phone } });
    expect((await client.calling('get', { business_phone })).json).toMatchObject({ data: { status: 0 } });
  });

  it.each([
    ['a missing region', { region: undefined }, 9000],
    ['a missing list of servers', { customer_sip_addr: undefined }, 9000],
    ['hours switched on but absent', { hours_customize: undefined }, 9000],
    ['a switch in text', { icon_status: '1' }, 10015],
    ['a switch of 2', { recording_status: 2 }, 10015],
    ['hours in text', { hours_customize: JSON.stringify(SETTINGS.hours_customize) }, 10016],
    ['hours that close before they open', hours({ open_time: '1020', close_time: '0400' }), 10016],
    ['a domain name as host', { customer_sip_addr: [{ host: 'sip.example.com', port: 1, type: 1 }] }, 10016],
    ['a host without its port', { customer_sip_addr: [{ host: '4.4.4.4', type: 1 }] }, 10016],
    ['a port in text', { customer_sip_addr: [{ host: '4.4.4.4', port: '5060', type: 1 }] }, 10016],
    ['no server at all', { customer_sip_addr: [] }, 10016],
    ['six servers', { customer_sip_addr: servers(6) }, 10016],
    ['the same server twice', { customer_sip_addr: [...servers(1), ...servers(1)] }, 10016],
    ['a field that no page has', { sip_servers: '4.4.4.4:5060' }, 1002],
  ])('refuses enable with %s', async (_, change, code) => {
    const { json } = await client.calling('enable', {
      business_phone: '6281100000002',
      ...SETTINGS,
      ...change,
    });
    expect(json).toMatchObject({ code });
    expect(json).not.toHaveProperty('data');
  });

  it.each([
    ['a missing number', {}, 9000],
    ['a missing appkey', { appkey: undefined, business_phone: '6281100000001' }, 9000],
    ['an unknown appkey', { appkey: 'other', business_phone: '6281100000001' }, 9003],
    ['a number with a plus', { business_phone: '+6281100000001' }, 9002],
    ['a number of somebody else', { business_phone: '6281100000099' }, 10003],
  ])('refuses get with %s', async (_, body, code) => {
    expect((await client.calling('get', body)).json).toMatchObject({ code });
  });

  it('answers a number that was never set up with 10013', async () => {
    simulator.control.changeNumbers({
      product: 'calling',
      add: [{ businessPhone: '6281100000009', status: 'unconfigured' }],
    });
    const { json } = await client.calling('get', { business_phone: '6281100000009' });
    expect(json).toMatchObject({ code: 10013 });
  });

  it('returns the record of a placed call by query, and 10014 for any other', async () => {
    const business_phone = '6281100000001';
    const call = simulator.control.placeCall({
      product: 'calling',
      businessPhone: business_phone,
      from: business_phone,
      to: '8613900000001',
      durationSeconds: 31,
    });
    const call_id = call.routed ? call.callId : '';
    expect(call_id).toMatch(/^outgoing:wacid\./);
    const found = await client.calling('query', { business_phone, call_id });
    expect(found.text).toMatch(/"price":0\.080000/);
    expect(found.json).toMatchObject({
      code: 0,
      data: {
        app_id: 282,
        business_phone,
        calls: [
          { call_id, call_duration: 31, fee_duration: 36, bill_type: '6+6', costs: [{ direction: 1 }] },
        ],
      },
    });
    const unknown = await client.calling('query', { business_phone, call_id: 'other' });
    expect(unknown.json).toMatchObject({ code: 10014, message: 'Calling cdr not exist' });
  });
});

function hours(change: Record<string, string>) {
  const row = { day_of_week: 'MONDAY', open_time: '0400', close_time: '1020', ...change };
  return { hours_customize: { ...SETTINGS.hours_customize, weekly_operating_hours: [row] } };
}

function servers(count: number) {
  return Array.from({ length: count }, (_, index) => ({ host: `4.4.4.${index}`, port: 5060, type: 1 }));
}
