import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { CallbackJournal } from '../callback/callback-journal';
import { LOGGER, Logger } from '../common/logging/logger';

/** One log line for each callback and for each attempt to deliver an event. */
@Injectable()
export class CallbackLog implements OnModuleInit {
  constructor(
    private readonly journal: CallbackJournal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.journal.onCallback(({ source, outcome, row, durationMs, requestId }) => {
      const line = {
        requestId,
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
      };
      const isNotable = outcome === 'quarantined' || outcome === 'unrouted' || outcome === 'failed';
      if (isNotable) this.logger.warn(line, 'callback');
      else this.logger.info(line, 'callback');
    });
    this.journal.onAttempt((report) => {
      if (report.error === null) this.logger.info(report, 'delivery attempt');
      else this.logger.warn(report, 'delivery attempt failed');
    });
  }
}
