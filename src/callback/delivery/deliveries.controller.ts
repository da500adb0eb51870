import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../access/access.decorator';
import { Caller, CurrentCaller } from '../../access/caller';
import { ApiId } from '../../common/openapi/api-id';
import { DeliveriesService } from './deliveries.service';
import { DeliveryDto } from './webhook.dto';

@ApiTags('Webhooks')
@Controller('v1/deliveries')
export class DeliveriesController {
  constructor(private readonly service: DeliveriesService) {}

  /** Delivers an event again, whatever became of it before: it is due now, with the whole schedule before it. */
  @Post(':id/retry')
  @ApiId('dlv')
  @HttpCode(202)
  @Access('webhooks:write', 'not_found')
  @ApiAcceptedResponse({ type: DeliveryDto })
  retry(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<DeliveryDto> {
    return this.service.retry(caller, id);
  }
}
