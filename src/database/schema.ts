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
  callbacks: CallbackTable;
  callback_records: CallbackRecordTable;
  event_counters: EventCounterTable;
  events: EventTable;
  webhook_endpoints: WebhookEndpointTable;
  deliveries: DeliveryTable;
  delivery_attempts: DeliveryAttemptTable;
  stream_leases: StreamLeaseTable;
  audit_log: AuditLogTable;
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
  /** What NXCloud is asked with again while nobody knows the outcome; null where it would bind twice. */
  sealed_request: string | null;
  /** When it is asked again; null: not by the gateway itself. */
  settle_at: number | null;
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

export interface CallbackTable {
  id: string;
  /** The end of its address: `interline/cdr`. */
  source: string;
  product: 'calling' | 'pns' | 'interline';
  received_at: number;
  /** The bytes as they came, each a character of Latin-1. */
  sealed_body: string;
  call_id: string | null;
  upstream_id: string | null;
  status: 'routed' | 'unrouted' | 'quarantined' | 'duplicate';
  /** Why it is not routed: a word of the gateway's own. */
  reason: string | null;
  /** The field that breaks the documented shape. */
  field: string | null;
  provenance: 'signed' | 'tagged' | 'token';
  routed_by: string | null;
  client_id: string | null;
  binding_id: string | null;
  duplicate_of: string | null;
}

/** What one callback reported of one call, known again by its content. */
export interface CallbackRecordTable {
  /** Keyed hash of the parsed fields. */
  content_hash: string;
  callback_id: string;
  /** Its place in the callback. */
  ordinal: number;
  call_id: string | null;
}

/** How many events a client has; whoever adds some holds the row until the commit. */
export interface EventCounterTable {
  client_id: string;
  last_position: number;
  last_at: number;
}

export interface EventTable {
  id: string;
  client_id: string;
  /** The client's own count of its events, in the order of their commits. Null: never listed. */
  position: number | null;
  type: string;
  created_at: number;
  /** The callback that it was made from, and the place of its record there. */
  callback_id: string | null;
  ordinal: number | null;
  binding_id: string | null;
  call_id: string | null;
  /** Keyed hash of product, binding (or business phone) and call: what belongs to one call. */
  call_key: string | null;
  revision: number;
  sealed_data: string;
  /** W3C trace context of the request that it came of: what its deliveries belong to. */
  traceparent: string | null;
}

export interface WebhookEndpointTable {
  id: string;
  client_id: string;
  sealed_url: string;
  event_types: string;
  description: string | null;
  status: 'enabled' | 'disabled';
  disabled_reason: string | null;
  sealed_secret: string;
  /** The secrets before it that still sign, with the time when each ends. */
  sealed_previous_secrets: string | null;
  /** The first failure since the last success. */
  failing_since: number | null;
  created_at: number;
  deleted_at: number | null;
}

export interface DeliveryTable {
  id: string;
  endpoint_id: string;
  event_id: string;
  call_key: string | null;
  status: 'pending' | 'delivered' | 'failed';
  /** When it is due; while somebody attempts it, when that claim runs out. */
  next_attempt_at: number | null;
  /** The delivery of an earlier event of the same call. */
  waits_for: string | null;
  /** Who attempts it now. */
  claim: string | null;
  /** How often it was claimed: the number of the attempt. */
  claims: number;
  /** Failed attempts: the place in the schedule. */
  failures: number;
  created_at: number;
}

export interface DeliveryAttemptTable {
  delivery_id: string;
  number: number;
  at: number;
  status_code: number | null;
  error: string | null;
  duration_ms: number;
}

export interface StreamLeaseTable {
  id: string;
  client_id: string;
  lease_until: number;
}

export interface AuditLogTable {
  /** Its place in the chain, from 1. Null: from the time before there was a chain. */
  sequence: number | null;
  /** Keyed hash of the entry and of the one before it. */
  hash: string | null;
  id: string;
  at: number;
  /** `operator`, `command-line` or the id of a client. */
  actor: string;
  credential: string | null;
  address: string | null;
  /** What was asked: `POST /v1/admin/clients`. */
  action: string;
  /** The id that it was asked of, or that came of it. */
  target: string | null;
  /** `success`, or the code of the problem. */
  outcome: string;
  request_id: string | null;
}

/** Every column that the vault seals: where a data key may still be in use. */
export const SEALED_COLUMNS = [
  ['bindings', 'sealed_parties'],
  ['bindings', 'sealed_user_data'],
  ['bindings', 'sealed_routing_tag'],
  ['bindings', 'sealed_request'],
  ['idempotent_requests', 'sealed_answer'],
  ['wrapped_keys', 'sealed_key'],
  ['callbacks', 'sealed_body'],
  ['events', 'sealed_data'],
  ['webhook_endpoints', 'sealed_url'],
  ['webhook_endpoints', 'sealed_secret'],
  ['webhook_endpoints', 'sealed_previous_secrets'],
] as const;
