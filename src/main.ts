import 'reflect-metadata';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isJsonObject } from './common/json';
import { createLogger } from './common/logging/logger';
import { describeError } from './common/redaction';
import { SettingsError } from './config/environment';
import { HttpSettings } from './config/http.settings';
import { loadSettings } from './config/settings';
import { createApp } from './create-app';
import { closeOnSignal } from './operations/shutdown';

async function start(): Promise<void> {
  const settings = loadSettings();
  const logger = createLogger(settings.http.logLevel);
  const app = await createApp(settings, { logger });
  await listen(app, settings.http);
  closeOnSignal(app, logger);
  if (settings.callback.tokens.length === 0) {
    logger.warn('CALLBACK_TOKENS is not set: no callback from NXCloud will be accepted');
  }
  logger.info({ url: await app.getUrl(), mode: settings.access.mode }, 'listening');
}

async function listen(app: NestFastifyApplication, { port, host }: HttpSettings): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const code = isJsonObject(error) && typeof error.code === 'string' ? error.code : 'unknown';
    throw new SettingsError([`PORT and HOST name an address that cannot be listened on (${code})`]);
  }
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
