import { HttpModule } from '@nestjs/axios';
import { Global, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { Dispatcher } from 'undici';
import { UpstreamSettings } from '../config/upstream.settings';
import { ClockSkew } from './clock-skew';
import { Probes } from './probes';
import { ProductLines } from './product-lines';
import { Sender } from './sender';
import { createDispatcher } from './transport/dispatcher';
import { undiciAdapter } from './transport/undici-adapter';
import { UpstreamClient } from './upstream-client';
import { UpstreamJournal } from './upstream-journal';

const DISPATCHER = Symbol('Dispatcher');

/** The kept-alive connections, closed with the application. */
@Module({
  providers: [{ provide: DISPATCHER, inject: [UpstreamSettings], useFactory: createDispatcher }],
  exports: [DISPATCHER],
})
class ConnectionsModule implements OnApplicationShutdown {
  constructor(@Inject(DISPATCHER) private readonly dispatcher: Dispatcher) {}

  async onApplicationShutdown(): Promise<void> {
    await this.dispatcher.destroy();
  }
}

/** Signed HTTP to NXCloud. */
@Global()
@Module({
  imports: [
    HttpModule.registerAsync({
      imports: [ConnectionsModule],
      inject: [DISPATCHER],
      useFactory: (dispatcher: Dispatcher) => ({ adapter: undiciAdapter(dispatcher) }),
    }),
  ],
  providers: [UpstreamClient, Sender, Probes, ProductLines, ClockSkew, UpstreamJournal],
  exports: [UpstreamClient, Probes, ProductLines, ClockSkew, UpstreamJournal],
})
export class UpstreamModule {}
