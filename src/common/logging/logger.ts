import { LoggerService } from '@nestjs/common';
import { DestinationStream, Logger, pino, stdTimeFunctions } from 'pino';
import { redact } from '../redaction';

export type { Logger } from 'pino';

/** The injection token of the process's logger. */
export const LOGGER = Symbol('Logger');

/** One JSON object a line on standard output. What goes in is chosen field by field: no request, no body. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      messageKey: 'message',
      formatters: { level: (label) => ({ level: label }) },
    },
    // What is written while a write is under way waits for it, so that a busy gateway writes many lines at once.
    destination ?? pino.destination({ sync: false }),
  );
}

/** Nest's own messages, in the same log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, textOf(message));
  }
  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, textOf(message));
  }
  error(message: unknown, stack?: unknown, context?: unknown): void {
    // A start that fails, also to listen, is told by whoever started it.
    if (context === 'ExceptionHandler' || context === 'NestApplication') return;
    this.logger.error(
      { context, stack: typeof stack === 'string' ? redact(stack) : undefined },
      textOf(message),
    );
  }
  fatal(message: unknown, context?: unknown): void {
    this.logger.fatal({ context }, textOf(message));
  }
}

function textOf(message: unknown): string {
  if (message instanceof Error) return redact(message.message);
  return redact(typeof message === 'string' ? message : JSON.stringify(message));
}
