import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Access } from '../../access/access.decorator';
import { Caller, CurrentCaller } from '../../access/caller';
import { Answer } from '../../common/answer';
import { LOCATION_HEADER } from '../../common/openapi/api-idempotent';
import { ApiId } from '../../common/openapi/api-id';
import { Page, PageQuery } from '../../common/paging';
import { BODY_PROBLEMS } from '../../common/problems/upstream-problems';
import { DeliveriesService } from './deliveries.service';
import { EndpointsService } from './endpoints.service';
import {
  CreateWebhookRequest,
  DeliveryDto,
  DeliveryPage,
  DeliveryQuery,
  EndpointDto,
  EndpointPage,
  EndpointWithSecretDto,
  REPLAY_EXAMPLES,
  ReplayDto,
  ReplayRequest,
  UpdateWebhookRequest,
  WEBHOOK_CHANGE_EXAMPLES,
  WEBHOOK_EXAMPLES,
} from './webhook.dto';

@ApiTags('Webhooks')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly deliveries: DeliveriesService,
  ) {}

  /**
   * Registers an address that receives your events.
   *
   * The secret that signs them is shown this once. Verify every webhook with it: see Standard Webhooks.
   */
  @Post()
  @ApiBody({ type: CreateWebhookRequest, examples: WEBHOOK_EXAMPLES })
  @Access('webhooks:write', ...BODY_PROBLEMS)
  @ApiCreatedResponse({ type: EndpointWithSecretDto, headers: LOCATION_HEADER })
  create(
    @CurrentCaller() caller: Caller,
    @Body() request: CreateWebhookRequest,
  ): Promise<Answer<EndpointWithSecretDto>> {
    return this.endpoints.create(caller, request);
  }

  /** Lists your endpoints, newest first. */
  @Get()
  @Access('webhooks:read')
  @ApiOkResponse({ type: EndpointPage })
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<Page<EndpointDto>> {
    return this.endpoints.list(caller, query);
  }

  /** Reads an endpoint. */
  @Get(':id')
  @ApiId('whe')
  @Access('webhooks:read', 'not_found')
  @ApiOkResponse({ type: EndpointDto })
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<EndpointDto> {
    return this.endpoints.get(caller, id);
  }

  /** Changes an endpoint, or enables one that was disabled. */
  @Patch(':id')
  @ApiBody({ type: UpdateWebhookRequest, examples: WEBHOOK_CHANGE_EXAMPLES })
  @ApiId('whe')
  @Access('webhooks:write', 'not_found', ...BODY_PROBLEMS)
  @ApiOkResponse({ type: EndpointDto })
  update(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() request: UpdateWebhookRequest,
  ): Promise<EndpointDto> {
    return this.endpoints.update(caller, id, request);
  }

  /** Removes an endpoint; what is queued for it is delivered no more. */
  @Delete(':id')
  @ApiId('whe')
  @HttpCode(204)
  @Access('webhooks:write', 'not_found')
  @ApiNoContentResponse()
  delete(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.endpoints.delete(caller, id);
  }

  /** Draws a new secret. The old one signs beside it for 24 hours, so that no webhook is lost on the way. */
  @Post(':id/rotate-secret')
  @ApiId('whe')
  @HttpCode(200)
  @Access('webhooks:write', 'not_found')
  @ApiOkResponse({ type: EndpointWithSecretDto })
  rotateSecret(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<EndpointWithSecretDto> {
    return this.endpoints.rotateSecret(caller, id);
  }

  /** Lists what was and will be delivered to an endpoint, newest first, with every attempt. */
  @Get(':id/deliveries')
  @ApiId('whe')
  @Access('webhooks:read', 'not_found')
  @ApiOkResponse({ type: DeliveryPage })
  listDeliveries(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: DeliveryQuery,
  ): Promise<Page<DeliveryDto>> {
    return this.deliveries.list(caller, id, query);
  }

  /** Sends a test event to this endpoint. */
  @Post(':id/test')
  @ApiId('whe')
  @HttpCode(202)
  @Access('webhooks:write', 'not_found')
  @ApiAcceptedResponse({ type: DeliveryDto })
  test(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<DeliveryDto> {
    return this.deliveries.test(caller, id);
  }

  /** Delivers the events of a span of time again, also those that came while the endpoint was disabled. */
  @Post(':id/replay')
  @ApiBody({ type: ReplayRequest, examples: REPLAY_EXAMPLES })
  @ApiId('whe')
  @HttpCode(202)
  @Access('webhooks:write', 'not_found', ...BODY_PROBLEMS)
  @ApiAcceptedResponse({ type: ReplayDto })
  replay(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() request: ReplayRequest,
  ): Promise<ReplayDto> {
    return this.deliveries.replay(caller, id, request);
  }
}
