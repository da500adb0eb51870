import { Injectable } from '@nestjs/common';
import { Caller } from '../access/caller';
import { Answer } from '../common/answer';
import { digitsOf, listsNumber } from '../common/phone-number';
import { ProblemError } from '../common/problems/problem-error';
import { ProductSettings } from '../config/product.settings';
import { Idempotency } from '../idempotency/idempotency';
import { IdempotentRequest } from '../idempotency/idempotent-request';
import { UpstreamClient } from '../upstream/upstream-client';
import { CallingApi, NumberReference } from './calling.api';
import { enableBody, toCallingNumber, toCallRecords } from './calling.mapper';
import { CallRecordsDto } from './dto/call-records.dto';
import { CallingNumberDto, EnableCallingRequest } from './dto/calling-number.dto';

/** WhatsApp calling, for the numbers that the caller lists. */
@Injectable()
export class CallingService {
  constructor(
    private readonly api: CallingApi,
    private readonly idempotency: Idempotency,
    private readonly upstream: UpstreamClient,
    private readonly settings: ProductSettings,
  ) {}

  async get(caller: Caller, businessPhone: string): Promise<CallingNumberDto> {
    const answer = await this.api.get(caller.request, this.reference(caller, businessPhone));
    return toCallingNumber(answer, businessPhone);
  }

  /** Replaces the configuration. What enable answers is not documented, so the state is read again. */
  async enable(
    caller: Caller,
    businessPhone: string,
    request: EnableCallingRequest,
    once: IdempotentRequest,
  ): Promise<Answer<CallingNumberDto>> {
    const reference = this.reference(caller, businessPhone);
    return this.idempotency.run(caller.client.id, once, async () => {
      const deadline = this.upstream.deadline();
      await this.api.enable(caller.request, { ...reference, ...enableBody(request) }, deadline);
      const state = await this.api.get(caller.request, reference, deadline);
      return Answer.ok(toCallingNumber(state, businessPhone));
    });
  }

  async disable(caller: Caller, businessPhone: string): Promise<void> {
    const answer = await this.api.disable(caller.request, this.reference(caller, businessPhone));
    const isDisabled = answer.child('data')?.flag('disabled');
    if (isDisabled === false)
      answer.fail('upstream_failure', 'NXCloud did not disable calling for the number.');
    if (isDisabled !== true) answer.refuse('data/disabled');
  }

  async query(caller: Caller, businessPhone: string, callId: string): Promise<CallRecordsDto> {
    const call = { ...this.reference(caller, businessPhone), call_id: callId };
    const answer = await this.api.query(caller.request, call);
    return toCallRecords(answer, businessPhone);
  }

  private reference({ client }: Caller, businessPhone: string): NumberReference {
    if (!listsNumber(client.businessPhones, businessPhone)) throw new ProblemError('number_not_found');
    const appkey = this.upstream.requireApp(
      'calling',
      client.upstreamApps.callingAppKey ?? this.settings.callingAppKey,
    );
    return { appkey, business_phone: digitsOf(businessPhone) };
  }
}
