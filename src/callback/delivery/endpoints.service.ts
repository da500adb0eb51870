import { Injectable } from '@nestjs/common';
import { Caller } from '../../access/caller';
import { Answer } from '../../common/answer';
import { Clock, toRfc3339 } from '../../common/clock';
import { Ids, isId } from '../../common/ids';
import { Page, PageQuery, readCursor, toPage } from '../../common/paging';
import { ProblemError } from '../../common/problems/problem-error';
import { Randomness } from '../../common/randomness';
import { WebhookSettings } from '../../config/webhook.settings';
import { Signals } from '../../database/signals';
import { Vault } from '../../vault/vault';
import { AddressPolicy } from './address-policy';
import { DELIVERIES_TOPIC } from './deliveries-topic';
import {
  rotatedColumns,
  DisabledReason,
  EndpointRow,
  parseEventTypes,
  sealEndpoint,
  urlOf,
} from './endpoint';
import { EndpointStore } from './endpoint-store';
import { endpointUrlProblem } from './endpoint-url';
import { drawWebhookSecret } from './webhook-signature';
import {
  CreateWebhookRequest,
  EndpointDto,
  EndpointWithSecretDto,
  UpdateWebhookRequest,
} from './webhook.dto';

/** The old secret signs beside the new one for so long. */
const PREVIOUS_SECRET_MS = 24 * 3600 * 1000;

/** A client's endpoints. */
@Injectable()
export class EndpointsService {
  constructor(
    private readonly store: EndpointStore,
    private readonly policy: AddressPolicy,
    private readonly settings: WebhookSettings,
    private readonly signals: Signals,
    private readonly vault: Vault,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  async create({ client }: Caller, request: CreateWebhookRequest): Promise<Answer<EndpointWithSecretDto>> {
    this.checkUrl(request.url);
    const id = this.ids.next('whe');
    const secret = drawWebhookSecret(this.randomness);
    const row: EndpointRow = {
      id,
      client_id: client.id,
      sealed_url: sealEndpoint(this.vault, 'sealed_url', id, request.url),
      event_types: JSON.stringify(request.eventTypes),
      description: request.description ?? null,
      status: 'enabled',
      disabled_reason: null,
      sealed_secret: sealEndpoint(this.vault, 'sealed_secret', id, secret),
      sealed_previous_secrets: null,
      failing_since: null,
      created_at: this.clock.now(),
      deleted_at: null,
    };
    await this.store.insert(row);
    return Answer.created({ ...this.toDto(row), secret }, `/v1/webhooks/${id}`);
  }

  async list({ client }: Caller, query: PageQuery): Promise<Page<EndpointDto>> {
    const rows = await this.store.list(client.id, query.limit + 1, readCursor(query, {}));
    const toItem = (row: EndpointRow): EndpointDto => this.toDto(row);
    return toPage(rows, { query, filters: {}, positionOf: ({ id }) => id, toItem });
  }

  async get(caller: Caller, id: string): Promise<EndpointDto> {
    return this.toDto(await this.find(caller, id));
  }

  async update({ client }: Caller, id: string, request: UpdateWebhookRequest): Promise<EndpointDto> {
    const { url, eventTypes, description, status } = request;
    if (url !== undefined) this.checkUrl(url);
    const changes = {
      // What failed before was another address.
      ...(url === undefined
        ? {}
        : { sealed_url: sealEndpoint(this.vault, 'sealed_url', id, url), failing_since: null }),
      ...(eventTypes === undefined ? {} : { event_types: JSON.stringify(eventTypes) }),
      ...(description === undefined ? {} : { description }),
      ...(status === 'enabled' ? { status, disabled_reason: null, failing_since: null } : {}),
      ...(status === 'disabled' ? { status, disabled_reason: 'by_client' satisfies DisabledReason } : {}),
    };
    const row = isId(id, 'whe') ? await this.store.change(client.id, id, () => changes) : null;
    if (row === null) throw noSuchEndpoint();
    this.signals.publish([DELIVERIES_TOPIC]);
    return this.toDto(row);
  }

  /** Forgets address and secrets; what is queued for it is delivered no more. */
  async delete({ client }: Caller, id: string): Promise<void> {
    const row = isId(id, 'whe')
      ? await this.store.change(client.id, id, () => ({
          deleted_at: this.clock.now(),
          status: 'disabled',
          sealed_url: '',
          sealed_secret: '',
          sealed_previous_secrets: null,
        }))
      : null;
    if (row === null) throw noSuchEndpoint();
  }

  async rotateSecret({ client }: Caller, id: string): Promise<EndpointWithSecretDto> {
    const secret = drawWebhookSecret(this.randomness);
    const now = this.clock.now();
    const row = isId(id, 'whe')
      ? await this.store.change(client.id, id, (before) =>
          rotatedColumns(this.vault, before, secret, now, now + PREVIOUS_SECRET_MS),
        )
      : null;
    if (row === null) throw noSuchEndpoint();
    return { ...this.toDto(row), secret };
  }

  /** @throws ProblemError `not_found` */
  async find({ client }: Caller, id: string): Promise<EndpointRow> {
    const row = isId(id, 'whe') ? await this.store.find(client.id, id) : null;
    if (row === null) throw noSuchEndpoint();
    return row;
  }

  private checkUrl(url: string): void {
    const problem = endpointUrlProblem(url, this.settings, this.policy);
    if (problem !== null) throw ProblemError.invalidField('/url', 'webhook_url', problem);
  }

  private toDto(row: EndpointRow): EndpointDto {
    return {
      id: row.id,
      url: urlOf(this.vault, row),
      eventTypes: parseEventTypes(row.event_types),
      description: row.description,
      status: row.status,
      disabledReason: row.disabled_reason as DisabledReason | null,
      createdAt: toRfc3339(row.created_at),
    };
  }
}

function noSuchEndpoint(): ProblemError {
  return new ProblemError('not_found', { detail: 'No such webhook endpoint.' });
}
