import 'reflect-metadata';
import { HttpModule, HttpService } from '@nestjs/axios';
import { Controller, Get, Headers, Module, Param, UnauthorizedException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { firstValueFrom } from 'rxjs';
import { sayUrl } from '../listening';
import { signedRead } from './signed-read';

/**
 * What one would write in an afternoon: a Nest controller that checks a key, signs, and calls with HttpService.
 * Over Fastify, which is kinder to it than Nest's default.
 */
const { UPSTREAM_URL = '', API_KEY = '' } = process.env;

@Controller('v1/calling/numbers')
class PlainController {
  constructor(private readonly http: HttpService) {}

  @Get(':businessPhone')
  async get(
    @Param('businessPhone') businessPhone: string,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<unknown> {
    if (authorization !== `Bearer ${API_KEY}`) throw new UnauthorizedException();
    const { body, headers } = signedRead(businessPhone.replace('+', ''));
    const answer = await firstValueFrom(
      this.http.post<{ data: unknown }>(`${UPSTREAM_URL}/api/wa/calling/get`, body, { headers }),
    );
    return answer.data.data;
  }
}

@Module({ imports: [HttpModule], controllers: [PlainController] })
class PlainModule {}

async function start(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(PlainModule, new FastifyAdapter(), {
    logger: false,
  });
  await app.listen(0, '127.0.0.1');
  sayUrl(await app.getUrl());
}

void start();
