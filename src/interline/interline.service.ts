import { Injectable, OnModuleInit } from '@nestjs/common';
import { Caller } from '../access/caller';
import { Asking, Binder } from '../bindings/binder';
import { BindingDraft, BindingRow, Bound } from '../bindings/binding';
import { BindingViews } from '../bindings/binding-views';
import { BindingDto, InterlineBindingQuery } from '../bindings/binding.dto';
import { Releases } from '../bindings/releases';
import { Answer } from '../common/answer';
import { Page } from '../common/paging';
import { listsNumber } from '../common/phone-number';
import { ProblemError } from '../common/problems/problem-error';
import { RequestContext } from '../common/request-context';
import { ProductSettings } from '../config/product.settings';
import { Idempotency } from '../idempotency/idempotency';
import { IdempotentRequest } from '../idempotency/idempotent-request';
import { UpstreamClient } from '../upstream/upstream-client';
import { UpstreamError } from '../upstream/upstream-error';
import { AccountDto } from './dto/account.dto';
import { BindRelayRequest, TransferRequest } from './dto/interline-request.dto';
import { InterlineApi } from './interline.api';
import { bindForm, toAccount, transferForm } from './interline.mapper';

/** Relay numbers: binds and transfers through the register, reads and releases what the caller owns. */
@Injectable()
export class InterlineService implements OnModuleInit {
  constructor(
    private readonly api: InterlineApi,
    private readonly binder: Binder,
    private readonly views: BindingViews,
    private readonly releases: Releases,
    private readonly idempotency: Idempotency,
    private readonly upstream: UpstreamClient,
    private readonly settings: ProductSettings,
  ) {}

  onModuleInit(): void {
    this.binder.register('interline', {
      ask: (asking) => (asking.draft.mode === 'xa' ? this.askTransfer(asking) : this.askBind(asking)),
      // Sections 4.1 and 4.3: a repeat carries the same `reqid`.
      recognisesRepeats: () => true,
    });
    this.releases.register('interline', (row, context) => this.askRelease(row, context));
  }

  async account({ request }: Caller): Promise<AccountDto> {
    return toAccount(await this.api.account(request));
  }

  bind(caller: Caller, request: BindRelayRequest, once: IdempotentRequest): Promise<Answer<BindingDto>> {
    const draft = this.draft(caller, request.numberX, {
      mode: 'axb',
      phoneA: request.numberA,
      phoneB: request.numberB,
      recording: request.recording ?? false,
      userData: request.userData ?? null,
      ttlSeconds: request.ttlSeconds,
      request,
    });
    return this.idempotency.run(caller.client.id, once, (slot) =>
      this.binder.bind(draft, slot, caller.request),
    );
  }

  async transfer(
    caller: Caller,
    numberX: string,
    request: TransferRequest,
    once: IdempotentRequest,
  ): Promise<Answer<BindingDto>> {
    const draft = this.draft(caller, numberX, {
      mode: 'xa',
      phoneA: request.numberA,
      phoneB: null,
      recording: request.recording ?? false,
      userData: request.userData ?? null,
      ttlSeconds: request.ttlSeconds ?? 0,
      request,
    });
    return this.idempotency.run(caller.client.id, once, async (slot) => {
      const { body } = await this.binder.bind(draft, slot, caller.request);
      return Answer.ok(body);
    });
  }

  list({ client }: Caller, query: InterlineBindingQuery): Promise<Page<BindingDto>> {
    const { status, numberX } = query;
    return this.views.list({ clientId: client.id, product: 'interline', status, numberX }, query);
  }

  async get(caller: Caller, id: string): Promise<BindingDto> {
    return this.views.toDto(await this.own(caller, id));
  }

  async release(caller: Caller, id: string): Promise<void> {
    await this.releases.release(await this.own(caller, id), caller.request);
  }

  async releaseTransfer(caller: Caller, numberX: string): Promise<void> {
    const { client } = caller;
    requireNumber(client.interlineNumbers, numberX);
    const transfer = await this.views.findTransfer(client.id, numberX);
    await this.releases.release(transfer, caller.request);
  }

  private async askBind({ draft, intent, context }: Asking): Promise<Bound> {
    const request = draft.request as BindRelayRequest;
    const form = bindForm(draft.upstreamApp, request, intent);
    const answer = await this.api.bind(context, request.numberX, form);
    return { ...nothingLearnt(request.numberX), upstreamId: answer.text('subid') };
  }

  /** A repeat that NXCloud calls a duplicate says that the first one was carried out: a transfer has no id to miss. */
  private async askTransfer({ draft, intent, context }: Asking): Promise<Bound> {
    const numberX = draft.numberX ?? '';
    const form = transferForm(draft.upstreamApp, draft.request as TransferRequest, intent);
    try {
      await this.api.transfer(context, numberX, form);
    } catch (error) {
      const isRepeat = intent.isEarlierUnknown || (error instanceof UpstreamError && error.isEarlierUnknown);
      const isDuplicate = error instanceof UpstreamError && error.code === 'duplicate_request';
      if (!isRepeat || !isDuplicate) throw error;
    }
    return nothingLearnt(numberX);
  }

  private async askRelease(
    { mode, number_x, upstream_app, upstream_id }: BindingRow,
    context: RequestContext | null,
  ): Promise<void> {
    if (mode === 'xa') {
      await this.api.releaseTransfer(context, number_x ?? '', upstream_app);
      return;
    }
    if (upstream_id === null) {
      throw new ProblemError('not_ready', {
        detail: 'NXCloud’s id of the binding is not known yet; it is learnt from the first record of a call.',
      });
    }
    await this.api.release(context, upstream_app, upstream_id);
  }

  private draft(
    { client }: Caller,
    numberX: string,
    asked: Pick<
      BindingDraft,
      'mode' | 'phoneA' | 'phoneB' | 'recording' | 'userData' | 'ttlSeconds' | 'request'
    >,
  ): BindingDraft {
    requireNumber(client.interlineNumbers, numberX);
    const app = client.upstreamApps.interlineAppId ?? this.settings.interlineAppId;
    return {
      clientId: client.id,
      product: 'interline',
      upstreamApp: this.upstream.requireApp('interline', app),
      customerBindId: null,
      numberX,
      expiry: 'reset',
      isRepeatable: true,
      ...asked,
    };
  }

  private own({ client }: Caller, id: string): Promise<BindingRow> {
    return this.views.find(id, { clientId: client.id, product: 'interline' });
  }
}

function nothingLearnt(numberX: string): Bound {
  return { upstreamId: null, numberX, numberY: null, extensionX: null, traceId: null };
}

function requireNumber(numbers: readonly string[], numberX: string): void {
  if (!listsNumber(numbers, numberX)) throw new ProblemError('number_not_found');
}
