import { Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Settling } from '../../bindings/settling';
import { HeldCallbacks } from '../../callback/admin/held-callbacks';
import { DeliveryBacklog } from '../../callback/delivery/delivery-backlog';
import { within } from '../../common/within';
import { Health } from '../health';
import { addGauge, Reading } from './gauge';

/** Longer than any of these takes, and shorter than Prometheus waits. */
const TIMEOUT_MS = 2000;

/** What waits in the database. Asked when somebody reads the metrics; while it is away there is no value. */
@Injectable()
export class StoreMetrics {
  constructor(
    private readonly health: Health,
    private readonly backlog: DeliveryBacklog,
    private readonly held: HeldCallbacks,
    private readonly settling: Settling,
  ) {}

  addTo(registry: Registry): void {
    addGauge(
      registry,
      { name: 'nxg_database_up', help: 'Whether the database answers within two seconds' },
      async () => [[{}, (await this.health.readiness()).database === 'ok' ? 1 : 0]],
    );
    const one = (name: string, help: string, measure: () => Promise<number>): void => {
      addGauge(registry, { name, help }, () => read(measure().then((value) => [[{}, value]])));
    };
    one('nxg_deliveries_pending', 'Deliveries to enabled endpoints that wait', () => this.backlog.pending());
    one(
      'nxg_deliveries_overdue_seconds',
      'How long the oldest due delivery to an enabled endpoint has been due',
      () => this.backlog.overdueSeconds(),
    );
    one(
      'nxg_bindings_unsettled',
      'Bindings of unknown outcome that the gateway asks NXCloud about again',
      () => this.settling.waiting(),
    );
    addGauge(
      registry,
      {
        name: 'nxg_callbacks_held',
        help: 'Stored callbacks that no client got, up to 10000 of each status',
        labelNames: ['status'],
      },
      () => read(this.held.counts().then(byStatus)),
    );
    addGauge(
      registry,
      {
        name: 'nxg_webhook_endpoints',
        help: 'Endpoints of webhooks: enabled; failing, which is enabled and has failed since its last success; disabled',
        labelNames: ['status'],
      },
      () => read(this.backlog.endpoints().then(byStatus)),
    );
  }
}

function read<Label extends string>(reading: Promise<Reading<Label>>): Promise<Reading<Label>> {
  return within(TIMEOUT_MS, reading, []);
}

function byStatus(counts: Readonly<Record<string, number>>): Reading<'status'> {
  return Object.entries(counts).map(([status, count]) => [{ status }, count]);
}
