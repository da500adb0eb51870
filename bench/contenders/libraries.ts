import 'reflect-metadata';
import { hash, timingSafeEqual } from 'node:crypto';
import {
  Controller,
  Get,
  Headers,
  Module,
  Param,
  UnauthorizedException,
  ValidationPipe,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { Matches } from 'class-validator';
import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import { pino, stdTimeFunctions } from 'pino';
import { Counter, Histogram, Registry } from 'prom-client';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Agent } from 'undici';
import { sayUrl } from '../listening';
import { signedRead } from './signed-read';

/**
 * The floor: what the gateway's libraries take when each is used once for a read, in the shortest way there is: Nest
 * over Fastify, class-validator, a rate limit, a circuit, undici, two log lines, three metrics. The gateway's own
 * work (scopes, deadlines, repeats, judging, decoding, mapping, problems) is left out.
 */
const { UPSTREAM_URL = '', API_KEY = '' } = process.env;
const EXPECTED = Buffer.from(hash('sha256', `Bearer ${API_KEY}`));

const logger = pino(
  { base: undefined, timestamp: stdTimeFunctions.isoTime },
  pino.destination({ sync: false }),
);
const limiter = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 60 });
const circuit = circuitBreaker(handleAll, { halfOpenAfter: 5000, breaker: new ConsecutiveBreaker(5) });
const upstream = new Agent({ connections: null, pipelining: 1 });

const registers = [new Registry()];
const requests = new Histogram({ name: 'requests', help: '-', labelNames: ['route', 'status'], registers });
const calls = new Histogram({ name: 'calls', help: '-', labelNames: ['operation', 'outcome'], registers });
const attempts = new Counter({ name: 'attempts', help: '-', labelNames: ['operation'], registers });

class NumberParam {
  @Matches(/^\+\d{7,15}$/)
  businessPhone!: string;
}

@Controller('v1/calling/numbers')
class LibrariesController {
  @Get(':businessPhone')
  async get(
    @Param() { businessPhone }: NumberParam,
    @Headers('authorization') authorization = '',
  ): Promise<unknown> {
    const startedAt = performance.now();
    if (!timingSafeEqual(Buffer.from(hash('sha256', authorization)), EXPECTED)) {
      throw new UnauthorizedException();
    }
    const { remainingPoints } = await limiter.consume('client');
    const answer = await circuit.execute(() => this.ask(businessPhone.replace('+', '')));
    const seconds = (performance.now() - startedAt) / 1000;
    calls.observe({ operation: 'get', outcome: 'success' }, seconds);
    attempts.inc({ operation: 'get' });
    requests.observe({ route: 'get', status: 200 }, seconds);
    logger.info({ operation: 'get', seconds }, 'upstream call');
    logger.info({ route: 'get', status: 200, seconds, remainingPoints }, 'request');
    return answer.data;
  }

  private async ask(phoneDigits: string): Promise<{ data: unknown }> {
    const { body } = await upstream.request({
      origin: UPSTREAM_URL,
      path: '/api/wa/calling/get',
      method: 'POST',
      ...signedRead(phoneDigits),
    });
    return (await body.json()) as { data: unknown };
  }
}

@Module({ controllers: [LibrariesController] })
class LibrariesModule {}

async function start(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(LibrariesModule, new FastifyAdapter(), {
    logger: false,
  });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
  await app.listen(0, '127.0.0.1');
  sayUrl(await app.getUrl());
}

void start();
