/**
 * The tables. One meaning on both databases: times are milliseconds since the epoch, booleans are 0 and 1,
 * lists and objects are JSON text, and a column named `sealed_*` holds text encrypted by the vault.
 */
export interface Schema {
  clients: ClientTable;
  api_keys: ApiKeyTable;
  bindings: BindingTable;
  idempotent_requests: IdempotentRequestTable;
  data_keys: DataKeyTable;
  wrapped_keys: WrappedKeyTable;
}

export interface ClientTable {
  id: string;
  name: string;
  external_id: string | null;
  scopes: string;
  business_phones: string;
  interline_numbers: string;
  pns_numbers: string;
  upstream_apps: string;
  rate_limit_per_minute: number | null;
  status: 'active' | 'suspended';
  created_at: number;
  deleted_at: number | null;
}

export interface ApiKeyTable {
  id: string;
  client_id: string;
  public_id: string;
  /** SHA-256 of the whole key, hexadecimal. */
  hash: string;
  mode: 'live' | 'test';
  created_at: number;
  expires_at: number | null;
  last_used_at: number | null;
  revoked_at: number | null;
}

export interface BindingTable {
  id: string;
  client_id: string;
  product: 'pns' | 'interline';
  mode: 'xyb' | 'axb' | 'axe' | 'axeyb' | 'xa';
  /** The businessId or appid that the binding was made under. */
  upstream_app: string;
  /** Interline's `reqid`. */
  request_id: string | null;
  customer_bind_id: string | null;
  upstream_id: string | null;
  number_x: string | null;
  number_x_digits: string | null;
  number_y: string | null;
  extension_x: string | null;
  recording: number;
  /** 0: for ever. */
  ttl_seconds: number;
  sealed_parties: string;
  sealed_user_data: string | null;
  routing_tag_hash: string | null;
  sealed_routing_tag: string | null;
  /** What was last known for certain; `expired`, and `unknown` after a crash, follow from the times. */
  state: 'pending' | 'active' | 'released' | 'unknown';
  /** Who is asking the upstream now, and until when nobody else may. */
  attempt: string | null;
  lease_until: number | null;
  created_at: number;
  expires_at: number | null;
  released_at: number | null;
}

export interface IdempotentRequestTable {
  /** Keyed hash of client and key. */
  id: string;
  client_id: string;
  fingerprint: string;
  attempt: string | null;
  lease_until: number | null;
  binding_id: string | null;
  sealed_answer: string | null;
  expires_at: number;
}

export interface DataKeyTable {
  id: string;
  /** A known text sealed under the key: tells whether a key given at start is the same one. */
  sealed_check: string;
  created_at: number;
}

export interface WrappedKeyTable {
  name: string;
  sealed_key: string;
}

/** Every column that the vault seals: where a data key may still be in use. */
export const SEALED_COLUMNS = [
  ['bindings', 'sealed_parties'],
  ['bindings', 'sealed_user_data'],
  ['bindings', 'sealed_routing_tag'],
  ['idempotent_requests', 'sealed_answer'],
  ['wrapped_keys', 'sealed_key'],
] as const;
