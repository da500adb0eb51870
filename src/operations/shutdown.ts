import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from '../common/logging/logger';
import { describeError } from '../common/redaction';
import { Drain } from '../common/drain';
import { stopListening } from '../listen';

/** Requests go on being served so long, while load balancers notice that the gateway is not ready any more. */
const DRAIN_MS = 5000;
/** Who asks more often than this learns from an answer that his connection ends, before it does. */
const QUIET_MS = 300;
/** Whoever comes all the same is told so long that the gateway ends. */
const REFUSE_MS = 2000;
/** Requests under way have so long to end, from the signal on: longer than one waits for NXCloud. */
const REQUESTS_MS = 12_500;
const GIVE_UP_MS = 14_000;

/**
 * Ends the process with 0 on SIGTERM and SIGINT until it serves: there is nothing to bring to an end. The first process
 * of a container, which no signal ends by itself, would be waited for.
 */
export function endOnSignal(): void {
  process.on('SIGTERM', endAtOnce);
  process.on('SIGINT', endAtOnce);
}

function endAtOnce(): void {
  process.exit(0);
}

/** Ends the process with 0 on SIGTERM and SIGINT: not ready → requests in flight end → nobody is let in → everything is closed. */
export function closeOnSignal(app: NestFastifyApplication, logger: Logger): void {
  let isClosing = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (isClosing) return;
    isClosing = true;
    logger.info({ signal }, 'shutting down');
    setTimeout(() => {
      logger.warn('some requests did not end in time');
      process.exit(0);
    }, GIVE_UP_MS).unref();
    void shutDown(app, logger);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, endAtOnce).on(signal, onSignal);
}

async function shutDown(app: NestFastifyApplication, logger: Logger): Promise<void> {
  try {
    const drain = app.get(Drain);
    const end = performance.now() + REQUESTS_MS;
    drain.begin();
    await drain.whenQuiet(QUIET_MS, DRAIN_MS);
    drain.close();
    await drain.whenQuiet(QUIET_MS, REFUSE_MS);
    await drain.whenIdle(end - performance.now());
    stopListening(app);
    // Who was let in last has not asked yet.
    if (performance.now() < end) await drain.whenQuiet(QUIET_MS, QUIET_MS);
    await app.close();
    logger.info('stopped');
  } catch (error) {
    logger.error({ error: describeError(error) }, 'shutting down was not clean');
  }
  process.exit(0);
}
