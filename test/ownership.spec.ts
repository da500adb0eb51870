import { createSqlite, StoredDatabase, StoredRow } from './support/databases';
import { EventReader } from './support/event-reader';
import { forgeKey } from './support/forged-key';
import { ALL_SCOPES, SetClock, startGateway, TestClient, TestGateway } from './support/gateway';
import { makeOwnedObjects, OWN_NUMBERS } from './support/owned-objects';
import { Receiver } from './support/receiver';
import { RouteRequest, routeRequests } from './support/route-requests';
import { Route, routesOf, scopeOf, titleOf } from './support/routes';
import { LOCAL_WEBHOOKS } from './support/webhook-bench';

const SCOPES = [...ALL_SCOPES, 'admin'];
const NUMBERS_OF_OTHERS = {
  businessPhones: ['+6281100000002'],
  interlineNumbers: ['17000000003'],
  pnsNumbers: ['+85260000005'],
};

/** Who asks beside the owner, and what he is told. */
const OTHERS = {
  'a stranger': ({ stranger }: RouteRequest) => stranger,
  'a client without scopes': () => '403 insufficient_scope',
  'a client without the one scope': () => '403 insufficient_scope',
  'a suspended client': () => '401 unauthenticated',
  'an expired key of the owner': () => '401 unauthenticated',
  'a revoked key of the owner': () => '401 unauthenticated',
  'an unknown key': () => '401 unauthenticated',
  'nobody known': () => '401 unauthenticated',
};
type Other = keyof typeof OTHERS;

interface Told {
  /** The status, and of a problem its code. */
  readonly outcome: string;
  readonly text: string;
}

