import 'reflect-metadata';
import { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ApiKeysService } from '../access/clients/api-keys.service';
import { ClientsService } from '../access/clients/clients.service';
import { CreateApiKeyRequest } from '../access/dto/api-key.dto';
import { CreateClientRequest, UpdateClientRequest } from '../access/dto/client.dto';
import { AppModule } from '../app.module';
import { AdminBindingsService } from '../bindings/admin-bindings.service';
import { AdminBindingQuery } from '../bindings/binding.dto';
import { CallbackReleases } from '../callback/admin/callback-releases';
import { CallbackQuery, ReleaseRequest } from '../callback/admin/callback.dto';
import { CallbacksService } from '../callback/admin/callbacks.service';
import { OperatorDeliveries } from '../callback/admin/operator-deliveries';
import { OperatorEndpoints } from '../callback/admin/operator-endpoints';
import { OperatorEvents } from '../callback/admin/operator-events';
import {
  OperatorDeliveryQuery,
  OperatorEndpointQuery,
  OperatorEventQuery,
} from '../callback/admin/operator.dto';
import { createLogger } from '../common/logging/logger';
import { PageQuery } from '../common/paging';
import { parseRequest } from '../common/validation/input.pipe';
import { loadSettings } from '../config/settings';
import { AuditLog } from '../operations/audit/audit-log';
import { AuditLogQuery } from '../operations/audit/audit-log.dto';
import { AuditVerification } from '../operations/audit/audit-verification';
import { AuditVerificationQuery } from '../operations/audit/audit-verification.dto';
import { AuditedCommand, AuditedCommands } from '../operations/audit/audited-commands';
import { Erasure } from '../operations/erasure/erasure';
import { ErasureRequest } from '../operations/erasure/erasure.dto';
import { UpstreamCheck } from '../operations/upstream-check/upstream-check';
import { UpstreamCheckRequest } from '../operations/upstream-check/upstream-check.dto';
import { PRODUCTS } from '../upstream/product';
import { Resealing } from '../vault/resealing';

/** What was typed, under the names of the API's fields. */
type Typed = Readonly<Record<string, unknown>>;

/** All that commands ask of the gateway. */
export type Gateway = ReturnType<typeof servicesOf>;

/**
 * Opens the gateway's own services, without a server, the worker of the deliveries or a log. The timers that a start
 * sets (retention, secret files, resealing) are set here too, and end with the command.
 * @throws SettingsError
 */
export async function openGateway(): Promise<Gateway> {
  const module = AppModule.with(loadSettings(), { logger: createLogger('silent') });
  return servicesOf(
    await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false }),
  );
}

function servicesOf(app: INestApplicationContext) {
  const clients = app.get(ClientsService);
  const keys = app.get(ApiKeysService);
  const bindings = app.get(AdminBindingsService);
  const callbacks = app.get(CallbacksService);
  const releases = app.get(CallbackReleases);
  const events = app.get(OperatorEvents);
  const deliveries = app.get(OperatorDeliveries);
  const endpoints = app.get(OperatorEndpoints);
  const upstreams = app.get(UpstreamCheck);
  const commands = app.get(AuditedCommands);
  return {
    /** Does what changes something, and writes it into the audit log before its result is seen. */
    audited: <T>(command: AuditedCommand, work: () => Promise<T>) => commands.run(command, work),
    close: () => app.close(),
    clients: {
      create: (fields: Typed) => clients.create(body(CreateClientRequest, fields)),
      list: (typed: Typed) => clients.list(query(PageQuery, typed)),
      get: (id: string) => clients.get(id),
      update: (id: string, fields: Typed) => clients.update(id, body(UpdateClientRequest, fields)),
      delete: (id: string) => clients.delete(id),
    },
    keys: {
      create: (clientId: string, fields: Typed) => keys.create(clientId, body(CreateApiKeyRequest, fields)),
      list: (clientId: string, typed: Typed) => keys.list(clientId, query(PageQuery, typed)),
      revoke: (clientId: string, keyId: string) => keys.revoke(clientId, keyId),
    },
    bindings: {
      list: (typed: Typed) => bindings.list(query(AdminBindingQuery, typed)),
      release: (id: string) => bindings.release(id, null),
    },
    callbacks: {
      list: (typed: Typed) => callbacks.list(query(CallbackQuery, typed)),
      get: (id: string, isRevealed: boolean) => callbacks.get(id, isRevealed),
      replay: (id: string) => releases.replay(id),
      release: (id: string, fields: Typed) => releases.release(id, body(ReleaseRequest, fields)),
    },
    events: {
      list: (typed: Typed) => events.list(query(OperatorEventQuery, typed)),
      get: (id: string, isRevealed: boolean) => events.get(id, isRevealed),
      ofCallback: (id: string) => events.ofCallback(id),
    },
    deliveries: {
      list: (typed: Typed) => deliveries.list(query(OperatorDeliveryQuery, typed)),
      get: (id: string) => deliveries.get(id),
      ofEvents: (eventIds: readonly string[]) => deliveries.ofEvents(eventIds),
      retry: (id: string) => deliveries.retry(id),
    },
    endpoints: {
      list: (typed: Typed) => endpoints.list(query(OperatorEndpointQuery, typed)),
      find: (ids: readonly string[]) => endpoints.find(ids),
    },
    upstreams: {
      /** One after the other, so that what one costs is not shared. */
      check: async (products: readonly string[], typed: Typed) => {
        const { number = null } = query(UpstreamCheckRequest, typed);
        const data = [];
        for (const product of PRODUCTS.filter((one) => products.includes(one))) {
          data.push(await upstreams.run(product, number));
        }
        return { data };
      },
    },
    audit: {
      list: (typed: Typed) => app.get(AuditLog).list(query(AuditLogQuery, typed)),
      verify: (typed: Typed) => app.get(AuditVerification).verify(query(AuditVerificationQuery, typed)),
    },
    erase: (numbers: readonly string[]) => app.get(Erasure).erase(body(ErasureRequest, { numbers })),
    reseal: async () => ({ resealed: await app.get(Resealing).run() }),
  };
}

function body<T extends object>(type: Type<T>, fields: Typed): T {
  return parseRequest(type, { ...fields }, 'body');
}

function query<T extends object>(type: Type<T>, typed: Typed): T {
  return parseRequest(type, { ...typed }, 'query');
}
