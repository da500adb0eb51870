import { Injectable } from '@nestjs/common';
import { Selectable } from 'kysely';
import { Answer } from '../common/answer';
import { Clock } from '../common/clock';
import { canonicalJson } from '../common/json';
import { NumberFinder } from '../common/number-finder';
import { ProblemError } from '../common/problems/problem-error';
import { Randomness } from '../common/randomness';
import { UpstreamSettings } from '../config/upstream.settings';
import { Database } from '../database/database';
import { IdempotentRequestTable } from '../database/schema';
import { sealPurpose } from '../vault/seal-purpose';
import { Vault } from '../vault/vault';
import { IdempotentRequest } from './idempotent-request';
import { FREE_SLOT, Slot } from './slot';
import { replay, storeAnswer, storeRejection } from './stored-answer';

const KEEP_MS = 24 * 3600 * 1000;
const LEASE_BEYOND_TIMEOUT_MS = 10_000;
const RETRY_AFTER_SECONDS = 1;

type Row = Selectable<IdempotentRequestTable>;

/** This request may run, or its answer is known already. */
type Admission =
  { readonly attempt: string; readonly bindingId: string | null } | { readonly answer: string };

/**
 * Makes a repeated request safe: one run at a time for each client and key, and the final answer again for
 * 24 hours. Answers 2xx and `upstream_rejected` are final; after anything else the same key runs again, with the
 * binding that the earlier run began.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly settings: UpstreamSettings,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** How long one run may hold a key or a binding before another may take it over, in milliseconds. */
  get leaseMs(): number {
    return this.settings.totalTimeoutMs + LEASE_BEYOND_TIMEOUT_MS;
  }

  /**
   * Runs `work` under the request's key.
   * @throws ProblemError `idempotency_key_reused`, `idempotency_in_flight`, or what `work` throws
   */
  async run<T>(
    clientId: string,
    request: IdempotentRequest,
    work: (slot: Slot) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    if (request.key === null) return work(FREE_SLOT);
    const id = this.vault.lookupHash(`idempotency ${clientId} ${request.key}`);
    const admission = await this.admit(id, clientId, this.fingerprint(request));
    if ('answer' in admission) {
      request.context.replayed = true;
      return replay(this.vault.open(admission.answer, purposeOf(id)));
    }
    const { attempt, bindingId } = admission;
    const slot: Slot = {
      bindingId,
      attach: async (transaction, newBindingId) => {
        await transaction
          .updateTable('idempotent_requests')
          .set({ binding_id: newBindingId })
          .where('id', '=', id)
          .where('attempt', '=', attempt)
          .execute();
      },
    };
    const answer = await this.ended(id, attempt, work(slot));
    await this.finish(id, attempt, storeAnswer(answer));
    return answer;
  }

  /** Ends a run that fails, and passes its error on, whatever becomes of the ending: a lease runs out by itself. */
  private async ended<T>(id: string, attempt: string, run: Promise<T>): Promise<T> {
    try {
      return await run;
    } catch (error) {
      const isFinal = error instanceof ProblemError && error.code === 'upstream_rejected';
      await this.finish(id, attempt, isFinal ? storeRejection(error) : null).catch(() => undefined);
      throw error;
    }
  }

  /** Forgets what is older than its 24 hours. */
  async purge(): Promise<void> {
    await this.database.queries
      .deleteFrom('idempotent_requests')
      .where('expires_at', '<=', this.clock.now())
      .execute();
  }

  /**
   * Forgets the requests whose answers name a number, and those that made these bindings. A repeat of one runs again.
   * @returns how many
   */
  async erase(finder: NumberFinder, bindingIds: readonly string[]): Promise<number> {
    let erased = 0;
    for await (const rows of this.database.rowsOf('idempotent_requests')) {
      const ids = rows
        .filter(
          ({ id, binding_id, sealed_answer }) =>
            (binding_id !== null && bindingIds.includes(binding_id)) ||
            (sealed_answer !== null && finder.isIn(this.vault.open(sealed_answer, purposeOf(id)))),
        )
        .map(({ id }) => id);
      await this.database.queries
        .deleteFrom('idempotent_requests')
        .where(this.database.among('id', ids))
        .execute();
      erased += ids.length;
    }
    return erased;
  }

  private async admit(id: string, clientId: string, fingerprint: string): Promise<Admission> {
    return this.database.transaction(async (transaction) => {
      await this.database.lock(transaction, `idempotency:${id}`);
      const now = this.clock.now();
      const stored = await transaction
        .selectFrom('idempotent_requests')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      const known = stored !== undefined && stored.expires_at > now ? stored : null;
      if (known !== null) {
        this.refuseOther(known, fingerprint, now);
        if (known.sealed_answer !== null) return { answer: known.sealed_answer };
      }
      const attempt = this.randomness.identifier();
      const row = {
        client_id: clientId,
        fingerprint,
        attempt,
        lease_until: now + this.leaseMs,
        binding_id: known?.binding_id ?? null,
        sealed_answer: null,
        expires_at: now + KEEP_MS,
      };
      await transaction
        .insertInto('idempotent_requests')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
      return { attempt, bindingId: row.binding_id };
    });
  }

  private refuseOther(known: Row, fingerprint: string, now: number): void {
    if (known.fingerprint !== fingerprint) throw new ProblemError('idempotency_key_reused');
    if (known.sealed_answer === null && known.lease_until !== null && known.lease_until > now) {
      throw new ProblemError('idempotency_in_flight', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
  }

  /** Ends the run: with its final answer, or open for the next one. A run that was taken over changes nothing. */
  private async finish(id: string, attempt: string, answer: string | null): Promise<void> {
    await this.database.queries
      .updateTable('idempotent_requests')
      .set({
        attempt: null,
        lease_until: null,
        sealed_answer: answer === null ? null : this.vault.seal(answer, purposeOf(id)),
        expires_at: this.clock.now() + KEEP_MS,
      })
      .where('id', '=', id)
      .where('attempt', '=', attempt)
      .execute();
  }

  private fingerprint({ method, path, body }: IdempotentRequest): string {
    return this.vault.lookupHash(`request ${method} ${path} ${canonicalJson(body)}`);
  }
}

function purposeOf(id: string): string {
  return sealPurpose(['idempotent_requests', 'sealed_answer'], id);
}
