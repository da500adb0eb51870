import { Environment } from './environment';

/** A key that encrypts data at rest: 32 bytes and the id that marks what it encrypted. */
export interface DataEncryptionKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Where the gateway keeps what it must not forget, and the keys that encrypt it. */
export class DatabaseSettings {
  readonly kind: 'sqlite' | 'postgres';
  /** A file path (or `:memory:`) for SQLite, a connection URL for PostgreSQL. */
  readonly location: string;
  /** The first one encrypts, the others only decrypt. Empty: SQLite, with a key file beside the database. */
  readonly encryptionKeys: readonly DataEncryptionKey[];
  readonly redisUrl: string | null;
  readonly bindingRetentionDays: number;
  readonly eventRetentionDays: number;

  constructor(env: Environment) {
    const url = env.text('DATABASE_URL') ?? 'sqlite:./data/gateway.sqlite';
    this.kind = /^postgres(ql)?:\/\//.test(url) ? 'postgres' : 'sqlite';
    this.location = this.kind === 'postgres' ? url : url.replace(/^sqlite:(\/\/(?=\/))?/, '');
    const isUsable = this.kind === 'postgres' ? URL.canParse(url) : /^sqlite:.+/.test(url);
    if (!isUsable) env.refuse('DATABASE_URL', 'must be sqlite:<path> or postgres://…');
    this.encryptionKeys = readEncryptionKeys(env);
    if (this.kind === 'postgres' && env.text('DATA_ENCRYPTION_KEYS') === null) {
      env.refuse('DATA_ENCRYPTION_KEYS', 'is required with PostgreSQL');
    }
    this.redisUrl = env.matching('REDIS_URL', /^rediss?:\/\/\S+$/, 'must be a redis:// or rediss:// URL');
    this.bindingRetentionDays = env.integer('BINDING_RETENTION_DAYS', { min: 1, max: 3650 }, 30);
    this.eventRetentionDays = env.integer('EVENT_RETENTION_DAYS', { min: 1, max: 3650 }, 30);
  }

  /** The file that holds the generated key of an SQLite database; null where there is none to keep. */
  get keyFile(): string | null {
    return this.kind === 'sqlite' && this.location !== ':memory:' ? `${this.location}.key` : null;
  }
}

function readEncryptionKeys(env: Environment): DataEncryptionKey[] {
  const keys = env.list('DATA_ENCRYPTION_KEYS').map(parseDataEncryptionKey);
  const valid = keys.filter((key) => key !== null);
  if (valid.length !== keys.length) {
    env.refuse('DATA_ENCRYPTION_KEYS', 'must be a list of <key id>:<base64 of 32 bytes>');
  }
  if (new Set(valid.map((key) => key.id)).size !== valid.length) {
    env.refuse('DATA_ENCRYPTION_KEYS', 'names the same key id twice');
  }
  return valid;
}

/** Reads `<kid>:<base64 of 32 bytes>`; null when it is anything else. */
export function parseDataEncryptionKey(text: string): DataEncryptionKey | null {
  const match = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/.exec(text);
  if (match === null) return null;
  const [, id = '', encoded = ''] = match;
  const key = Buffer.from(encoded, 'base64');
  return key.length === 32 ? { id, key } : null;
}
