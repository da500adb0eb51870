import type { Clock } from './clock';
import type { IdSource } from './id-source';
import { defaultInterlineNumbers, digitsOf } from './numbers';
import { Refusal } from './refusal';

/** An axb relation or an xa transfer [interline V1.0 §4.1, §4.3]. */
export interface InterlineRelation {
  kind: 'axb' | 'xa';
  /** Answered for axb; for xa it appears only in call records. */
  subid: string;
  appid: string;
  reqid: string;
  numberX: string;
  numberA: string;
  /** '' on a transfer. */
  numberB: string;
  record: boolean;
  display: string;
  userData?: string | undefined;
  createdAtMs: number;
  /** null: for ever (a transfer with ttl 0). */
  expiresAtMs: number | null;
  releasedAtMs?: number;
}

export type NewRelation = Omit<
  InterlineRelation,
  'subid' | 'createdAtMs' | 'expiresAtMs' | 'releasedAtMs'
> & {
  ttlSeconds: number;
};

interface FirstRequest {
  fingerprint: string;
  relation: InterlineRelation;
}

export interface RepeatRules {
  repeatedReqid: 'first-answer' | 'duplicate';
  secondTransfer: 'replaces' | 'conflict';
}

/** The relay numbers X, their relations, and every reqid that succeeded. */
export class InterlineRelations {
  private pool = new Set(defaultInterlineNumbers());
  private relations: InterlineRelation[] = [];
  private readonly requests = new Map<string, FirstRequest>();

  constructor(
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** A reqid seen before gives the first relation again, or 1004; with other content always 1004. */
  open(wanted: NewRelation, rules: RepeatRules): InterlineRelation {
    this.checkPool(wanted.numberX);
    const key = JSON.stringify([wanted.appid, wanted.reqid]);
    const fingerprint = JSON.stringify(wanted);
    const first = this.requests.get(key);
    if (first !== undefined) {
      if (first.fingerprint === fingerprint && rules.repeatedReqid === 'first-answer') return first.relation;
      throw new Refusal(1004, 'duplicate submission');
    }
    this.makeRoom(wanted, rules);
    const relation = this.create(wanted);
    this.requests.set(key, { fingerprint, relation });
    return relation;
  }

  release(appid: string, subid: string): void {
    const relation = this.active().find(
      (one) => one.kind === 'axb' && one.appid === appid && one.subid === subid,
    );
    if (relation === undefined) throw new Refusal(1200, 'no such subscription');
    relation.releasedAtMs = this.clock.now();
  }

  releaseTransfer(appid: string, numberX: string): void {
    this.checkPool(numberX);
    const transfer = this.transferOf(numberX);
    if (transfer?.appid !== appid) throw new Refusal(1200, 'no transfer on this number');
    transfer.releasedAtMs = this.clock.now();
  }

  transferOf(numberX: string): InterlineRelation | undefined {
    return this.active().find((one) => one.kind === 'xa' && sameNumber(one.numberX, numberX));
  }

  active(): InterlineRelation[] {
    const now = this.clock.now();
    return this.relations.filter(
      ({ releasedAtMs, expiresAtMs }) =>
        releasedAtMs === undefined && (expiresAtMs === null || expiresAtMs > now),
    );
  }

  list(): InterlineRelation[] {
    return [...this.relations];
  }

  numbers(): string[] {
    return [...this.pool];
  }

  addNumber(number: string): void {
    this.pool.add(digitsOf(number));
  }

  removeNumber(number: string): void {
    this.pool.delete(digitsOf(number));
  }

  reset(): void {
    this.pool = new Set(defaultInterlineNumbers());
    this.relations = [];
    this.requests.clear();
  }

  private checkPool(numberX: string): void {
    if (!this.pool.has(digitsOf(numberX))) throw new Refusal(1300, 'the X number does not exist');
  }

  private makeRoom({ kind, numberX, numberA }: NewRelation, rules: RepeatRules): void {
    if (kind === 'xa') {
      const current = this.transferOf(numberX);
      if (current === undefined) return;
      if (rules.secondTransfer === 'conflict') throw new Refusal(1201, 'X has a transfer already');
      current.releasedAtMs = this.clock.now();
      return;
    }
    const taken = this.active().some(
      (one) => one.kind === 'axb' && sameNumber(one.numberX, numberX) && sameNumber(one.numberA, numberA),
    );
    if (taken) throw new Refusal(1201, 'X and A have a relation already');
  }

  private create({ ttlSeconds, ...wanted }: NewRelation): InterlineRelation {
    const now = this.clock.now();
    const relation: InterlineRelation = {
      ...wanted,
      subid: this.ids.digits19(),
      createdAtMs: now,
      expiresAtMs: ttlSeconds === 0 ? null : now + ttlSeconds * 1000,
    };
    this.relations.push(relation);
    return relation;
  }
}

export function sameNumber(left: string, right: string): boolean {
  return digitsOf(left) === digitsOf(right);
}
