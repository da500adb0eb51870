import { describeEachDatabase, StoredDatabase } from './support/databases';
import { endCalls } from './support/ended-calls';
import { EventReader } from './support/event-reader';
import { startGateway, TestGateway } from './support/gateway';
import { Issuer } from './support/issuer';
import { createPhoneClient, PhoneClient } from './support/webhook-bench';

const READ = ['events:read', 'pns:read'];

type Loss = readonly [string, (gateway: TestGateway, client: PhoneClient) => Promise<unknown>];

/** What takes away the right to read. */
const LOSSES: readonly Loss[] = [
  ['its key is revoked', revokeKeys],
  ['its client is suspended', (gateway, client) => patch(gateway, client, { status: 'suspended' })],
  ['its client loses the scope', (gateway, client) => patch(gateway, client, { scopes: ['pns:read'] })],
  ['its client is deleted', ({ admin }, { id }) => admin.delete(`/v1/admin/clients/${id}`)],
];

async function revokeKeys({ admin }: TestGateway, { id }: PhoneClient): Promise<void> {
  const { body } = await admin.get(`/v1/admin/clients/${id}/keys`);
  for (const key of body.data ?? []) await admin.delete(`/v1/admin/clients/${id}/keys/${String(key.id)}`);
}

function patch(
  { admin }: TestGateway,
  { id }: PhoneClient,
  change: Record<string, unknown>,
): Promise<unknown> {
  return admin.patch(`/v1/admin/clients/${id}`, change);
}

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

describeEachDatabase('a stream', (create) => {
  const readers: EventReader[] = [];
  let database: StoredDatabase;
  let issuer: Issuer;
  let gateway: TestGateway;
  let replica: TestGateway;

  beforeAll(async () => {
    database = await create();
    issuer = await Issuer.start();
    const env = { ...database.env, OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'gateway' };
    gateway = await startGateway({ env });
    replica = await startGateway({ env });
  });

  afterEach(() => {
    readers.splice(0).forEach((reader) => {
      reader.leave();
    });
  });

  afterAll(async () => {
    await gateway.close();
    await replica.close();
    await issuer.close();
    await database.remove();
  });

  async function open(token: string, { url } = gateway): Promise<EventReader> {
    const reader = await EventReader.open(url, token);
    readers.push(reader);
    expect(reader.status).toBe(200);
    return reader;
  }

  /** A token of the identity provider for a new client, over so many seconds. */
  async function tokenFor(externalId: string, seconds: number): Promise<string> {
    const exp = Math.ceil(Date.now() / 1000) + seconds;
    return issuer.sign({ client_id: externalId, scope: READ.join(' '), exp });
  }

  it.each(LOSSES)('ends within a second, on every replica, when %s', async (_, lose) => {
    const client = await createPhoneClient(gateway, { scopes: READ });
    const stranger = await createPhoneClient(gateway, { scopes: READ });
    const [here, there, other] = [
      await open(client.key),
      await open(client.key, replica),
      await open(stranger.key),
    ];

    await lose(gateway, client);

    const seconds = await Promise.all([here.over(3), there.over(3)]);
    expect([here.ending, there.ending]).toEqual(['ended', 'ended']);
    for (const each of seconds) expect(each).toBeLessThan(1);
    await endCalls(gateway, client, ['theirs']);
    await endCalls(gateway, stranger, ['unaffected']);
    await other.count(1);
    expect([here.callIds, there.callIds, other.callIds, other.ending]).toEqual([
      [],
      [],
      ['unaffected'],
      null,
    ]);
  });

  it('ends when its key runs out, and not before', async () => {
    const client = await createPhoneClient(gateway);
    const expiresAt = inSeconds(2);
    const path = `/v1/admin/clients/${client.id}/keys`;
    const key = String((await gateway.admin.post(path, { expiresAt })).body.key);
    const reader = await open(key);
    const lasting = await open(client.key);
    await reader.over();
    const late = Date.now() - Date.parse(expiresAt);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1000);
    expect(lasting.ending).toBeNull();
  });

  it('ends when its access token runs out, and not before', async () => {
    await createPhoneClient(gateway, { scopes: READ, externalId: 'short' });
    const exp = Math.ceil(Date.now() / 1000) + 2;
    const token = await issuer.sign({ client_id: 'short', scope: 'events:read', exp });
    const reader = await open(token);
    await reader.over();
    const late = Date.now() - exp * 1000;
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1000);
  });

  it('ends within a second when the client behind an access token may not read any more', async () => {
    const client = await createPhoneClient(gateway, { scopes: READ, externalId: 'losing' });
    const token = await tokenFor('losing', 600);
    const [here, there] = [await open(token), await open(token, replica)];
    await patch(gateway, client, { scopes: ['pns:read'] });
    for (const seconds of await Promise.all([here.over(3), there.over(3)])) expect(seconds).toBeLessThan(1);
  });

  it('goes on when its client changes and may still read', async () => {
    const client = await createPhoneClient(gateway, { scopes: READ, externalId: 'changing' });
    const opened = [
      await open(client.key),
      await open(await tokenFor('changing', 600)),
      await open(client.key, replica),
    ];
    await patch(gateway, client, { scopes: ['events:read'], name: 'renamed', rateLimitPerMinute: 1 });
    await gateway.admin.post(`/v1/admin/clients/${client.id}/keys`);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await endCalls(gateway, client, ['call']);
    for (const reader of opened) {
      await reader.count(1);
      expect(reader.ending).toBeNull();
    }
  });
});
