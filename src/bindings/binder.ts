import { Injectable } from '@nestjs/common';
import { Answer } from '../common/answer';
import { ProblemError } from '../common/problems/problem-error';
import { RequestContext } from '../common/request-context';
import { Slot } from '../idempotency/slot';
import { UpstreamError } from '../upstream/upstream-error';
import { Vault } from '../vault/vault';
import { bindOutcome, FailedOutcome } from './bind-outcome';
import { BindingDraft, BindingProduct, BindingRow, Bound, Intent } from './binding';
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

/** Asks the upstream to bind, under the intent's identifier. */
export type AskBind = (asking: Asking) => Promise<Bound>;

type Asked = { readonly bound: Bound } | { readonly outcome: FailedOutcome; readonly error: UpstreamError };

/**
 * Binds through the register: the intent is written → the upstream is asked → the outcome is written. Whatever
 * happens in between, a lost answer never becomes a second binding. Each product says how it is asked.
 */
@Injectable()
export class Binder {
  private readonly askers = new Map<BindingProduct, AskBind>();

  constructor(
    private readonly intents: Intents,
    private readonly outcomes: Outcomes,
    private readonly views: BindingViews,
    private readonly vault: Vault,
  ) {}

  /** Called by each product at the start. */
  register(product: BindingProduct, ask: AskBind): void {
    this.askers.set(product, ask);
  }

  /**
   * @returns 201 for a new binding, 200 for one that the caller already had under its customerBindId
   * @throws UpstreamError when the upstream refused; `upstream_timeout` with `bindingId` when nobody knows
   */
  async bind(draft: BindingDraft, slot: Slot, context: RequestContext): Promise<Answer<BindingDto>> {
    const opening = await this.intents.open(draft, slot);
    if ('settled' in opening) return this.created(opening.settled);
    const { intent } = opening;
    const asked = await this.ask({ draft, intent, context });
    if ('error' in asked)
      throw asked.outcome === 'unknown' ? unknownOutcome(asked.error, intent) : asked.error;
    const row = await this.outcomes.confirm(intent, draft, asked.bound);
    return intent.isRepeat ? Answer.ok(this.views.toDto(row)) : this.created(row);
  }

  /**
   * Asks again about a binding whose outcome nobody knows.
   * @returns what is known now; null when somebody else settled it, or has to settle first
   */
  async settle(row: BindingRow): Promise<FailedOutcome | 'active' | null> {
    const draft = draftOf(this.vault, row);
    const intent = await this.intents.resume(draft, row.id);
    if (intent === null) return null;
    const asked = await this.ask({ draft, intent, context: null });
    if ('error' in asked) return asked.outcome;
    await this.outcomes.confirm(intent, draft, asked.bound);
    return 'active';
  }

  private async ask(asking: Asking): Promise<Asked> {
    const { draft, intent } = asking;
    const ask = this.askers.get(draft.product);
    if (ask === undefined) throw new Error(`nobody asks for bindings of ${draft.product}`);
    try {
      return { bound: await ask(asking) };
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      const outcome = bindOutcome(error, intent);
      if (outcome === 'refused') await this.outcomes.refuse(intent);
      else await this.outcomes.leaveUnknown(intent);
      return { outcome, error };
    }
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
