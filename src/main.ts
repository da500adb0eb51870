import 'reflect-metadata';
import { createLogger } from './common/logging/logger';
import { describeError } from './common/redaction';
import { SettingsError } from './config/environment';
import { loadSettings } from './config/settings';
import { createApp } from './create-app';
import { listen } from './listen';
import { closeOnSignal, endOnSignal } from './operations/shutdown';
import { startWarnings } from './operations/start-report';

async function start(): Promise<void> {
  endOnSignal();
  const settings = loadSettings();
  const logger = createLogger(settings.http.logLevel);
  const app = await createApp(settings, { logger });
  const { url, callbackUrl } = await listen(app, settings.http);
  closeOnSignal(app, logger);
  for (const warning of startWarnings(settings)) logger.warn(warning);
  logger.info({ url, callbackUrl: callbackUrl ?? undefined, mode: settings.access.mode }, 'listening');
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
