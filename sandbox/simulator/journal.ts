import type { OperationName } from './operation';

export interface JournalEntry {
  /** By the simulator's clock. */
  time: string;
  /** null: no documented route. */
  operation: OperationName | null;
  method: string;
  /** With its query string. */
  path: string;
  /** `sign` and `authorization` masked. */
  headers: Record<string, string>;
  body: string;
  /** The product's code of the answer that was made, e.g. `0` or `10013`; null before there is one. */
  resultCode: string | null;
  /** The fault that spoilt this request, e.g. `hang`. */
  fault: string | null;
}

const MASKED = new Set(['sign', 'authorization']);
const KEPT_ENTRIES = 5000;

/** What arrived, so that a test can ask how often and in what shape the gateway called. */
export class Journal {
  private entries: JournalEntry[] = [];

  open(entry: Omit<JournalEntry, 'resultCode' | 'fault'>): JournalEntry {
    const masked = Object.entries(entry.headers).map(
      ([name, value]) => [name, MASKED.has(name) ? '***' : value] as const,
    );
    const opened = { ...entry, headers: Object.fromEntries(masked), resultCode: null, fault: null };
    this.entries.push(opened);
    if (this.entries.length > KEPT_ENTRIES) this.entries.shift();
    return opened;
  }

  list(operation?: string): JournalEntry[] {
    return this.entries.filter((entry) => operation === undefined || entry.operation === operation);
  }

  clear(): void {
    this.entries = [];
  }
}
