import { HttpModule } from '@nestjs/axios';
import { Global, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { Dispatcher } from 'undici';
import { UpstreamSettings } from '../config/upstream.settings';
import { ClockSkew } from './clock-skew';
import { ProductLines } from './product-lines';
import { Sender } from './sender';
import { createDispatcher } from './transport/dispatcher';
import { undiciAdapter } from './transport/undici-adapter';
import { UpstreamClient } from './upstream-client';
import { UpstreamJournal } from './upstream-journal';

const MAX_ANSWER_BYTES = 1024 * 1024;
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

/** Signed HTTP to NXCloud. Axios only carries: it neither parses, retries, redirects nor judges. */
@Global()
@Module({
  imports: [
    HttpModule.registerAsync({
      imports: [ConnectionsModule],
      inject: [DISPATCHER],
      useFactory: (dispatcher: Dispatcher) => ({
        adapter: undiciAdapter(dispatcher),
        headers: { 'User-Agent': 'nxcloud-gateway' },
        transformRequest: [(data: unknown) => data],
        transformResponse: [(data: unknown) => data],
        validateStatus: () => true,
        maxRedirects: 0,
        maxContentLength: MAX_ANSWER_BYTES,
        proxy: false,
      }),
    }),
  ],
  providers: [UpstreamClient, Sender, ProductLines, ClockSkew, UpstreamJournal],
  exports: [UpstreamClient, ProductLines, ClockSkew, UpstreamJournal],
})
export class UpstreamModule {}
