import { RELAY_A, RELAY_B, RELAY_X } from './support/canaries';
import { RELAY_BIND, sentForms, TRANSFER_PATH } from './support/bindings';
import { SetClock, startGateway, TestClient, TestGateway } from './support/gateway';
import { expectInvalidField, expectInvalidParameter, problem } from './support/problems';

const BINDINGS = '/v1/interline/bindings';
const ID: unknown = expect.stringMatching(/^bnd_[0-9A-HJKMNP-TV-Z]{26}$/);
const SUBID: unknown = expect.stringMatching(/^1\d{18}$/);
const REQID: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
const TAG: unknown = expect.stringMatching(/^~[A-Za-z0-9_-]{22}~$/);

/** What every binding made at 10:00 for an hour answers. */
const BINDING = {
  id: ID,
  product: 'interline',
  mode: 'axb',
  upstreamId: SUBID,
  customerBindId: null,
  numberX: '17000000001',
  numberY: null,
  extensionX: null,
  recording: false,
  userData: null,
  status: 'active',
  createdAt: '2026-09-21T10:00:00.000Z',
  expiresAt: '2026-09-21T11:00:00.000Z',
  releasedAt: null,
};

const SENT_BIND = {
  appid: 'sandbox-interline-app',
  anum: '13800000001',
  bnum: '13900000002',
  reqid: REQID,
  ttl: '3600',
  userData: TAG,
};

const SENT_TRANSFER = {
  appid: 'sandbox-interline-app',
  anum: '13800000001',
  reqid: REQID,
  ttl: '0',
  userData: TAG,
};