describe('what belongs to one client', () => {
  const clock = new SetClock();
  let database: StoredDatabase;
  let receiver: Receiver;
  let gateway: TestGateway;
  let owner: TestClient;
  let routes: Route[];
  let requests: ReturnType<typeof routeRequests>;
  /** What stands in the path of a route, by the path before it. */
  let ids: Readonly<Record<string, string>>;
  let keys: Readonly<Record<Other, (route: Route) => string | null>>;
  let before: StoredRow[];

  beforeAll(async () => {
    database = await createSqlite();
    receiver = await Receiver.start(() => clock.now());
    gateway = await startGateway({ clock, env: { ...database.env, ...LOCAL_WEBHOOKS } });
    owner = await gateway.createClient({ ...OWN_NUMBERS, scopes: SCOPES });
    routes = routesOf(gateway.app).filter(({ path }) => path.startsWith('/v1/'));
    requests = routeRequests(owner.id);
    ids = await makeOwnedObjects(gateway, owner, receiver);
    keys = await keysOfOthers();
    before = await belongings();
    gateway.simulator.control.clearRequests();
  });
  afterAll(async () => {
    await gateway.close();
    await receiver.close();
    await database.remove();
  });

  async function keysOfOthers(): Promise<typeof keys> {
    const createKey = async (draft = {}): Promise<Record<string, unknown>> =>
      (await gateway.admin.post(`/v1/admin/clients/${owner.id}/keys`, draft)).body;
    const stranger = await gateway.createClient(NUMBERS_OF_OTHERS);
    const powerless = await gateway.createClient({ ...OWN_NUMBERS, scopes: [] });
    const suspended = await gateway.createClient({ ...OWN_NUMBERS, scopes: SCOPES });
    await gateway.admin.patch(`/v1/admin/clients/${suspended.id}`, { status: 'suspended' });
    const expired = await createKey({ expiresAt: new Date(clock.now() + 1000).toISOString() });
    clock.advanceSeconds(1);
    const revoked = await createKey();
    await gateway.admin.delete(`/v1/admin/clients/${owner.id}/keys/${String(revoked.id)}`);
    const unknownKey = forgeKey('test');
    const without: Record<string, string> = {};
    for (const scope of SCOPES) {
      const scopes = SCOPES.filter((other) => other !== scope);
      without[scope] = (await gateway.createClient({ ...OWN_NUMBERS, scopes })).key;
    }
    return {
      'a stranger': () => stranger.key,
      'a client without scopes': () => powerless.key,
      'a client without the one scope': (route) => without[scopeOf(titleOf(route))] ?? null,
      'a suspended client': () => suspended.key,
      'an expired key of the owner': () => String(expired.key),
      'a revoked key of the owner': () => String(revoked.key),
      'an unknown key': () => unknownKey,
      'nobody known': () => null,
    };
  }

  /** All that is kept of clients, but for what a stranger may make and when a key was last used. */
  async function belongings(): Promise<StoredRow[]> {
    const queries = [
      ...['bindings', 'events', 'deliveries', 'callbacks', 'clients'].map(
        (table) => `select * from ${table}`,
      ),
      `select * from webhook_endpoints where client_id = '${owner.id}'`,
      'select id, hash, expires_at, revoked_at from api_keys',
    ];
    const tables = await Promise.all(queries.map((query) => database.rows(`${query} order by id`)));
    return tables.flat();
  }

  async function ask(key: string | null, route: Route): Promise<Told> {
    const path = route.path.replaceAll(
      /:\w+/g,
      (_, at: number) => ids[route.path.slice(0, at - 1)] ?? 'none',
    );
    const { body } = requests[titleOf(route)] ?? {};
    if (path.endsWith('/stream')) return askForStream(key);
    const http = key === null ? gateway.anyone : gateway.as(key);
    const answer = await http.send(route.method, path, { body });
    return { outcome: outcomeOf(answer.status, answer.body), text: answer.text };
  }

  async function askForStream(key: string | null): Promise<Told> {
    const reader = await EventReader.open(gateway.url, key);
    reader.leave();
    const { status, text } = reader;
    return { outcome: outcomeOf(status, status === 200 ? {} : reader.body), text };
  }

  it('is reached by routes that are all asked here', () => {
    expect(routes.map(titleOf).sort()).toEqual(Object.keys(requests).sort());
  });

  it.each(Object.keys(OTHERS) as Other[])(
    'is shown to no other and changed by none, on every route: %s',
    async (other) => {
      const told: Record<string, Told> = {};
      for (const route of routes) told[titleOf(route)] = await ask(keys[other](route), route);

      const outcomes = Object.entries(told).map(([title, { outcome }]) => `${title}: ${outcome}`);
      const expected = routes.map((route) => {
        const title = titleOf(route);
        return `${title}: ${OTHERS[other](requests[title] ?? { stranger: 'not asked here' })}`;
      });
      expect(outcomes).toEqual(expected);
      const shown = Object.values(told).filter(({ text }) =>
        Object.values(ids).some((id) => text.includes(id)),
      );
      expect(shown).toEqual([]);
      // The account is the company's: whoever may read interline may read it.
      const operations = gateway.simulator.control.requests().map(({ operation }) => operation);
      expect(operations).toEqual(other === 'a stranger' ? ['interline.account'] : []);
      gateway.simulator.control.clearRequests();
      expect(await belongings()).toEqual(before);
    },
  );

  it('is not found by a client that may use every number', async () => {
    const { http } = await gateway.createClient();
    const transfer = `/v1/interline/transfers/${String(ids['/v1/interline/transfers'])}`;
    const release = await http.delete(transfer);
    expect([release.status, release.body.code]).toEqual([404, 'binding_not_found']);
    const { status, body } = await http.put(transfer, requests['PUT /v1/interline/transfers/:numberX']?.body);
    expect([status, body.code]).toEqual([409, 'binding_conflict']);
    expect(gateway.simulator.control.requests()).toEqual([]);
  });

  it('is not found under the other product', async () => {
    const [pns, interline] = [ids['/v1/pns/bindings'] ?? '', ids['/v1/interline/bindings'] ?? ''];
    expect((await owner.http.get(`/v1/interline/bindings/${pns}`)).status).toBe(404);
    expect((await owner.http.delete(`/v1/pns/bindings/${interline}`)).status).toBe(404);
  });

  it('is open to its owner on every route, what ends it last', async () => {
    const isLast = ({ method }: Route): boolean => method === 'DELETE';
    const ending = routes.filter(isLast).sort((one, other) => other.path.length - one.path.length);
    const refused: string[] = [];
    for (const route of [...routes.filter((other) => !isLast(other)), ...ending]) {
      const { outcome } = await ask(owner.key, route);
      if (!/^2\d\d$/.test(outcome)) refused.push(`${titleOf(route)}: ${outcome}`);
    }
    expect(refused).toEqual([]);
  });
});

function outcomeOf(status: number, { code }: Readonly<Record<string, unknown>>): string {
  return status < 400 ? String(status) : `${status} ${String(code)}`;
}
