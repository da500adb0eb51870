import { Global, Injectable, Module, OnApplicationShutdown } from '@nestjs/common';
import { isJsonObject } from '../common/json';
import { LOGGER, Logger } from '../common/logging/logger';
import { DatabaseSettings } from '../config/database.settings';
import { SettingsError } from '../config/environment';
import { Database } from './database';
import { openPostgres } from './open-postgres';
import { openSqlite } from './open-sqlite';
import { Signals } from './signals';

/** Opens the database of the settings, with its schema up to date. */
export async function openDatabase(settings: DatabaseSettings, logger: Logger): Promise<Database> {
  const queries =
    settings.kind === 'postgres'
      ? await openPostgres(settings.location, logger)
      : openSqlite(settings.location);
  const database = new Database(settings.kind, settings.location, queries);
  try {
    await database.migrate();
  } catch (error) {
    await database.queries.destroy();
    throw asSettingsError(error);
  }
  return database;
}

/** Codes of a server that is away (E…), unknown (ENOTFOUND), or refuses the login or the database (28…, 3D…). */
const NOT_THERE = /^(E[A-Z]+|28...|3D...)$/;
/** What the driver says of a server that takes a connection and no more. */
const SILENT = /connection timeout|timeout exceeded when trying to connect/;

/** A SettingsError for a database that cannot be used, whose message names no address; any other error as it is. */
export function asSettingsError(error: unknown): unknown {
  const code = isJsonObject(error) && typeof error.code === 'string' ? error.code : '';
  const isSilent = error instanceof Error && SILENT.test(error.message);
  if (!isSilent && !NOT_THERE.test(code)) return error;
  return new SettingsError([
    `DATABASE_URL names a database that cannot be used (${isSilent ? 'it says nothing' : code})`,
  ]);
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
    Signals,
  ],
  exports: [Database, Signals],
})
export class DatabaseModule {}
