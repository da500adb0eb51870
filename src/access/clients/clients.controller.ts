import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Answer } from '../../common/answer';
import { ApiId } from '../../common/openapi/api-id';
import { Page, PageQuery } from '../../common/paging';
import { BODY_PROBLEMS } from '../../common/problems/upstream-problems';
import { Access } from '../access.decorator';
import {
  CLIENT_CHANGE_EXAMPLES,
  CLIENT_EXAMPLES,
  ClientDto,
  ClientPage,
  CreateClientRequest,
  UpdateClientRequest,
} from '../dto/client.dto';
import { ClientsService } from './clients.service';

@ApiTags('Administration')
@Controller('v1/admin/clients')
export class ClientsController {
  constructor(private readonly service: ClientsService) {}

  /** Creates a client: an internal application that may call the gateway. */
  @Post()
  @Access('admin', ...BODY_PROBLEMS)
  @ApiBody({ type: CreateClientRequest, examples: CLIENT_EXAMPLES })
  @ApiCreatedResponse({ type: ClientDto })
  create(@Body() request: CreateClientRequest): Promise<Answer<ClientDto>> {
    return this.service.create(request);
  }

  /** Lists the clients, newest first. */
  @Get()
  @Access('admin', 'validation_failed')
  @ApiOkResponse({ type: ClientPage })
  list(@Query() query: PageQuery): Promise<Page<ClientDto>> {
    return this.service.list(query);
  }

  /** Reads a client. */
  @Get(':id')
  @ApiId('cli')
  @Access('admin', 'not_found')
  @ApiOkResponse({ type: ClientDto })
  get(@Param('id') id: string): Promise<ClientDto> {
    return this.service.get(id);
  }

  /** Changes a client. A suspended one is refused within a second on every replica. */
  @Patch(':id')
  @ApiId('cli')
  @ApiBody({ type: UpdateClientRequest, examples: CLIENT_CHANGE_EXAMPLES })
  @Access('admin', 'not_found', ...BODY_PROBLEMS)
  @ApiOkResponse({ type: ClientDto })
  update(@Param('id') id: string, @Body() request: UpdateClientRequest): Promise<ClientDto> {
    return this.service.update(id, request);
  }

  /** Deletes a client and revokes its keys; refused while it has bindings that are not over. */
  @Delete(':id')
  @ApiId('cli')
  @HttpCode(204)
  @Access('admin', 'not_found', 'binding_conflict')
  @ApiNoContentResponse()
  delete(@Param('id') id: string): Promise<void> {
    return this.service.delete(id);
  }
}
