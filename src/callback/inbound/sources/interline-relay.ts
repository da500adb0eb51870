import { NO_CALL } from '../../events/event';
import { digitsOf } from '../../../common/phone-number';
import { Call } from '../../events/call';
import { KnownAccounts, RecordKeys } from '../call-record';
import { BLANK_KEYS, toEpochMs } from './blank-record';
import { RecordFields } from './record-fields';

/** What every callback of interline must have. */
export const INTERLINE_REQUIRED: readonly string[] = [
  'devid',
  'appid',
  'taskid',
  'subid',
  'caller',
  'rcaller',
  'callee',
];

/**
 * What every callback of interline tells: whose it is, and who called whom through which number.
 * @param startField where it says when the call began
 */
export function readRelay(
  fields: RecordFields,
  startField: 'beginTime' | 'callTime',
  accounts: KnownAccounts,
): { keys: RecordKeys; call: Call } {
  if (fields.id('devid') !== accounts.developerId) fields.note('unknown_developer', 'devid');
  const appId = fields.id('appid');
  if (appId !== null && !accounts.isInterlineApp(appId)) fields.note('unknown_application', 'appid');
  const numberX = fields.relayNumber('rcaller');
  const startedAt = fields.time(startField);
  return {
    keys: {
      ...BLANK_KEYS,
      userData: fields.text('userData'),
      upstreamId: fields.id('subid'),
      upstreamApp: appId,
      numberX: numberX === null ? null : digitsOf(numberX),
      beganAt: toEpochMs(startedAt),
    },
    call: {
      ...NO_CALL,
      callId: fields.id('taskid'),
      caller: fields.relayNumber('caller'),
      callee: fields.relayNumber('callee'),
      numberX,
      startedAt,
    },
  };
}
