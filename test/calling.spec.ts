import { BUSINESS_PHONE } from './support/canaries';
import { sentBodies } from './support/bindings';
import { SetClock, startGateway, TestClient, TestGateway } from './support/gateway';
import { expectInvalidField, expectInvalidParameter, problem } from './support/problems';

const NUMBERS = '/v1/calling/numbers';
const ENABLED = `${NUMBERS}/${BUSINESS_PHONE}`;
const DISABLED = `${NUMBERS}/+6281100000002`;
const CUSTOMER = '85254987987';
const TRACE_ID: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);

const ENABLED_STATE = {
  businessPhone: '+6281100000001',
  status: 'enabled',
  region: 'SG',
  callIconVisible: true,
  callbackRequestsEnabled: false,
  recordingEnabled: true,
  businessHours: {
    status: 'enabled',
    timezone: 'Etc/GMT-8',
    weekly: [
      { day: 'monday', opensAt: '04:00', closesAt: '10:20' },
      { day: 'tuesday', opensAt: '01:08', closesAt: '10:20' },
      { day: 'thursday', opensAt: '01:08', closesAt: '10:20' },
    ],
    holidays: [
      { date: '2025-10-01', startsAt: '00:00', endsAt: '02:59' },
      { date: '2025-10-01', startsAt: '04:00', endsAt: '05:59' },
      { date: '2025-10-01', startsAt: '08:00', endsAt: '17:59' },
      { date: '2025-10-01', startsAt: '20:00', endsAt: '23:59' },
    ],
  },
  customerSipServers: [
    { host: '34.56.78.90', port: 8080, direction: 'both' },
    { host: '4.4.4.4', port: 3390, direction: 'inbound' },
  ],
  nxSipServers: [
    {
      region: 'SG',
      addresses: ['34.92.169.217:6030', '34.92.169.218:6030'],
      fqdns: ['ivp-cli-cluster.nxcloud.com'],
    },
  ],
};

const CONFIGURATION = {
  region: 'SG',
  callIconVisible: true,
  callbackRequestsEnabled: false,
  recordingEnabled: true,
  customerSipServers: [
    { host: '34.56.78.90', port: 5060, direction: 'both' },
    { host: '2001:db8::1', port: 5061, direction: 'outbound' },
  ],
};

const BUSINESS_HOURS = {
  status: 'enabled',
  timezone: 'Asia/Jakarta',
  weekly: [{ day: 'sunday', opensAt: '09:05', closesAt: '17:30' }],
  holidays: [{ date: '2026-12-25', startsAt: '00:00', endsAt: '23:59' }],
};

