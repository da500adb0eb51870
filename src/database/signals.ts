import { Inject, Injectable, OnApplicationShutdown } from '@nestjs/common';
import { sql } from 'kysely';
import type { Client } from 'pg';
import { LOGGER, Logger } from '../common/logging/logger';
import { describeError } from '../common/redaction';
import { DatabaseSettings } from '../config/database.settings';
import { Database } from './database';

const CHANNEL = 'nxg_signals';
const RECONNECT_MS = 1000;
/** PostgreSQL takes payloads of up to 8000 bytes. */
const TOPICS_PER_MESSAGE = 100;

/**
 * Tells whoever waits, on every replica, that something new was committed: listeners wake up instead of asking the
 * database again and again. A signal may be lost (a replica that was not connected), so listeners look by
 * themselves now and then too.
 */
@Injectable()
export class Signals implements OnApplicationShutdown {
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly unsent = new Set<string>();
  private isSending = false;
  private client: Client | null = null;
  private isStopped = false;

  constructor(
    private readonly database: Database,
    private readonly settings: DatabaseSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Listens to the other replicas from now on. */
  async connect(): Promise<void> {
    if (this.database.kind === 'sqlite' || this.isStopped) return;
    const pg = await import('pg');
    const client = new pg.Client({
      connectionString: this.settings.location,
      keepAlive: true,
      application_name: 'nxcloud-gateway signals',
    });
    let isLost = false;
    const onLoss = (error?: Error): void => {
      if (isLost) return;
      isLost = true;
      this.client = null;
      client.end().catch(() => undefined);
      if (this.isStopped) return;
      this.logger.warn(
        { error: describeError(error) },
        'signals of other replicas are lost: connecting again',
      );
      setTimeout(() => void this.connect(), RECONNECT_MS).unref();
    };
    client.on('error', onLoss);
    client.on('end', onLoss);
    client.on('notification', ({ payload = '' }) => {
      payload.split(' ').forEach((topic) => {
        this.wake(topic);
      });
    });
    try {
      await client.connect();
      this.client = client;
      // Nobody else would close it.
      if (this.hasStopped()) {
        await client.end();
        return;
      }
      await client.query(`listen ${CHANNEL}`);
      this.wakeAll();
    } catch (error) {
      onLoss(error instanceof Error ? error : undefined);
    }
  }

  /** @returns what ends the subscription */
  subscribe(topic: string, listener: () => void): () => void {
    const listeners = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(topic);
    };
  }

  /** Call it after the commit. Topics have no blanks. */
  publish(topics: Iterable<string>): void {
    for (const topic of topics) {
      this.wake(topic);
      if (this.database.kind === 'postgres') this.unsent.add(topic);
    }
    if (this.unsent.size > 0 && !this.isSending) void this.send();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.client?.end().catch(() => undefined);
  }

  /** Topics that gather while a message is on its way go out together. */
  private async send(): Promise<void> {
    this.isSending = true;
    try {
      while (this.unsent.size > 0) {
        const topics = [...this.unsent].slice(0, TOPICS_PER_MESSAGE);
        topics.forEach((topic) => this.unsent.delete(topic));
        await sql`select pg_notify(${CHANNEL}, ${topics.join(' ')})`.execute(this.database.queries);
      }
    } catch (error) {
      this.logger.warn({ error: describeError(error) }, 'other replicas could not be told of news');
    } finally {
      this.isSending = false;
    }
  }

  /** Asked anew after every wait. */
  private hasStopped(): boolean {
    return this.isStopped;
  }

  private wake(topic: string): void {
    this.listeners.get(topic)?.forEach((listener) => {
      listener();
    });
  }

  private wakeAll(): void {
    [...this.listeners.keys()].forEach((topic) => {
      this.wake(topic);
    });
  }
}
