import { Controller, createParamDecorator, ExecutionContext, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { FastifyRequest } from 'fastify';
import { PublicAccess } from '../../access/access.decorator';
import { Answer } from '../../common/answer';
import { contextOf } from '../../common/request-context';
import { Incoming, Intake } from './intake';

type Raw = Omit<Incoming, 'source'>;

/** The bytes as they came, and the headers that may sign them. */
const Bytes = createParamDecorator((_: unknown, context: ExecutionContext): Raw => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { body, headers } = request;
  const { requestId, traceparent } = contextOf(request);
  return { requestId, traceparent, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0), headers };
});

/** The addresses that NXCloud is given. They are NXCloud's, so the document for applications leaves them out. */
@ApiExcludeController()
@Controller('callbacks/:token')
export class CallbacksController {
  constructor(private readonly intake: Intake) {}

  @Post('interline/cdr')
  @HttpCode(200)
  @PublicAccess()
  interlineCdr(@Bytes() raw: Raw): Promise<Answer<unknown>> {
    return this.intake.receive({ source: 'interline/cdr', ...raw });
  }

  @Post('interline/call-start')
  @HttpCode(200)
  @PublicAccess()
  interlineCallStart(@Bytes() raw: Raw): Promise<Answer<unknown>> {
    return this.intake.receive({ source: 'interline/call-start', ...raw });
  }

  @Post('pns/call')
  @HttpCode(200)
  @PublicAccess()
  pnsCall(@Bytes() raw: Raw): Promise<Answer<unknown>> {
    return this.intake.receive({ source: 'pns/call', ...raw });
  }

  @Post('pns/error')
  @HttpCode(200)
  @PublicAccess()
  pnsError(@Bytes() raw: Raw): Promise<Answer<unknown>> {
    return this.intake.receive({ source: 'pns/error', ...raw });
  }

  @Post('calling')
  @HttpCode(200)
  @PublicAccess()
  calling(@Bytes() raw: Raw): Promise<Answer<unknown>> {
    return this.intake.receive({ source: 'calling', ...raw });
  }
}
