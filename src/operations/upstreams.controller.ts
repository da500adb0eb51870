import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator';
import { Page } from '../common/paging';
import { UpstreamDto, UpstreamPage } from './upstreams.dto';
import { UpstreamsService } from './upstreams.service';

@ApiTags('Administration')
@Controller('v1/admin/upstreams')
export class UpstreamsController {
  constructor(private readonly service: UpstreamsService) {}

  /** Shows how the gateway gets on with each NXCloud product. */
  @Get()
  @Access('admin')
  @ApiOkResponse({ type: UpstreamPage })
  list(): Page<UpstreamDto> {
    return this.service.list();
  }
}
