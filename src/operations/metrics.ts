import { Injectable } from '@nestjs/common';
import { CallbackJournal } from '../callback/callback-journal';
import { DeliveryBacklog } from '../callback/delivery/delivery-backlog';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ClockSkew } from '../upstream/clock-skew';
import { PRODUCTS } from '../upstream/product';
import { ProductLines } from '../upstream/product-lines';
import { UpstreamCallReport, UpstreamJournal } from '../upstream/upstream-journal';

const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 12];
const CIRCUIT_VALUES = { closed: 0, 'half-open': 1, open: 2 } as const;

export interface RequestReport {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationSeconds: number;
}

/** What Prometheus reads. Labels are routes, operations and codes: never a number, an id or a key. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'nxg_http_request_duration_seconds',
    help: 'Requests to the gateway',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATION_BUCKETS,
    registers: [this.registry],
  });
  private readonly upstreamCalls = new Histogram({
    name: 'nxg_upstream_call_duration_seconds',
    help: 'Calls to NXCloud, all attempts together; outcome is success or the code of the problem',
    labelNames: ['product', 'operation', 'outcome'],
    buckets: DURATION_BUCKETS,
    registers: [this.registry],
  });
  private readonly upstreamAttempts = new Counter({
    name: 'nxg_upstream_attempts_total',
    help: 'Attempts to call NXCloud, repeats included',
    labelNames: ['product', 'operation'],
    registers: [this.registry],
  });

  private readonly callbacks = new Histogram({
    name: 'nxg_callback_duration_seconds',
    help: 'Callbacks of NXCloud, until they are answered; outcome is what became of them',
    labelNames: ['source', 'outcome'],
    buckets: DURATION_BUCKETS,
    registers: [this.registry],
  });
  private readonly deliveryAttempts = new Histogram({
    name: 'nxg_delivery_attempt_duration_seconds',
    help: 'Attempts to deliver an event to an endpoint; outcome is accepted or why it failed',
    labelNames: ['outcome'],
    buckets: DURATION_BUCKETS,
    registers: [this.registry],
  });

  constructor(
    lines: ProductLines,
    skew: ClockSkew,
    journal: UpstreamJournal,
    callbacks: CallbackJournal,
    backlog: DeliveryBacklog,
  ) {
    collectDefaultMetrics({ register: this.registry });
    journal.onCall((report) => {
      this.noteUpstreamCall(report);
    });
    callbacks.onCallback(({ source, outcome, durationMs }) => {
      this.callbacks.observe({ source, outcome }, durationMs / 1000);
    });
    callbacks.onAttempt(({ error, durationMs }) => {
      this.deliveryAttempts.observe({ outcome: error ?? 'accepted' }, durationMs / 1000);
    });
    this.watchBacklog(backlog);
    const configured = PRODUCTS.filter((product) => lines.isConfigured(product));
    new Gauge({
      name: 'nxg_upstream_circuit_state',
      help: '0 closed, 1 half-open, 2 open',
      labelNames: ['product'],
      registers: [this.registry],
      collect() {
        for (const product of configured)
          this.set({ product }, CIRCUIT_VALUES[lines.of(product).circuit.state]);
      },
    });
    new Gauge({
      name: 'nxg_upstream_clock_skew_seconds',
      help: 'How far NXCloud’s clock is ahead of the gateway’s, as learnt from its answers',
      labelNames: ['product'],
      registers: [this.registry],
      collect() {
        for (const product of configured) this.set({ product }, skew.of(product) / 1000);
      },
    });
  }

  noteRequest({ method, route, status, durationSeconds }: RequestReport): void {
    this.requests.observe({ method, route, status }, durationSeconds);
  }

  /** Asked of the database when somebody reads the metrics; while it is away there is no value. */
  private watchBacklog(backlog: DeliveryBacklog): void {
    const gauges: Readonly<Record<string, [string, () => Promise<number>]>> = {
      nxg_deliveries_pending: ['Deliveries to enabled endpoints that wait', () => backlog.pending()],
      nxg_deliveries_overdue_seconds: [
        'How long the oldest due delivery to an enabled endpoint has been due',
        () => backlog.overdueSeconds(),
      ],
    };
    for (const [name, [help, measure]] of Object.entries(gauges)) {
      new Gauge({
        name,
        help,
        registers: [this.registry],
        async collect() {
          this.set(await measure().catch(() => Number.NaN));
        },
      });
    }
  }

  private noteUpstreamCall({ product, operation, problem, attempts, durationMs }: UpstreamCallReport): void {
    this.upstreamCalls.observe({ product, operation, outcome: problem ?? 'success' }, durationMs / 1000);
    this.upstreamAttempts.inc({ product, operation }, attempts);
  }
}
