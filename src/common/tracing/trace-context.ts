/** W3C trace context: version, trace, span, flags. Version ff is none. */
const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;

/** The caller's `traceparent` when it is well formed, else null. */
export function acceptedTraceparent(header: unknown): string | null {
  return typeof header === 'string' && TRACEPARENT.test(header) ? header : null;
}

/** The parts of a well-formed `traceparent`. */
export interface TraceParts {
  readonly traceId: string;
  readonly spanId: string;
  readonly isSampled: boolean;
}

export function traceParts(traceparent: string): TraceParts {
  const [, traceId = '', spanId = '', flags = '00'] = traceparent.split('-');
  return { traceId, spanId, isSampled: (parseInt(flags, 16) & 1) === 1 };
}

/** What a log line says of the trace that it belongs to; nothing where there is none. */
export function traceFields(traceparent: string | null): { traceId?: string; spanId?: string } {
  if (traceparent === null) return {};
  const { traceId, spanId } = traceParts(traceparent);
  return { traceId, spanId };
}
