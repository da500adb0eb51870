import { Injectable } from '@nestjs/common';
import { JsonObject } from '../../common/json';
import { CallbackSettings } from '../../config/callback.settings';
import { Vault } from '../../vault/vault';
import { Accounts } from './accounts';
import { parseCallbackBody } from './callback-body';
import { CallbackRow, openBody } from './callback-row';
import { CallbackSource, CallRecord } from './call-record';
import { SOURCES } from './sources';

/** Reads callbacks: the fields of a body, and the calls that they report. */
@Injectable()
export class CallbackReader {
  constructor(
    private readonly accounts: Accounts,
    private readonly settings: CallbackSettings,
    private readonly vault: Vault,
  ) {}

  /** Null: the body cannot be parsed at all. */
  parse(source: CallbackSource, body: Buffer): JsonObject | null {
    return parseCallbackBody(body, SOURCES[source].form);
  }

  async records(source: CallbackSource, fields: JsonObject): Promise<CallRecord[]> {
    return SOURCES[source].records(fields, {
      accounts: await this.accounts.knownTo(fields),
      interlineRecordingBaseUrl: this.settings.interlineRecordingBaseUrl,
    });
  }

  /** The fields of a stored callback. */
  fieldsOf(row: CallbackRow): JsonObject {
    return this.parse(row.source as CallbackSource, openBody(this.vault, row)) ?? {};
  }

  recordsOf(row: CallbackRow): Promise<CallRecord[]> {
    return this.records(row.source as CallbackSource, this.fieldsOf(row));
  }
}
