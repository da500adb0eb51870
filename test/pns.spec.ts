import { PHONE_A, PHONE_B } from './support/canaries';
import { PNS_BINDS, sentBodies } from './support/bindings';
import { SetClock, startGateway, TestClient, TestGateway } from './support/gateway';
import { expectInvalidField, expectInvalidParameter, problem } from './support/problems';

const BINDINGS = '/v1/pns/bindings';
const ID: unknown = expect.stringMatching(/^bnd_[0-9A-HJKMNP-TV-Z]{26}$/);
const BIND_ID: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
const DRAWN_ID: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
const POOL_NUMBER: unknown = expect.stringMatching(/^\+852910000\d\d$/);
const TAG: unknown = expect.stringMatching(/^~[A-Za-z0-9_-]{22}~$/);

/** A binding made at 10:00 with the default of 7200 seconds. */
const BINDING = {
  id: ID,
  product: 'pns',
  upstreamId: BIND_ID,
  customerBindId: DRAWN_ID,
  numberX: POOL_NUMBER,
  numberY: null,
  extensionX: null,
  recording: false,
  userData: null,
  status: 'active',
  createdAt: '2026-09-21T10:00:00.000Z',
  expiresAt: '2026-09-21T12:00:00.000Z',
  releasedAt: null,
};

/** What goes upstream where the caller gave nothing but phones. */
const SENT = {
  businessId: 'sandbox-pns-app',
  bindExpireSecond: 7200,
  customerBindId: DRAWN_ID,
  ext: TAG,
};

