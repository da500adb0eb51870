import { PHONE_A, PHONE_B, RELAY_A } from './support/canaries';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { CODES, OWNED_BY_OPERATOR, OWNED_BY_PROVIDER, RETRYABLE } from './vectors/problem-codes.vectors';

const TABLE = Object.entries(CODES).flatMap(([status, codes]) => codes.map((code) => ({ code, status })));

const MENDED_BY = {
  operator: 'The operator of the gateway.',
  provider: 'NXCloud, or whatever the gateway depends on.',
  caller: 'The calling application.',
};

describe('problems', () => {
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    gateway = await startGateway();
    client = await gateway.createClient();
  });

  afterAll(() => gateway.close());

  it.each(TABLE)('are explained to a person: $code ($status)', async ({ code, status }) => {
    const page = await gateway.anyone.get(`/problems/${code.replaceAll('_', '-')}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const owner = OWNED_BY_OPERATOR.includes(code)
      ? 'operator'
      : OWNED_BY_PROVIDER.includes(code)
        ? 'provider'
        : 'caller';
    expect(page.text).toContain(`<code>${code}</code>, HTTP ${status}`);
    expect(page.text).toContain(`<dt>Who can mend it</dt><dd>${MENDED_BY[owner]}</dd>`);
    expect(page.text).toContain(RETRYABLE.includes(code) ? '<dd>Yes: ' : '<dd>No: ');
  });

  it.each(['unknown', 'number_not_bound', 'Not-Found', 'constructor', '<script>', 'not-found-'])(
    'that do not exist have no page: %s',
    async (name) => {
      const { status, body, text } = await gateway.anyone.get(`/problems/${encodeURIComponent(name)}`);
      expect([status, body.code]).toEqual([404, 'not_found']);
      expect(text).not.toContain('<script>');
    },
  );

  it('have every member that the contract names, and no other', async () => {
    const { status, headers, body } = await client.http.post('/v1/pns/bindings/axb', { phoneA: 'nobody' });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: '/problems/validation-failed',
      title: 'The request is not valid',
      status: 422,
      detail: 'Some values break the rules of this request; see errors.',
      instance: `urn:request:${headers.get('x-request-id') ?? ''}`,
      code: 'validation_failed',
      retryable: false,
      owner: 'caller',
      errors: [
        { pointer: '/phoneA', parameter: null, code: 'phone_number', detail: 'must be an E.164 number' },
        { pointer: '/phoneB', parameter: null, code: 'required', detail: 'is required' },
      ],
    });
  });

  it('name a wrong parameter of the path and of the query', async () => {
    const ofPath = await client.http.get('/v1/calling/numbers/nobody');
    expect([ofPath.status, ofPath.body.errors]).toEqual([
      422,
      [
        {
          pointer: null,
          parameter: 'businessPhone',
          code: 'phone_number',
          detail: 'must be an E.164 number',
        },
      ],
    ]);
    const ofQuery = await client.http.get('/v1/pns/bindings?status=open');
    expect([ofQuery.status, ofQuery.body.errors]).toEqual([
      422,
      [
        {
          pointer: null,
          parameter: 'status',
          code: 'one_of',
          detail: 'must be one of the following values: pending, active, released, expired, unknown',
        },
      ],
    ]);
  });

  it('point into arrays and objects with a JSON pointer', async () => {
    const { body } = await client.http.put('/v1/calling/numbers/6281100000001', {
      region: 'SG',
      callIconVisible: true,
      callbackRequestsEnabled: true,
      recordingEnabled: false,
      customerSipServers: [
        { host: '192.0.2.1', port: 5060, direction: 'both' },
        { host: '192.0.2.1', port: 0, direction: 'both', 'a/b~c': 1 },
      ],
    });
    const pointers = (body.errors as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(pointers.sort()).toEqual(['/customerSipServers/1/a~1b~0c', '/customerSipServers/1/port']);
  });

  it('name what the upstream said where it was asked', async () => {
    const { status, body } = await client.http.get('/v1/calling/numbers/6281100000009');
    expect(status).toBe(404);
    expect(body).toMatchObject({
      code: 'number_not_bound',
      owner: 'operator',
      detail: 'NXCloud does not know this WhatsApp number under the application that the gateway uses.',
      upstream: { product: 'calling', code: '10003', traceId: expect.any(String) as string },
    });
    expect(Object.keys(body).sort()).toEqual(
      ['code', 'detail', 'instance', 'owner', 'retryable', 'status', 'title', 'type', 'upstream'].sort(),
    );
  });

  const digits = PHONE_B.slice(1);
  it.each<[string, Record<string, unknown>]>([
    ['as the value of a wrong field', { phoneB: { number: PHONE_B } }],
    ['as a field name', { [PHONE_B]: 'x' }],
    ['as a field name, with letters around it', { [`phone_${digits}_b`]: 'x' }],
    ['as a field name written in groups', { '+852 6465 4798': 'x' }],
    ['as a field name written with hyphens', { '852-64-65-47-98': 'x' }],
    ['as a field name with other digits', { '٨٥٢٦٤٦٥٤٧٩٨': 'x' }],
    ['in a text that is too long', { phoneB: PHONE_B, userData: PHONE_B.repeat(30) }],
    ['as a wished number of the wrong form', { phoneB: PHONE_B, didX: `${PHONE_A}-0` }],
    ['in place of a number of seconds', { phoneB: PHONE_B, ttlSeconds: digits }],
    ['as a number too large', { phoneB: PHONE_B, ttlSeconds: Number(digits) }],
    ['among choices', { phoneB: PHONE_B, expiryStrategy: PHONE_B }],
  ])('never repeat a phone number: %s', async (_, body) => {
    const { status, text } = await client.http.post('/v1/pns/bindings/xyb', body);
    expect(status).toBe(422);
    const ownDigits = /urn:request:\w+|31536000/g;
    expect(text.replaceAll(ownDigits, '')).not.toMatch(/\d{4}|6465|65-47|٨٥٢/);
  });

  it.each([
    ['path', `/v1/calling/numbers/${PHONE_B}x`, 422],
    ['path of no route', `/v1/numbers/${PHONE_B}`, 404],
    ['path in place of an id', `/v1/pns/bindings/${PHONE_B}`, 404],
    ['query, as a value', `/v1/pns/bindings?numberX=${PHONE_B}x`, 422],
    ['query, as a name', `/v1/pns/bindings?${RELAY_A}=1`, 422],
    ['query, as a name on a route that takes none', `/v1/interline/account?${RELAY_A}=1`, 422],
    ['query, in the cursor', `/v1/pns/bindings?cursor=${RELAY_A}`, 422],
  ])('never repeat a phone number of the %s', async (_, path, expected) => {
    const { status, text } = await client.http.get(path);
    expect(status).toBe(expected);
    expect(text.replaceAll(/urn:request:\w+/g, '')).not.toMatch(/\d{4}/);
  });

  it('of 403 and 404 say nothing about whether the object exists', async () => {
    const { body: binding } = await client.http.post('/v1/pns/bindings/xyb', { phoneB: PHONE_B });
    const stranger = await gateway.createClient();
    const real = await stranger.http.get(`/v1/pns/bindings/${String(binding.id)}`);
    const invented = await stranger.http.get('/v1/pns/bindings/bnd_01K9GZ4T6S3M8V2QXWJ5A7B0CD');
    expect({ ...real.body, instance: null }).toEqual({ ...invented.body, instance: null });
    expect(real.status).toBe(404);
  });
});
