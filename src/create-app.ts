import { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyReply, FastifyRequest } from 'fastify';
import { AccessGuard } from './access/access.guard';
import { addAdmissionHook, Admission } from './access/admission';
import { AppModule } from './app.module';
import { addCallbackSide, CallbackAdmission } from './callback/inbound/callback-admission';
import { CallbackPort } from './callback/inbound/callback-port';
import { AnsweringAdapter } from './common/answer';
import { addJsonBodyParser } from './common/body-parser';
import { Clock } from './common/clock';
import { Surroundings } from './common/common.module';
import { Drain } from './common/drain';
import { ulids } from './common/ids';
import { NestLogger } from './common/logging/logger';
import { ProblemFilter, sendProblem } from './common/problems/problem.filter';
import { refuseUnreadable } from './common/problems/unreadable';
import { Randomness } from './common/randomness';
import { acceptedRequestId } from './common/request-context';
import { limitServer, REQUEST_LIMITS } from './common/server-limits';
import { Tracing } from './common/tracing/tracing';
import { InputPipe } from './common/validation/input.pipe';
import { KnownInputGuard } from './common/validation/known-input.guard';
import { Settings } from './config/settings';
import { addAuditHook } from './operations/audit/audit-hook';
import { AuditLog } from './operations/audit/audit-log';
import { serveDocs } from './operations/docs-page';
import { Metrics } from './operations/metrics';
import { addRequestHooks } from './operations/request-hooks';

const MAX_BODY_BYTES = 64 * 1024;
/** Room for a percent-encoded call id. */
const MAX_PARAMETER_LENGTH = 2048;

/**
 * Builds the gateway, ready to listen: all that shapes its HTTP surface is here. The process and every HTTP test
 * use it.
 * @throws SettingsError when the settings do not fit the database
 */
export async function createApp(
  settings: Settings,
  surroundings: Surroundings,
): Promise<NestFastifyApplication> {
  const { trustProxyCidrs, docsEnabled } = settings.http;
  const requestIds = ulids(surroundings.clock ?? new Clock(), surroundings.randomness ?? new Randomness());
  const adapter = new AnsweringAdapter({
    trustProxy: trustProxyCidrs.length === 0 ? false : [...trustProxyCidrs],
    bodyLimit: MAX_BODY_BYTES,
    http: REQUEST_LIMITS,
    requestTimeout: REQUEST_LIMITS.requestTimeout,
    keepAliveTimeout: REQUEST_LIMITS.keepAliveTimeout,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    return503OnClosing: false,
    // By then no request is under way, and a connection that never sent one counts as busy.
    forceCloseConnections: true,
    requestIdHeader: false,
    genReqId: ({ headers }: IncomingMessage) => acceptedRequestId(headers['x-request-id']) ?? requestIds(),
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      void reply.header('x-request-id', request.id);
      sendProblem(error, request, reply);
      // Fastify runs no hook for these.
      surroundings.logger.info(
        { requestId: request.id, status: reply.statusCode, address: request.ip },
        'request',
      );
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, surroundings),
    adapter,
    {
      logger: new NestLogger(surroundings.logger),
      abortOnError: false,
      bodyParser: false,
    },
  );
  const fastify = adapter.getInstance();
  limitServer(fastify.server);
  addJsonBodyParser(fastify);
  addAuditHook(fastify, app.get(AuditLog), surroundings.logger);
  addRequestHooks(fastify, {
    logger: surroundings.logger,
    metrics: app.get(Metrics),
    tracing: app.get(Tracing),
    drain: app.get(Drain),
  });
  app.get(CallbackPort, { strict: false }).guard(fastify);
  addCallbackSide(fastify, app.get(CallbackAdmission, { strict: false }));
  addAdmissionHook(fastify, app.get(Admission));
  app.useGlobalGuards(app.get(AccessGuard), new KnownInputGuard());
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new ProblemFilter());
  if (docsEnabled) serveDocs(app);
  return app;
}
