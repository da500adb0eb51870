import { DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { BindingsModule } from './bindings/bindings.module';
import { CallbackModule } from './callback/callback.module';
import { CallingModule } from './calling/calling.module';
import { CommonModule, Surroundings } from './common/common.module';
import { Settings } from './config/settings';
import { SettingsModule } from './config/settings.module';
import { DatabaseModule } from './database/database.module';
import { IdempotencyModule } from './idempotency/idempotency.module';
import { InterlineModule } from './interline/interline.module';
import { OperationsModule } from './operations/operations.module';
import { TracingModule } from './operations/tracing/tracing.module';
import { PnsModule } from './pns/pns.module';
import { UpstreamModule } from './upstream/upstream.module';
import { VaultModule } from './vault/vault.module';

/** The table of contents. */
@Module({})
export class AppModule {
  static with(settings: Settings, surroundings: Surroundings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(settings),
        CommonModule.with(surroundings),
        TracingModule,
        DatabaseModule,
        VaultModule,
        AccessModule,
        UpstreamModule,
        IdempotencyModule,
        BindingsModule,
        CallingModule,
        PnsModule,
        InterlineModule,
        CallbackModule,
        OperationsModule,
      ],
    };
  }
}
