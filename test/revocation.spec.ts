import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentSource } from '../src/config/environment';
import { SetClock, startGateway, TestClient, TestGateway } from './support/gateway';
import { createScratchDatabase, describePostgres, ScratchDatabase } from './support/postgres';

const PATH = '/v1/pns/bindings';
// 32 zero bytes.
const DATA_ENCRYPTION_KEYS = 'test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

type Withdrawal = readonly [string, (gateway: TestGateway, client: TestClient) => Promise<unknown>];

const WITHDRAWALS: readonly Withdrawal[] = [
  ['a revoked key', revokeKeys],
  ['the key of a suspended client', (gateway, { id }) => patch(gateway, id, { status: 'suspended' })],
  ['the key of a deleted client', (gateway, { id }) => gateway.admin.delete(`/v1/admin/clients/${id}`)],
];

async function revokeKeys({ admin }: TestGateway, { id }: TestClient): Promise<void> {
  const { body } = await admin.get(`/v1/admin/clients/${id}/keys`);
  for (const key of body.data ?? []) await admin.delete(`/v1/admin/clients/${id}/keys/${String(key.id)}`);
}

function patch({ admin }: TestGateway, id: string, change: Record<string, unknown>) {
  return admin.patch(`/v1/admin/clients/${id}`, change);
}

function behavesOver(describeIt: jest.Describe, name: string, prepare: () => Promise<Place>): void {
  describeIt(`two replicas over one ${name} database`, () => {
    const clock = new SetClock();
    let place: Place;
    let one: TestGateway;
    let other: TestGateway;

    beforeAll(async () => {
      place = await prepare();
      one = await startGateway({ clock, env: place.env });
      other = await startGateway({ clock, env: place.env });
    });

    afterAll(async () => {
      await one.close();
      await other.close();
      await place.remove();
    });

    it.each(WITHDRAWALS)('refuse %s: at once here, within a second there', async (_, withdraw) => {
      const client = await one.createClient();
      const there = other.as(client.key);
      expect((await client.http.get(PATH)).status).toBe(200);
      expect((await there.get(PATH)).status).toBe(200);

      await withdraw(one, client);

      expect((await client.http.get(PATH)).status).toBe(401);
      clock.advanceSeconds(0.999);
      expect((await there.get(PATH)).status).toBe(401);
    });

    it('let a client in again, within a second, once it is active again', async () => {
      const client = await one.createClient({ status: 'suspended' });
      const there = other.as(client.key);
      expect((await there.get(PATH)).status).toBe(401);
      await patch(one, client.id, { status: 'active' });
      clock.advanceSeconds(0.999);
      expect((await there.get(PATH)).status).toBe(200);
    });

    it('let nobody keep a scope that was taken away, within a second', async () => {
      const client = await one.createClient();
      const there = other.as(client.key);
      expect((await there.get(PATH)).status).toBe(200);
      await patch(one, client.id, { scopes: ['calling:read'] });
      expect((await client.http.get(PATH)).status).toBe(403);
      clock.advanceSeconds(0.999);
      expect((await there.get(PATH)).status).toBe(403);
    });

    it('never revoke a key through the path of another client', async () => {
      const owner = await one.createClient();
      const stranger = await one.createClient();
      const { body } = await one.admin.get(`/v1/admin/clients/${owner.id}/keys`);
      const keyId = String(body.data?.[0]?.id);
      const { status } = await one.admin.delete(`/v1/admin/clients/${stranger.id}/keys/${keyId}`);
      expect(status).toBe(404);
      expect((await owner.http.get(PATH)).status).toBe(200);
    });
  });
}

interface Place {
  readonly env: EnvironmentSource;
  remove(): Promise<void>;
}

function sqlitePlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
  return Promise.resolve({
    env: { DATABASE_URL: `sqlite:${join(folder, 'shared.sqlite')}` },
    remove() {
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  });
}

async function postgresPlace(): Promise<Place> {
  const database: ScratchDatabase = await createScratchDatabase();
  return { env: { DATABASE_URL: database.url, DATA_ENCRYPTION_KEYS }, remove: () => database.drop() };
}

behavesOver(describe, 'SQLite', sqlitePlace);
behavesOver(describePostgres, 'PostgreSQL', postgresPlace);
