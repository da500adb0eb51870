import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
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
const RESULTS_FILE = join(__dirname, '..', '..', 'bench', 'results.md');

async function run(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in MEASURES));
  if (unknown.length > 0)
    throw new Error(`No measure is called ${unknown.join(', ')}: ${Object.keys(MEASURES).join(', ')}.`);
  const chosen = names.length === 0 ? Object.keys(MEASURES) : names;
  const bench = new Bench({
    rounds: Number(process.env.ROUNDS ?? 5),
    seconds: Number(process.env.SECONDS ?? 5),
  });
  const parts = [heading()];
  try {
    for (const name of chosen) {
      const result = await MEASURES[name]?.(bench);
      if (result === undefined) continue;
      parts.push(markdownOf(result));
      process.stdout.write(`${markdownOf(result)}\n`);
    }
  } finally {
    await bench.close();
  }
  if (names.length === 0) writeFileSync(RESULTS_FILE, parts.join('\n'));
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

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
