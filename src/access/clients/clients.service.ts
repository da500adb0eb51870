import { Injectable } from '@nestjs/common';
import { Answer } from '../../common/answer';
import { Clock, toRfc3339 } from '../../common/clock';
import { Ids, isId } from '../../common/ids';
import { Page, PageQuery, readCursor, toPage } from '../../common/paging';
import { toE164 } from '../../common/phone-number';
import { ProblemError } from '../../common/problems/problem-error';
import { Queries } from '../../database/database';
import { Directory } from '../credentials/directory';
import { ClientDto, CreateClientRequest, UpdateClientRequest } from '../dto/client.dto';
import { Client, ClientDraft } from './client';
import { ClientStore } from './client-store';
import { OpenBindings } from './open-bindings';

/** Clients, as operators see them. */
@Injectable()
export class ClientsService {
  constructor(
    private readonly store: ClientStore,
    private readonly directory: Directory,
    private readonly openBindings: OpenBindings,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async create(request: CreateClientRequest): Promise<Answer<ClientDto>> {
    const draft: ClientDraft = {
      name: request.name,
      externalId: request.externalId ?? null,
      scopes: request.scopes,
      businessPhones: request.businessPhones.map(normalise),
      interlineNumbers: request.interlineNumbers,
      pnsNumbers: (request.pnsNumbers ?? ['*']).map(normalise),
      upstreamApps: {
        callingAppKey: request.upstreamApps?.callingAppKey ?? null,
        pnsBusinessId: request.upstreamApps?.pnsBusinessId ?? null,
        interlineAppId: request.upstreamApps?.interlineAppId ?? null,
      },
      rateLimitPerMinute: request.rateLimitPerMinute ?? null,
      status: request.status ?? 'active',
    };
    const client = { id: this.ids.next('cli'), createdAt: this.clock.now(), ...draft };
    if (!(await this.store.insert(client))) throw takenExternalId();
    return Answer.created(toDto(client), `/v1/admin/clients/${client.id}`);
  }

  async list(query: PageQuery): Promise<Page<ClientDto>> {
    const clients = await this.store.list(query.limit + 1, readCursor(query, {}));
    return toPage(clients, { query, filters: {}, positionOf: ({ id }) => id, toItem: toDto });
  }

  async get(id: string): Promise<ClientDto> {
    return toDto(await this.find(id));
  }

  async update(id: string, request: UpdateClientRequest): Promise<ClientDto> {
    if (!isId(id, 'cli')) throw noSuchClient();
    const after = await this.store.change(id, (before) => ({
      ...before,
      name: request.name ?? before.name,
      externalId: request.externalId ?? before.externalId,
      scopes: request.scopes ?? before.scopes,
      businessPhones: request.businessPhones?.map(normalise) ?? before.businessPhones,
      interlineNumbers: request.interlineNumbers ?? before.interlineNumbers,
      pnsNumbers: request.pnsNumbers?.map(normalise) ?? before.pnsNumbers,
      upstreamApps: { ...before.upstreamApps, ...request.upstreamApps },
      rateLimitPerMinute: request.rateLimitPerMinute ?? before.rateLimitPerMinute,
      status: request.status ?? before.status,
    }));
    if (after === null) throw noSuchClient();
    if (after === 'taken') throw takenExternalId();
    this.directory.forget();
    return toDto(after);
  }

  async delete(id: string): Promise<void> {
    await this.find(id);
    const isBusy = (queries: Queries): Promise<boolean> => this.openBindings.exist(id, queries);
    if (!(await this.store.delete(id, this.clock.now(), isBusy))) {
      throw new ProblemError('binding_conflict', {
        detail: 'The client still has bindings that are pending, active or unknown: release them first.',
      });
    }
    this.directory.forget();
  }

  /** The id of a client that lists a number of this kind; null: none does. */
  async idOfOneListing(isOfKind: (number: string) => boolean): Promise<string | null> {
    const clients = await this.store.all();
    const holder = clients.find(({ businessPhones, interlineNumbers, pnsNumbers }) =>
      [...businessPhones, ...interlineNumbers, ...pnsNumbers].some(isOfKind),
    );
    return holder?.id ?? null;
  }

  /** @throws ProblemError `not_found` */
  async find(id: string): Promise<Client> {
    const client = isId(id, 'cli') ? await this.store.find(id) : null;
    if (client === null) throw noSuchClient();
    return client;
  }
}

function noSuchClient(): ProblemError {
  return new ProblemError('not_found', { detail: 'No such client.' });
}

function takenExternalId(): ProblemError {
  return ProblemError.invalidField('/externalId', 'unique', 'belongs to another client');
}

function normalise(number: string): string {
  return number === '*' ? number : toE164(number);
}

function toDto(client: Client): ClientDto {
  return {
    id: client.id,
    name: client.name,
    externalId: client.externalId,
    scopes: [...client.scopes],
    businessPhones: [...client.businessPhones],
    interlineNumbers: [...client.interlineNumbers],
    pnsNumbers: [...client.pnsNumbers],
    upstreamApps: { ...client.upstreamApps },
    rateLimitPerMinute: client.rateLimitPerMinute,
    status: client.status,
    createdAt: toRfc3339(client.createdAt),
  };
}
