import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../access/access.decorator';
import { Caller, CurrentCaller } from '../../access/caller';
import { ApiId, formOfId } from '../../common/openapi/api-id';
import { Event } from './event';
import { EventDto, EventFilterQuery, EventPage, EventStreamQuery } from './event.dto';
import { EventsService } from './events.service';
import { EventStreams } from './event-streams';

@ApiTags('Events')
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly service: EventsService,
    private readonly streams: EventStreams,
  ) {}

  /**
   * Lists your events in the order in which they were stored, the oldest first.
   *
   * Nothing ever appears behind a cursor: keep `checkpoint`, pass it as `cursor` later, and you get exactly what is new.
   */
  @Get()
  @Access('events:read')
  @ApiOkResponse({ type: EventPage })
  list(@CurrentCaller() caller: Caller, @Query() query: EventFilterQuery): Promise<EventPage> {
    return this.service.list(caller, query);
  }

  /**
   * Streams your events as they are stored (server-sent events).
   *
   * Each message has the event’s id and the event as JSON. Without `Last-Event-ID` the stream begins with the next event; with it, after that one. The first message has an id and no data: resume after it when the stream breaks before anything has come. At most 5 streams for each client. A comment comes every 15 seconds.
   */
  @Get('stream')
  @Access('events:read')
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The last event that you have. One that is kept no more resumes at the oldest that is.',
    // No example: Swagger UI would send it with every request that is tried out.
    schema: { type: 'string', ...formOfId('evt') },
  })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  stream(
    @CurrentCaller() caller: Caller,
    @Query() query: EventStreamQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.streams.serve({ caller, query, request, reply });
  }

  /** Reads an event. */
  @Get(':id')
  @ApiId('evt')
  @Access('events:read', 'not_found')
  @ApiOkResponse({ type: EventDto })
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<Event> {
    return this.service.get(caller, id);
  }
}