describe('relay numbers', () => {
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    gateway = await startGateway({ clock: new SetClock(Date.UTC(2026, 8, 21, 10)) });
  });

  beforeEach(async () => {
    gateway.simulator.reset();
    client = await gateway.createClient();
  });

  afterEach(async () => {
    gateway.simulator.reset();
    await client.http.delete(TRANSFER_PATH);
  });

  afterAll(() => gateway.close());

  describe('the account', () => {
    it.each(['plain', 'double'] as const)('answers every key, from a %s balance', async (balance) => {
      gateway.simulator.control.vary({ balance });
      const { status, body } = await client.http.get('/v1/interline/account');
      expect(status).toBe(200);
      expect(body).toEqual({
        state: 'active',
        role: 'developer',
        balance: { amount: '1024.5', currency: 'CNY' },
        overdraft: { amount: '0', currency: 'CNY' },
        createdAt: '2016-12-28T00:00:00.000Z',
        updatedAt: '2021-05-26T09:10:10.513Z',
      });
      expect(gateway.simulator.control.requests()).toMatchObject([
        { method: 'GET', path: '/api/v1/account/status', body: '' },
      ]);
    });

    it.each([
      [0, 'trial'],
      ['1', 'active'],
      [2, 'suspended'],
      [3, 'closed'],
    ])('answers state %j as %s, and null for what is absent', async (state, meaning) => {
      gateway.simulator.control.addFault({
        action: { type: 'status', status: 200, body: JSON.stringify({ error: '0', state }) },
      });
      expect((await client.http.get('/v1/interline/account')).body).toEqual({
        state: meaning,
        role: null,
        balance: null,
        overdraft: null,
        createdAt: null,
        updatedAt: null,
      });
    });
  });

  describe('binding', () => {
    it('makes a binding with the least that it takes', async () => {
      const { status, headers, body } = await client.http.post(BINDINGS, RELAY_BIND);
      expect(status).toBe(201);
      expect(body).toEqual(BINDING);
      expect(headers.get('location')).toBe(`/v1/interline/bindings/${String(body.id)}`);
      expect(sentForms(gateway.simulator, 'interline.axb')).toEqual([SENT_BIND]);
      expect((await client.http.get(`${BINDINGS}/${String(body.id)}`)).body).toEqual(body);
    });

    it('sends everything that a binding takes, as a form in a PUT', async () => {
      const { status, body } = await client.http.post(BINDINGS, {
        ...RELAY_BIND,
        ttlSeconds: 1,
        recording: true,
        callerDisplay: { aToB: 'a', bToA: 'x' },
        announcements: { bToX: 'B1', otherToX: 'O.3' },
        answerAnnouncements: ['P1', 'P_2'],
        userData: 'a=1&b=ü~+',
      });
      expect(status).toBe(201);
      expect(body).toEqual({
        ...BINDING,
        recording: true,
        userData: 'a=1&b=ü~+',
        expiresAt: '2026-09-21T10:00:01.000Z',
      });
      expect(gateway.simulator.control.requests()).toMatchObject([
        { method: 'PUT', path: '/igw/service/uc/interline/17000000001' },
      ]);
      expect(sentForms(gateway.simulator, 'interline.axb')).toEqual([
        {
          ...SENT_BIND,
          ttl: '1',
          record: '1',
          display: '1,0',
          anucode: 'B1,,O.3',
          ansanu: 'P1,P_2',
          userData: expect.stringMatching(/^~[A-Za-z0-9_-]{22}~a=1&b=ü~\+$/) as unknown,
        },
      ]);
    });

    it.each([
      ['x', 'x', '0,0'],
      ['x', 'b', '0,1'],
      ['a', 'x', '1,0'],
      ['a', 'b', '1,1'],
    ])('sends the display %s, %s as %s', async (aToB, bToA, display) => {
      await client.http.post(BINDINGS, { ...RELAY_BIND, callerDisplay: { aToB, bToA } });
      expect(sentForms(gateway.simulator, 'interline.axb')).toEqual([{ ...SENT_BIND, display }]);
    });

    it.each([
      [{ bToX: 'b', aToX: 'a', otherToX: 'o' }, 'b,a,o'],
      [{ aToX: 'a' }, ',a,'],
      [{ otherToX: 'o' }, ',,o'],
      [{}, ',,'],
    ])('sends the announcements %j as %s', async (announcements, anucode) => {
      await client.http.post(BINDINGS, { ...RELAY_BIND, announcements });
      expect(sentForms(gateway.simulator, 'interline.axb')).toEqual([{ ...SENT_BIND, anucode }]);
    });

    it('sends a single answer announcement without a comma, and recording false as 0', async () => {
      await client.http.post(BINDINGS, { ...RELAY_BIND, answerAnnouncements: ['P1'], recording: false });
      expect(sentForms(gateway.simulator, 'interline.axb')).toEqual([
        { ...SENT_BIND, ansanu: 'P1', record: '0' },
      ]);
    });

    it('passes numbers with a plus unchanged, in the path, in the form and back', async () => {
      const { status, body } = await client.http.post(BINDINGS, {
        ...RELAY_BIND,
        numberX: `+${RELAY_X}`,
        numberA: `+${RELAY_A}`,
        numberB: `+${RELAY_B}`,
      });
      expect({ status, numberX: body.numberX }).toEqual({ status: 201, numberX: '+17000000001' });
      expect(gateway.simulator.control.requests()).toMatchObject([
        { path: '/igw/service/uc/interline/%2B17000000001' },
      ]);
      expect(sentForms(gateway.simulator, 'interline.axb')).toMatchObject([
        { anum: '+13800000001', bnum: '+13900000002' },
      ]);
    });

    it('keeps every digit of a subid that came as a bare number', async () => {
      gateway.simulator.control.vary({ subid: 'number' });
      const { body } = await client.http.post(BINDINGS, RELAY_BIND);
      const [relation] = gateway.simulator.control.bindings().interline;
      expect(relation?.subid).toMatch(/^1\d{18}$/);
      expect(body.upstreamId).toBe(relation?.subid);
    });

    it('answers a number that NXCloud does not have as not found', async () => {
      const { status, body } = await client.http.post(BINDINGS, { ...RELAY_BIND, numberX: '17000000099' });
      expect(status).toBe(404);
      expect(body).toEqual(
        problem(404, 'number_not_found', {
          retryable: false,
          owner: 'caller',
          upstream: { product: 'interline', code: '1300', traceId: null },
        }),
      );
    });

    it('answers a relation that NXCloud has already as a conflict', async () => {
      await client.http.post(BINDINGS, RELAY_BIND);
      const { status, body } = await client.http.post(BINDINGS, RELAY_BIND);
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'binding_conflict' });
    });

    it('compares the list of numbers by digits and answers the others as not found, unasked', async () => {
      const other = await gateway.createClient({ interlineNumbers: ['+17000000001'] });
      expect((await other.http.post(BINDINGS, RELAY_BIND)).status).toBe(201);
      gateway.simulator.control.clearRequests();
      const { status, body } = await other.http.post(BINDINGS, { ...RELAY_BIND, numberX: '17000000002' });
      expect(status).toBe(404);
      expect(body).toEqual(problem(404, 'number_not_found', { retryable: false, owner: 'caller' }));
      expect(gateway.simulator.control.requests()).toEqual([]);
    });
  });

  describe('validation', () => {
    it.each([
      ['no X', { numberX: undefined }, '/numberX', 'required'],
      ['an X of 2 digits', { numberX: '17' }, '/numberX', 'relay_number'],
      ['an X of 25 characters', { numberX: `+${'1'.repeat(24)}` }, '/numberX', 'relay_number'],
      ['an X with a dash', { numberX: '170-0000' }, '/numberX', 'relay_number'],
      ['no A', { numberA: null }, '/numberA', 'required'],
      ['A as a number', { numberA: 13_800_000_001 }, '/numberA', 'relay_number'],
      ['no B', { numberB: undefined }, '/numberB', 'required'],
      ['B equal to A', { numberB: RELAY_A }, '/numberB', 'different'],
      ['B equal to A but for the plus', { numberB: `+${RELAY_A}` }, '/numberB', 'different'],
      ['no time', { ttlSeconds: undefined }, '/ttlSeconds', 'required'],
      ['0 seconds', { ttlSeconds: 0 }, '/ttlSeconds', 'minimum'],
      ['more than a year', { ttlSeconds: 31_536_001 }, '/ttlSeconds', 'maximum'],
      ['recording as a number', { recording: 1 }, '/recording', 'boolean'],
      ['half a display', { callerDisplay: { aToB: 'x' } }, '/callerDisplay/bToA', 'required'],
      ['the wrong party', { callerDisplay: { aToB: 'b', bToA: 'x' } }, '/callerDisplay/aToB', 'one_of'],
      ['a display code', { callerDisplay: '0,1' }, '/callerDisplay', 'object'],
      ['a comma in a code', { announcements: { bToX: 'a,b' } }, '/announcements/bToX', 'pattern'],
      ['an empty code', { announcements: { aToX: '' } }, '/announcements/aToX', 'pattern'],
      ['an unknown caller', { announcements: { xToA: '1' } }, '/announcements/xToA', 'unknown_field'],
      ['no answer code', { answerAnnouncements: [] }, '/answerAnnouncements', 'minimum_items'],
      [
        'three answer codes',
        { answerAnnouncements: ['1', '2', '3'] },
        '/answerAnnouncements',
        'maximum_items',
      ],
      ['a comma in an answer code', { answerAnnouncements: ['1,2'] }, '/answerAnnouncements', 'pattern'],
      ['201 bytes of user data', { userData: 'u'.repeat(201) }, '/userData', 'utf8_bytes'],
      ['an unknown field', { reqid: '1' }, '/reqid', 'unknown_field'],
    ])('refuses a binding with %s without asking NXCloud', async (_, change, pointer, code) => {
      expectInvalidField(await client.http.post(BINDINGS, { ...RELAY_BIND, ...change }), pointer, code);
      expect(gateway.simulator.control.requests()).toEqual([]);
    });

    it.each([
      ['no A', { numberA: undefined }, '/numberA', 'required'],
      ['0 seconds', { ttlSeconds: 0 }, '/ttlSeconds', 'minimum'],
      ['more than a year', { ttlSeconds: 31_536_001 }, '/ttlSeconds', 'maximum'],
      ['a display of a binding', { callerDisplay: 'a' }, '/callerDisplay', 'one_of'],
      ['a comma in the code', { announcement: 'a,b' }, '/announcement', 'pattern'],
      ['recording in text', { recording: 'yes' }, '/recording', 'boolean'],
      ['201 bytes of user data', { userData: 'u'.repeat(201) }, '/userData', 'utf8_bytes'],
      ['a field of a binding', { numberB: RELAY_B }, '/numberB', 'unknown_field'],
    ])('refuses a transfer with %s without asking NXCloud', async (_, change, pointer, code) => {
      expectInvalidField(
        await client.http.put(TRANSFER_PATH, { numberA: RELAY_A, ...change }),
        pointer,
        code,
      );
      expect(gateway.simulator.control.requests()).toEqual([]);
    });

    it.each(['PUT', 'DELETE'])('refuses %s on an X that is no number', async (method) => {
      const body = method === 'PUT' ? { numberA: RELAY_A } : undefined;
      const answer = await client.http.send(method, '/v1/interline/transfers/17', { body });
      expectInvalidParameter(answer, 'numberX', 'relay_number');
    });

    it.each([
      ['status=open', 'status', 'one_of'],
      ['numberX=12', 'numberX', 'relay_number'],
      ['customerBindId=1', 'customerBindId', 'unknown_field'],
    ])('refuses to list by %s', async (query, parameter, code) => {
      expectInvalidParameter(await client.http.get(`${BINDINGS}?${query}`), parameter, code);
    });

    it('takes a year, 200 bytes of user data and numbers of 3 and of 24 digits', async () => {
      const request = { ttlSeconds: 31_536_000, userData: '世'.repeat(66) + 'ab', numberB: '139' };
      const { status } = await client.http.post(BINDINGS, {
        ...RELAY_BIND,
        ...request,
        numberA: `138000${'0'.repeat(18)}`,
      });
      expect(status).toBe(201);
    });
  });

  describe('releasing a binding', () => {
    it('names the subid and the appid in the query of a DELETE', async () => {
      const { body } = await client.http.post(BINDINGS, RELAY_BIND);
      const path = `${BINDINGS}/${String(body.id)}`;
      const { status, text } = await client.http.delete(path);
      expect({ status, text }).toEqual({ status: 204, text: '' });
      expect(gateway.simulator.control.requests('interline.release')).toMatchObject([
        {
          method: 'DELETE',
          path: `/igw/service/uc/interline?appid=sandbox-interline-app&subid=${String(body.upstreamId)}`,
          body: '',
        },
      ]);
      expect(gateway.simulator.control.bindings().interline).toMatchObject([{ active: false }]);
      expect((await client.http.get(path)).body).toEqual({
        ...BINDING,
        status: 'released',
        releasedAt: '2026-09-21T10:00:00.000Z',
      });
    });

    it.each([1200, 1300])('answers 204 when NXCloud answers %i', async (code) => {
      const { body } = await client.http.post(BINDINGS, RELAY_BIND);
      gateway.simulator.control.addFault({ action: { type: 'code', code } });
      expect((await client.http.delete(`${BINDINGS}/${String(body.id)}`)).status).toBe(204);
      expect((await client.http.get(`${BINDINGS}/${String(body.id)}`)).body.status).toBe('released');
    });

    it('answers 204 to a second release without asking again', async () => {
      const { body } = await client.http.post(BINDINGS, RELAY_BIND);
      await client.http.delete(`${BINDINGS}/${String(body.id)}`);
      gateway.simulator.control.clearRequests();
      expect((await client.http.delete(`${BINDINGS}/${String(body.id)}`)).status).toBe(204);
      expect(gateway.simulator.control.requests()).toEqual([]);
    });

    it.each(['GET', 'DELETE'])('answers %s of a binding of another client as not found', async (method) => {
      const { body } = await client.http.post(BINDINGS, RELAY_BIND);
      const other = await gateway.createClient();
      const answer = await other.http.send(method, `${BINDINGS}/${String(body.id)}`);
      expect({ status: answer.status, code: answer.body.code }).toEqual({
        status: 404,
        code: 'binding_not_found',
      });
      expect(gateway.simulator.control.requests('interline.release')).toEqual([]);
    });
  });

  describe('transferring', () => {
    const TRANSFER = { ...BINDING, mode: 'xa', upstreamId: null, expiresAt: null };

    it('lasts for ever with the least that it takes, which NXCloud is told as 0', async () => {
      const { status, headers, body } = await client.http.put(TRANSFER_PATH, { numberA: RELAY_A });
      expect(status).toBe(200);
      expect(headers.get('location')).toBeNull();
      expect(body).toEqual(TRANSFER);
      expect(gateway.simulator.control.requests()).toMatchObject([
        { method: 'PUT', path: '/igw/service/uc/interline/17000000001/transfer' },
      ]);
      expect(sentForms(gateway.simulator, 'interline.xa')).toEqual([SENT_TRANSFER]);
      expect((await client.http.get(`${BINDINGS}/${String(body.id)}`)).body).toEqual(body);
    });

    it('sends everything that a transfer takes', async () => {
      const { body } = await client.http.put(TRANSFER_PATH, {
        numberA: `+${RELAY_A}`,
        announcement: 'T1',
        recording: true,
        callerDisplay: 'caller',
        ttlSeconds: 60,
        userData: 'u',
      });
      expect(body).toEqual({
        ...TRANSFER,
        recording: true,
        userData: 'u',
        expiresAt: '2026-09-21T10:01:00.000Z',
      });
      expect(sentForms(gateway.simulator, 'interline.xa')).toEqual([
        {
          ...SENT_TRANSFER,
          anum: '+13800000001',
          anucode: 'T1',
          record: '1',
          display: '1',
          ttl: '60',
          userData: expect.stringMatching(/^~[A-Za-z0-9_-]{22}~u$/) as unknown,
        },
      ]);
    });

    it('sends the display of X as 0', async () => {
      await client.http.put(TRANSFER_PATH, { numberA: RELAY_A, callerDisplay: 'x' });
      expect(sentForms(gateway.simulator, 'interline.xa')).toEqual([{ ...SENT_TRANSFER, display: '0' }]);
    });

    it.each(['+17000000001', '%2B17000000001'])('passes the plus of %s on in the path', async (numberX) => {
      const path = `/v1/interline/transfers/${numberX}`;
      const { status, body } = await client.http.put(path, { numberA: RELAY_A });
      expect({ status, numberX: body.numberX }).toEqual({ status: 200, numberX: '+17000000001' });
      expect((await client.http.delete(path)).status).toBe(204);
      expect(gateway.simulator.control.requests()).toMatchObject([
        { path: '/igw/service/uc/interline/%2B17000000001/transfer' },
        { path: '/igw/service/uc/interline/%2B17000000001/transfer?appid=sandbox-interline-app' },
      ]);
    });

    it.each(['by its number', 'by its id'])('is released %s, with the appid in the query', async (how) => {
      const { body } = await client.http.put(TRANSFER_PATH, { numberA: RELAY_A });
      const byId = `${BINDINGS}/${String(body.id)}`;
      const { status, text } = await client.http.delete(how === 'by its id' ? byId : TRANSFER_PATH);
      expect({ status, text }).toEqual({ status: 204, text: '' });
      expect(gateway.simulator.control.requests('interline.releaseXa')).toMatchObject([
        {
          method: 'DELETE',
          path: '/igw/service/uc/interline/17000000001/transfer?appid=sandbox-interline-app',
          body: '',
        },
      ]);
      expect((await client.http.get(byId)).body).toMatchObject({
        status: 'released',
        releasedAt: '2026-09-21T10:00:00.000Z',
      });
    });

    it('is found for its release whether or not X is written with a plus', async () => {
      await client.http.put(TRANSFER_PATH, { numberA: RELAY_A });
      expect((await client.http.delete(`/v1/interline/transfers/+${RELAY_X}`)).status).toBe(204);
      expect(gateway.simulator.control.bindings().interline).toMatchObject([{ active: false }]);
    });

    it.each([1200, 1300])('answers 204 to a release that NXCloud answers with %i', async (code) => {
      await client.http.put(TRANSFER_PATH, { numberA: RELAY_A });
      gateway.simulator.control.addFault({ action: { type: 'code', code } });
      expect((await client.http.delete(TRANSFER_PATH)).status).toBe(204);
    });

    it('is not found for release where the client never had one', async () => {
      const { status, body } = await client.http.delete('/v1/interline/transfers/17000000002');
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'binding_not_found' });
      expect(gateway.simulator.control.requests()).toEqual([]);
    });

    it.each(['PUT', 'DELETE'])(
      'answers %s on a number outside the list as not found, unasked',
      async (method) => {
        const other = await gateway.createClient({ interlineNumbers: ['17000000002'] });
        const body = method === 'PUT' ? { numberA: RELAY_A } : undefined;
        const answer = await other.http.send(method, TRANSFER_PATH, { body });
        expect(answer.status).toBe(404);
        expect(answer.body).toEqual(problem(404, 'number_not_found', { retryable: false, owner: 'caller' }));
        expect(gateway.simulator.control.requests()).toEqual([]);
      },
    );
  });
});
