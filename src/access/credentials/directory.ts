import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { ApiKeyStore, HeldApiKey } from '../clients/api-key-store';
import { Client } from '../clients/client';
import { ClientStore } from '../clients/client-store';

/** Half of the second within which a revocation must be in force on every replica. */
const TRUST_MS = 500;
const MAX_ENTRIES = 10_000;

interface Entry<T> {
  readonly value: T;
  readonly readAt: number;
}

/** Finds who holds a credential, and remembers it for half a second so that a busy client costs few look-ups. */
@Injectable()
export class Directory {
  private readonly keys = new Map<string, Entry<HeldApiKey>>();
  private readonly clients = new Map<string, Entry<Client>>();

  constructor(
    private readonly apiKeyStore: ApiKeyStore,
    private readonly clientStore: ClientStore,
    private readonly clock: Clock,
  ) {}

  heldKey(publicId: string): Promise<HeldApiKey | null> {
    return this.remembered(this.keys, publicId, () => this.apiKeyStore.findByPublicId(publicId));
  }

  clientOf(externalId: string): Promise<Client | null> {
    return this.remembered(this.clients, externalId, () => this.clientStore.findByExternalId(externalId));
  }

  /** What this replica changes is in force here at once. */
  forget(): void {
    this.keys.clear();
    this.clients.clear();
  }

  private async remembered<T>(
    entries: Map<string, Entry<T>>,
    name: string,
    read: () => Promise<T | null>,
  ): Promise<T | null> {
    const readAt = this.clock.now();
    const known = entries.get(name);
    if (known !== undefined && Math.abs(readAt - known.readAt) < TRUST_MS) return known.value;
    const value = await read();
    if (entries.size >= MAX_ENTRIES) entries.clear();
    if (value === null) entries.delete(name);
    else entries.set(name, { value, readAt });
    return value;
  }
}
