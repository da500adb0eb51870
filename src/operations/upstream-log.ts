import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { LOGGER, Logger } from '../common/logging/logger';
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
      const { product, operation, problem, upstreamCode, traceId, reason, attempts, requestId } = report;
      const durationMs = Math.round(report.durationMs * 10) / 10;
      const line = { requestId, product, operation, attempts, durationMs, traceId };
      if (problem === null) this.logger.info(line, 'upstream call');
      else this.logger.warn({ ...line, problem, upstreamCode, reason }, 'upstream call failed');
    });
  }
}
