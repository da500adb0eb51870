import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Environment } from '../src/config/environment';
import { Settings } from '../src/config/settings';
import { compose, COMPOSE_FILE, PreparedCompose } from './support/compose';
import { ROOT } from './support/project';

const SECRET = /KEY|SECRET|TOKEN|PASSWORD|DATABASE_URL|CALLBACK_URL/;

const services = Object.entries(compose.services).map(([name, service]) => ({ name, service }));
const gateways = services.filter(({ name }) => name.startsWith('gateway-'));

/** The order of keys and services is the reader's: what explains comes first. */
const FREE_ORDER = [
  'service-keys',
  'services-alphabetical',
  'service-dependencies-alphabetical',
  'top-level-properties',
];

function lint(file: string): { status: number | null; printed: string } {
  const linter = join(ROOT, 'node_modules', 'dclint', 'bin', 'dclint.cjs');
  const rules = FREE_ORDER.flatMap((order) => ['--disable-rule', `${order}-order`]);
  const words = [linter, file, '--max-warnings', '0', ...rules];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { env: { NO_COLOR: '1' } });
  return { status, printed: `${stdout.toString()}${stderr.toString()}`.trim() };
}

describe('compose.yaml', () => {
  it('is one that the schema of Compose and the linter have nothing to say about', () => {
    expect(lint(COMPOSE_FILE)).toEqual({ status: 0, printed: '' });
  });

  it('would be seen by the schema with a word that Compose does not know', () => {
    const prepared = new PreparedCompose();
    const flawed = prepared.path('compose.yaml');
    writeFileSync(flawed, readFileSync(COMPOSE_FILE, 'utf8').replace('restart:', 'restrat:'));
    expect(lint(flawed)).toMatchObject({
      status: 1,
      printed: expect.stringContaining('/services/gateway-1') as string,
    });
    prepared.remove();
  });

  it('runs two gateways that differ in their ports alone', () => {
    expect(gateways).toHaveLength(2);
    const [first, second] = gateways.map(({ service }) => ({ ...service, ports: [] }));
    expect(first).toEqual(second);
    expect(new Set(gateways.flatMap(({ service }) => service.ports ?? [])).size).toBe(2);
  });

  it('starts the simulator on demand alone', () => {
    const onDemand = services.filter(({ service }) => service.profiles !== undefined);
    expect(onDemand.map(({ name, service }) => [name, service.profiles])).toEqual([
      ['simulator', ['simulator']],
    ]);
  });

  describe.each(services)('service $name', ({ service }) => {
    it('has no rights, cannot write to its disk, and is started again when it ends', () => {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], restart: 'unless-stopped' });
      expect(service.security_opt).toEqual(['no-new-privileges:true']);
      expect(service.cap_add).toBeUndefined();
    });

    it('has a health check: its own, or that of the Dockerfile', () => {
      expect(service.healthcheck ?? service.build).toBeDefined();
    });

    it('gets its secrets as files that prepare.sh makes, and shows none in its environment', () => {
      const environment = Object.entries(service.environment ?? {});
      const open = environment.filter(([name]) => SECRET.test(name) && !name.endsWith('_FILE'));
      expect(open.map(([name]) => name)).toEqual([]);
      const named = environment
        .map(([, value]) => value)
        .filter((value) => value.startsWith('/run/secrets/'));
      const given = (service.secrets ?? []).map((name) => `/run/secrets/${name}`);
      expect(named.sort()).toEqual(given.sort());
    });

    it('opens its ports to this machine alone', () => {
      expect((service.ports ?? []).filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    });
  });

  describe('a gateway of it', () => {
    it('is given settings that exist', () => {
      const known = readFileSync(join(ROOT, '.env.example'), 'utf8');
      const names = gateways.flatMap(({ service }) => Object.keys(service.environment ?? {}));
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !known.includes(`\n${name.replace(/_FILE$/, '')}=`))).toEqual([]);
    });

    it('has longer to end than it takes', () => {
      expect(gateways.map(({ service }) => service.stop_grace_period)).toEqual(['20s', '20s']);
    });
  });
});

describe('prepare.sh', () => {
  const made: PreparedCompose[] = [];

  function prepare(...words: string[]): PreparedCompose {
    const prepared = new PreparedCompose(...words);
    made.push(prepared);
    return prepared;
  }

  afterAll(() => {
    for (const prepared of made) prepared.remove();
  });

  it('makes every file that compose.yaml names', () => {
    const prepared = prepare();
    const missing = Object.entries(compose.secrets).filter(
      ([name, { file }]) =>
        file !== `deploy/compose/secrets/${name}` || !existsSync(prepared.path(`secrets/${name}`)),
    );
    expect(missing).toEqual([]);
    expect(existsSync(prepared.path('settings.env'))).toBe(true);
  });

  it('draws other secrets each time, and lets nobody else into their folder', () => {
    const [one, other] = [prepare(), prepare()];
    for (const name of [
      'postgres_password',
      'data_encryption_keys',
      'gateway_admin_key',
      'callback_tokens',
    ]) {
      expect(one.text(`secrets/${name}`)).not.toBe(other.text(`secrets/${name}`));
    }
    expect(statSync(one.path('secrets')).mode & 0o777).toBe(0o700);
  });

  it('prints no secret', () => {
    const prepared = prepare();
    const printed = prepared.prepare();
    for (const name of Object.keys(compose.secrets)) {
      const secret = prepared.text(`secrets/${name}`);
      if (secret !== '') expect(printed).not.toContain(secret);
    }
  });

  it('keeps what is there', () => {
    const prepared = prepare();
    writeFileSync(prepared.path('secrets/nxcloud_access_key'), 'a-key-of-ours');
    const before = prepared.text('secrets/gateway_admin_key');
    prepared.prepare('--simulator');
    expect(prepared.text('secrets/nxcloud_access_key')).toBe('a-key-of-ours');
    expect(prepared.text('secrets/gateway_admin_key')).toBe(before);
    expect(prepared.text('settings.env')).toContain('GATEWAY_MODE=live');
  });

  it.each([[], ['--simulator']])('makes settings that the gateway starts with: %s', (...words) => {
    const prepared = prepare(...words);
    const environment = new Environment(prepared.environmentOf({ image: '', ...gateways[0]?.service }));
    const settings = new Settings(environment);
    expect(environment.problems).toEqual([]);
    expect(settings.database.kind).toBe('postgres');
    expect(settings.products.pnsBusinessId).toBe(words.length === 0 ? null : 'sandbox-pns-app');
  });

  it('refuses what it does not know', () => {
    expect(() => prepare('--simulate')).toThrow('usage:');
  });
});
