import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator';
import { Caller, CurrentCaller } from '../access/caller';
import { Answer } from '../common/answer';
import { ApiIdempotent } from '../common/openapi/api-idempotent';
import { BODY_PROBLEMS, IDEMPOTENCY_PROBLEMS, UPSTREAM_PROBLEMS } from '../common/problems/upstream-problems';
import { Idempotent, IdempotentRequest } from '../idempotency/idempotent-request';
import { CallingService } from './calling.service';
import { CallParams, CallRecordsDto } from './dto/call-records.dto';
import { ENABLE_EXAMPLES } from './dto/calling-examples';
import { BusinessPhoneParam, CallingNumberDto, EnableCallingRequest } from './dto/calling-number.dto';

const NUMBER_PROBLEMS = [
  'validation_failed',
  'number_not_found',
  'number_not_bound',
  'calling_not_configured',
  'not_ready',
  ...UPSTREAM_PROBLEMS,
] as const;

@ApiTags('Calling')
@Controller('v1/calling/numbers/:businessPhone')
export class CallingController {
  constructor(private readonly service: CallingService) {}

  /** Reads how a WhatsApp number takes calls. */
  @Get()
  @Access('calling:read', ...NUMBER_PROBLEMS)
  @ApiOkResponse({ type: CallingNumberDto })
  get(
    @CurrentCaller() caller: Caller,
    @Param() { businessPhone }: BusinessPhoneParam,
  ): Promise<CallingNumberDto> {
    return this.service.get(caller, businessPhone);
  }

  /**
   * Enables calling for a WhatsApp number.
   *
   * Replaces the whole configuration. Clients of WhatsApp may show a change only after days; calls follow it at once.
   */
  @Put()
  @ApiBody({ type: EnableCallingRequest, examples: ENABLE_EXAMPLES })
  @Access('calling:write', ...NUMBER_PROBLEMS, ...BODY_PROBLEMS, ...IDEMPOTENCY_PROBLEMS)
  @ApiIdempotent()
  @ApiOkResponse({ type: CallingNumberDto, description: 'The state, read after the change.' })
  enable(
    @CurrentCaller() caller: Caller,
    @Param() { businessPhone }: BusinessPhoneParam,
    @Body() request: EnableCallingRequest,
    @Idempotent() once: IdempotentRequest,
  ): Promise<Answer<CallingNumberDto>> {
    return this.service.enable(caller, businessPhone, request, once);
  }

  /** Disables calling for a WhatsApp number. */
  @Delete()
  @HttpCode(204)
  @Access('calling:write', ...NUMBER_PROBLEMS)
  @ApiNoContentResponse()
  disable(@CurrentCaller() caller: Caller, @Param() { businessPhone }: BusinessPhoneParam): Promise<void> {
    return this.service.disable(caller, businessPhone);
  }

  /** Reads the record of a call. It appears when the call has ended. */
  @Get('calls/:callId')
  @Access('calling:read', ...NUMBER_PROBLEMS, 'call_not_found')
  @ApiOkResponse({ type: CallRecordsDto })
  query(
    @CurrentCaller() caller: Caller,
    @Param() { businessPhone, callId }: CallParams,
  ): Promise<CallRecordsDto> {
    return this.service.query(caller, businessPhone, callId);
  }
}
