import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Database } from '../src/database/database';
import { Metrics } from '../src/operations/metrics';
import { eventually } from './support/bindings';
import { PHONE_B } from './support/canaries';
import { bindRelay, push, relayRecord } from './support/callbacks';
import { Collector } from './support/collector';
import { startGateway, TestGateway } from './support/gateway';
import { readQuery } from './support/promql';
import { Receiver } from './support/receiver';
import { UPSTREAM_CALLS } from './support/upstream-calls';
import { LOCAL_WEBHOOKS } from './support/webhook-bench';
import { ROOT } from './support/project';
import { isInstalled } from './support/installed';

interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: Readonly<Record<string, string>>;
}

/** A question of promtool's: which alerts of this name there are at some time. */
interface AlertTest {
  readonly alertname: string;
  readonly exp_alerts?: readonly unknown[];
}

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/observability.md');
const ALERTS = 'deploy/prometheus/alerts.yaml';
const alerts = (parse(read(ALERTS)) as { groups: { rules: AlertRule[] }[] }).groups.flatMap(
  ({ rules }) => rules,
);
const ALERT_TESTS = 'deploy/prometheus/alerts.test.yaml';
const alertTests = (parse(read(ALERT_TESTS)) as { tests: { alert_rule_test: AlertTest[] }[] }).tests.flatMap(
  ({ alert_rule_test }) => alert_rule_test,
);
const panels = (JSON.parse(read('deploy/grafana/nxcloud-gateway.json')) as { panels: Panel[] }).panels;

const HAS_PROMTOOL = isInstalled('promtool');

/** What Prometheus says of whatever it reads. */
const OWN_METRICS = ['up'];
/** What it adds to every metric. */
const OF_PROMETHEUS = ['instance', 'job'];

/** The rows of the first table under a heading, cell by cell. */
function table(heading: string): string[][] {
  const [, section = ''] = page.split(new RegExp(`^#{2,3} \`?${heading}\`?$`, 'm'));
  const [text = ''] = /^\|[^]*?(?=\n\n|$(?![^]))/m.exec(section) ?? [];
  return text
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function firstWords(heading: string): string[] {
  return table(heading).map(([cell = '']) => cell.replaceAll('`', ''));
}

/** The labels of each metric, as the page of metrics has them. */
function labelsOn(metrics: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of metrics.matchAll(/^([a-z_]\w*)(?:\{(.*)\})? \S+$/gm)) {
    const known = found.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label);
    found.set(name, known);
  }
  return found;
}

