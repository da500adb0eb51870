import { OnApplicationShutdown } from '@nestjs/common';
import {
  Attributes,
  Context,
  ROOT_CONTEXT,
  Span as ApiSpan,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  Tracer,
} from '@opentelemetry/api';
import type { TracerProvider } from '@opentelemetry/sdk-trace';
import { Logger } from '../../common/logging/logger';
import { Randomness } from '../../common/randomness';
import { traceParts } from '../../common/tracing/trace-context';
import { Span, SpanSummary, Tracing } from '../../common/tracing/tracing';
import { within } from '../../common/within';
import { GATEWAY_VERSION } from '../version';
import { CollectorWatch } from './collector-watch';

/** Spans that wait for the collector; more are dropped. */
const MAX_WAITING = 4096;
const BATCH = 512;
const SEND_EVERY_MS = 1000;
const COLLECTOR_TIMEOUT_MS = 5000;
/** What is left of a shutdown may wait for the collector so long. */
const FLUSH_MS = 1000;
const MAX_TEXT_LENGTH = 256;
const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;

/** Opens the way to a collector. A gateway without one does without the libraries' memory. */
export async function openTelemetry(
  endpoint: string,
  logger: Logger,
  randomness: Randomness,
): Promise<OpenTelemetry> {
  const [{ OTLPTraceExporter }, { resourceFromAttributes }, { BatchSpanProcessor, TracerProvider }] =
    await Promise.all([
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace'),
    ]);
  const exporter = new OTLPTraceExporter({
    url: `${endpoint}/v1/traces`,
    timeoutMillis: COLLECTOR_TIMEOUT_MS,
  });
  return new OpenTelemetry(
    new TracerProvider({
      resource: resourceFromAttributes({
        'service.name': 'nxcloud-gateway',
        'service.version': GATEWAY_VERSION,
        'service.instance.id': randomness.identifier(),
      }),
      spanLimits: { attributeValueLengthLimit: MAX_TEXT_LENGTH },
      idGenerator: {
        generateTraceId: () => randomness.identifier(),
        generateSpanId: () => randomness.bytes(8).toString('hex'),
      },
      spanProcessors: [
        new BatchSpanProcessor({
          exporter: new CollectorWatch(exporter, logger),
          maxQueueSize: MAX_WAITING,
          maxExportBatchSize: BATCH,
          scheduledDelayMillis: SEND_EVERY_MS,
          exportTimeoutMillis: 2 * COLLECTOR_TIMEOUT_MS,
        }),
      ],
    }),
  );
}

/**
 * Sends spans to an OpenTelemetry collector, as OTLP over HTTP: in batches, beside the work, which neither waits for
 * the collector nor learns whether it is there. A caller's decision to record a trace or not is kept to; what begins
 * here is recorded.
 */
export class OpenTelemetry extends Tracing implements OnApplicationShutdown {
  private readonly tracer: Tracer;

  constructor(private readonly provider: TracerProvider) {
    super();
    this.tracer = provider.getTracer('nxcloud-gateway', GATEWAY_VERSION);
  }

  begin(kind: keyof typeof KINDS, parent: string | null): Span {
    return new OpenSpan(this.tracer.startSpan(kind, { kind: KINDS[kind] }, contextOf(parent)));
  }

  async onApplicationShutdown(): Promise<void> {
    await within(FLUSH_MS, this.provider.shutdown(), 'the collector').catch(() => undefined);
  }
}

class OpenSpan implements Span {
  readonly traceparent: string;

  constructor(private readonly span: ApiSpan) {
    const { traceId, spanId, traceFlags } = span.spanContext();
    this.traceparent = `00-${traceId}-${spanId}-0${traceFlags & TraceFlags.SAMPLED}`;
  }

  end({ name, attributes, error }: SpanSummary): void {
    this.span.updateName(name).setAttributes(known(attributes));
    if (error !== null) this.span.setAttribute('error.type', error).setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}

function contextOf(parent: string | null): Context {
  if (parent === null) return ROOT_CONTEXT;
  const { traceId, spanId, isSampled } = traceParts(parent);
  const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

function known(attributes: SpanSummary['attributes']): Attributes {
  const entries = Object.entries(attributes).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
