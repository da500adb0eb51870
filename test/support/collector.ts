import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { eventually } from './bindings';
import { noteTraces } from './output';

type Value = string | number | boolean;

/** A span as it came in. */
export interface CollectedSpan {
  readonly name: string;
  readonly kind: 'server' | 'client';
  readonly traceId: string;
  readonly spanId: string;
  /** Null: it begins a trace. */
  readonly parentSpanId: string | null;
  readonly attributes: Readonly<Record<string, Value>>;
  readonly isError: boolean;
  /** Of the gateway that sent it. */
  readonly resource: Readonly<Record<string, Value>>;
}

/** The parts of OTLP/JSON that are read here. */
interface OtlpAttribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number; readonly boolValue?: boolean };
}

interface OtlpSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly OtlpAttribute[];
  readonly status: { readonly code?: number };
}

interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly OtlpAttribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

/** `take`: keeps the spans; `refuse`: 400; `hang`: takes them and never answers. */
type Manner = 'take' | 'refuse' | 'hang';

/** A collector of traces, over OTLP/JSON. What comes in is kept for the leak scan too. */
export class Collector {
  readonly spans: CollectedSpan[] = [];
  /** Exports that came, whatever became of them. */
  exports = 0;
  manner: Manner = 'take';

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Collector> {
    const server = createServer();
    const collector = new Collector(server);
    server.on('request', (request, response) => {
      collector.receive(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  /** What points a gateway to it. */
  get env(): { OTEL_EXPORTER_OTLP_ENDPOINT: string } {
    const { port } = this.server.address() as AddressInfo;
    return { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` };
  }

  /** Waits until so many spans are there that the test asks for. */
  async collected(count: number, isWanted: (span: CollectedSpan) => boolean): Promise<CollectedSpan[]> {
    await eventually(() => this.spans.filter(isWanted).length >= count);
    return this.spans.filter(isWanted);
  }

  /** Waits until so many exports have come. */
  async exported(count: number): Promise<void> {
    await eventually(() => this.exports >= count);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const traces = (await json(request)) as OtlpTraces;
    this.exports += 1;
    if (request.url !== '/v1/traces') response.writeHead(404).end();
    else if (this.manner === 'refuse') response.writeHead(400).end();
    else if (this.manner === 'take') {
      noteTraces(traces);
      this.spans.push(...spansOf(traces));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    }
  }
}

function spansOf({ resourceSpans }: OtlpTraces): CollectedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map((span) => ({
        name: span.name,
        kind: span.kind === 2 ? ('server' as const) : ('client' as const),
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId ?? null,
        attributes: valuesOf(span.attributes),
        isError: span.status.code === 2,
        resource: valuesOf(resource.attributes),
      })),
  );
}

function valuesOf(attributes: readonly OtlpAttribute[]): Record<string, Value> {
  return Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue, boolValue } }) => [
      key,
      stringValue ?? intValue ?? boolValue ?? '',
    ]),
  );
}
