import { Injectable } from '@nestjs/common';
import { Answer } from '../common/answer';
import { ProblemError } from '../common/problems/problem-error';
import { Slot } from '../idempotency/slot';
import { UpstreamError } from '../upstream/upstream-error';
import { bindOutcome } from './bind-outcome';
import { BindingDraft, BindingRow, Bound, Intent } from './binding';
import { BindingDto } from './binding.dto';
import { BindingViews } from './binding-views';
import { Intents } from './intents';
import { Outcomes } from './outcomes';

/**
 * Binds through the register: the intent is written → the upstream is asked → the outcome is written. Whatever
 * happens in between, a lost answer never becomes a second binding.
 */
@Injectable()
export class Binder {
  constructor(
    private readonly intents: Intents,
    private readonly outcomes: Outcomes,
    private readonly views: BindingViews,
  ) {}

  /**
   * @param ask asks the upstream under the intent's identifier
   * @returns 201 for a new binding, 200 for one that the caller already had under its customerBindId
   * @throws UpstreamError when the upstream refused; `upstream_timeout` with `bindingId` when nobody knows
   */
  async bind(
    draft: BindingDraft,
    slot: Slot,
    ask: (intent: Intent) => Promise<Bound>,
  ): Promise<Answer<BindingDto>> {
    const opening = await this.intents.open(draft, slot);
    if ('settled' in opening) return this.created(opening.settled);
    const { intent } = opening;
    const bound = await this.settle(intent, ask);
    const row = await this.outcomes.confirm(intent, draft, bound);
    return intent.isRepeat ? Answer.ok(this.views.toDto(row)) : this.created(row);
  }

  private async settle(intent: Intent, ask: (intent: Intent) => Promise<Bound>): Promise<Bound> {
    try {
      return await ask(intent);
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      const outcome = bindOutcome(error, intent);
      if (outcome === 'refused') await this.outcomes.refuse(intent);
      else await this.outcomes.leaveUnknown(intent);
      if (outcome !== 'unknown') throw error;
      throw unknownOutcome(error, intent);
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
