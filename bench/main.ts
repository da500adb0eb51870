import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { Bench } from './bench';
import { measureCallbacks } from './measures/callbacks';
import { measureDeliveries } from './measures/deliveries';
import { measureFootprint } from './measures/footprint';
import { measureFullStore } from './measures/full-store';
import { measureLatency } from './measures/latency';
import { measureReads } from './measures/reads';
import { measureReplicas } from './measures/replicas';
import { markdownOf, Result } from './result';

const MEASURES: Readonly<Record<string, (bench: Bench) => Promise<Result>>> = {
  reads: measureReads,
  callbacks: measureCallbacks,
  deliveries: measureDeliveries,
  latency: measureLatency,
  footprint: measureFootprint,
  'full-store': measureFullStore,
  replicas: measureReplicas,
};
const EFFORT = { rounds: 5, seconds: 5 };
const SHORT_EFFORT = { rounds: 3, seconds: 1 };
/** What a change is likely to slow down. */
const SHORT_MEASURES = ['reads', 'callbacks'];
/** A ratio that falls below so much of the recorded one is more than noise. */
const NOTABLE = 0.75;
const RESULTS_FILE = join(__dirname, '..', '..', 'bench', 'results.md');

async function run(args: readonly string[]): Promise<void> {
  const isShort = args.includes('--short');
  const asked = args.filter((argument) => argument !== '--short');
  const unknown = asked.filter((name) => !(name in MEASURES));
  if (unknown.length > 0) {
    throw new Error(`No measure is called ${unknown.join(', ')}: ${Object.keys(MEASURES).join(', ')}.`);
  }
  const names = asked.length > 0 ? asked : isShort ? SHORT_MEASURES : Object.keys(MEASURES);
  const bench = new Bench(isShort ? SHORT_EFFORT : EFFORT);
  const parts = [heading()];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void bench.close().finally(() => process.exit(1)));
  }
  try {
    for (const name of names) {
      const result = await MEASURES[name]?.(bench);
      if (result === undefined) continue;
      parts.push(markdownOf(result));
      process.stdout.write(isShort ? comparison(result) : `${markdownOf(result)}\n`);
    }
  } finally {
    await bench.close();
  }
  if (args.length === 0) writeFileSync(RESULTS_FILE, parts.join('\n'));
}

/** The ratios of this run beside the recorded ones. Ratios, because both sides feel a busy machine. */
function comparison({ goals }: Result): string {
  const recorded = readFileSync(RESULTS_FILE, 'utf8');
  return goals
    .map(({ text, value }) => {
      const line = recorded.split('\n').find((candidate) => candidate.includes(text)) ?? '';
      const before = Number(/measured: ([\d.]+)/.exec(line)?.[1]);
      const word = value < before * NOTABLE ? 'SLOWER THAN RECORDED' : 'as recorded';
      return `bench: ${text.split(':', 1)[0] ?? ''}: ${value.toFixed(2)}, recorded ${before.toFixed(2)}: ${word}\n`;
    })
    .join('');
}

function heading(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}`;
  return [
    '# Measured',
    '',
    `By \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, at ${commit}: ${machine}.`,
    'Everything runs on this one machine: the gateway, what it calls, what calls it. What the figures mean, and what was',
    'learnt on the way, stands in [docs/performance.md](../docs/performance.md).',
    '',
  ].join('\n');
}

/**
 * `npm run bench` measures everything and writes bench/results.md; `-- reads callbacks` measures those alone, and
 * `-- --short` compares the hot paths with what is recorded.
 */
run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
