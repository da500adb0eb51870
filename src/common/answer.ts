import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { FastifyReply } from 'fastify';
import { map, Observable } from 'rxjs';

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

/** Writes an Answer's status and headers, and sends its body. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((result: unknown) => {
        if (!(result instanceof Answer)) return result;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        void reply.status(result.status);
        if (result.location !== null) void reply.header('location', result.location);
        if (result.contentType !== null) void reply.header('content-type', result.contentType);
        return result.body as unknown;
      }),
    );
  }
}
