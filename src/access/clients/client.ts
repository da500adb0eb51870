import { Scope } from '../scopes';

/** The client's own applications at NXCloud; null: the gateway's. */
export interface UpstreamApps {
  readonly callingAppKey: string | null;
  readonly pnsBusinessId: string | null;
  readonly interlineAppId: string | null;
}

/** An internal application that calls the gateway. */
export interface Client {
  readonly id: string;
  readonly name: string;
  /** What the company's identity provider calls it. */
  readonly externalId: string | null;
  readonly scopes: readonly Scope[];
  /** WhatsApp numbers of calling, or `["*"]`. */
  readonly businessPhones: readonly string[];
  /** X numbers of interline, or `["*"]`. */
  readonly interlineNumbers: readonly string[];
  /** X and Y numbers of pns that it may wish for, or `["*"]`. */
  readonly pnsNumbers: readonly string[];
  readonly upstreamApps: UpstreamApps;
  /** Null: `RATE_LIMIT_PER_MINUTE`. */
  readonly rateLimitPerMinute: number | null;
  readonly status: 'active' | 'suspended';
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** What an operator decides about a client. */
export type ClientDraft = Omit<Client, 'id' | 'createdAt'>;

export interface ApiKey {
  readonly id: string;
  readonly clientId: string;
  readonly publicId: string;
  readonly mode: 'live' | 'test';
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly lastUsedAt: number | null;
}