describe('calling', () => {
  const clock = new SetClock(Date.UTC(2026, 8, 21, 10));
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    gateway = await startGateway({ clock });
    client = await gateway.createClient();
  });

  afterEach(() => {
    gateway.simulator.reset();
  });

  afterAll(() => gateway.close());

  describe('reading a number', () => {
    it('answers every key of an enabled number', async () => {
      const { status, body } = await client.http.get(ENABLED);
      expect(status).toBe(200);
      expect(body).toEqual(ENABLED_STATE);
      expect(sentBodies(gateway.simulator, 'calling.get')).toEqual([
        { appkey: 'sandbox-calling-app', business_phone: '6281100000001' },
      ]);
    });

    it('answers null for what a disabled number lacks', async () => {
      const { status, body } = await client.http.get(DISABLED);
      expect(status).toBe(200);
      expect(body).toEqual({
        businessPhone: '+6281100000002',
        status: 'disabled',
        region: null,
        callIconVisible: null,
        callbackRequestsEnabled: null,
        recordingEnabled: null,
        businessHours: null,
        customerSipServers: [],
        nxSipServers: [],
      });
    });

    it('tells a number in arrears from an enabled one', async () => {
      const { body } = await client.http.get(`${NUMBERS}/6281100000003`);
      expect(body).toEqual({ ...ENABLED_STATE, businessPhone: '+6281100000003', status: 'in_arrears' });
    });

    it.each(['6281100000001', '+6281100000001', '%2B6281100000001'])(
      'takes the number as %s and answers it with a plus',
      async (phone) => {
        const { status, body } = await client.http.get(`${NUMBERS}/${phone}`);
        expect({ status, businessPhone: body.businessPhone }).toEqual({
          status: 200,
          businessPhone: '+6281100000001',
        });
        expect(sentBodies(gateway.simulator, 'calling.get')).toMatchObject([
          { business_phone: '6281100000001' },
        ]);
      },
    );

    it.each(['123456', '+123456', '1234567890123456', '++6281100000001', '6281100000001a', '%20'])(
      'refuses %s as a number without asking NXCloud',
      async (phone) => {
        expectInvalidParameter(await client.http.get(`${NUMBERS}/${phone}`), 'businessPhone', 'phone_number');
        expect(gateway.simulator.control.requests()).toEqual([]);
      },
    );

    it.each([
      ['the code in text', { code: 'string' }],
      ['ports in text', { port: 'string' }],
      ['hours as an object', { hoursCustomize: 'object' }],
    ] as const)('reads the same state from %s', async (_, variation) => {
      gateway.simulator.control.vary(variation);
      const { status, body } = await client.http.get(ENABLED);
      expect(status).toBe(200);
      expect(body).toEqual(ENABLED_STATE);
    });

    it('refuses a query parameter', async () => {
      expectInvalidParameter(await client.http.get(`${ENABLED}?verbose=1`), 'verbose', 'unknown_field');
    });
  });

  describe('the numbers of a client', () => {
    const asked: readonly (readonly [string, string, unknown])[] = [
      ['GET', DISABLED, undefined],
      ['PUT', DISABLED, CONFIGURATION],
      ['DELETE', DISABLED, undefined],
      ['GET', `${DISABLED}/calls/c1`, undefined],
    ];

    it.each(asked)(
      'answers %s %s as not found to a client that does not list the number',
      async (...request) => {
        const [method, path, body] = request;
        const other = await gateway.createClient({ businessPhones: ['6281100000001'] });
        const answer = await other.http.send(method, path, { body });
        expect(answer.status).toBe(404);
        expect(answer.body).toEqual(problem(404, 'number_not_found', { retryable: false, owner: 'caller' }));
        expect(gateway.simulator.control.requests()).toEqual([]);
      },
    );

    it('finds a listed number whether or not it is written with a plus', async () => {
      const other = await gateway.createClient({ businessPhones: ['6281100000001'] });
      expect((await other.http.get(`${NUMBERS}/+6281100000001`)).status).toBe(200);
    });
  });

  describe('enabling a number', () => {
    it('replaces the configuration and answers the state as it is read again', async () => {
      const { status, body } = await client.http.put(DISABLED, {
        ...CONFIGURATION,
        businessHours: BUSINESS_HOURS,
      });
      const state = {
        businessPhone: '+6281100000002',
        status: 'enabled',
        ...CONFIGURATION,
        businessHours: BUSINESS_HOURS,
        nxSipServers: ENABLED_STATE.nxSipServers,
      };
      expect(status).toBe(200);
      expect(body).toEqual(state);
      expect((await client.http.get(DISABLED)).body).toEqual(state);
      expect(sentBodies(gateway.simulator, 'calling.enable')).toEqual([
        {
          appkey: 'sandbox-calling-app',
          business_phone: '6281100000002',
          region: 'SG',
          icon_status: 1,
          permission_status: 0,
          recording_status: 1,
          hours_status: 1,
          hours_customize: {
            status: 'ENABLED',
            timezone_id: 'Asia/Jakarta',
            weekly_operating_hours: [{ day_of_week: 'SUNDAY', open_time: '0905', close_time: '1730' }],
            holiday_schedule: [{ date: '2026-12-25', start_time: '0000', end_time: '2359' }],
          },
          customer_sip_addr: [
            { host: '34.56.78.90', port: 5060, type: 1 },
            { host: '2001:db8::1', port: 5061, type: 3 },
          ],
        },
      ]);
    });

    it.each([
      ['absent', CONFIGURATION],
      ['null', { ...CONFIGURATION, businessHours: null }],
    ])('sends hours_status 0 and no hours when businessHours is %s', async (_, configuration) => {
      const { status, body } = await client.http.put(ENABLED, configuration);
      expect(status).toBe(200);
      expect(body.businessHours).toBeNull();
      const [sent] = sentBodies(gateway.simulator, 'calling.enable');
      expect(sent?.hours_status).toBe(0);
      expect(sent).not.toHaveProperty('hours_customize');
    });

    it('does not need what enable answers', async () => {
      gateway.simulator.control.vary({ enableData: 'absent' });
      const { status, body } = await client.http.put(DISABLED, CONFIGURATION);
      expect({ status, state: body.status }).toEqual({ status: 200, state: 'enabled' });
    });

    const [server] = CONFIGURATION.customerSipServers;
    const row = BUSINESS_HOURS.weekly[0];
    const holiday = BUSINESS_HOURS.holidays[0];
    it.each([
      ['no region', { region: undefined }, '/region', 'required'],
      ['an empty region', { region: '' }, '/region', 'text'],
      ['a region of 33 characters', { region: 'S'.repeat(33) }, '/region', 'text'],
      ['no call icon', { callIconVisible: null }, '/callIconVisible', 'required'],
      ['a flag in text', { callIconVisible: 'true' }, '/callIconVisible', 'boolean'],
      ['a flag as a number', { callbackRequestsEnabled: 1 }, '/callbackRequestsEnabled', 'boolean'],
      ['no recording flag', { recordingEnabled: undefined }, '/recordingEnabled', 'required'],
      ['no servers', { customerSipServers: [] }, '/customerSipServers', 'minimum_items'],
      ['servers left out', { customerSipServers: undefined }, '/customerSipServers', 'required'],
      ['six servers', { customerSipServers: Array(6).fill(server) }, '/customerSipServers', 'maximum_items'],
      ['a server that is text', { customerSipServers: ['1.2.3.4'] }, '/customerSipServers', 'object'],
      [
        'a host name',
        servers({ ...server, host: 'sip.example.com' }),
        '/customerSipServers/0/host',
        'ip_address',
      ],
      ['no port', servers({ ...server, port: undefined }), '/customerSipServers/0/port', 'required'],
      ['port 0', servers({ ...server, port: 0 }), '/customerSipServers/0/port', 'minimum'],
      ['port 65536', servers({ ...server, port: 65_536 }), '/customerSipServers/0/port', 'maximum'],
      ['a port in text', servers({ ...server, port: '5060' }), '/customerSipServers/0/port', 'integer'],
      [
        'an unknown direction',
        servers({ ...server, direction: 'in' }),
        '/customerSipServers/0/direction',
        'one_of',
      ],
      ['an unknown field', { colour: 'red' }, '/colour', 'unknown_field'],
      [
        'an unknown field inside',
        servers({ ...server, type: 1 }),
        '/customerSipServers/0/type',
        'unknown_field',
      ],
      ['hours as text', { businessHours: 'always' }, '/businessHours', 'object'],
      ['hours in capitals', hours({ status: 'ENABLED' }), '/businessHours/status', 'one_of'],
      ['hours without a zone', hours({ timezone: '' }), '/businessHours/timezone', 'text'],
      ['hours without weekly rows', hours({ weekly: undefined }), '/businessHours/weekly', 'required'],
      ['15 weekly rows', hours({ weekly: Array(15).fill(row) }), '/businessHours/weekly', 'maximum_items'],
      [
        '21 holidays',
        hours({ holidays: Array(21).fill(holiday) }),
        '/businessHours/holidays',
        'maximum_items',
      ],
      ['a day in capitals', week({ day: 'SUNDAY' }), '/businessHours/weekly/0/day', 'one_of'],
      ['24:00', week({ closesAt: '24:00' }), '/businessHours/weekly/0/closesAt', 'pattern'],
      ['a time without a colon', week({ opensAt: '0905' }), '/businessHours/weekly/0/opensAt', 'pattern'],
      ['closing before opening', week({ closesAt: '09:04' }), '/businessHours/weekly/0/closesAt', 'after'],
      ['closing when it opens', week({ closesAt: '09:05' }), '/businessHours/weekly/0/closesAt', 'after'],
      ['February 30', day({ date: '2026-02-30' }), '/businessHours/holidays/0/date', 'date'],
      ['a date in short', day({ date: '2026-2-3' }), '/businessHours/holidays/0/date', 'pattern'],
      ['a holiday that ends first', day({ startsAt: '23:59' }), '/businessHours/holidays/0/endsAt', 'after'],
    ])('refuses %s without asking NXCloud', async (_, change, pointer, code) => {
      expectInvalidField(await client.http.put(DISABLED, { ...CONFIGURATION, ...change }), pointer, code);
      expect(gateway.simulator.control.requests()).toEqual([]);
    });

    function servers(changed: unknown) {
      return { customerSipServers: [changed] };
    }
    function hours(change: Readonly<Record<string, unknown>>) {
      return { businessHours: { ...BUSINESS_HOURS, ...change } };
    }
    function week(change: Readonly<Record<string, unknown>>) {
      return hours({ weekly: [{ ...row, ...change }] });
    }
    function day(change: Readonly<Record<string, unknown>>) {
      return hours({ holidays: [{ ...holiday, ...change }] });
    }
  });

  describe('disabling a number', () => {
    it('answers 204 with no body, and the number is disabled', async () => {
      const { status, text } = await client.http.delete(ENABLED);
      expect({ status, text }).toEqual({ status: 204, text: '' });
      expect((await client.http.get(ENABLED)).body.status).toBe('disabled');
      expect(sentBodies(gateway.simulator, 'calling.disable')).toEqual([
        { appkey: 'sandbox-calling-app', business_phone: '6281100000001' },
      ]);
    });

    it('answers 502 when NXCloud says success and that it did not disable', async () => {
      gateway.simulator.control.vary({ disabled: false });
      const { status, body } = await client.http.delete(ENABLED);
      expect(status).toBe(502);
      expect(body).toEqual(
        problem(502, 'upstream_failure', {
          retryable: true,
          owner: 'provider',
          upstream: { product: 'calling', code: '0', traceId: TRACE_ID },
        }),
      );
    });

    it('calls an answer without `disabled` invalid', async () => {
      gateway.simulator.control.addFault({
        match: { operation: 'calling.disable' },
        action: { type: 'status', status: 200, body: '{"code":0,"message":"ok","traceId":"t"}' },
      });
      const { status, body } = await client.http.delete(ENABLED);
      expect({ status, code: body.code }).toEqual({ status: 502, code: 'upstream_invalid_response' });
    });
  });

  describe('reading the record of a call', () => {
    function placeCall(from: string, to: string): string {
      const call = gateway.simulator.control.placeCall({
        product: 'calling',
        businessPhone: BUSINESS_PHONE,
        from,
        to,
      });
      if (!call.routed) throw new Error('nobody was called');
      return call.callId;
    }

    function record(callId: string, change: Readonly<Record<string, unknown>>) {
      return {
        appId: 282,
        businessPhone: '+6281100000001',
        wabaId: '100000000000001',
        calls: [
          {
            callId,
            from: '+6281100000001',
            to: '+85254987987',
            direction: 'outbound',
            startedAt: '2026-09-21T10:00:00.000Z',
            endedAt: '2026-09-21T10:00:34.000Z',
            durationSeconds: 30,
            billedSeconds: 30,
            billingIncrement: '6+6',
            endedBy: 'callee',
            endReason: 'NORMAL_CLEARING',
            recordingUrl: expect.stringMatching(
              /^https:\/\/recordings\.invalid\/[0-9a-f-]{36}\.wav$/,
            ) as unknown,
            costs: [{ direction: 'outbound', amount: '0.066667', currency: 'EUR' }],
            ...change,
          },
        ],
      };
    }

    it('answers every key of an outbound call', async () => {
      const callId = placeCall(BUSINESS_PHONE, CUSTOMER);
      const { status, body } = await client.http.get(`${ENABLED}/calls/${encodeURIComponent(callId)}`);
      expect(status).toBe(200);
      expect(body).toEqual(record(callId, {}));
      expect(sentBodies(gateway.simulator, 'calling.query')).toEqual([
        { appkey: 'sandbox-calling-app', business_phone: '6281100000001', call_id: callId },
      ]);
    });

    it.each(['array', 'object'] as const)('reads an inbound call whose costs are an %s', async (costs) => {
      gateway.simulator.control.vary({ costs, code: 'string' });
      const callId = placeCall(CUSTOMER, BUSINESS_PHONE);
      const { body } = await client.http.get(`${ENABLED}/calls/${encodeURIComponent(callId)}`);
      expect(body).toEqual(
        record(callId, {
          from: '+85254987987',
          to: '+6281100000001',
          direction: 'inbound',
          costs: [{ direction: 'inbound', amount: '0.066667', currency: 'EUR' }],
        }),
      );
    });

    it('answers null and zero for what a bare record lacks', async () => {
      const bare = { call_id: 'c1', from: 'anonymous', to: '85264654798', costs: null, start_time: '0' };
      gateway.simulator.control.addFault({
        match: { operation: 'calling.query' },
        action: {
          type: 'status',
          status: 200,
          body: JSON.stringify({ code: '0', data: { app_id: null, business_phone: '', calls: [bare] } }),
        },
      });
      const { status, body } = await client.http.get(`${ENABLED}/calls/c1`);
      expect(status).toBe(200);
      expect(body).toEqual({
        appId: null,
        businessPhone: '+6281100000001',
        wabaId: null,
        calls: [
          {
            callId: 'c1',
            from: 'anonymous',
            to: '+85264654798',
            direction: null,
            startedAt: null,
            endedAt: null,
            durationSeconds: 0,
            billedSeconds: 0,
            billingIncrement: null,
            endedBy: 'unknown',
            endReason: null,
            recordingUrl: null,
            costs: [],
          },
        ],
      });
    });

    it.each([
      ['slashes', 'a/b'],
      ['percent signs', 'a%41'],
      ['dots', '../calls'],
      ['base64', 'wacid.HB+/='],
      ['other scripts', 'é 世界'],
      ['signs of a query', '?#&'],
      ['nothing but a blank', ' '],
      ['512 characters', 'x'.repeat(512)],
    ])('passes a call id of %s on as it is', async (_, callId) => {
      const { status, body } = await client.http.get(`${ENABLED}/calls/${encodeURIComponent(callId)}`);
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'call_not_found' });
      expect(sentBodies(gateway.simulator, 'calling.query')).toMatchObject([{ call_id: callId }]);
    });

    it.each([
      ['a NUL', '%00'],
      ['a line feed', '%0A'],
      ['513 characters', 'x'.repeat(513)],
    ])('refuses a call id of %s', async (_, callId) => {
      expectInvalidParameter(await client.http.get(`${ENABLED}/calls/${callId}`), 'callId', 'text');
    });
  });
});
