import { Global, Injectable, Module, OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, Logger } from '../common/logging/logger';
import { DatabaseSettings } from '../config/database.settings';
import { Database } from './database';
import { openPostgres } from './open-postgres';
import { openSqlite } from './open-sqlite';

/** Opens the database of the settings, with its schema up to date. */
export async function openDatabase(settings: DatabaseSettings, logger: Logger): Promise<Database> {
  const queries =
    settings.kind === 'postgres' ? openPostgres(settings.location, logger) : openSqlite(settings.location);
  const database = new Database(settings.kind, queries);
  await database.migrate();
  return database;
}

@Injectable()
class DatabaseCloser implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }
}

@Global()
@Module({
  providers: [
    { provide: Database, inject: [DatabaseSettings, LOGGER], useFactory: openDatabase },
    DatabaseCloser,
  ],
  exports: [Database],
})
export class DatabaseModule {}
