import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../access/access.decorator';
import { ApiId } from '../../common/openapi/api-id';
import { Page } from '../../common/paging';
import { CurrentContext, RequestContext } from '../../common/request-context';
import { BODY_PROBLEMS } from '../../common/problems/upstream-problems';
import {
  CallbackDetailDto,
  CallbackDto,
  CallbackPage,
  CallbackQuery,
  RELEASE_EXAMPLES,
  ReleaseRequest,
  RevealQuery,
} from './callback.dto';
import { CallbackReleases } from './callback-releases';
import { CallbacksService } from './callbacks.service';

@ApiTags('Administration')
@Controller('v1/admin/callbacks')
export class AdminCallbacksController {
  constructor(
    private readonly callbacks: CallbacksService,
    private readonly releases: CallbackReleases,
  ) {}

  /** Lists what NXCloud has pushed, newest first: how each proved itself, and whose it is and why. */
  @Get()
  @Access('admin')
  @ApiOkResponse({ type: CallbackPage })
  list(@Query() query: CallbackQuery): Promise<Page<CallbackDto>> {
    return this.callbacks.list(query);
  }

  /** Reads a callback with its fields and the events that were made of it. */
  @Get(':id')
  @ApiId('cbk')
  @Access('admin', 'not_found')
  @ApiOkResponse({ type: CallbackDetailDto })
  get(@Param('id') id: string, @Query() { reveal }: RevealQuery): Promise<CallbackDetailDto> {
    return this.callbacks.get(id, reveal === 'true');
  }

  /**
   * Takes a callback through again.
   *
   * One that has no owner or was held back is routed as if it came now; the events of a routed one are delivered once more.
   */
  @Post(':id/replay')
  @ApiId('cbk')
  @HttpCode(202)
  @Access('admin', 'not_found', 'binding_conflict')
  @ApiAcceptedResponse({ type: CallbackDetailDto })
  replay(
    @CurrentContext() { traceparent }: RequestContext,
    @Param('id') id: string,
  ): Promise<CallbackDetailDto> {
    return this.releases.replay(id, traceparent);
  }

  /** Gives a callback that has no owner or was held back to a binding or a client, and delivers its events. */
  @Post(':id/release')
  @ApiId('cbk')
  @HttpCode(200)
  @ApiBody({ type: ReleaseRequest, examples: RELEASE_EXAMPLES })
  @Access('admin', 'not_found', 'binding_conflict', ...BODY_PROBLEMS)
  @ApiOkResponse({ type: CallbackDetailDto })
  release(
    @CurrentContext() { traceparent }: RequestContext,
    @Param('id') id: string,
    @Body() request: ReleaseRequest,
  ): Promise<CallbackDetailDto> {
    return this.releases.release(id, request, traceparent);
  }
}
