import { Kysely, sql } from 'kysely';

/** Callbacks and the events made from them, webhook endpoints with their deliveries, and the audit log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Most bindings have none: with them in it, statistics would make every look-up by it seem to find all of them.
  await db.schema.dropIndex('bindings_customer_bind_id_holder').execute();
  await db.schema
    .createIndex('bindings_customer_bind_id_holder')
    .on('bindings')
    .columns(['customer_bind_id', 'upstream_app'])
    .where(sql.ref('customer_bind_id'), 'is not', null)
    .execute();

  await db.schema
    .createTable('callbacks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('product', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('sealed_body', 'text', (column) => column.notNull())
    .addColumn('call_id', 'text')
    .addColumn('upstream_id', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('field', 'text')
    .addColumn('provenance', 'text', (column) => column.notNull())
    .addColumn('routed_by', 'text')
    .addColumn('client_id', 'text')
    .addColumn('binding_id', 'text')
    .addColumn('duplicate_of', 'text')
    .execute();
  await db.schema.createIndex('callbacks_received_at').on('callbacks').column('received_at').execute();
  await db.schema.createIndex('callbacks_status').on('callbacks').columns(['status', 'id']).execute();
  await db.schema.createIndex('callbacks_product').on('callbacks').columns(['product', 'id']).execute();
  await db.schema.createIndex('callbacks_call_id').on('callbacks').columns(['call_id', 'id']).execute();
  await db.schema
    .createIndex('callbacks_upstream_id')
    .on('callbacks')
    .columns(['upstream_id', 'id'])
    .execute();

  await db.schema
    .createTable('callback_records')
    .addColumn('content_hash', 'text', (column) => column.primaryKey())
    .addColumn('callback_id', 'text', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('call_id', 'text')
    .execute();
  await db.schema
    .createIndex('callback_records_callback')
    .on('callback_records')
    .columns(['callback_id', 'ordinal'])
    .execute();
  await db.schema.createIndex('callback_records_call').on('callback_records').column('call_id').execute();

  await db.schema
    .createTable('event_counters')
    .addColumn('client_id', 'text', (column) => column.primaryKey())
    .addColumn('last_position', 'bigint', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('position', 'bigint')
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('callback_id', 'text')
    .addColumn('ordinal', 'integer')
    .addColumn('binding_id', 'text')
    .addColumn('call_id', 'text')
    .addColumn('call_key', 'text')
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('sealed_data', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('events_position')
    .unique()
    .on('events')
    .columns(['client_id', 'position'])
    .execute();
  await db.schema
    .createIndex('events_time')
    .on('events')
    .columns(['client_id', 'created_at', 'position'])
    .execute();
  await db.schema
    .createIndex('events_binding')
    .on('events')
    .columns(['client_id', 'binding_id', 'position'])
    .execute();
  await db.schema
    .createIndex('events_call')
    .on('events')
    .columns(['client_id', 'call_id', 'position'])
    .execute();
  await db.schema
    .createIndex('events_call_key')
    .on('events')
    .columns(['call_key', 'type'])
    .where(sql.ref('call_key'), 'is not', null)
    .execute();
  await db.schema.createIndex('events_callback').on('events').column('callback_id').execute();
  await db.schema.createIndex('events_created_at').on('events').column('created_at').execute();

  await db.schema
    .createTable('webhook_endpoints')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('sealed_url', 'text', (column) => column.notNull())
    .addColumn('event_types', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('disabled_reason', 'text')
    .addColumn('sealed_secret', 'text', (column) => column.notNull())
    .addColumn('sealed_previous_secrets', 'text')
    .addColumn('failing_since', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('deleted_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('webhook_endpoints_client')
    .on('webhook_endpoints')
    .columns(['client_id', 'id'])
    .execute();

  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('endpoint_id', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('call_key', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('next_attempt_at', 'bigint')
    .addColumn('waits_for', 'text')
    .addColumn('claim', 'text')
    .addColumn('claims', 'integer', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  const isPending = sql<boolean>`status = 'pending'`;
  await db.schema
    .createIndex('deliveries_due')
    .on('deliveries')
    .columns(['endpoint_id', 'next_attempt_at'])
    .where(isPending)
    .execute();
  await db.schema
    .createIndex('deliveries_call')
    .on('deliveries')
    .columns(['call_key', 'endpoint_id'])
    .where(isPending)
    .execute();
  await db.schema
    .createIndex('deliveries_waiting')
    .on('deliveries')
    .column('waits_for')
    .where(sql.ref('waits_for'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('deliveries_endpoint')
    .on('deliveries')
    .columns(['endpoint_id', 'id'])
    .execute();
  await db.schema.createIndex('deliveries_event').on('deliveries').column('event_id').execute();

  await db.schema
    .createTable('delivery_attempts')
    .addColumn('delivery_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('status_code', 'integer')
    .addColumn('error', 'text')
    .addColumn('duration_ms', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('delivery_attempts_key', ['delivery_id', 'number'])
    .execute();

  await db.schema
    .createTable('stream_leases')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('stream_leases_client')
    .on('stream_leases')
    .columns(['client_id', 'lease_until'])
    .execute();

  await db.schema
    .createTable('audit_log')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('credential', 'text')
    .addColumn('address', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('target', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text')
    .execute();
}
