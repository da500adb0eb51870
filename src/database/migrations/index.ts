import { Migration, MigrationProvider } from 'kysely';
import * as register from './0001-register';
import * as callbacks from './0002-callbacks';
import * as auditChain from './0003-audit-chain';
import * as settling from './0004-settling';
import * as traceContext from './0005-trace-context';

/** The migrations in their order. A migration that has landed is never edited: add the next one. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-register': register,
  '0002-callbacks': callbacks,
  '0003-audit-chain': auditChain,
  '0004-settling': settling,
  '0005-trace-context': traceContext,
};

export const migrationProvider: MigrationProvider = {
  getMigrations: () => Promise.resolve(MIGRATIONS),
};
