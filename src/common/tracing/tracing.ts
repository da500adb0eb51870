/** What a span tells, once it is known: words, ids and codes; never a number, a key, a path, an endpoint's URL. */
export interface SpanSummary {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** Why it failed, in a word; null: it did not. */
  readonly error: string | null;
}

/** A piece of work under way, as a trace shows it. */
export interface Span {
  /** W3C trace context that names this span: what goes out with the work. */
  readonly traceparent: string;
  end(summary: SpanSummary): void;
}

/**
 * Begins spans. What they belong to is handed in as a `traceparent`, never looked up, so it may come from a request, a
 * row of the database, or another process.
 */
export abstract class Tracing {
  /**
   * @param parent null: it begins a trace
   * @returns null while traces are off: what belongs to a span is then neither made nor gathered
   */
  abstract begin(kind: 'server' | 'client', parent: string | null): Span | null;
}

/** Traces are off: a `traceparent` that came in is passed on as it is. */
export class NoTracing extends Tracing {
  begin(): null {
    return null;
  }
}
