import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pid } from 'node:process';
import { DestinationStream } from 'pino';

/** Everything that the gateway showed to others while the suite ran: scanned at its end for leaks. */
export const OUTPUT_FOLDER = process.env.TEST_OUTPUT_FOLDER ?? join(__dirname, '..', '..', '.test-output');

function append(name: string, text: string): void {
  mkdirSync(OUTPUT_FOLDER, { recursive: true });
  appendFileSync(join(OUTPUT_FOLDER, `${name}-${pid}.log`), text);
}

/** Keeps the text of an error answer. */
export function noteAnswer(status: number, text: string, headers: Headers): void {
  if (status >= 400) append('errors', `${text} ${JSON.stringify(Object.fromEntries(headers))}\n`);
}

/** Keeps what metrics are called and labelled; what they measure may look like anything. */
export function noteMetrics(text: string): void {
  const samples = text.split('\n').filter((line) => !line.startsWith('#') && !line.includes('_bucket{'));
  append('metrics', `${samples.map((line) => line.slice(0, line.lastIndexOf(' '))).join('\n')}\n`);
}

/** Keeps the OpenAPI document but for its examples, whose numbers are nobody's. */
export function noteDocument(document: unknown): void {
  const withoutExamples = (name: string, value: unknown): unknown =>
    name === 'example' || name === 'examples' ? undefined : value;
  append('document', `${JSON.stringify(document, withoutExamples)}\n`);
}

/** Keeps what spans tell; their own ids and times may look like anything. */
export function noteTraces(traces: unknown): void {
  const told = (name: string, value: unknown): unknown =>
    /^(traceId|spanId|parentSpanId|\w+UnixNano)$/.test(name) ? undefined : value;
  append('traces', `${JSON.stringify(traces, told)}\n`);
}

/** Keeps what was found in a store. */
export function noteStore(text: string): void {
  append('stores', `${text}\n`);
}

/** Keeps what a child process printed. */
export function notePrinted(text: string): void {
  append('printed', text);
}

/** A log that tests can read back, and that the leak scan reads too. */
export class CapturedLog implements DestinationStream {
  readonly lines: Record<string, unknown>[] = [];

  write(line: string): void {
    append('log', line);
    this.lines.push(JSON.parse(line) as Record<string, unknown>);
  }

  /** The lines of one message, such as `request` or `upstream call failed`. */
  of(message: string): Record<string, unknown>[] {
    return this.lines.filter((line) => line.message === message);
  }
}
