import { DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { Drain } from './drain';
import { Ids } from './ids';
import { LOGGER, Logger } from './logging/logger';
import { Randomness } from './randomness';

/** What the process is given from outside: where it logs, and in tests the time and the randomness. */
export interface Surroundings {
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly randomness?: Randomness;
}

/** Time, randomness, ids and the log, for every room. */
@Global()
@Module({})
export class CommonModule {
  static with({ logger, clock, randomness }: Surroundings): DynamicModule {
    return {
      module: CommonModule,
      providers: [
        { provide: LOGGER, useValue: logger },
        { provide: Clock, useValue: clock ?? new Clock() },
        { provide: Randomness, useValue: randomness ?? new Randomness() },
        Drain,
        Ids,
      ],
      exports: [LOGGER, Clock, Drain, Randomness, Ids],
    };
  }
}
