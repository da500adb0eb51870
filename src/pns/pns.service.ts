import { Injectable, OnModuleInit } from '@nestjs/common';
import { Caller } from '../access/caller';
import { Asking, Binder } from '../bindings/binder';
import { BindingDraft, BindingMode, BindingRow, Bound } from '../bindings/binding';
import { BindingViews } from '../bindings/binding-views';
import { BindingDto, PnsBindingQuery } from '../bindings/binding.dto';
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
import {
  BindAxbRequest,
  BindAxeRequest,
  BindAxeybRequest,
  BindRequest,
  BindXybRequest,
  DEFAULT_TTL_SECONDS,
} from './dto/bind-request.dto';
import { PnsApi, PnsMode } from './pns.api';
import { bindBody, optionalE164, toBound } from './pns.mapper';

/** The fields that some modes have and others lack. */
interface ModeFields {
  phoneA?: string;
  phoneB?: string;
  didY?: string;
  expiryStrategy?: string;
}

/** Privacy numbers: binds through the register, reads and releases what the caller owns. */
@Injectable()
export class PnsService implements OnModuleInit {
  constructor(
    private readonly api: PnsApi,
    private readonly binder: Binder,
    private readonly views: BindingViews,
    private readonly releases: Releases,
    private readonly idempotency: Idempotency,
    private readonly upstream: UpstreamClient,
    private readonly settings: ProductSettings,
  ) {}

  onModuleInit(): void {
    this.binder.register('pns', {
      ask: (asking) => this.askBind(asking),
      recognisesRepeats: (mode) => this.recognisesRepeats(mode),
    });
    this.releases.register('pns', (row, context) => this.unbind(row, context));
  }

  bindXyb(caller: Caller, body: BindXybRequest, once: IdempotentRequest): Promise<Answer<BindingDto>> {
    return this.bind('xyb', caller, body, once);
  }

  bindAxb(caller: Caller, body: BindAxbRequest, once: IdempotentRequest): Promise<Answer<BindingDto>> {
    return this.bind('axb', caller, body, once);
  }

  bindAxe(caller: Caller, body: BindAxeRequest, once: IdempotentRequest): Promise<Answer<BindingDto>> {
    return this.bind('axe', caller, body, once);
  }

  bindAxeyb(caller: Caller, body: BindAxeybRequest, once: IdempotentRequest): Promise<Answer<BindingDto>> {
    return this.bind('axeyb', caller, body, once);
  }

  list({ client }: Caller, query: PnsBindingQuery): Promise<Page<BindingDto>> {
    const { status, customerBindId, numberX } = query;
    return this.views.list({ clientId: client.id, product: 'pns', status, customerBindId, numberX }, query);
  }

  async get(caller: Caller, id: string): Promise<BindingDto> {
    return this.views.toDto(await this.own(caller, id));
  }

  async release(caller: Caller, id: string): Promise<void> {
    await this.releases.release(await this.own(caller, id), caller.request);
  }

  private bind(
    mode: PnsMode,
    caller: Caller,
    request: BindRequest & ModeFields,
    once: IdempotentRequest,
  ): Promise<Answer<BindingDto>> {
    const { client } = caller;
    for (const wished of [request.didX, request.didY]) {
      if (wished !== undefined && !listsNumber(client.pnsNumbers, wished))
        throw new ProblemError('number_not_found');
    }
    const businessId = this.upstream.requireApp(
      'pns',
      client.upstreamApps.pnsBusinessId ?? this.settings.pnsBusinessId,
    );
    const expiry = request.expiryStrategy === 'extend' ? 'extend' : 'reset';
    const draft: BindingDraft = {
      clientId: client.id,
      product: 'pns',
      mode,
      upstreamApp: businessId,
      customerBindId: request.customerBindId ?? null,
      numberX: optionalE164(request.didX),
      phoneA: optionalE164(request.phoneA),
      phoneB: optionalE164(request.phoneB),
      recording: request.recording ?? false,
      userData: request.userData ?? null,
      ttlSeconds: request.ttlSeconds ?? DEFAULT_TTL_SECONDS,
      expiry,
      request,
      // A repeat that extends would extend twice.
      isRepeatable: this.recognisesRepeats(mode) && expiry !== 'extend',
    };
    return this.idempotency.run(client.id, once, (slot) => this.binder.bind(draft, slot, caller.request));
  }

  private recognisesRepeats(mode: BindingMode): boolean {
    return this.settings.pnsRepeatableBinds.some((one) => one === mode);
  }

  private async askBind({ draft, intent, context }: Asking): Promise<Bound> {
    const mode = draft.mode as PnsMode;
    const body = bindBody(mode, draft.upstreamApp, draft.request, intent);
    const repeat = draft.isRepeatable ? 'idempotent' : 'once';
    return toBound(await this.api.bind(context, mode, body, repeat), draft.numberX);
  }

  /** By NXCloud's id, or by the caller's where NXCloud never told its own. */
  private async unbind(
    { upstream_id, customer_bind_id }: BindingRow,
    context: RequestContext | null,
  ): Promise<void> {
    await this.api.unbind(
      context,
      upstream_id === null ? { customerBindId: customer_bind_id ?? '' } : { bindId: upstream_id },
    );
  }

  private own({ client }: Caller, id: string): Promise<BindingRow> {
    return this.views.find(id, { clientId: client.id, product: 'pns' });
  }
}
