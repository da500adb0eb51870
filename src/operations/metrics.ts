import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { RateLimiter } from '../access/rate-limiter';
import { CallbackJournal } from '../callback/callback-journal';
import { EventStreams } from '../callback/events/event-streams';
import { Inbox } from '../callback/inbound/inbox';
import { Drain } from '../common/drain';
import { ClockSkew } from '../upstream/clock-skew';
import { ProductLines } from '../upstream/product-lines';
import { UpstreamJournal } from '../upstream/upstream-journal';
import { addCallbackMetrics } from './metrics/callback-metrics';
import { addGauge } from './metrics/gauge';
import { RequestMetrics, RequestReport } from './metrics/request-metrics';
import { StoreMetrics } from './metrics/store-metrics';
import { addUpstreamMetrics } from './metrics/upstream-metrics';
import { GATEWAY_VERSION } from './version';

/** What Prometheus reads. Labels are routes, operations and codes: never a number, an id or a key. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new RequestMetrics(this.registry);

  constructor(
    lines: ProductLines,
    skew: ClockSkew,
    journal: UpstreamJournal,
    callbacks: CallbackJournal,
    store: StoreMetrics,
    private readonly limiter: RateLimiter,
    private readonly streams: EventStreams,
    private readonly inbox: Inbox,
    private readonly drain: Drain,
  ) {
    collectDefaultMetrics({ register: this.registry });
    addUpstreamMetrics(this.registry, journal, lines, skew);
    addCallbackMetrics(this.registry, callbacks);
    store.addTo(this.registry);
    this.addProcessMetrics();
  }

  noteRequest(report: RequestReport): void {
    this.requests.note(report);
  }

  private addProcessMetrics(): void {
    addGauge(
      this.registry,
      { name: 'nxg_build_info', help: 'Always 1; the version that runs', labelNames: ['version'] },
      () => [[{ version: GATEWAY_VERSION }, 1]],
    );
    addGauge(this.registry, { name: 'nxg_draining', help: 'Whether the gateway is shutting down' }, () => [
      [{}, this.drain.isDraining ? 1 : 0],
    ]);
    addGauge(
      this.registry,
      {
        name: 'nxg_redis_up',
        help: 'Whether rate limits are counted over Redis; no value without REDIS_URL',
      },
      () => (this.limiter.isShared === null ? [] : [[{}, this.limiter.isShared ? 1 : 0]]),
    );
    addGauge(this.registry, { name: 'nxg_event_streams', help: 'Event streams that are open' }, () => [
      [{}, this.streams.count],
    ]);
    addGauge(
      this.registry,
      { name: 'nxg_callback_waiting_bytes', help: 'Bodies of callbacks that wait for the database' },
      () => [[{}, this.inbox.waiting]],
    );
  }
}
