import { describeError } from '../../common/redaction';
import { EnvironmentSource } from '../../config/environment';
import { inspectSettings } from '../../config/settings';
import { checkApiKeys } from './check-api-keys';
import { checkDatabaseClock, checkServerClocks } from './check-clocks';
import { checkDataKeys } from './check-data-keys';
import { checkDatabase, FreeSpace, freeSpaceOf } from './check-database';
import { checkOidc } from './check-oidc';
import { checkRedis } from './check-redis';
import { checkSettings } from './check-settings';
import { Area, Finding, wrong } from './finding';

/**
 * Looks at everything that the gateway stands on, beside a gateway that runs or instead of one that does not start.
 * Changes nothing. What depends on a setting that is wrong is not looked at: the setting is named.
 * @param freeSpace how much room a disk has
 */
export async function examine(
  source?: EnvironmentSource,
  freeSpace: FreeSpace = freeSpaceOf,
): Promise<Finding[]> {
  const { settings, problems } = inspectSettings(source);
  const isSound = (...variables: string[]): boolean =>
    !problems.some((problem) => variables.some((variable) => problem.startsWith(variable)));

  const findings = checkSettings(settings, problems);
  const look = async (area: Area, check: () => Promise<Finding[]>): Promise<void> => {
    findings.push(...(await check().catch((error: unknown) => [unseen(area, error)])));
  };

  if (isSound('DATABASE_URL')) {
    const { findings: found, database } = await checkDatabase(settings.database, freeSpace).catch(
      (error: unknown) => ({ findings: [unseen('database', error)], database: null }),
    );
    findings.push(...found);
    if (isSound('DATA_ENCRYPTION_KEYS')) {
      await look('data keys', () => checkDataKeys(settings.database, database));
    }
    if (database !== null) {
      await look('access', () => checkApiKeys(database));
      await look('clock', () => checkDatabaseClock(database));
      await database.queries.destroy();
    }
  }
  // A setting that is wrong stands at its default, which may be somebody else's server.
  if (isSound('NXCLOUD_', 'INTERLINE_', 'UPSTREAM_')) {
    await look('clock', () => checkServerClocks(settings.upstream));
  }
  if (isSound('REDIS_URL')) await look('redis', () => checkRedis(settings.database));
  if (isSound('OIDC_')) await look('oidc', () => checkOidc(settings.access));
  return findings;
}

/** One thing that cannot be looked at hides nothing of the others. */
function unseen(area: Area, error: unknown): Finding {
  return wrong(
    area,
    `It cannot be looked at: ${String(describeError(error).message)}.`,
    'Mend this first, and look again.',
  );
}
