import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT } from './project';

export const CHART = join(ROOT, 'deploy', 'helm', 'nxcloud-gateway');

/** A Kubernetes object, as far as every one of them is alike. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec?: unknown;
}

export type Values = Readonly<Record<string, unknown>>;

/** The least values that must be set. */
export const LEAST = { secret: { name: 'gateway' } };

/** Values that switch everything on. */
export const MOST = {
  image: { digest: `sha256:${'0'.repeat(64)}`, pullSecrets: ['registry'] },
  settings: { CALLBACK_PORT: '3001', DOCS_ENABLED: 'false', RATE_LIMIT_PER_MINUTE: '1000000' },
  secret: { name: 'gateway', variables: ['DATABASE_URL', 'DATA_ENCRYPTION_KEYS', 'METRICS_TOKEN'] },
  ingress: {
    enabled: true,
    className: 'nginx',
    host: 'gateway.example',
    tlsSecretName: 'tls',
    annotations: { a: 'b' },
  },
  callbackIngress: { enabled: true, host: 'callbacks.example' },
  networkPolicy: {
    enabled: true,
    from: [{ namespaceSelector: {} }],
    callbacksFrom: [{ ipBlock: { cidr: '192.0.2.0/24' } }],
  },
  metrics: {
    serviceMonitor: { enabled: true, labels: { release: 'prometheus' } },
    rules: readFileSync(join(ROOT, 'deploy', 'prometheus', 'alerts.yaml'), 'utf8'),
  },
  extraVolumes: [{ name: 'authority', configMap: { name: 'authority' } }],
  extraVolumeMounts: [{ name: 'authority', mountPath: '/etc/authority' }],
  podAnnotations: { a: 'b' },
  podLabels: { a: 'b' },
  nodeSelector: { a: 'b' },
  tolerations: [{ key: 'a', operator: 'Exists' }],
  affinity: { nodeAffinity: {} },
  priorityClassName: 'high',
  serviceAccount: { annotations: { a: 'b' } },
  service: { annotations: { a: 'b' } },
  callbackService: { annotations: { a: 'b' } },
};

export function chartFile(name: string): unknown {
  return parse(readFileSync(join(CHART, name), 'utf8'));
}

/** Go's libraries are those of Debian's packages, which put them there. */
const GO = { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode' };

const hasHelm = spawnSync('helm', ['version']).status === 0;

function hasGoTemplates(): boolean {
  const libraries = ['github.com/Masterminds/sprig', 'sigs.k8s.io/yaml'];
  return spawnSync('go', ['list', ...libraries], { env: GO }).status === 0;
}

/** Whether a chart can be rendered here. */
export const canRender = hasHelm || hasGoTemplates();

/** Renders the chart with Helm, or with Go's templates and Helm's functions where Helm is not installed. */
export class ChartRenderer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'nxg-chart-'));
  private readonly command: readonly string[];

  constructor() {
    this.command = hasHelm ? ['helm', 'template'] : [this.compile()];
  }

  /** @throws Error with what the renderer said of values that it refuses */
  render(values: Values): Manifest[] {
    const file = join(this.folder, 'values.json');
    writeFileSync(file, JSON.stringify(values));
    const [program = '', ...words] = this.command;
    const place = ['production', CHART, '--namespace', 'telephony', '--values', file];
    const text = execFileSync(program, [...words, ...place], {
      stdio: ['ignore', 'pipe', 'pipe'],
    }).toString();
    return parseAllDocuments(text)
      .map((document) => document.toJS() as Manifest | null)
      .filter((manifest) => manifest !== null);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private compile(): string {
    const program = join(this.folder, 'helm-template');
    const source = join(ROOT, 'scripts', 'helm-template', 'main.go');
    execFileSync('go', ['build', '-o', program, source], { env: GO, stdio: ['ignore', 'ignore', 'pipe'] });
    return program;
  }
}
