import { Kysely, sql } from 'kysely';

/** Clients and their keys, the register of bindings, idempotent requests, and the keys that protect them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('clients')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('external_id', 'text')
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('business_phones', 'text', (column) => column.notNull())
    .addColumn('interline_numbers', 'text', (column) => column.notNull())
    .addColumn('pns_numbers', 'text', (column) => column.notNull())
    .addColumn('upstream_apps', 'text', (column) => column.notNull())
    .addColumn('rate_limit_per_minute', 'integer')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('deleted_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('clients_external_id')
    .unique()
    .on('clients')
    .column('external_id')
    .where(sql.ref('deleted_at'), 'is', null)
    .execute();

  await db.schema
    .createTable('api_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('client_id', 'text', (column) => column.notNull().references('clients.id'))
    .addColumn('public_id', 'text', (column) => column.notNull().unique())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('last_used_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .execute();
  await db.schema.createIndex('api_keys_client').on('api_keys').columns(['client_id', 'id']).execute();

  await db.schema
    .createTable('bindings')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('client_id', 'text', (column) => column.notNull().references('clients.id'))
    .addColumn('product', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('upstream_app', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text')
    .addColumn('customer_bind_id', 'text')
    .addColumn('upstream_id', 'text')
    .addColumn('number_x', 'text')
    .addColumn('number_x_digits', 'text')
    .addColumn('number_y', 'text')
    .addColumn('extension_x', 'text')
    .addColumn('recording', 'smallint', (column) => column.notNull())
    .addColumn('ttl_seconds', 'bigint', (column) => column.notNull())
    .addColumn('sealed_parties', 'text', (column) => column.notNull())
    .addColumn('sealed_user_data', 'text')
    .addColumn('routing_tag_hash', 'text')
    .addColumn('sealed_routing_tag', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempt', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('released_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('bindings_client')
    .on('bindings')
    .columns(['client_id', 'product', 'id'])
    .execute();
  await db.schema
    .createIndex('bindings_customer_bind_id')
    .unique()
    .on('bindings')
    .columns(['customer_bind_id', 'upstream_app', 'product'])
    .where(sql.ref('state'), '!=', 'released')
    .execute();
  await db.schema
    .createIndex('bindings_customer_bind_id_holder')
    .on('bindings')
    .columns(['customer_bind_id', 'upstream_app'])
    .execute();
  await db.schema
    .createIndex('bindings_attempt')
    .on('bindings')
    .column('attempt')
    .where(sql.ref('attempt'), 'is not', null)
    .execute();
  await db.schema.createIndex('bindings_released_at').on('bindings').column('released_at').execute();
  await db.schema.createIndex('bindings_expires_at').on('bindings').column('expires_at').execute();
  await db.schema
    .createIndex('bindings_upstream_id')
    .on('bindings')
    .columns(['upstream_id', 'product'])
    .execute();
  await db.schema
    .createIndex('bindings_number_x')
    .on('bindings')
    .columns(['number_x_digits', 'id'])
    .execute();
  await db.schema
    .createIndex('bindings_routing_tag')
    .unique()
    .on('bindings')
    .column('routing_tag_hash')
    .execute();

  await db.schema
    .createTable('idempotent_requests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('attempt', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('binding_id', 'text')
    .addColumn('sealed_answer', 'text')
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('idempotent_requests_expiry')
    .on('idempotent_requests')
    .column('expires_at')
    .execute();

  await db.schema
    .createTable('data_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('sealed_check', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('wrapped_keys')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('sealed_key', 'text', (column) => column.notNull())
    .execute();
}
