import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator';
import { Caller, CurrentCaller } from '../access/caller';
import { BindingDto, BindingPage, InterlineBindingQuery } from '../bindings/binding.dto';
import { Answer } from '../common/answer';
import { ApiIdempotent, LOCATION_HEADER } from '../common/openapi/api-idempotent';
import { ApiId } from '../common/openapi/api-id';
import { Page } from '../common/paging';
import { BODY_PROBLEMS, IDEMPOTENCY_PROBLEMS, UPSTREAM_PROBLEMS } from '../common/problems/upstream-problems';
import { Idempotent, IdempotentRequest } from '../idempotency/idempotent-request';
import { AccountDto } from './dto/account.dto';
import { BIND_EXAMPLES, TRANSFER_EXAMPLES } from './dto/interline-examples';
import { BindRelayRequest, NumberXParam, TransferRequest } from './dto/interline-request.dto';
import { InterlineService } from './interline.service';

const BIND_PROBLEMS = [
  ...BODY_PROBLEMS,
  ...IDEMPOTENCY_PROBLEMS,
  ...UPSTREAM_PROBLEMS,
  'number_not_found',
  'binding_conflict',
  'duplicate_request',
  'numbers_exhausted',
] as const;

@ApiTags('Interline')
@Controller('v1/interline')
export class InterlineController {
  constructor(private readonly service: InterlineService) {}

  /** Reads the state and the balance of the company's relay account. */
  @Get('account')
  @Access('interline:read', ...UPSTREAM_PROBLEMS)
  @ApiOkResponse({ type: AccountDto })
  account(@CurrentCaller() caller: Caller): Promise<AccountDto> {
    return this.service.account(caller);
  }

  /** Binds AXB on a relay number: A and B reach each other by dialling X. */
  @Post('bindings')
  @ApiBody({ type: BindRelayRequest, examples: BIND_EXAMPLES })
  @Access('interline:write', ...BIND_PROBLEMS)
  @ApiIdempotent()
  @ApiCreatedResponse({ type: BindingDto, description: 'The new binding.', headers: LOCATION_HEADER })
  bind(
    @CurrentCaller() caller: Caller,
    @Body() request: BindRelayRequest,
    @Idempotent() once: IdempotentRequest,
  ): Promise<Answer<BindingDto>> {
    return this.service.bind(caller, request, once);
  }

  /** Lists your bindings and transfers, newest first. */
  @Get('bindings')
  @Access('interline:read', 'validation_failed')
  @ApiOkResponse({ type: BindingPage })
  list(@CurrentCaller() caller: Caller, @Query() query: InterlineBindingQuery): Promise<Page<BindingDto>> {
    return this.service.list(caller, query);
  }

  /** Reads a binding or transfer of yours. */
  @Get('bindings/:id')
  @ApiId('bnd')
  @Access('interline:read', 'binding_not_found')
  @ApiOkResponse({ type: BindingDto })
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<BindingDto> {
    return this.service.get(caller, id);
  }

  /** Releases a binding or transfer of yours. Releasing it again is fine. */
  @Delete('bindings/:id')
  @ApiId('bnd')
  @HttpCode(204)
  @Access('interline:write', 'binding_not_found', 'binding_conflict', 'not_ready', ...UPSTREAM_PROBLEMS)
  @ApiNoContentResponse()
  release(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.service.release(caller, id);
  }

  /**
   * Transfers a relay number: whoever dials X reaches A.
   *
   * A number carries one transfer at a time. A new one of yours replaces the one before.
   */
  @Put('transfers/:numberX')
  @ApiBody({ type: TransferRequest, examples: TRANSFER_EXAMPLES })
  @Access('interline:write', ...BIND_PROBLEMS)
  @ApiIdempotent()
  @ApiOkResponse({ type: BindingDto, description: 'The new transfer.' })
  transfer(
    @CurrentCaller() caller: Caller,
    @Param() { numberX }: NumberXParam,
    @Body() request: TransferRequest,
    @Idempotent() once: IdempotentRequest,
  ): Promise<Answer<BindingDto>> {
    return this.service.transfer(caller, numberX, request, once);
  }

  /** Releases your transfer of a relay number. Releasing it again is fine. */
  @Delete('transfers/:numberX')
  @HttpCode(204)
  @Access(
    'interline:write',
    'validation_failed',
    'number_not_found',
    'binding_not_found',
    'not_ready',
    ...UPSTREAM_PROBLEMS,
  )
  @ApiNoContentResponse()
  releaseTransfer(@CurrentCaller() caller: Caller, @Param() { numberX }: NumberXParam): Promise<void> {
    return this.service.releaseTransfer(caller, numberX);
  }
}
