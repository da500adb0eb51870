import { Global, Module } from '@nestjs/common';
import { LOGGER, Logger } from '../../common/logging/logger';
import { Randomness } from '../../common/randomness';
import { NoTracing, Tracing } from '../../common/tracing/tracing';
import { HttpSettings } from '../../config/http.settings';
import { openTelemetry } from './open-telemetry';

/** Traces are on where a collector is named. */
async function openTracing(
  { otlpEndpoint }: HttpSettings,
  logger: Logger,
  randomness: Randomness,
): Promise<Tracing> {
  return otlpEndpoint === null ? new NoTracing() : openTelemetry(otlpEndpoint, logger, randomness);
}

@Global()
@Module({
  providers: [{ provide: Tracing, inject: [HttpSettings, LOGGER, Randomness], useFactory: openTracing }],
  exports: [Tracing],
})
export class TracingModule {}
