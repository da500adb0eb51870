import { Global, Module } from '@nestjs/common';
import { OpenBindings } from '../access/clients/open-bindings';
import { AdminBindingsController } from './admin-bindings.controller';
import { AdminBindingsService } from './admin-bindings.service';
import { Binder } from './binder';
import { BindingErasure } from './binding-erasure';
import { BindingViews } from './binding-views';
import { Intents } from './intents';
import { Leases } from './leases';
import { Outcomes } from './outcomes';
import { RecordOwners } from './record-owners';
import { RegisteredBindings } from './registered-bindings';
import { Releases } from './releases';
import { Retention } from './retention';
import { Settling } from './settling';

/** The register: who owns which binding. */
@Global()
@Module({
  controllers: [AdminBindingsController],
  providers: [
    AdminBindingsService,
    Binder,
    BindingErasure,
    BindingViews,
    Intents,
    Leases,
    Outcomes,
    RecordOwners,
    Releases,
    Retention,
    Settling,
    { provide: OpenBindings, useClass: RegisteredBindings },
  ],
  exports: [
    AdminBindingsService,
    Binder,
    BindingErasure,
    BindingViews,
    RecordOwners,
    Releases,
    OpenBindings,
    Settling,
  ],
})
export class BindingsModule {}
