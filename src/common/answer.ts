import { FastifyAdapter } from '@nestjs/platform-fastify';
import { FastifyReply } from 'fastify';

/** An answer whose status depends on what happened: 201 for something new, 200 for something that was there. */
export class Answer<T> {
  constructor(
    readonly status: number,
    readonly body: T,
    /** The path of what was made. */
    readonly location: string | null = null,
    /** Of a body that is not JSON. */
    readonly contentType: string | null = null,
  ) {}

  static created<T>(body: T, location: string): Answer<T> {
    return new Answer(201, body, location);
  }

  static ok<T>(body: T): Answer<T> {
    return new Answer(200, body);
  }
}

/** Fastify for Nest, which writes an Answer's status and headers and sends its body. */
export class AnsweringAdapter extends FastifyAdapter {
  override reply(reply: FastifyReply, body: unknown, status?: number): FastifyReply {
    if (!(body instanceof Answer)) return super.reply(reply, body, status);
    if (body.location !== null) void reply.header('location', body.location);
    if (body.contentType !== null) void reply.header('content-type', body.contentType);
    return super.reply(reply, body.body, body.status);
  }
}
