import { parse } from 'yaml';
import { Environment } from '../src/config/environment';
import { Settings } from '../src/config/settings';
import { canRender, ChartRenderer, LEAST, Manifest, MOST, Values } from './support/chart';
import { dataKey } from './support/databases';
import { refusedByKubernetes } from './support/kubernetes';

if (!canRender) process.stderr.write('skipped, not installed here: helm, or Go with sprig and yaml\n');

/** The least of a Deployment that the tests read. */
interface Deployment extends Manifest {
  readonly spec: {
    readonly strategy: object;
    readonly template: {
      readonly metadata: {
        readonly labels: Readonly<Record<string, string>>;
        readonly annotations: Readonly<Record<string, string>>;
      };
      readonly spec: {
        readonly automountServiceAccountToken: boolean;
        readonly enableServiceLinks: boolean;
        readonly terminationGracePeriodSeconds: number;
        readonly securityContext: object;
        readonly volumes: readonly object[];
        readonly containers: readonly [
          {
            readonly securityContext: object;
            readonly ports: readonly { readonly name: string }[];
            readonly env: readonly { readonly name: string; readonly value: string }[];
            readonly volumeMounts: readonly { readonly mountPath: string; readonly subPath?: string }[];
            readonly lifecycle?: object;
            readonly startupProbe: { readonly httpGet: { readonly path: string } };
            readonly livenessProbe: { readonly httpGet: { readonly path: string } };
            readonly readinessProbe: { readonly httpGet: { readonly path: string } };
          },
        ];
      };
    };
  };
}

