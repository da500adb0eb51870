import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Answer } from '../../common/answer';
import { ApiId } from '../../common/openapi/api-id';
import { Page, PageQuery } from '../../common/paging';
import { BODY_PROBLEMS } from '../../common/problems/upstream-problems';
import { Access } from '../access.decorator';
import {
  API_KEY_EXAMPLES,
  ApiKeyDto,
  ApiKeyPage,
  CreateApiKeyRequest,
  CreatedApiKeyDto,
} from '../dto/api-key.dto';
import { ApiKeysService } from './api-keys.service';

@ApiTags('Administration')
@ApiId('cli')
@Controller('v1/admin/clients/:id/keys')
export class ApiKeysController {
  constructor(private readonly service: ApiKeysService) {}

  /** Makes an API key for the client. The key is in this answer and nowhere else. */
  @Post()
  @Access('admin', 'not_found', ...BODY_PROBLEMS)
  @ApiBody({ type: CreateApiKeyRequest, required: false, examples: API_KEY_EXAMPLES })
  @ApiCreatedResponse({ type: CreatedApiKeyDto })
  create(@Param('id') id: string, @Body() request: CreateApiKeyRequest): Promise<Answer<CreatedApiKeyDto>> {
    return this.service.create(id, request);
  }

  /** Lists the client's keys, newest first, without the keys themselves. */
  @Get()
  @Access('admin', 'not_found', 'validation_failed')
  @ApiOkResponse({ type: ApiKeyPage })
  list(@Param('id') id: string, @Query() query: PageQuery): Promise<Page<ApiKeyDto>> {
    return this.service.list(id, query);
  }

  /** Revokes a key. It is refused within a second on every replica. */
  @Delete(':keyId')
  @ApiId('key', 'keyId')
  @HttpCode(204)
  @Access('admin', 'not_found')
  @ApiNoContentResponse()
  revoke(@Param('id') id: string, @Param('keyId') keyId: string): Promise<void> {
    return this.service.revoke(id, keyId);
  }
}
