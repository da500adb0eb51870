import { Bench } from './bench';
import { Child } from './child';
import { Span } from './load';
import { median } from './numbers';
import { fine, whole } from './result';

const WARM_UP_SECONDS = 3;

export interface Contender {
  readonly name: string;
  readonly process: Child;
  /** Keeps it busy for so long; answers what it did a second. */
  readonly run: (span: Span) => Promise<number>;
}

/** What a contender did, as medians of all rounds. */
export interface Standing {
  readonly name: string;
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
}

/** Lets contenders take turns, after each has warmed up, and takes everything down. */
export async function contest(bench: Bench, contenders: readonly Contender[]): Promise<Standing[]> {
  const { rounds, seconds } = bench.effort;
  const entries = contenders.map((contender) => ({
    contender,
    rates: [] as number[],
    costs: [] as number[],
  }));
  for (const { run } of contenders) await run({ seconds: WARM_UP_SECONDS });
  for (let round = 0; round < rounds; round += 1) {
    for (const { contender, rates, costs } of entries) {
      const cpuBefore = contender.process.cpuMs;
      const perSecond = await contender.run({ seconds });
      rates.push(perSecond);
      costs.push(((contender.process.cpuMs - cpuBefore) * 1000) / (perSecond * seconds));
    }
  }
  await bench.clear();
  return entries.map(({ contender: { name }, rates, costs }) => ({
    name,
    perSecond: median(rates),
    cpuMicroseconds: median(costs),
  }));
}

/** @param ratioOf what stands in the last column */
export function standingRows(
  standings: readonly Standing[],
  ratioOf: (perSecond: number) => number,
): string[][] {
  return standings.map(({ name, perSecond, cpuMicroseconds }) => [
    name,
    whole(perSecond),
    whole(cpuMicroseconds),
    fine(ratioOf(perSecond)),
  ]);
}

/** Of the contender at this place. */
export function rateOf(standings: readonly Standing[], place: number): number {
  return standings[place]?.perSecond ?? Number.NaN;
}
