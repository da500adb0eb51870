import { Gauge, Registry } from 'prom-client';

/** A name, what it means, and what else is told apart by it. */
export interface GaugeDraft<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly Label[];
}

/** What a gauge shows: values, each with its labels. */
export type Reading<Label extends string> = readonly (readonly [
  labels: Partial<Record<Label, string>>,
  value: number,
])[];

/** A gauge that is read when somebody reads the metrics. What cannot be read then is not shown. */
export function addGauge<Label extends string>(
  registry: Registry,
  { name, help, labelNames = [] }: GaugeDraft<Label>,
  read: () => Reading<Label> | Promise<Reading<Label>>,
): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    async collect() {
      const reading = await read();
      // Forgets what was shown before. reset() sets a gauge without labels back to 0, and remove({}) takes that away:
      // what has no value is not shown as 0.
      this.reset();
      this.remove({});
      for (const [labels, value] of reading) this.set(labels, value);
    },
  });
}
