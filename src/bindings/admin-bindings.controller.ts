import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator';
import { ApiId } from '../common/openapi/api-id';
import { Page } from '../common/paging';
import { UPSTREAM_PROBLEMS } from '../common/problems/upstream-problems';
import { CurrentContext, RequestContext } from '../common/request-context';
import { AdminBindingsService } from './admin-bindings.service';
import { AdminBindingDto, AdminBindingPage, AdminBindingQuery } from './binding.dto';

@ApiTags('Administration')
@Controller('v1/admin/bindings')
export class AdminBindingsController {
  constructor(private readonly service: AdminBindingsService) {}

  /** Lists the bindings of all clients, newest first. */
  @Get()
  @Access('admin', 'validation_failed')
  @ApiOkResponse({ type: AdminBindingPage })
  list(@Query() query: AdminBindingQuery): Promise<Page<AdminBindingDto>> {
    return this.service.list(query);
  }

  /** Releases a binding of any client. */
  @Delete(':id')
  @ApiId('bnd')
  @HttpCode(204)
  @Access('admin', 'binding_not_found', 'binding_conflict', 'not_ready', ...UPSTREAM_PROBLEMS)
  @ApiNoContentResponse()
  release(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<void> {
    return this.service.release(id, context);
  }
}
