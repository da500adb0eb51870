import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Simulator, startSimulator } from '../sandbox/simulator/start-simulator';
import { eventually, PNS_BINDS } from './support/bindings';
import { ADMIN_KEY } from './support/canaries';
import { environmentFor } from './support/gateway';
import { Http } from './support/http';
import { Issuer } from './support/issuer';
import { spawnGateway, SpawnedGateway } from './support/spawned-gateway';

const BINDINGS = '/v1/pns/bindings';
const DRAFT = {
  name: 'courier',
  externalId: 'courier',
  scopes: ['pns:read', 'pns:write'],
  businessPhones: [],
  interlineNumbers: [],
};

describe('the strings in a heap snapshot of the gateway', () => {
  // Connections of applications stay open: what a gateway keeps with one is there when the snapshot is taken.
  const connections = new Agent({ keepAlive: true });
  let folder: string;
  let simulator: Simulator;
  let issuer: Issuer;
  let running: SpawnedGateway;
  let url: string;
  let admin: Http;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nxg-heap-'));
    simulator = await startSimulator();
    issuer = await Issuer.start();
    running = spawnGateway({
      ...environmentFor(simulator.url, simulator.credentials),
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: 'gateway',
      DATABASE_URL: `sqlite:${join(folder, 'gateway.sqlite')}`,
      NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${folder}`,
    });
    url = String((await running.logged('listening')).url);
    admin = new Http(url, ADMIN_KEY);
  });

  afterAll(async () => {
    connections.destroy();
    running.child.kill('SIGTERM');
    await running.exit;
    await issuer.close();
    await simulator.close();
    rmSync(folder, { recursive: true });
  });

  async function createKey(clientId: unknown): Promise<{ id: string; key: string }> {
    const { body } = await admin.post(`/v1/admin/clients/${String(clientId)}/keys`);
    return { id: String(body.id), key: String(body.key) };
  }

  /** Asks on a connection that stays open. */
  function ask(token: string): Promise<number> {
    const headers = { authorization: `Bearer ${token}` };
    return new Promise((resolve, reject) => {
      get(`${url}${BINDINGS}`, { agent: connections, headers }, (response) => {
        response.resume().once('end', () => {
          resolve(response.statusCode ?? 0);
        });
      }).once('error', reject);
    });
  }

  /** The gateway collects its garbage, writes what is left, and goes on. */
  async function takeSnapshot(): Promise<string> {
    running.child.kill('SIGUSR2');
    const find = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.heapsnapshot'));
    await eventually(() => find().length > 0, 100);
    // It answers nobody while it writes.
    expect((await new Http(url).get('/health/live')).status).toBe(200);
    return readFileSync(join(folder, find()[0] ?? ''), 'latin1');
  }

  it('hold no key and no token of a caller once its requests are over, used, refused or revoked', async () => {
    const { body: client } = await admin.post('/v1/admin/clients', DRAFT);
    const { key: used } = await createKey(client.id);
    const { key: unused } = await createKey(client.id);
    const revoked = await createKey(client.id);
    const accessToken = await issuer.sign();
    const mistyped = `${used.slice(0, -1)}${used.endsWith('0') ? '1' : '0'}`;
    expect((await new Http(url, used).post(`${BINDINGS}/axe`, PNS_BINDS.axe)).status).toBe(201);
    await Promise.all(
      [used, revoked.key, accessToken].map(async (token) => {
        expect(await ask(token)).toBe(200);
      }),
    );
    await admin.delete(`/v1/admin/clients/${String(client.id)}/keys/${revoked.id}`);
    for (const token of [revoked.key, mistyped, `${accessToken}x`]) expect(await ask(token)).toBe(401);

    const snapshot = await takeSnapshot();

    // The gateway's own admin key is among its settings: that it is found shows that strings are.
    expect(snapshot.includes(ADMIN_KEY)).toBe(true);
    for (const key of [used, unused, revoked.key]) {
      const [, , publicId = '', secret = ''] = key.split('_');
      expect({ publicId, isHeld: snapshot.includes(secret) }).toEqual({ publicId, isHeld: false });
    }
    for (const part of accessToken.split('.')) expect(snapshot.includes(part.slice(0, 24))).toBe(false);
    expect(snapshot).not.toMatch(/nxg_test_[0-9A-Za-z]{8}_[0-9A-Za-z]{4,}/);
  });
});
