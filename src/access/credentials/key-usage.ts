import { Inject, Injectable, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { LOGGER, Logger } from '../../common/logging/logger';
import { describeError } from '../../common/redaction';
import { ApiKeyStore } from '../clients/api-key-store';

const WRITE_EVERY_MS = 10_000;

/** Notes when a key was last used, without a write for each request. */
@Injectable()
export class KeyUsage implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly uses = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: ApiKeyStore,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.write();
  }

  note(keyId: string): void {
    this.uses.set(keyId, this.clock.now());
  }

  /** Writes what was noted. A failure loses a time of use, nothing else. */
  async write(): Promise<void> {
    const uses = [...this.uses];
    this.uses.clear();
    try {
      for (const [keyId, usedAt] of uses) await this.store.noteUse(keyId, usedAt);
    } catch (error) {
      this.logger.warn({ error: describeError(error) }, 'the last use of some API keys was not written');
    }
  }
}
