import { EnvironmentSource } from '../../config/environment';
import { inspectSettings } from '../../config/settings';
import { checkApiKeys } from './check-api-keys';
import { checkClocks } from './check-clocks';
import { checkDataKeys } from './check-data-keys';
import { checkDatabase } from './check-database';
import { checkOidc } from './check-oidc';
import { checkRedis } from './check-redis';
import { checkSettings } from './check-settings';
import { Finding } from './finding';

/**
 * Looks at everything that the gateway stands on, beside a gateway that runs or instead of one that does not start.
 * Changes nothing. What depends on a setting that is wrong is not looked at: the setting is named.
 */
export async function examine(source?: EnvironmentSource): Promise<Finding[]> {
  const { settings, problems } = inspectSettings(source);
  const isSound = (...variables: string[]): boolean =>
    !problems.some((problem) => variables.some((variable) => problem.startsWith(variable)));

  const findings = checkSettings(settings, problems);
  if (isSound('DATABASE_URL')) {
    const { findings: found, database } = await checkDatabase(settings.database);
    findings.push(...found);
    try {
      if (isSound('DATA_ENCRYPTION_KEYS')) {
        findings.push(...(await checkDataKeys(settings.database, database)));
      }
      if (database !== null) findings.push(...(await checkApiKeys(database)));
      findings.push(...(await checkClocks(settings.upstream, database)));
    } finally {
      await database?.queries.destroy();
    }
  }
  if (isSound('REDIS_URL')) findings.push(...(await checkRedis(settings.database)));
  if (isSound('OIDC_')) findings.push(...(await checkOidc(settings.access)));
  return findings;
}
