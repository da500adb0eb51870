import { JsonObject } from '../../../common/json';
import { CallProduct } from '../../events/call';
import { CallRecord, KnownAccounts } from '../call-record';

/** What reading a callback takes beside its fields. */
export interface SourceContext {
  readonly accounts: KnownAccounts;
  /** Relative recording paths of interline are resolved against it; null: they are left out. */
  readonly interlineRecordingBaseUrl: string | null;
}

/** What is sent to one of the callback addresses. */
export interface Source {
  readonly product: CallProduct;
  /** What its bodies may be, whatever the content type says. */
  readonly form: 'json' | 'form_or_json';
  /** A record for each call that it tells of; never throws. What breaks its document is a record's defect. */
  records(fields: JsonObject, context: SourceContext): CallRecord[];
}
