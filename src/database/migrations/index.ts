import { Migration, MigrationProvider } from 'kysely';
import * as register from './0001-register';

/** The migrations in their order. A migration that has landed is never edited: add the next one. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-register': register,
};

export const migrationProvider: MigrationProvider = {
  getMigrations: () => Promise.resolve(MIGRATIONS),
};
