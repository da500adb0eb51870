import { JsonObject } from '../../../common/json';
import { RecordKeys } from '../call-record';

export const BLANK_KEYS: RecordKeys = {
  userData: null,
  upstreamId: null,
  customerBindId: null,
  upstreamApp: null,
  numberX: null,
  numberY: null,
  businessPhone: null,
  beganAt: null,
};

/** Fields that say which account of the company a callback is for. */
const ACCOUNT_FIELDS: readonly string[] = ['devid', 'appid', 'app_id', 'businessId'];

/** A callback's own fields; those of the account left out. */
export function providerFields(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !ACCOUNT_FIELDS.includes(name)));
}

/** Milliseconds since the epoch of an RFC 3339 time; null stays null. */
export function toEpochMs(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}
