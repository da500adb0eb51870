import { Counter, Histogram, Registry } from 'prom-client';
import { ProblemCode } from '../../common/problems/catalogue';
import { ClockSkew } from '../../upstream/clock-skew';
import { Product, PRODUCTS } from '../../upstream/product';
import { ProductLine, ProductLines } from '../../upstream/product-lines';
import { UpstreamJournal } from '../../upstream/upstream-journal';
import { DURATION_BUCKETS } from './durations';
import { addGauge, Reading } from './gauge';

const CIRCUIT_VALUES = { closed: 0, 'half-open': 1, open: 2 } as const;

/** What somebody has to mend at NXCloud: one of these is enough for an alert. */
const TO_BE_MENDED: readonly ProblemCode[] = [
  'upstream_auth_failed',
  'upstream_account_unavailable',
  'upstream_insufficient_balance',
  'numbers_exhausted',
];

/** Whether NXCloud answers. */
export function addUpstreamMetrics(
  registry: Registry,
  journal: UpstreamJournal,
  lines: ProductLines,
  skew: ClockSkew,
): void {
  const registers = [registry];
  const calls = new Histogram({
    name: 'nxg_upstream_call_duration_seconds',
    help: 'Calls to NXCloud, all attempts together; outcome is success or the code of the problem',
    labelNames: ['product', 'operation', 'outcome'],
    buckets: DURATION_BUCKETS,
    registers,
  });
  const problems = new Counter({
    name: 'nxg_upstream_problems_total',
    help: 'Calls to NXCloud that failed, by the code of the problem',
    labelNames: ['product', 'code'],
    registers,
  });
  const attempts = new Counter({
    name: 'nxg_upstream_attempts_total',
    help: 'Attempts to call NXCloud, repeats included',
    labelNames: ['product', 'operation'],
    registers,
  });
  const repeats = new Counter({
    name: 'nxg_upstream_repeats_total',
    help: 'Attempts that were made again; reason is the code of the problem, or clock, which asks for a new signature',
    labelNames: ['product', 'operation', 'reason'],
    registers,
  });
  journal.onCall(({ product, operation, problem, durationMs, attempts: made, repeatedFor }) => {
    calls.observe({ product, operation, outcome: problem ?? 'success' }, durationMs / 1000);
    if (problem !== null) problems.inc({ product, code: problem });
    attempts.inc({ product, operation }, made);
    for (const { reason } of repeatedFor) repeats.inc({ product, operation, reason });
  });

  const configured = PRODUCTS.filter((product) => lines.isConfigured(product));
  // From 0, so that the first one counts as an increase.
  for (const product of configured) for (const code of TO_BE_MENDED) problems.inc({ product, code }, 0);
  const ofEach = (measure: (line: ProductLine, product: Product) => number): Reading<'product'> =>
    configured.map((product) => [{ product }, measure(lines.of(product), product)]);
  const labelNames = ['product'] as const;
  addGauge(
    registry,
    { name: 'nxg_upstream_circuit_state', help: '0 closed, 1 half-open, 2 open', labelNames },
    () => ofEach(({ circuit }) => CIRCUIT_VALUES[circuit.state]),
  );
  addGauge(
    registry,
    {
      name: 'nxg_upstream_clock_skew_seconds',
      help: 'How far NXCloud’s clock is ahead of the gateway’s, as learnt from its answers',
      labelNames,
    },
    () => ofEach((_, product) => skew.of(product) / 1000),
  );
  addGauge(
    registry,
    {
      name: 'nxg_upstream_attempts_running',
      help: 'Attempts to call NXCloud that are under way',
      labelNames,
    },
    () => ofEach(({ places }) => places.taken),
  );
  addGauge(
    registry,
    {
      name: 'nxg_upstream_attempts_waiting',
      help: 'Attempts to call NXCloud that wait for one of UPSTREAM_MAX_CONCURRENCY places',
      labelNames,
    },
    () => ofEach(({ places }) => places.waiting),
  );
}
