import { loadSettings } from '../src/config/settings';
import { startWarnings } from '../src/operations/start-report';
import { startGateway, TestGateway } from './support/gateway';

describe('the warnings of a start', () => {
  it('name every variable that an operator may have forgotten', () => {
    expect(startWarnings(loadSettings({})).map((warning) => warning.split(' ', 1)[0])).toEqual([
      'GATEWAY_ADMIN_KEY',
      'NXCLOUD_ACCESS_KEY',
      'INTERLINE_BASE_URL',
      'CALLBACK_TOKENS',
    ]);
  });

  it('name the application that a product lacks although its keys are there', () => {
    const settings = loadSettings({ NXCLOUD_ACCESS_KEY: 'key', NXCLOUD_ACCESS_SECRET: 'secret' });
    expect(startWarnings(settings).join('\n')).toMatch(
      /NXCLOUD_CALLING_APP_KEY is not set.*\nNXCLOUD_PNS_BUSINESS_ID is not set/,
    );
  });
});

describe('a refused credential', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.close());

  it('tells the caller one thing, and the log which one it was', async () => {
    const { key } = await gateway.createClient();
    const publicId = key.split('_')[2];
    const authorizations = [
      undefined,
      'Basic abc',
      'Bearer nonsense',
      `Bearer ${key.replace('test', 'live')}`,
    ];
    for (const authorization of authorizations) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      expect((await gateway.anyone.get('/v1/pns/bindings', { headers })).body.code).toBe('unauthenticated');
    }
    const { id } = (await gateway.admin.get('/v1/admin/clients')).body.data?.[0] ?? {};
    await gateway.admin.patch(`/v1/admin/clients/${String(id)}`, { status: 'suspended' });
    await gateway.as(key).get('/v1/pns/bindings');

    const refusals = gateway.log.of('request').filter(({ status }) => status === 401);
    expect(refusals.map(({ refusal }) => refusal)).toEqual([
      'missing',
      'malformed',
      'invalid_token',
      'malformed',
      'suspended',
    ]);
    expect(refusals.at(-1)?.credential).toBe(publicId);
  });
});
