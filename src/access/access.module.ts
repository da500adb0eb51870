import { Global, Module } from '@nestjs/common';
import { LOGGER } from '../common/logging/logger';
import { DatabaseSettings } from '../config/database.settings';
import { AccessGuard } from './access.guard';
import { Admission } from './admission';
import { ApiKeyStore } from './clients/api-key-store';
import { ApiKeysController } from './clients/api-keys.controller';
import { ApiKeysService } from './clients/api-keys.service';
import { ClientStore } from './clients/client-store';
import { ClientsController } from './clients/clients.controller';
import { ClientsService } from './clients/clients.service';
import { AccessTokens } from './credentials/access-tokens';
import { Authenticator } from './credentials/authenticator';
import { Directory } from './credentials/directory';
import { KeyUsage } from './credentials/key-usage';
import { openRateLimiter, RateLimiter } from './rate-limiter';

/** Who calls: clients and their keys, tokens, scopes, limits. */
@Global()
@Module({
  controllers: [ClientsController, ApiKeysController],
  providers: [
    AccessGuard,
    AccessTokens,
    Admission,
    ApiKeyStore,
    ApiKeysService,
    Authenticator,
    ClientStore,
    ClientsService,
    Directory,
    KeyUsage,
    { provide: RateLimiter, inject: [DatabaseSettings, LOGGER], useFactory: openRateLimiter },
  ],
  exports: [AccessGuard, Admission, ApiKeysService, Authenticator, ClientsService, ClientStore, RateLimiter],
})
export class AccessModule {}
