import { isJsonObject } from '../../common/json';
import { redact } from '../../common/redaction';

/** Fields whose values are shown as they are: ids, states, times, virtual numbers. Any other may be personal. */
const SHOWN = new Set([
  ...[
    'devid',
    'appid',
    'app_id',
    'businessId',
    'wabaId',
    'taskid',
    'subid',
    'rcaller',
    'result',
    'releasedir',
  ],
  ...['beginTime', 'ringTime', 'answerTime', 'releaseTime', 'callTime', 'duration'],
  ...['id', 'bindId', 'customerBindId', 'callId', 'call_id', 'requestId', 'uuid', 'vosCallId', 'code'],
  ...['did', 'didX', 'didY', 'extensionX', 'pnsType', 'action', 'occurrenceTime'],
  ...['callStatus', 'callType', 'fsCallStatus'],
  ...['hangup', 'hangupType', 'hangupCode', 'ringDuration'],
  ...['callStartAt', 'callRingAt', 'callAnswerAt', 'callFinishAt', 'startAt', 'answerAt', 'hangupAt'],
  ...['business_phone', 'merchant_phone', 'messaging_product', 'channel', 'direction', 'currency', 'price'],
  ...['start_time', 'end_time', 'call_duration', 'fee_duration', 'bill_type', 'end_direction'],
]);
/** Texts of NXCloud: shown without what could be a number in them. */
const REDACTED = new Set(['msg', 'callStatusMsg', 'fsCallStatusMsg', 'hangupCause', 'end_reason']);
const NUMBER = /^\+?\d{3,24}$/;

/**
 * A copy for people to read: numbers keep their last two digits, other personal texts nothing.
 * @param shown the fields whose values are shown as they are
 */
export function masked(value: unknown, shown: ReadonlySet<string> = SHOWN, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, shown, name));
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [redact(key), masked(member, shown, key)]),
    );
  }
  if (value === null || value === '' || typeof value === 'boolean' || shown.has(name)) return value;
  if (REDACTED.has(name) && typeof value === 'string') return redact(value);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return NUMBER.test(text) ? `${'*'.repeat(text.length - 2)}${text.slice(-2)}` : '[hidden]';
}
