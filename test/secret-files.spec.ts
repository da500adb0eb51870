import { SANDBOX_CREDENTIALS } from '../sandbox/simulator/simulator-options';
import { eventually, RELAY_BIND } from './support/bindings';
import { callingBody, push, signatureHeaders, whatsappCall } from './support/callbacks';
import { ADMIN_KEY, BUSINESS_PHONE, CALLBACK_TOKEN, NEW_SECRET, OLD_SECRET } from './support/canaries';
import { SetClock, startGateway, TestClient, TestGateway } from './support/gateway';
import { renameFiles, SecretFolder, Secrets, swapFolder } from './support/secret-folder';

const { accessKey, accessSecret, authKey } = SANDBOX_CREDENTIALS;
const IN_USE = 'changed secrets are in use';
const HOUR_SECONDS = 3600;

let folder: SecretFolder;
let gateway: TestGateway;

afterEach(async () => {
  await gateway.close();
  folder.remove();
});

/** Changes the files, and resolves when the gateway says that it uses what they hold now. */
async function rotate(secrets: Secrets): Promise<void> {
  const before = gateway.log.of(IN_USE).length;
  folder.change(secrets);
  await eventually(() => gateway.log.of(IN_USE).length > before);
}

describe.each([
  ['files that others take the place of', renameFiles],
  ['a folder that Kubernetes swaps', swapFolder],
])('the keys of NXCloud in %s', (_, change) => {
  const wrong = {
    NXCLOUD_ACCESS_KEY: OLD_SECRET,
    NXCLOUD_ACCESS_SECRET: OLD_SECRET,
    INTERLINE_AUTH_KEY: OLD_SECRET,
  };
  const right = {
    NXCLOUD_ACCESS_KEY: accessKey,
    NXCLOUD_ACCESS_SECRET: accessSecret,
    INTERLINE_AUTH_KEY: authKey,
  };
  let client: TestClient;

  beforeEach(async () => {
    folder = new SecretFolder(wrong, change);
    gateway = await startGateway({ env: folder.variables(...Object.keys(wrong)) });
    client = await gateway.createClient();
  });

  /** What NXCloud, which refuses a wrong signature, lets the gateway do in each product. */
  async function outcomes(): Promise<unknown[]> {
    const answers = [
      await client.http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`),
      await client.http.post('/v1/pns/bindings/axe', { phoneA: BUSINESS_PHONE }),
      await client.http.post('/v1/interline/bindings', RELAY_BIND),
    ];
    return answers.map(({ status, body }) => body.code ?? status);
  }

  it('sign the next call once they have changed, without a restart', async () => {
    expect(await outcomes()).toEqual(Array(3).fill('upstream_auth_failed'));
    await rotate(right);
    await eventually(() => gateway.log.of(IN_USE).length === 2);
    expect(await outcomes()).toEqual([200, 201, 201]);
    expect(
      gateway.log
        .of(IN_USE)
        .flatMap(({ variables }) => variables)
        .sort(),
    ).toEqual(
      Object.keys(right)
        .map((name) => `${name}_FILE`)
        .sort(),
    );
  });

  it('stay in use while their files are empty, and the log says so once for each', async () => {
    await rotate({ ...wrong, INTERLINE_AUTH_KEY: authKey });
    folder.change({ ...wrong, INTERLINE_AUTH_KEY: '' });
    const warnings = (): Record<string, unknown>[] =>
      gateway.log.lines.filter(({ level, problems }) => level === 'warn' && problems !== undefined);
    await eventually(() => warnings().length > 0);
    expect(await outcomes()).toEqual(['upstream_auth_failed', 'upstream_auth_failed', 201]);
    await rotate({ ...right, INTERLINE_AUTH_KEY: '' });
    expect(warnings().map(({ problems }) => problems)).toEqual([
      ['INTERLINE_AUTH_KEY_FILE names an empty file'],
    ]);
  });
});

describe('the secret that signs requests, when its file changes', () => {
  const clock = new SetClock(Date.UTC(2026, 8, 21, 10));
  let count = 0;

  /** What a new calling callback under this secret is answered. */
  async function signedBy(secret: string): Promise<number> {
    count += 1;
    const body = JSON.stringify(callingBody([whatsappCall({ call_id: `rotated-${count}` })]));
    return (await push(gateway, 'calling', body, signatureHeaders(body, { secret }))).status;
  }

  it('signs callbacks too at once, and the one before it for an hour more', async () => {
    folder = new SecretFolder({ NXCLOUD_ACCESS_SECRET: OLD_SECRET });
    const env = { CALLBACK_CALLING_SIGNATURE: 'md5', ...folder.variables('NXCLOUD_ACCESS_SECRET') };
    gateway = await startGateway({ clock, env });
    const statuses = async (): Promise<number[]> => [await signedBy(OLD_SECRET), await signedBy(NEW_SECRET)];
    expect(await statuses()).toEqual([200, 401]);
    await rotate({ NXCLOUD_ACCESS_SECRET: NEW_SECRET });
    expect(await statuses()).toEqual([200, 200]);
    clock.advanceSeconds(HOUR_SECONDS - 1);
    expect(await statuses()).toEqual([200, 200]);
    clock.advanceSeconds(1);
    expect(await statuses()).toEqual([401, 200]);
  });

  it('signs no callback where CALLBACK_CALLING_SECRETS names others: the list is followed to the letter', async () => {
    const both = `${OLD_SECRET},${NEW_SECRET}`;
    folder = new SecretFolder({ CALLBACK_CALLING_SECRETS: both });
    const env = { CALLBACK_CALLING_SIGNATURE: 'md5', ...folder.variables('CALLBACK_CALLING_SECRETS') };
    gateway = await startGateway({ clock, env });
    const statuses = async (): Promise<number[]> => [await signedBy(OLD_SECRET), await signedBy(NEW_SECRET)];
    expect([...(await statuses()), await signedBy(accessSecret)]).toEqual([200, 200, 401]);
    await rotate({ CALLBACK_CALLING_SECRETS: NEW_SECRET });
    expect(await statuses()).toEqual([401, 200]);
  });
});

describe('what lets others in, in a file that changes', () => {
  const get = (path: string) => async (key: string) => (await gateway.as(key).get(path)).status;
  const call = async (token: string): Promise<number> =>
    (await push({ callbackUrl: `${gateway.url}/callbacks/${token}` }, 'calling', callingBody())).status;

  it.each([
    ['the admin key', 'GATEWAY_ADMIN_KEY', ADMIN_KEY, get('/v1/admin/clients')],
    ['the callback token', 'CALLBACK_TOKENS', CALLBACK_TOKEN, call],
    ['the token of the metrics', 'METRICS_TOKEN', CALLBACK_TOKEN, get('/metrics')],
  ])('is %s: the new one does, and the old one no more', async (_, variable, old, use) => {
    folder = new SecretFolder({ [variable]: old });
    gateway = await startGateway({ env: folder.variables(variable) });
    const next = `${old}-next`;
    expect(await use(old)).toBe(200);
    expect(await use(next)).not.toBe(200);
    await rotate({ [variable]: next });
    expect(await use(next)).toBe(200);
    expect(await use(old)).not.toBe(200);
  });
});
