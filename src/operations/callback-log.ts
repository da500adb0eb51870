import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { CallbackJournal } from '../callback/callback-journal';
import { LOGGER, Logger } from '../common/logging/logger';
import { traceFields } from '../common/tracing/trace-context';

/** One log line for each callback and for each attempt to deliver an event. */
@Injectable()
export class CallbackLog implements OnModuleInit {
  constructor(
    private readonly journal: CallbackJournal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.journal.onCallback(({ source, outcome, row, events, durationMs, requestId, traceparent }) => {
      const line = {
        requestId,
        ...traceFields(traceparent),
        source,
        outcome,
        durationMs: Math.round(durationMs * 10) / 10,
        callbackId: row?.id,
        reason: row?.reason ?? undefined,
        field: row?.field ?? undefined,
        provenance: row?.provenance,
        routedBy: row?.routed_by ?? undefined,
        clientId: row?.client_id ?? undefined,
        bindingId: row?.binding_id ?? undefined,
        duplicateOf: row?.duplicate_of ?? undefined,
        eventIds: events.length > 0 ? events.map(({ id }) => id) : undefined,
      };
      const isNotable = outcome === 'quarantined' || outcome === 'unrouted' || outcome === 'failed';
      if (isNotable) this.logger.warn(line, 'callback');
      else this.logger.info(line, 'callback');
    });
    this.journal.onAttempt(({ traceparent, ...report }) => {
      const line = { ...traceFields(traceparent), ...report };
      if (report.error === null) this.logger.info(line, 'delivery attempt');
      else this.logger.warn(line, 'delivery attempt failed');
    });
  }
}
