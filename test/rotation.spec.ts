import { CALLBACKS, push } from './support/callbacks';
import { ADMIN_KEY, CALLBACK_TOKEN } from './support/canaries';
import { createSqlite, StoredDatabase } from './support/databases';
import { startGateway, TestGateway } from './support/gateway';

describe('a secret is rotated without a gap:', () => {
  let database: StoredDatabase;

  beforeEach(async () => {
    database = await createSqlite();
  });

  afterEach(() => database.remove());

  /** What each of some secrets is answered by a gateway whose variable holds these. */
  async function answers(
    variable: string,
    held: readonly string[],
    use: (gateway: TestGateway, secret: string) => Promise<{ status: number }>,
    secrets: readonly string[],
  ): Promise<number[]> {
    const gateway = await startGateway({ env: { ...database.env, [variable]: held.join() } });
    try {
      const statuses: number[] = [];
      for (const secret of secrets) statuses.push((await use(gateway, secret)).status);
      return statuses;
    } finally {
      await gateway.close();
    }
  }

  it('an API key, by a second one of the client that works beside the first until that one is revoked', async () => {
    const gateway = await startGateway({ env: database.env });
    try {
      const { id, key: old } = await gateway.createClient();
      const keys = `/v1/admin/clients/${id}/keys`;
      const { body } = await gateway.admin.get(keys);
      const next = String((await gateway.admin.post(keys)).body.key);
      const statuses = async (): Promise<number[]> =>
        Promise.all([old, next].map(async (key) => (await gateway.as(key).get('/v1/pns/bindings')).status));
      expect(await statuses()).toEqual([200, 200]);
      await gateway.admin.delete(`${keys}/${String(body.data?.[0]?.id)}`);
      expect(await statuses()).toEqual([401, 200]);
    } finally {
      await gateway.close();
    }
  });

  it.each<
    [string, string, string, (gateway: TestGateway, secret: string) => Promise<{ status: number }>, number]
  >([
    [
      'the admin key',
      'GATEWAY_ADMIN_KEY',
      ADMIN_KEY,
      (gateway, key) => gateway.as(key).get('/v1/admin/clients'),
      401,
    ],
    [
      'the callback token',
      'CALLBACK_TOKENS',
      CALLBACK_TOKEN,
      ({ url }, token) =>
        push({ callbackUrl: `${url}/callbacks/${token}` }, 'interline/cdr', CALLBACKS['interline/cdr']),
      404,
    ],
  ])('%s, by two at once, and one taken out', async (_, variable, old, use, refused) => {
    const next = `${old}-next`;
    const secrets = [old, next];
    expect(await answers(variable, [old], use, secrets)).toEqual([200, refused]);
    expect(await answers(variable, [old, next], use, secrets)).toEqual([200, 200]);
    expect(await answers(variable, [next], use, secrets)).toEqual([refused, 200]);
  });
});
