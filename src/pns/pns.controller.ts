import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator';
import { Caller, CurrentCaller } from '../access/caller';
import { BindingDto, BindingPage, PnsBindingQuery } from '../bindings/binding.dto';
import { Answer } from '../common/answer';
import { ApiIdempotent, LOCATION_HEADER } from '../common/openapi/api-idempotent';
import { ApiId } from '../common/openapi/api-id';
import { Page } from '../common/paging';
import { BODY_PROBLEMS, IDEMPOTENCY_PROBLEMS, UPSTREAM_PROBLEMS } from '../common/problems/upstream-problems';
import { Idempotent, IdempotentRequest } from '../idempotency/idempotent-request';
import { BIND_EXAMPLES } from './dto/bind-examples';
import { BindAxbRequest, BindAxeRequest, BindAxeybRequest, BindXybRequest } from './dto/bind-request.dto';
import { PnsService } from './pns.service';

const BIND_PROBLEMS = [
  ...BODY_PROBLEMS,
  ...IDEMPOTENCY_PROBLEMS,
  ...UPSTREAM_PROBLEMS,
  'number_not_found',
  'binding_conflict',
  'numbers_exhausted',
] as const;

const MADE = { type: BindingDto, description: 'The new binding.', headers: LOCATION_HEADER };
const REPEATED = { type: BindingDto, description: 'Your binding of this customerBindId, with its new end.' };

@ApiTags('PNS')
@Controller('v1/pns/bindings')
export class PnsController {
  constructor(private readonly service: PnsService) {}

  /**
   * Binds XYB: you know B, the caller A is not known yet.
   *
   * X is held for this binding until somebody dials it; that caller becomes A, and X is free again.
   */
  @Post('xyb')
  @ApiBody({ type: BindXybRequest, examples: BIND_EXAMPLES.xyb })
  @Access('pns:write', ...BIND_PROBLEMS)
  @ApiIdempotent()
  @ApiCreatedResponse(MADE)
  @ApiOkResponse(REPEATED)
  bindXyb(
    @CurrentCaller() caller: Caller,
    @Body() request: BindXybRequest,
    @Idempotent() once: IdempotentRequest,
  ): Promise<Answer<BindingDto>> {
    return this.service.bindXyb(caller, request, once);
  }

  /** Binds AXB: A and B reach each other by dialling X. */
  @Post('axb')
  @ApiBody({ type: BindAxbRequest, examples: BIND_EXAMPLES.axb })
  @Access('pns:write', ...BIND_PROBLEMS)
  @ApiIdempotent()
  @ApiCreatedResponse(MADE)
  @ApiOkResponse(REPEATED)
  bindAxb(
    @CurrentCaller() caller: Caller,
    @Body() request: BindAxbRequest,
    @Idempotent() once: IdempotentRequest,
  ): Promise<Answer<BindingDto>> {
    return this.service.bindAxb(caller, request, once);
  }

  /** Binds AXE: anyone who dials X and the extension reaches A. */
  @Post('axe')
  @ApiBody({ type: BindAxeRequest, examples: BIND_EXAMPLES.axe })
  @Access('pns:write', ...BIND_PROBLEMS)
  @ApiIdempotent()
  @ApiCreatedResponse(MADE)
  @ApiOkResponse(REPEATED)
  bindAxe(
    @CurrentCaller() caller: Caller,
    @Body() request: BindAxeRequest,
    @Idempotent() once: IdempotentRequest,
  ): Promise<Answer<BindingDto>> {
    return this.service.bindAxe(caller, request, once);
  }

  /** Binds AXEYB: A dials X and the extension, B dials Y. */
  @Post('axeyb')
  @ApiBody({ type: BindAxeybRequest, examples: BIND_EXAMPLES.axeyb })
  @Access('pns:write', ...BIND_PROBLEMS)
  @ApiIdempotent()
  @ApiCreatedResponse(MADE)
  @ApiOkResponse(REPEATED)
  bindAxeyb(
    @CurrentCaller() caller: Caller,
    @Body() request: BindAxeybRequest,
    @Idempotent() once: IdempotentRequest,
  ): Promise<Answer<BindingDto>> {
    return this.service.bindAxeyb(caller, request, once);
  }

  /** Lists your bindings, newest first. */
  @Get()
  @Access('pns:read', 'validation_failed')
  @ApiOkResponse({ type: BindingPage })
  list(@CurrentCaller() caller: Caller, @Query() query: PnsBindingQuery): Promise<Page<BindingDto>> {
    return this.service.list(caller, query);
  }

  /** Reads a binding of yours. */
  @Get(':id')
  @ApiId('bnd')
  @Access('pns:read', 'binding_not_found')
  @ApiOkResponse({ type: BindingDto })
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<BindingDto> {
    return this.service.get(caller, id);
  }

  /** Releases a binding of yours. Releasing it again is fine. */
  @Delete(':id')
  @ApiId('bnd')
  @HttpCode(204)
  @Access('pns:write', 'binding_not_found', 'not_ready', ...UPSTREAM_PROBLEMS)
  @ApiNoContentResponse()
  release(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.service.release(caller, id);
  }
}
