import { connect } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SANDBOX_CREDENTIALS } from '../sandbox/simulator/simulator-options';
import { ADMIN_KEY, BUSINESS_PHONE } from './support/canaries';
import { environmentFor } from './support/gateway';
import { Http } from './support/http';
import { SpawnedGateway, spawnGateway } from './support/spawned-gateway';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { SUCCESS } from './support/upstream-answers';

const folder = mkdtempSync(join(tmpdir(), 'nxg-start-'));
let upstream: ScriptedUpstream;
let running: SpawnedGateway | null = null;

beforeAll(async () => {
  upstream = await startScriptedUpstream();
});

afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.exit;
  running = null;
});

afterAll(async () => {
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}): SpawnedGateway {
  running = spawnGateway({
    ...environmentFor(upstream.url, SANDBOX_CREDENTIALS),
    DATABASE_URL: `sqlite:${join(folder, 'gateway.sqlite')}`,
    LOG_LEVEL: 'info',
    ...env,
  });
  return running;
}

async function listen(process: SpawnedGateway): Promise<{ url: string; key: string; http: Http }> {
  const url = String((await process.logged('listening')).url);
  const admin = new Http(url, ADMIN_KEY);
  const client = await admin.post('/v1/admin/clients', {
    name: 'start',
    scopes: ['calling:read'],
    businessPhones: ['*'],
    interlineNumbers: [],
  });
  const { body } = await admin.post(`/v1/admin/clients/${String(client.body.id)}/keys`);
  const key = String(body.key);
  return { url, key, http: new Http(url, key) };
}

/** Holds the answer to the next request until `release` is called. */
function holdAnswer(): { arrived: Promise<void>; release: () => void } {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const arrived = new Promise<void>((resolve) => {
    upstream.play(async () => {
      resolve();
      await released;
      return SUCCESS;
    });
  });
  return { arrived, release };
}

describe('a start with wrong settings', () => {
  it('ends with code 1 and a line for each problem, which names the variable and not its value', async () => {
    const gateway = start({
      PORT: 'canary-port',
      NXCLOUD_ACCESS_SECRET: '',
      INTERLINE_BASE_URL: 'http://canary.example',
      DATA_ENCRYPTION_KEYS: 'canary-key',
    });

    expect(await gateway.exit).toBe(1);

    const lines = gateway.stderr().trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    for (const name of ['PORT', 'NXCLOUD_ACCESS_SECRET', 'INTERLINE_BASE_URL', 'DATA_ENCRYPTION_KEYS']) {
      expect(lines.filter((line) => line.includes(`${name} `))).toHaveLength(1);
    }
    expect(gateway.stderr()).not.toContain('canary');
    expect(gateway.lines).toEqual([]);
  });

  it('ends with code 1 when the port is taken', async () => {
    const port = new URL(upstream.url).port;

    const gateway = start({ PORT: port });

    expect(await gateway.exit).toBe(1);
    expect(gateway.stderr()).toContain('EADDRINUSE');
  });
});

describe('a start with right settings', () => {
  it('listens from the environment alone, and ends with code 0 on SIGTERM', async () => {
    const gateway = start();
    const { url } = await listen(gateway);
    const anyone = new Http(url);

    expect((await anyone.get('/health/ready')).body).toEqual({ status: 'ok', database: 'ok' });
    gateway.child.kill('SIGTERM');

    expect(await gateway.exit).toBe(0);
    expect(gateway.stderr()).toBe('');
  });
});

describe('SIGTERM', () => {
  it('is not ready any more, lets the request in flight end, and ends with code 0', async () => {
    const gateway = start();
    const { url, http } = await listen(gateway);
    const { arrived, release } = holdAnswer();
    const inFlight = http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`);
    await arrived;

    gateway.child.kill('SIGTERM');
    await gateway.logged('shutting down');
    const ready = await new Http(url).get('/health/ready');
    release();
    const { status, headers, body } = await inFlight;

    expect(ready.status).toBe(503);
    expect(ready.body.status).toBe('draining');
    expect(status).toBe(200);
    expect(headers.get('connection')).toBe('close');
    expect(body.businessPhone).toBe(BUSINESS_PHONE);
    expect(await gateway.exit).toBe(0);
  });

  it('is not held up by a caller that left while its request was in flight', async () => {
    const gateway = start();
    const { url, key } = await listen(gateway);
    const { arrived, release } = holdAnswer();
    const leaving = new AbortController();
    const left = fetch(`${url}/v1/calling/numbers/${BUSINESS_PHONE}`, {
      headers: { authorization: `Bearer ${key}` },
      signal: leaving.signal,
    });
    await arrived;
    leaving.abort();
    await expect(left).rejects.toThrow('aborted');
    release();
    await sleep(50);
    const startedAt = performance.now();

    gateway.child.kill('SIGTERM');

    expect(await gateway.exit).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(8000);
  });

  it('ends what a caller that left had begun, before it ends itself', async () => {
    const gateway = start();
    const { url, key } = await listen(gateway);
    const { arrived, release } = holdAnswer();
    const leaving = new AbortController();
    const left = fetch(`${url}/v1/calling/numbers/${BUSINESS_PHONE}`, {
      headers: { authorization: `Bearer ${key}` },
      signal: leaving.signal,
    });
    await arrived;
    leaving.abort();
    await expect(left).rejects.toThrow('aborted');

    gateway.child.kill('SIGTERM');
    await gateway.logged('shutting down');
    await sleep(200);
    expect(gateway.child.exitCode).toBeNull();
    release();

    expect((await gateway.logged('request')).route).toBe('/v1/calling/numbers/:businessPhone');
    expect(await gateway.exit).toBe(0);
  });

  it('is not held up by connections that are idle', async () => {
    const gateway = start();
    const { url } = await listen(gateway);
    const idle = connect(Number(new URL(url).port), '127.0.0.1');
    idle.on('error', () => idle.destroy());
    await sleep(50);
    const startedAt = performance.now();

    gateway.child.kill('SIGTERM');

    expect(await gateway.exit).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(8000);
    idle.destroy();
  });
});
