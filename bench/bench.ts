import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long to measure. */
export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
}

/** What is under way, to be taken down whatever happens. */
export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), 'nxg-bench-'));
  private readonly stops: (() => Promise<void> | void)[] = [];
  private folders = 0;

  constructor(readonly effort: Effort) {}

  /** An empty folder of its own. */
  newFolder(): string {
    this.folders += 1;
    return mkdtempSync(join(this.folder, `${this.folders}-`));
  }

  /** Keeps something running until `clear`. */
  keep<T extends { stop(): Promise<void> | void }>(running: T): T {
    this.stops.push(() => running.stop());
    return running;
  }

  /** Stops all that was kept, the latest first. */
  async clear(): Promise<void> {
    for (const stop of this.stops.splice(0).reverse()) await stop();
  }

  async close(): Promise<void> {
    await this.clear();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
