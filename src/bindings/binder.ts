import { Injectable } from '@nestjs/common';
import { Answer } from '../common/answer';
import { ProblemError } from '../common/problems/problem-error';
import { RequestContext } from '../common/request-context';
import { Slot } from '../idempotency/slot';
import { UpstreamError } from '../upstream/upstream-error';
import { Vault } from '../vault/vault';
import { bindOutcome, FailedOutcome } from './bind-outcome';
import { BindingDraft, BindingMode, BindingProduct, BindingRow, Bound, Intent } from './binding';
import { BindingDto } from './binding.dto';
import { BindingViews } from './binding-views';
import { Intents } from './intents';
import { Outcomes } from './outcomes';
import { draftOf } from './seals';

/** What the upstream is asked for. */
export interface Asking {
  readonly draft: BindingDraft;
  readonly intent: Intent;
  /** The request that it is done for; null: none. */
  readonly context: RequestContext | null;
}

/** How a product asks the upstream. */
export interface UpstreamBind {
  /** Under the intent's identifier. */
  readonly ask: (asking: Asking) => Promise<Bound>;
  /** Whether the upstream answers a repeat under the same identifier with the same binding. */
  readonly recognisesRepeats: (mode: BindingMode) => boolean;
}

type Answered =
  { readonly bound: Bound } | { readonly outcome: FailedOutcome; readonly error: UpstreamError };

/**
 * Binds through the register: the intent is written → the upstream is asked → the outcome is written. Whatever
 * happens in between, a lost answer never becomes a second binding. Each product says how it is asked.
 */
@Injectable()
export class Binder {
  private readonly upstreams = new Map<BindingProduct, UpstreamBind>();

  constructor(
    private readonly intents: Intents,
    private readonly outcomes: Outcomes,
    private readonly views: BindingViews,
    private readonly vault: Vault,
  ) {}

  /** Called by each product at the start. */
  register(product: BindingProduct, upstream: UpstreamBind): void {
    this.upstreams.set(product, upstream);
  }

  /**
   * @returns 201 for a new binding, 200 for one that the caller already had under its customerBindId
   * @throws UpstreamError when the upstream refused; `upstream_timeout` with `bindingId` when nobody knows
   */
  async bind(draft: BindingDraft, slot: Slot, context: RequestContext): Promise<Answer<BindingDto>> {
    const opening = await this.intents.open(draft, slot);
    if ('settled' in opening) return this.created(opening.settled);
    const { intent } = opening;
    const answer = await this.ask({ draft, intent, context });
    if ('error' in answer) {
      throw answer.outcome === 'unknown' ? unknownOutcome(answer.error, intent) : answer.error;
    }
    const row = await this.outcomes.confirm(intent, draft, answer.bound);
    return intent.isRepeat ? Answer.ok(this.views.toDto(row)) : this.created(row);
  }

  /**
   * Asks again about a binding whose outcome nobody knows, where that cannot bind twice.
   * @returns what is known now; null when it was not asked for
   */
  async askAgain(row: BindingRow): Promise<FailedOutcome | 'active' | null> {
    if (!this.upstreamOf(row.product).recognisesRepeats(row.mode)) return null;
    const draft = draftOf(this.vault, row);
    const intent = await this.intents.resume(draft, row.id);
    if (intent === null) return null;
    const answer = await this.ask({ draft, intent, context: null }).catch(async (error: unknown) => {
      await this.outcomes.leaveUnknown(intent);
      throw error;
    });
    if ('error' in answer) return answer.outcome;
    await this.outcomes.confirm(intent, draft, answer.bound);
    return 'active';
  }

  private async ask(asking: Asking): Promise<Answered> {
    const { draft, intent } = asking;
    try {
      return { bound: await this.upstreamOf(draft.product).ask(asking) };
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      const outcome = bindOutcome(error, intent);
      if (outcome === 'refused') await this.outcomes.refuse(intent);
      else await this.outcomes.leaveUnknown(intent);
      return { outcome, error };
    }
  }

  private upstreamOf(product: BindingProduct): UpstreamBind {
    const upstream = this.upstreams.get(product);
    if (upstream === undefined) throw new Error(`nobody asks for bindings of ${product}`);
    return upstream;
  }

  private created(row: BindingRow): Answer<BindingDto> {
    const path = row.product === 'pns' ? '/v1/pns/bindings' : '/v1/interline/bindings';
    return Answer.created(this.views.toDto(row), `${path}/${row.id}`);
  }
}

function unknownOutcome(error: UpstreamError, { bindingId }: Intent): ProblemError {
  const isNonsense = error.code === 'upstream_invalid_response';
  return new ProblemError(
    isNonsense ? 'upstream_invalid_response' : 'upstream_timeout',
    {
      detail: isNonsense
        ? error.message
        : 'NXCloud did not say whether the binding was made. Repeat the request, or look at the binding later.',
      bindingId,
      ...(error.members.upstream === undefined ? {} : { upstream: error.members.upstream }),
    },
    { cause: error },
  );
}
