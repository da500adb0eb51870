import { Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Settling } from '../../bindings/settling';
import { HeldCallbacks } from '../../callback/admin/held-callbacks';
import { DeliveryBacklog } from '../../callback/delivery/delivery-backlog';
import { within } from '../../common/within';
import { Health } from '../health';
import { addGauge, GaugeDraft, Reading } from './gauge';
import { Turns } from './turns';

/** Longer than any of these takes, and shorter than Prometheus waits. */
const TIMEOUT_MS = 2000;

/**
 * What waits in the database. Asked when somebody reads the metrics, one statement after another; while it is away
 * there is no value.
 */
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
    const turns = new Turns();
    /** Adds a gauge whose value takes its turn: the quick and weighty ones first. */
    const add = <Label extends string>(
      draft: GaugeDraft<Label>,
      measure: () => Promise<Reading<Label>>,
    ): void => {
      const read = turns.shared(measure);
      addGauge(registry, draft, () => within(TIMEOUT_MS, read(), draft.name).catch(() => []));
    };
    add(
      {
        name: 'nxg_deliveries_overdue_seconds',
        help: 'How long the oldest due delivery to an enabled endpoint has been due',
      },
      async () => [[{}, await this.backlog.overdueSeconds()]],
    );
    add(
      {
        name: 'nxg_bindings_unsettled',
        help: 'Bindings of unknown outcome that the gateway asks NXCloud about again',
      },
      async () => [[{}, await this.settling.waiting()]],
    );
    add(
      {
        name: 'nxg_webhook_endpoints',
        help: 'Endpoints of webhooks: enabled; failing, which is enabled and has failed since its last success; disabled',
        labelNames: ['status'],
      },
      async () => byStatus(await this.backlog.endpoints()),
    );
    add(
      {
        name: 'nxg_callbacks_held',
        help: 'Stored callbacks that no client got, up to 10000 of each status',
        labelNames: ['status'],
      },
      async () => byStatus(await this.held.counts()),
    );
    add({ name: 'nxg_deliveries_pending', help: 'Deliveries to enabled endpoints that wait' }, async () => [
      [{}, await this.backlog.pending()],
    ]);
  }
}

function byStatus(counts: Readonly<Record<string, number>>): Reading<'status'> {
  return Object.entries(counts).map(([status, count]) => [{ status }, count]);
}
