import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { Logger } from '../../common/logging/logger';

type Done = Parameters<SpanExporter['export']>[1];

/** Says once that the collector is away, and once that it is back. */
export class CollectorWatch implements SpanExporter {
  private isAway = false;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly logger: Logger,
  ) {}

  export(spans: ReadableSpan[], done: Done): void {
    this.exporter.export(spans, (result) => {
      this.note(result.error === undefined);
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  private note(isTaken: boolean): void {
    if (isTaken && this.isAway) this.logger.info('the trace collector is back');
    if (!isTaken && !this.isAway)
      this.logger.warn('the trace collector does not take spans: they are dropped');
    this.isAway = !isTaken;
  }
}