(canRender ? describe : describe.skip)('the chart', () => {
  let renderer: ChartRenderer;

  beforeAll(() => {
    renderer = new ChartRenderer();
  });

  afterAll(() => {
    renderer.remove();
  });

  function deployment(values: Values = LEAST): Deployment {
    const found = renderer.render(values).find(({ kind }) => kind === 'Deployment');
    if (found === undefined) throw new Error('there is no Deployment');
    return found as Deployment;
  }

  function kinds(values: Values): string[] {
    return renderer
      .render(values)
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
      .sort();
  }

  const NAME = 'production-nxcloud-gateway';

  it('makes what a gateway needs, and no more unless it is told so', () => {
    const objects = ['ConfigMap', 'Deployment', 'PodDisruptionBudget', 'Service', 'ServiceAccount'];
    expect(kinds(LEAST)).toEqual(objects.map((kind) => `${kind} ${NAME}`));
    expect(kinds(MOST)).toEqual([
      `ConfigMap ${NAME}`,
      `Deployment ${NAME}`,
      `Ingress ${NAME}`,
      `Ingress ${NAME}-callbacks`,
      `NetworkPolicy ${NAME}`,
      `PodDisruptionBudget ${NAME}`,
      `PrometheusRule ${NAME}`,
      `Service ${NAME}`,
      `Service ${NAME}-callbacks`,
      `ServiceAccount ${NAME}`,
      `ServiceMonitor ${NAME}`,
    ]);
  });

  it('makes nothing that Kubernetes refuses', () => {
    const all = [...renderer.render(LEAST), ...renderer.render(MOST)];
    expect(refusedByKubernetes(all)).toEqual([]);
  });

  it('would be seen to make what Kubernetes refuses: an unknown field, a text for a number, nothing', () => {
    const text = JSON.stringify(renderer.render(LEAST));
    const flaws = [
      ['"readinessProbe"', '"readinesProbe"'],
      ['"containerPort":3000', '"containerPort":"3000"'],
      ['"selector"', '"selectors"'],
    ] as const;
    for (const [right, wrong] of flaws) {
      const flawed = JSON.parse(text.replace(right, wrong)) as Manifest[];
      expect(refusedByKubernetes(flawed).length).toBeGreaterThan(0);
    }
  });

  it('finds its pods wherever it speaks of them: by their labels, ports and services', () => {
    const text = JSON.stringify(renderer.render(MOST));
    const { metadata, spec } = deployment(MOST).spec.template;
    const selectors = [...text.matchAll(/"(?:selector|matchLabels|podSelector)":(\{"app[^{}]*\})/g)];
    const labels = selectors.map(([, json = '{}']) => JSON.parse(json) as Record<string, string>);
    // The ServiceMonitor's is of the Service.
    const ofPods = labels.filter((label) => label['app.kubernetes.io/component'] === undefined);
    expect(ofPods.length).toBeGreaterThan(5);
    for (const label of ofPods) expect(metadata.labels).toMatchObject(label);

    const ports = spec.containers[0].ports.map(({ name }) => name);
    const targets = [...text.matchAll(/"(?:targetPort|port)":"(\w+)"/g)].map(([, name = '']) => name);
    expect([...new Set(targets)].sort()).toEqual(ports.sort());
    const services = [...text.matchAll(/"service":\{"name":"([\w-]+)"/g)].map(([, name = '']) => name);
    expect(kinds(MOST)).toEqual(expect.arrayContaining(services.map((name) => `Service ${name}`)));
    expect(services).toHaveLength(2);
  });

  it('refuses to be rendered without the name of a Secret', () => {
    expect(() => renderer.render({})).toThrow('secret');
  });

  it('runs a process without rights, which cannot write to its disk and knows nothing of the cluster', () => {
    const { spec } = deployment().spec.template;
    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(spec.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('gives the secrets as files of a folder that Kubernetes swaps, never as variables', () => {
    const { containers, volumes } = deployment().spec.template.spec;
    const [{ env, volumeMounts }] = containers;
    const folder = '/run/secrets/gateway';
    expect(volumeMounts).toEqual([{ name: 'secrets', mountPath: folder, readOnly: true }]);
    const files = env.filter(({ name }) => name !== 'PORT');
    expect(files.length).toBeGreaterThan(5);
    expect(files.map(({ value }) => value)).toEqual(
      files.map(({ name }) => `${folder}/${name.replace('_FILE', '')}`),
    );
    const items = files.map(({ name }) => name.replace('_FILE', '')).map((key) => ({ key, path: key }));
    expect(volumes).toEqual([
      { name: 'secrets', secret: { secretName: 'gateway', defaultMode: 0o440, items } },
    ]);
  });

  it('gives the gateway an environment that it starts with', () => {
    const manifests = renderer.render(LEAST);
    const config = manifests.find(({ kind }) => kind === 'ConfigMap') as Manifest & {
      data: Record<string, string>;
    };
    const [{ env }] = deployment().spec.template.spec.containers;
    const files = new Map(env.map(({ value }) => [value, `a-secret-of-at-least-32-characters`]));
    files.set('/run/secrets/gateway/DATABASE_URL', 'postgres://gateway@database.example/gateway');
    files.set('/run/secrets/gateway/DATA_ENCRYPTION_KEYS', dataKey('one', 1));
    const variables = Object.fromEntries(env.map(({ name, value }) => [name, value]));
    const environment = new Environment({ ...config.data, ...variables }, files);
    const settings = new Settings(environment);
    expect(environment.problems).toEqual([]);
    expect(settings.database.kind).toBe('postgres');
    expect(settings.upstream.signature).not.toBeNull();
  });

  it('replaces its pods when a setting changes, and not when a secret does', () => {
    const before = deployment().spec.template;
    // What else the template had of its own could be a hash of secrets.
    expect(Object.keys(before.metadata.annotations)).toEqual(['checksum/settings']);
    expect(deployment({ ...LEAST, settings: { LOG_LEVEL: 'debug' } }).spec.template).not.toEqual(before);
    expect(deployment({ ...LEAST, metrics: { serviceMonitor: { enabled: true } } }).spec.template).toEqual(
      before,
    );
  });

  it('begins a new pod before it ends an old one, and gives that the time to end', () => {
    const { strategy, template } = deployment().spec;
    expect(strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
    expect(template.spec.terminationGracePeriodSeconds).toBe(25);
    expect(template.spec.containers[0].lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '5'] } } });
    const long = deployment({ ...LEAST, drain: { pauseSeconds: 30 } }).spec.template.spec;
    expect(long.terminationGracePeriodSeconds).toBe(50);
    const none = deployment({ ...LEAST, drain: { pauseSeconds: 0 } }).spec.template.spec;
    expect(none.containers[0].lifecycle).toBeUndefined();
  });

  it('asks whether a pod lives to restart it, and whether it is ready to send it requests', () => {
    const [{ startupProbe, livenessProbe, readinessProbe }] = deployment().spec.template.spec.containers;
    expect([startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet)).toEqual([
      { path: '/health/live', port: 'http' },
      { path: '/health/live', port: 'http' },
      { path: '/health/ready', port: 'http' },
    ]);
  });

  it('writes settings as they were given', () => {
    const config = renderer.render(MOST).find(({ kind }) => kind === 'ConfigMap');
    expect(config).toMatchObject({ data: { GATEWAY_MODE: 'live', ...MOST.settings } });
  });

  it('hands alerts on as they were given', () => {
    const rules = renderer.render(MOST).find(({ kind }) => kind === 'PrometheusRule');
    expect(rules?.spec).toEqual(parse(MOST.metrics.rules));
  });
});
