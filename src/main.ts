import 'reflect-metadata';
import { AddressInfo } from 'node:net';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isJsonObject } from './common/json';
import { createLogger } from './common/logging/logger';
import { describeError } from './common/redaction';
import { SettingsError } from './config/environment';
import { HttpSettings } from './config/http.settings';
import { loadSettings } from './config/settings';
import { createApp } from './create-app';
import { closeOnSignal } from './operations/shutdown';
import { startWarnings } from './operations/start-report';

async function start(): Promise<void> {
  const settings = loadSettings();
  const logger = createLogger(settings.http.logLevel);
  const app = await createApp(settings, { logger });
  await listen(app, settings.http);
  closeOnSignal(app, logger);
  for (const warning of startWarnings(settings)) logger.warn(warning);
  logger.info({ url: urlOf(app, settings.http), mode: settings.access.mode }, 'listening');
}

async function listen(app: NestFastifyApplication, { port, host }: HttpSettings): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const code = isJsonObject(error) && typeof error.code === 'string' ? error.code : 'unknown';
    throw new SettingsError([
      `PORT and HOST name an address that cannot be listened on (${code}${code === 'EADDRINUSE' ? ': the port is taken' : ''})`,
    ]);
  }
}

/** The address as it is bound; port 0 has become a real one. */
function urlOf(app: NestFastifyApplication, { host }: HttpSettings): string {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

start().catch((error: unknown) => {
  if (error instanceof SettingsError) {
    process.stderr.write(`${error.toString()}\n`);
  } else {
    process.stderr.write(
      `${JSON.stringify({ message: 'the gateway could not start', error: describeError(error) })}\n`,
    );
  }
  process.exit(1);
});