describe('privacy numbers', () => {
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    gateway = await startGateway({ clock: new SetClock(Date.UTC(2026, 8, 21, 10)) });
    client = await gateway.createClient();
  });

  afterEach(() => {
    gateway.simulator.reset();
  });

  afterAll(() => gateway.close());

  describe('binding', () => {
    it.each([
      ['xyb', { numberY: POOL_NUMBER }, { phoneB: '85264654798' }],
      ['axb', {}, { phoneA: '85254987987', phoneB: '85264654798' }],
      ['axe', { extensionX: expect.stringMatching(/^\d{4}$/) as unknown }, { phoneA: '85254987987' }],
      [
        'axeyb',
        { numberY: POOL_NUMBER, extensionX: expect.stringMatching(/^\d{4}$/) as unknown },
        { phoneB: '85264654798' },
      ],
    ] as const)('makes an %s binding with the least that it takes', async (mode, answered, sent) => {
      const { status, headers, body } = await client.http.post(`${BINDINGS}/${mode}`, PNS_BINDS[mode]);
      expect(status).toBe(201);
      expect(body).toEqual({ ...BINDING, mode, ...answered });
      expect(headers.get('location')).toBe(`/v1/pns/bindings/${String(body.id)}`);
      expect(sentBodies(gateway.simulator, operationOf(mode))).toEqual([{ ...SENT, ...sent }]);
      expect((await client.http.get(`${BINDINGS}/${String(body.id)}`)).body).toEqual(body);
    });

    it('sends everything that xyb takes, under the names of its page', async () => {
      const { status, body } = await client.http.post(`${BINDINGS}/xyb`, {
        phoneA: '85254987987',
        phoneB: PHONE_B,
        ttlSeconds: 600,
        customerUserId: 'courier-4711',
        didX: '+85291000001',
        didY: '85291000002',
        customerBindId: 'order-1',
        delayDidY: false,
        recording: true,
        expiryStrategy: 'reset',
        callInTtlSeconds: 900,
        callInExpiryStrategy: 'extend',
        userData: 'order 1 – 世界',
      });
      expect(status).toBe(201);
      expect(body).toEqual({
        ...BINDING,
        mode: 'xyb',
        customerBindId: 'order-1',
        numberX: '+85291000001',
        numberY: '+85291000002',
        recording: true,
        userData: 'order 1 – 世界',
        expiresAt: '2026-09-21T10:10:00.000Z',
      });
      expect(sentBodies(gateway.simulator, 'pns.bindXYB')).toEqual([
        {
          businessId: 'sandbox-pns-app',
          bindExpireSecond: 600,
          customerBindId: 'order-1',
          didX: '85291000001',
          ext: expect.stringMatching(/^~[A-Za-z0-9_-]{22}~order 1 – 世界$/) as unknown,
          phoneA: '85254987987',
          phoneB: '85264654798',
          customerUserId: 'courier-4711',
          didY: '85291000002',
          delayedGetY: false,
          recording: true,
          bindExpireStrategy: 1,
          callInExpireSecond: 900,
          callInExpireStrategy: 2,
        },
      ]);
    });

    it('sends the countries of xyb in capitals', async () => {
      const request = { ...PNS_BINDS.xyb, countryX: 'SG', countryY: 'hk' };
      const { status, body } = await client.http.post(`${BINDINGS}/xyb`, request);
      expect({ status, numberX: body.numberX, numberY: body.numberY }).toEqual({
        status: 201,
        numberX: expect.stringMatching(/^\+65310000\d\d$/) as unknown,
        numberY: POOL_NUMBER,
      });
      expect(sentBodies(gateway.simulator, 'pns.bindXYB')).toEqual([
        { ...SENT, phoneB: '85264654798', iso2X: 'SG', iso2Y: 'HK' },
      ]);
    });

    it('answers null for a Y that comes later', async () => {
      const { body } = await client.http.post(`${BINDINGS}/xyb`, { ...PNS_BINDS.xyb, delayDidY: true });
      expect(body.numberY).toBeNull();
      expect(sentBodies(gateway.simulator, 'pns.bindXYB')).toMatchObject([{ delayedGetY: true }]);
    });

    it.each([
      ['default', 0],
      ['reset', 1],
      ['extend', 2],
    ])('sends the strategy %s as %i', async (strategy, code) => {
      const request = { ...PNS_BINDS.xyb, expiryStrategy: strategy, callInExpiryStrategy: strategy };
      expect((await client.http.post(`${BINDINGS}/xyb`, request)).status).toBe(201);
      expect(sentBodies(gateway.simulator, 'pns.bindXYB')).toMatchObject([
        { bindExpireStrategy: code, callInExpireStrategy: code },
      ]);
    });

    it.each([true, false])('sends both spellings of recording on axb: %s', async (recording) => {
      const { body } = await client.http.post(`${BINDINGS}/axb`, {
        ...PNS_BINDS.axb,
        recording,
        ttlSeconds: 60,
        didX: '85291000003',
        customerBindId: 'order-axb',
        extensionB: '80*1#',
        dtmfDelaySeconds: 0,
        userData: '',
      });
      expect(body).toMatchObject({ recording, numberX: '+85291000003', userData: '' });
      expect(sentBodies(gateway.simulator, 'pns.bindAXB')).toEqual([
        {
          businessId: 'sandbox-pns-app',
          bindExpireSecond: 60,
          customerBindId: 'order-axb',
          didX: '85291000003',
          ext: TAG,
          phoneA: '85254987987',
          phoneB: '85264654798',
          recording,
          recoding: recording,
          extensionB: '80*1#',
          dtmfDelayTimeB: 0,
        },
      ]);
      await client.http.delete(`${BINDINGS}/${String(body.id)}`);
    });

    it('sends one spelling of recording, and the country, on axe', async () => {
      const { status } = await client.http.post(`${BINDINGS}/axe`, {
        phoneA: PHONE_A,
        ttlSeconds: 31_536_000,
        countryX: 'SG',
        recording: true,
        userData: 'x',
      });
      expect(status).toBe(201);
      expect(sentBodies(gateway.simulator, 'pns.bindAXE')).toEqual([
        {
          ...SENT,
          bindExpireSecond: 31_536_000,
          ext: expect.stringMatching(/^~[A-Za-z0-9_-]{22}~x$/) as unknown,
          phoneA: '85254987987',
          iso2X: 'SG',
          recording: true,
        },
      ]);
    });

    it('sends everything that axeyb takes, with both spellings of recording', async () => {
      const { status } = await client.http.post(`${BINDINGS}/axeyb`, {
        phoneA: PHONE_A,
        phoneB: PHONE_B,
        didX: '85291000004',
        didY: '85291000005',
        recording: false,
      });
      expect(status).toBe(201);
      expect(sentBodies(gateway.simulator, 'pns.bindAXEYB')).toEqual([
        {
          ...SENT,
          phoneA: '85254987987',
          phoneB: '85264654798',
          didX: '85291000004',
          didY: '85291000005',
          recording: false,
          recoding: false,
        },
      ]);
    });

    it('takes null for absent, and sends none of it', async () => {
      const request = { ...PNS_BINDS.axe, ttlSeconds: null, didX: null, userData: null, recording: null };
      expect((await client.http.post(`${BINDINGS}/axe`, request)).status).toBe(201);
      expect(sentBodies(gateway.simulator, 'pns.bindAXE')).toEqual([{ ...SENT, phoneA: '85254987987' }]);
    });

    it('keeps every digit of a bindId that came as a bare number', async () => {
      gateway.simulator.control.vary({ bindId: 'number', code: 'string' });
      const { status, body } = await client.http.post(`${BINDINGS}/axe`, PNS_BINDS.axe);
      const [bound] = gateway.simulator.control.bindings().pns;
      expect(status).toBe(201);
      expect(bound?.bindId).toMatch(/^1\d{18}$/);
      expect(body.upstreamId).toBe(bound?.bindId);
    });

    it.each([
      ['didX', 'xyb'],
      ['didY', 'xyb'],
      ['didX', 'axb'],
      ['didX', 'axe'],
      ['didY', 'axeyb'],
    ] as const)('answers a wished %s on %s outside the list as not found', async (field, mode) => {
      const other = await gateway.createClient({ pnsNumbers: ['85291000001'] });
      const request = { ...PNS_BINDS[mode], [field]: '+85291000002' };
      const { status, body } = await other.http.post(`${BINDINGS}/${mode}`, request);
      expect(status).toBe(404);
      expect(body).toEqual(problem(404, 'number_not_found', { retryable: false, owner: 'caller' }));
      expect(gateway.simulator.control.requests()).toEqual([]);
    });

    it('finds a listed wish however it is written', async () => {
      const other = await gateway.createClient({ pnsNumbers: ['85291000001'] });
      const request = { ...PNS_BINDS.axe, didX: '+85291000001' };
      expect((await other.http.post(`${BINDINGS}/axe`, request)).status).toBe(201);
    });
  });

  describe('validation', () => {
    const xyb = PNS_BINDS.xyb;
    const axb = PNS_BINDS.axb;
    const long = 31_536_001;
    it.each([
      ['xyb', 'no phoneB', { phoneB: undefined }, '/phoneB', 'required'],
      ['xyb', 'phoneB as a number', { phoneB: 85_264_654_798 }, '/phoneB', 'phone_number'],
      ['xyb', 'phoneB of 6 digits', { phoneB: '852646' }, '/phoneB', 'phone_number'],
      ['xyb', 'phoneB of 16 digits', { phoneB: '8526465479812345' }, '/phoneB', 'phone_number'],
      ['xyb', 'phoneB with a blank', { phoneB: '8526465 4798' }, '/phoneB', 'phone_number'],
      ['xyb', 'a phoneA that is none', { ...xyb, phoneA: 'anonymous' }, '/phoneA', 'phone_number'],
      ['xyb', '59 seconds', { ...xyb, ttlSeconds: 59 }, '/ttlSeconds', 'minimum'],
      ['xyb', 'more than a year', { ...xyb, ttlSeconds: long }, '/ttlSeconds', 'maximum'],
      ['xyb', 'seconds in text', { ...xyb, ttlSeconds: '600' }, '/ttlSeconds', 'integer'],
      ['xyb', 'half a second', { ...xyb, ttlSeconds: 60.5 }, '/ttlSeconds', 'integer'],
      ['xyb', 'a user id of 129', { ...xyb, customerUserId: 'u'.repeat(129) }, '/customerUserId', 'text'],
      ['xyb', 'a bind id of 65', { ...xyb, customerBindId: 'b'.repeat(65) }, '/customerBindId', 'text'],
      ['xyb', 'an empty bind id', { ...xyb, customerBindId: '' }, '/customerBindId', 'text'],
      ['xyb', 'a wish that is none', { ...xyb, didX: '12' }, '/didX', 'phone_number'],
      ['xyb', 'a wished Y that is none', { ...xyb, didY: 'Y' }, '/didY', 'phone_number'],
      ['xyb', 'a country that is none', { ...xyb, countryX: 'XX' }, '/countryX', 'country'],
      ['xyb', 'a country of three letters', { ...xyb, countryY: 'HKG' }, '/countryY', 'country'],
      [
        'xyb',
        'country and DID of X',
        { ...xyb, countryX: 'HK', didX: '85291000001' },
        '/countryX',
        'exclusive',
      ],
      [
        'xyb',
        'country and DID of Y',
        { ...xyb, countryY: 'HK', didY: '85291000001' },
        '/countryY',
        'exclusive',
      ],
      ['xyb', 'a delay in text', { ...xyb, delayDidY: 'false' }, '/delayDidY', 'boolean'],
      ['xyb', 'recording in text', { ...xyb, recording: 'true' }, '/recording', 'boolean'],
      ['xyb', 'a strategy by its number', { ...xyb, expiryStrategy: 1 }, '/expiryStrategy', 'one_of'],
      ['xyb', '59 seconds of call-in', { ...xyb, callInTtlSeconds: 59 }, '/callInTtlSeconds', 'minimum'],
      ['xyb', 'a year of call-in', { ...xyb, callInTtlSeconds: long }, '/callInTtlSeconds', 'maximum'],
      [
        'xyb',
        'an unknown strategy',
        { ...xyb, callInExpiryStrategy: 'add' },
        '/callInExpiryStrategy',
        'one_of',
      ],
      [
        'xyb',
        '201 bytes of user data',
        { ...xyb, userData: `${'世'.repeat(66)}abc` },
        '/userData',
        'utf8_bytes',
      ],
      ['xyb', 'user data that is none', { ...xyb, userData: { a: 1 } }, '/userData', 'utf8_bytes'],
      ['xyb', 'a field of axb', { ...xyb, extensionB: '1' }, '/extensionB', 'unknown_field'],
      ['axb', 'no phoneA', { phoneB: PHONE_B }, '/phoneA', 'required'],
      ['axb', 'no phoneB', { phoneA: PHONE_A }, '/phoneB', 'required'],
      ['axb', 'A equal to B', { phoneA: PHONE_B, phoneB: '85264654798' }, '/phoneB', 'different'],
      ['axb', 'an extension alone', { ...axb, extensionB: '1' }, '/extensionB', 'requires'],
      ['axb', 'a delay alone', { ...axb, dtmfDelaySeconds: 1 }, '/dtmfDelaySeconds', 'requires'],
      [
        'axb',
        'a negative delay',
        { ...axb, extensionB: '1', dtmfDelaySeconds: -1 },
        '/dtmfDelaySeconds',
        'minimum',
      ],
      ['axb', 'letters to dial', { ...axb, extensionB: 'a', dtmfDelaySeconds: 1 }, '/extensionB', 'pattern'],
      ['axb', 'a field of xyb', { ...axb, countryX: 'HK' }, '/countryX', 'unknown_field'],
      ['axe', 'no phoneA', {}, '/phoneA', 'required'],
      ['axe', 'a field of axb', { phoneA: PHONE_A, phoneB: PHONE_B }, '/phoneB', 'unknown_field'],
      [
        'axe',
        'country and DID',
        { phoneA: PHONE_A, countryX: 'HK', didX: '85291000001' },
        '/countryX',
        'exclusive',
      ],
      ['axeyb', 'no phoneB', { phoneA: PHONE_A }, '/phoneB', 'required'],
      ['axeyb', 'A equal to B', { phoneA: PHONE_B, phoneB: PHONE_B }, '/phoneB', 'different'],
      ['axeyb', 'a field of xyb', { ...xyb, expiryStrategy: 'reset' }, '/expiryStrategy', 'unknown_field'],
    ])('refuses %s with %s, writes nothing and asks nobody', async (mode, _, request, pointer, code) => {
      const before = (await client.http.get(BINDINGS)).text;
      expectInvalidField(await client.http.post(`${BINDINGS}/${mode}`, request), pointer, code);
      expect(gateway.simulator.control.requests()).toEqual([]);
      expect((await client.http.get(BINDINGS)).text).toBe(before);
    });

    it.each([
      ['60 seconds', { ttlSeconds: 60, callInTtlSeconds: 60 }],
      ['a year', { ttlSeconds: 31_536_000, callInTtlSeconds: 31_536_000 }],
      ['a bind id of 64', { customerBindId: 'b'.repeat(64) }],
      ['a user id of 128', { customerUserId: 'u'.repeat(128) }],
      ['200 bytes of user data', { userData: `${'世'.repeat(66)}ab` }],
    ])('takes %s', async (_, change) => {
      expect((await client.http.post(`${BINDINGS}/xyb`, { ...PNS_BINDS.xyb, ...change })).status).toBe(201);
    });

    it('refuses an unknown mode as not found', async () => {
      expect((await client.http.post(`${BINDINGS}/axyb`, PNS_BINDS.axb)).status).toBe(404);
    });

    it.each([
      ['status=open', 'status', 'one_of'],
      ['numberX=x', 'numberX', 'phone_number'],
      ['customerBindId=', 'customerBindId', 'text'],
      ['clientId=cli_1', 'clientId', 'unknown_field'],
    ])('refuses to list by %s', async (query, parameter, code) => {
      expectInvalidParameter(await client.http.get(`${BINDINGS}?${query}`), parameter, code);
    });
  });

  describe('releasing', () => {
    async function bind(): Promise<string> {
      const { body } = await client.http.post(`${BINDINGS}/axe`, PNS_BINDS.axe);
      return String(body.id);
    }

    it('answers 204, frees the number at NXCloud and says when', async () => {
      const id = await bind();
      const { status, text } = await client.http.delete(`${BINDINGS}/${id}`);
      expect({ status, text }).toEqual({ status: 204, text: '' });
      const [bound] = gateway.simulator.control.bindings().pns;
      expect(bound?.active).toBe(false);
      expect(sentBodies(gateway.simulator, 'pns.unbindAXB')).toEqual([{ bindId: bound?.bindId }]);
      expect((await client.http.get(`${BINDINGS}/${id}`)).body).toMatchObject({
        status: 'released',
        releasedAt: '2026-09-21T10:00:00.000Z',
      });
    });

    it('asks NXCloud on the address and with the action of unbinding', async () => {
      await client.http.delete(`${BINDINGS}/${await bind()}`);
      expect(gateway.simulator.control.requests('pns.unbindAXB')).toMatchObject([
        { method: 'POST', path: '/v1/api/pns/', headers: { action: 'unbindAXB', biztype: '5' } },
      ]);
    });

    it('answers 204 to a second release without asking again', async () => {
      const id = await bind();
      await client.http.delete(`${BINDINGS}/${id}`);
      gateway.simulator.control.clearRequests();
      expect((await client.http.delete(`${BINDINGS}/${id}`)).status).toBe(204);
      expect(gateway.simulator.control.requests()).toEqual([]);
    });

    it('answers 204 when NXCloud knows no such binding', async () => {
      const id = await bind();
      gateway.simulator.reset();
      expect((await client.http.delete(`${BINDINGS}/${id}`)).status).toBe(204);
      expect(gateway.simulator.control.requests()).toMatchObject([{ resultCode: '10013' }]);
      expect((await client.http.get(`${BINDINGS}/${id}`)).body.status).toBe('released');
    });

    it('keeps the binding when NXCloud refuses', async () => {
      const id = await bind();
      gateway.simulator.control.addFault({ action: { type: 'code', code: 10009 } });
      const { status, body } = await client.http.delete(`${BINDINGS}/${id}`);
      expect({ status, code: body.code }).toEqual({ status: 502, code: 'upstream_failure' });
      expect((await client.http.get(`${BINDINGS}/${id}`)).body.status).toBe('active');
    });

    it.each(['GET', 'DELETE'])('answers %s of a binding of another client as not found', async (method) => {
      const id = await bind();
      const other = await gateway.createClient();
      const { status, body } = await other.http.send(method, `${BINDINGS}/${id}`);
      expect(status).toBe(404);
      expect(body).toEqual(problem(404, 'binding_not_found', { retryable: false, owner: 'caller' }));
      expect(gateway.simulator.control.requests('pns.unbindAXB')).toEqual([]);
    });

    it.each(['GET', 'DELETE'])('answers %s of a pns binding under interline as not found', async (method) => {
      const { status, body } = await client.http.send(method, `/v1/interline/bindings/${await bind()}`);
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'binding_not_found' });
    });
  });
});

function operationOf(mode: 'xyb' | 'axb' | 'axe' | 'axeyb') {
  return ({ xyb: 'pns.bindXYB', axb: 'pns.bindAXB', axe: 'pns.bindAXE', axeyb: 'pns.bindAXEYB' } as const)[
    mode
  ];
}
