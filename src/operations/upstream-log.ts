import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { LOGGER, Logger } from '../common/logging/logger';
import { traceFields } from '../common/tracing/trace-context';
import { UpstreamJournal } from '../upstream/upstream-journal';

/** One log line for each call to NXCloud. */
@Injectable()
export class UpstreamLog implements OnModuleInit {
  constructor(
    private readonly journal: UpstreamJournal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.journal.onCall((report) => {
      const durationMs = Math.round(report.durationMs * 10) / 10;
      const { requestId, product, operation, attempts, repeatedFor, upstreamTraceId } = report;
      const line = {
        requestId: requestId ?? undefined,
        ...traceFields(report.traceparent),
        product,
        operation,
        attempts,
        repeatedFor: repeatedFor.length > 0 ? repeatedFor : undefined,
        durationMs,
        upstreamTraceId: upstreamTraceId ?? undefined,
      };
      const { problem, upstreamCode, reason } = report;
      if (problem === null) this.logger.info(line, 'upstream call');
      else this.logger.warn({ ...line, problem, upstreamCode, reason }, 'upstream call failed');
    });
  }
}