describe('what a gateway shows of itself', () => {
  let gateway: TestGateway;
  let collector: Collector;
  let receiver: Receiver;
  let metrics: string;

  beforeAll(async () => {
    collector = await Collector.start();
    receiver = await Receiver.start();
    const env = { ...LOCAL_WEBHOOKS, ...collector.env, REDIS_URL: 'redis://127.0.0.1:1' };
    gateway = await startGateway({ env: { ...env, WEBHOOK_RETRY_SCHEDULE_SECONDS: '0,0' } });
    await liveThroughEverything();
    metrics = (await gateway.anyone.get('/metrics')).text;
    await gateway.app.get(Database).close();
    await gateway.admin.get('/v1/admin/clients');
    await gateway.close();
  });

  afterAll(async () => {
    await receiver.close();
    await collector.close();
  });

  /** Makes every metric, every attribute and every field of a line appear. */
  async function liveThroughEverything(): Promise<void> {
    const { control } = gateway.simulator;
    const client = await gateway.createClient();
    await gateway.anyone.get('/v1/events');
    const slow = await gateway.createClient({ rateLimitPerMinute: 1 });
    await slow.http.get('/v1/events');
    await slow.http.get('/v1/events');

    const key = { 'idempotency-key': 'again' };
    await client.http.post('/v1/pns/bindings/axe', { phoneA: PHONE_B }, key);
    await client.http.post('/v1/pns/bindings/axe', { phoneA: PHONE_B }, key);
    control.addFault({ action: { type: 'status', status: 429 } });
    await UPSTREAM_CALLS['calling get'](client);
    control.addFault({ action: { type: 'code', code: 10001, message: 'refused' } });
    await UPSTREAM_CALLS['pns axb'](client);
    control.addFault({ action: { type: 'status', status: 502 } });
    await UPSTREAM_CALLS['pns xyb'](client);

    const endpoint = await receiver.subscribe(client.http);
    endpoint.react({ status: 500 }, { status: 204 });
    const { subid } = await bindRelay(client);
    const record = relayRecord({ subid });
    await push(gateway, 'interline/cdr', record);
    await push(gateway, 'interline/cdr', record);
    await push(gateway, 'interline/cdr', relayRecord({ subid, taskid: 'task-2', caller: undefined }));
    await eventually(() => gateway.log.of('delivery attempt').length > 0);
  }

  /** Every field of the lines of these messages. */
  function fieldsOf(...messages: string[]): string[] {
    const lines = messages.flatMap((message) => gateway.log.of(message));
    const fields = new Set(lines.flatMap((line) => Object.keys(line)));
    return [...fields].filter((field) => !['level', 'time', 'message'].includes(field)).sort();
  }

  it('are the metrics of the page, by name, kind, labels and meaning', async () => {
    const shown = labelsOn(metrics);
    const registered = await gateway.app.get(Metrics).registry.getMetricsAsJSON();
    const own = registered
      .filter(({ name }) => name.startsWith('nxg_'))
      .map(({ name, help, type }) => {
        const isHistogram = String(type) === 'histogram';
        const labels = shown.get(isHistogram ? `${name}_count` : name);
        return [name, String(type), [...(labels ?? ['not shown'])].sort().join(' '), help];
      });
    const documented = table('Metrics').map(([name = '', type, labels = '', meaning]) => {
      const sorted = labels.replaceAll('`', '').split(' ').sort().join(' ');
      return [name.replaceAll('`', ''), type, sorted, meaning];
    });
    expect(documented.sort()).toEqual(own.sort());
  });

  it.each([
    ['request', ['request', 'request failed']],
    ['upstream call', ['upstream call', 'upstream call failed']],
    ['callback', ['callback']],
    ['delivery attempt', ['delivery attempt', 'delivery attempt failed']],
  ])('are the fields of the page in every line: %s', (heading, messages) => {
    expect(fieldsOf(...messages)).toEqual(firstWords(heading).sort());
  });

  it('are the attributes of the page in the spans', () => {
    const attributes = new Set(collector.spans.flatMap((span) => Object.keys(span.attributes)));
    expect([...attributes].sort()).toEqual(firstWords('Traces').sort());
  });

  const queries: [string, string][] = [
    ...alerts.map(({ alert, expr }): [string, string] => [alert, expr]),
    ...panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }): [string, string] => [title, expr]),
    ),
  ];

  it.each(queries)('answers what is asked by %s: %s', (_, expression) => {
    const shown = labelsOn(metrics);
    const { selected, grouping, errors } = readQuery(expression);
    expect(errors).toEqual([]);
    expect(selected.length).toBeGreaterThan(0);
    const labels = selected.flatMap(({ metric }) => [...(shown.get(metric) ?? [])]);
    expect(selected.filter(({ metric }) => !shown.has(metric) && !OWN_METRICS.includes(metric))).toEqual([]);
    for (const asked of selected) {
      const known = [...(shown.get(asked.metric) ?? []), ...OF_PROMETHEUS];
      expect(known).toEqual(expect.arrayContaining([...asked.labels]));
    }
    expect([...labels, ...OF_PROMETHEUS]).toEqual(expect.arrayContaining([...grouping]));
  });

  it('is all on the dashboard, or in an alert', () => {
    const asked = new Set(
      queries.flatMap(([, expr]) => readQuery(expr).selected.map(({ metric }) => metric)),
    );
    const names = firstWords('Metrics');
    const isAsked = (name: string): boolean => asked.has(name) || asked.has(`${name}_count`);
    expect(names.filter((name) => !isAsked(name))).toEqual([]);
  });
});

describe('the alerts', () => {
  it.each(alerts.map((rule) => [rule.alert, rule] as const))(
    'say what is wrong, and where the runbook says what to do: %s',
    (name, { annotations, labels }) => {
      const { summary = '', description = '', runbook_url = '' } = annotations;
      expect([summary.length > 10, description.length > 10]).toEqual([true, true]);
      expect(['critical', 'warning', 'info']).toContain(labels.severity);
      expect(runbook_url).toBe(`docs/runbook.md#${name.toLowerCase()}`);
      expect(read('docs/runbook.md')).toContain(`\n### ${name}\n`);
    },
  );

  it.each(alerts.map(({ alert }) => alert))('fire in a test of their own: %s', (name) => {
    const firing = alertTests.filter(
      ({ alertname, exp_alerts = [] }) => alertname === name && exp_alerts.length > 0,
    );
    expect(firing).not.toEqual([]);
  });

  (HAS_PROMTOOL ? it : it.skip)('are rules that Prometheus loads, and fire when they should', () => {
    for (const words of [
      ['check', 'rules', ALERTS],
      ['test', 'rules', ALERT_TESTS],
    ]) {
      const { status, stdout, stderr } = spawnSync('promtool', words, { cwd: ROOT });
      expect([`${stdout.toString()}${stderr.toString()}`, status]).toEqual([
        expect.stringContaining('SUCCESS'),
        0,
      ]);
    }
  });
});

describe('the dashboard', () => {
  it('has panels that neither overlap nor share an id', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });
});
