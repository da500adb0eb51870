import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { FOLLOWED_SECRETS } from '../src/config/settings';
import { chartFile, LEAST, MOST, Values } from './support/chart';
import { ROOT } from './support/project';

const isAllowed = new Ajv({ allErrors: true, strict: false }).compile(
  chartFile('values.schema.json') as object,
);
const defaults = chartFile('values.yaml') as Record<string, object>;

/** What Helm would refuse of these values, laid over those of the chart. */
function problemsOf(values: Values): string[] {
  const merged = Object.fromEntries(
    Object.entries({ ...defaults, ...values }).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? { ...defaults[name], ...value }
        : value,
    ]),
  );
  isAllowed(merged);
  return (isAllowed.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

describe('values.yaml of the chart', () => {
  it('lacks nothing but the name of the Secret', () => {
    expect(problemsOf({})).toEqual(['/secret/name must NOT have fewer than 1 characters']);
    expect(problemsOf(LEAST)).toEqual([]);
  });

  it('may be changed in every way that the chart knows', () => {
    expect(problemsOf(MOST)).toEqual([]);
  });

  it.each<[string, Values]>([
    ['a value that the chart does not know', { replicaCount: 2 }],
    [
      'a number among the settings, which Helm would write as 1e+06',
      { settings: { RATE_LIMIT_PER_MINUTE: 1_000_000 } },
    ],
    ['a secret among the settings', { settings: { NXCLOUD_ACCESS_SECRET: 'no' } }],
    ['a port of its own', { settings: { PORT: '8080' } }],
    ['callbacks on the port of the API', { settings: { CALLBACK_PORT: '3000' } }],
    ['a Secret without the database', { secret: { name: 'gateway', variables: ['DATA_ENCRYPTION_KEYS'] } }],
    [
      'a setting in the Secret that the gateway does not know',
      { secret: { name: 'gateway', variables: ['DATABASE'] } },
    ],
    ['an ingress without a host', { ingress: { enabled: true } }],
    [
      'an ingress for callbacks that have no port of their own',
      { callbackIngress: { enabled: true, host: 'callbacks.example' } },
    ],
    [
      'peers for callbacks that have no port of their own',
      { networkPolicy: { enabled: true, callbacksFrom: [{ podSelector: {} }] } },
    ],
  ])('must not have %s', (_, values) => {
    expect(problemsOf({ ...LEAST, ...values })).not.toEqual([]);
  });

  it('may hold each secret that the gateway follows in the Secret, and none in the settings', () => {
    const variables = FOLLOWED_SECRETS.flatMap((row) => row.variables);
    const all = ['DATABASE_URL', 'DATA_ENCRYPTION_KEYS', ...variables];
    expect(problemsOf({ secret: { name: 'gateway', variables: all } })).toEqual([]);
    for (const name of all) expect(problemsOf({ ...LEAST, settings: { [name]: 'x' } })).toHaveLength(2);
  });
});

describe('docs/how-to/deploy.md', () => {
  it('shows values that the chart accepts', () => {
    const document = readFileSync(join(ROOT, 'docs', 'how-to', 'deploy.md'), 'utf8');
    const [, example = ''] = /```yaml\n([^]*?)```/.exec(document) ?? [];
    const values = parse(example) as Values;
    expect(Object.keys(values).length).toBeGreaterThan(3);
    expect(problemsOf(values)).toEqual([]);
  });
});

describe('Chart.yaml', () => {
  it('names the version of the gateway', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(chartFile('Chart.yaml')).toMatchObject({ version, appVersion: version });
  });
});
