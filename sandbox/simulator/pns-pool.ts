import type { IdSource } from './id-source';
import { countryCodeOf, defaultPnsNumbers, type VirtualNumber } from './numbers';
import { Refusal } from './refusal';

/** Which number a bind wishes for. */
export interface DidWish {
  did?: string | undefined;
  /** Chooses the country when no number is named [PNS BIND XYB page]. */
  iso2?: string | undefined;
  /** Without a wish, a number of this one's country is preferred: a guess. */
  near?: string | undefined;
}

/** The virtual numbers of the account. */
export class PnsPool {
  private numbers = defaultPnsNumbers();

  list(): VirtualNumber[] {
    return [...this.numbers];
  }

  has(number: string): boolean {
    return this.numbers.some((entry) => entry.number === number);
  }

  add(added: VirtualNumber): void {
    this.remove(added.number);
    this.numbers.push(added);
  }

  remove(number: string): void {
    this.numbers = this.numbers.filter((entry) => entry.number !== number);
  }

  reset(): void {
    this.numbers = defaultPnsNumbers();
  }

  /** Any free number that fits the wish; 10008 when none fits at all, 10010 when all that fit are taken. */
  choose(wish: DidWish, ids: IdSource, isFree: (number: string) => boolean): string {
    const fitting = this.numbers.filter(({ number, iso2 }) =>
      wish.did === undefined ? (wish.iso2 ?? iso2) === iso2 : number === wish.did,
    );
    if (fitting.length === 0) throw new Refusal(10008, 'user has no such virtual number');
    const free = fitting.map(({ number }) => number).filter(isFree);
    const near = free.filter((number) => countryCodeOf(number) === countryCodeOf(wish.near ?? ''));
    const chosen = ids.oneOf(near.length > 0 && wish.iso2 === undefined ? near : free);
    if (chosen === undefined) throw new Refusal(10010, 'virtual numbers are exhausted');
    return chosen;
  }
}
