import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { HttpModule, HttpService } from '@nestjs/axios';
import { Controller, Get, Headers, Module, Param, UnauthorizedException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { firstValueFrom } from 'rxjs';

/**
 * What one would write in an afternoon: a Nest controller that checks a key, signs, and calls with HttpService.
 * Over Fastify, which is kinder to it than Nest's default.
 */
const { UPSTREAM_URL = '', API_KEY = '', ACCESS_KEY = '', ACCESS_SECRET = '', APP_KEY = '' } = process.env;

@Controller('v1/calling/numbers')
class PlainController {
  constructor(private readonly http: HttpService) {}

  @Get(':businessPhone')
  async get(
    @Param('businessPhone') businessPhone: string,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<unknown> {
    if (authorization !== `Bearer ${API_KEY}`) throw new UnauthorizedException();
    const body = JSON.stringify({ appkey: APP_KEY, business_phone: businessPhone.replace('+', '') });
    const ts = String(Date.now());
    const signed = `accessKey=${ACCESS_KEY}&action=mt&bizType=2&ts=${ts}&body=${body}&accessSecret=${ACCESS_SECRET}`;
    const sign = createHash('md5').update(signed).digest('hex');
    const answer = await firstValueFrom(
      this.http.post<{ data: unknown }>(`${UPSTREAM_URL}/api/wa/calling/get`, body, {
        headers: {
          'Content-Type': 'application/json',
          accessKey: ACCESS_KEY,
          action: 'mt',
          bizType: '2',
          ts,
          sign,
        },
      }),
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
  process.stdout.write(`${JSON.stringify({ url: await app.getUrl() })}\n`);
}

void start();
process.once('SIGTERM', () => process.exit(0));
