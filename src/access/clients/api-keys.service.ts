import { Injectable } from '@nestjs/common';
import { Answer } from '../../common/answer';
import { Clock, toRfc3339 } from '../../common/clock';
import { Ids, isId } from '../../common/ids';
import { Page, PageQuery, readCursor, toPage } from '../../common/paging';
import { ProblemError } from '../../common/problems/problem-error';
import { Randomness } from '../../common/randomness';
import { AccessSettings } from '../../config/access.settings';
import { generateApiKey, hashToken } from '../credentials/api-key';
import { Directory } from '../credentials/directory';
import { KeyUsage } from '../credentials/key-usage';
import { ApiKeyDto, CreateApiKeyRequest, CreatedApiKeyDto } from '../dto/api-key.dto';
import { ApiKeyStore } from './api-key-store';
import { ApiKey } from './client';
import { ClientsService } from './clients.service';

/** API keys, as operators see them. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly clients: ClientsService,
    private readonly store: ApiKeyStore,
    private readonly directory: Directory,
    private readonly usage: KeyUsage,
    private readonly settings: AccessSettings,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  async create(clientId: string, request: CreateApiKeyRequest): Promise<Answer<CreatedApiKeyDto>> {
    await this.clients.find(clientId);
    const now = this.clock.now();
    const expiresAt = request.expiresAt === undefined ? null : Date.parse(request.expiresAt);
    if (expiresAt !== null && expiresAt <= now) {
      throw ProblemError.invalidField('/expiresAt', 'future', 'must be in the future');
    }
    const { mode } = this.settings;
    const { key, publicId } = generateApiKey(mode, this.randomness);
    const record: ApiKey = {
      id: this.ids.next('key'),
      clientId,
      publicId,
      mode,
      createdAt: now,
      expiresAt,
      lastUsedAt: null,
    };
    await this.store.insert(record, hashToken(key));
    return Answer.created({ ...toDto(record), key }, `/v1/admin/clients/${clientId}/keys/${record.id}`);
  }

  async list(clientId: string, query: PageQuery): Promise<Page<ApiKeyDto>> {
    await this.clients.find(clientId);
    await this.usage.write();
    const filters = { clientId };
    const keys = await this.store.list(clientId, query.limit + 1, readCursor(query, filters));
    return toPage(keys, { query, filters, positionOf: ({ id }) => id, toItem: toDto });
  }

  async revoke(clientId: string, keyId: string): Promise<void> {
    await this.clients.find(clientId);
    const isRevoked = isId(keyId, 'key') && (await this.store.revoke(clientId, keyId, this.clock.now()));
    if (!isRevoked) throw new ProblemError('not_found', { detail: 'The client has no such key.' });
    this.directory.forget();
  }
}

function toDto(key: ApiKey): ApiKeyDto {
  return {
    id: key.id,
    mode: key.mode,
    publicId: key.publicId,
    createdAt: toRfc3339(key.createdAt),
    expiresAt: toRfc3339(key.expiresAt),
    lastUsedAt: toRfc3339(key.lastUsedAt),
  };
}
