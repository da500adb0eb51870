import { Global, Module } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Randomness } from '../common/randomness';
import { DatabaseSettings } from '../config/database.settings';
import { Database } from '../database/database';
import { openVault } from './open-vault';
import { Resealing } from './resealing';
import { Vault } from './vault';

@Global()
@Module({
  providers: [
    { provide: Vault, inject: [DatabaseSettings, Database, Clock, Randomness], useFactory: openVault },
    Resealing,
  ],
  exports: [Resealing, Vault],
})
export class VaultModule {}
