import { startGateway, TestClient, TestGateway } from './support/gateway';

const CLIENTS = '/v1/admin/clients';

describe('lists', () => {
  let gateway: TestGateway;
  let client: TestClient;
  /** Newest first. */
  const ids: string[] = [];

  beforeAll(async () => {
    gateway = await startGateway();
    for (let round = 0; round < 7; round += 1) {
      client = await gateway.createClient();
      ids.unshift(client.id);
    }
  });

  afterAll(() => gateway.close());

  async function walk(path: string, limit: number): Promise<unknown[][]> {
    const pages: unknown[][] = [];
    let cursor: string | null = null;
    do {
      const rest = cursor === null ? '' : `&cursor=${cursor}`;
      const { status, body } = await gateway.admin.get(`${path}?limit=${limit}${rest}`);
      expect(status).toBe(200);
      pages.push((body.data ?? []).map(({ id }) => id));
      cursor = typeof body.nextCursor === 'string' ? body.nextCursor : null;
    } while (cursor !== null && pages.length < 20);
    return pages;
  }

  it.each([
    [3, [3, 3, 1]],
    [7, [7]],
    [1, [1, 1, 1, 1, 1, 1, 1]],
    [200, [7]],
  ])('with limit %i are read in pages of %j: each item once, newest first', async (limit, sizes) => {
    const pages = await walk(CLIENTS, limit);
    expect(pages.map(({ length }) => length)).toEqual(sizes);
    expect(pages.flat()).toEqual(ids);
  });

  it('go on behind the cursor when something new comes in front of it', async () => {
    const { body: first } = await gateway.admin.get(`${CLIENTS}?limit=2`);
    const { id } = await gateway.createClient();
    const { body: second } = await gateway.admin.get(`${CLIENTS}?limit=2&cursor=${String(first.nextCursor)}`);
    expect(second.data?.map((item) => item.id)).toEqual(ids.slice(2, 4));
    await gateway.admin.delete(`${CLIENTS}/${id}`);
  });

  it('go on behind a cursor whose item is gone by now', async () => {
    const { id } = await gateway.createClient();
    const { body: first } = await gateway.admin.get(`${CLIENTS}?limit=1`);
    expect(first.data?.map((item) => item.id)).toEqual([id]);
    await gateway.admin.delete(`${CLIENTS}/${id}`);
    const { body: second } = await gateway.admin.get(`${CLIENTS}?limit=1&cursor=${String(first.nextCursor)}`);
    expect(second.data?.map((item) => item.id)).toEqual(ids.slice(0, 1));
  });

  it('of keys are read in pages too', async () => {
    const path = `${CLIENTS}/${client.id}/keys`;
    for (let round = 0; round < 3; round += 1) await gateway.admin.post(path);
    const pages = await walk(path, 3);
    expect(pages.map(({ length }) => length)).toEqual([3, 1]);
    expect(new Set(pages.flat()).size).toBe(4);
  });

  it.each(['201', '1000', '999999999999999'])('lower a limit of %s to 200', async (limit) => {
    expect((await gateway.admin.get(`${CLIENTS}?limit=${limit}`)).status).toBe(200);
  });

  it.each(['0', '-1', 'abc', '1.5', '1e2', '', '0x10', ' 5', '5&limit=6', '[]'])(
    'refuse the limit %s',
    async (limit) => {
      const { status, body } = await gateway.admin.get(`${CLIENTS}?limit=${limit}`);
      expect(status).toBe(422);
      expect(body.errors).toContainEqual(expect.objectContaining({ pointer: null, parameter: 'limit' }));
    },
  );

  it.each([
    ['nonsense', () => 'nonsense'],
    ['nothing', () => ''],
    ['an id', () => client.id],
    ['a cursor cut short', (cursor: string) => cursor.slice(0, 10)],
    ['a cursor with another beginning', (cursor: string) => `AAAA${cursor.slice(4)}`],
    ['a cursor twice', (cursor: string) => `${cursor}&cursor=${cursor}`],
  ])('refuse a broken cursor: %s', async (_, breakIt) => {
    const { body } = await gateway.admin.get(`${CLIENTS}?limit=2`);
    const broken = breakIt(String(body.nextCursor));
    const answer = await gateway.admin.get(`${CLIENTS}?limit=2&cursor=${broken}`);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual(
      expect.objectContaining({ pointer: null, parameter: 'cursor' }),
    );
  });

  it('refuse a cursor of other filters, of another list, and of another client', async () => {
    for (let round = 0; round < 3; round += 1) {
      await client.http.post('/v1/pns/bindings/xyb', { phoneB: '+85264654798' });
    }
    const path = '/v1/pns/bindings';
    const { body } = await client.http.get(`${path}?limit=2&status=active`);
    const cursor = String(body.nextCursor);
    expect((await client.http.get(`${path}?limit=1&status=active&cursor=${cursor}`)).status).toBe(200);

    const stranger = await gateway.createClient();
    const refusals = [
      client.http.get(`${path}?limit=2&cursor=${cursor}`),
      client.http.get(`${path}?status=released&cursor=${cursor}`),
      client.http.get(`/v1/interline/bindings?status=active&cursor=${cursor}`),
      gateway.admin.get(`/v1/admin/bindings?status=active&cursor=${cursor}`),
      stranger.http.get(`${path}?status=active&cursor=${cursor}`),
    ];
    for (const answer of await Promise.all(refusals)) {
      expect([answer.status, answer.body.code]).toEqual([422, 'validation_failed']);
    }
  });
});

describe('a list of more than fifty', () => {
  it('answers fifty where no limit is given, and two hundred at most', async () => {
    const gateway = await startGateway();
    try {
      const draft = { name: 'many', scopes: [], businessPhones: [], interlineNumbers: [] };
      for (let round = 0; round < 201; round += 1) await gateway.admin.post(CLIENTS, draft);
      const byDefault = await gateway.admin.get(CLIENTS);
      expect([byDefault.body.data?.length, typeof byDefault.body.nextCursor]).toEqual([50, 'string']);
      const atMost = await gateway.admin.get(`${CLIENTS}?limit=500`);
      expect([atMost.body.data?.length, typeof atMost.body.nextCursor]).toEqual([200, 'string']);
    } finally {
      await gateway.close();
    }
  });
});
