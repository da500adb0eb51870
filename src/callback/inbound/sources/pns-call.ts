import { NO_CALL } from '../../events/event';
import { digitsOf } from '../../../common/phone-number';
import { EndedBy } from '../../events/call';
import { pnsOutcome } from '../../events/causes';
import { BLANK_KEYS, providerFields, toEpochMs } from './blank-record';
import { courseOf, PnsCourse, readLeg } from './pns-legs';
import { RecordFields } from './record-fields';
import { Source } from './source';

const ENDERS: Readonly<Record<string, EndedBy>> = { 0: 'caller', 1: 'callee' };

/**
 * The record of a finished call: with `legList` (PNS API webhook, 2024-09-27), or with the call's own times and
 * cause (2024-01-15 and the English page, where `id` may stand for `callId`).
 */
export const pnsCall: Source = {
  product: 'pns',
  form: 'json',
  records(object) {
    const fields = new RecordFields(object);
    const idField = !fields.has('callId') && fields.has('id') ? 'id' : 'callId';
    fields.require(idField, 'caller');
    const callId = fields.id(idField);
    const caller = fields.phoneNumber('caller');
    const callee = fields.phoneNumber('callee');
    const did = fields.phoneNumber('did');
    const numberX = fields.phoneNumber('didX') ?? did;
    const numberY = fields.phoneNumber('didY');
    const legs = fields.objects('legList').map(readLeg);
    const { hangupCode, hangupCause, ...course } = legs.length > 0 ? courseOf(legs) : readCourse(fields);
    const keys = {
      ...BLANK_KEYS,
      userData: fields.text('ext'),
      upstreamId: fields.id('bindId'),
      customerBindId: fields.id('customerBindId'),
      upstreamApp: fields.id('businessId'),
      numberX: numberX === null ? null : digitsOf(numberX),
      numberY: numberY === null ? null : digitsOf(numberY),
      beganAt: toEpochMs(course.startedAt),
    };
    const call = {
      ...NO_CALL,
      ...{ callId, caller, callee, numberX, numberY },
      ...course,
      ...pnsOutcome({ hangupCode, hangupCause, ...course }),
      outcomeCode: statedCause(hangupCode, hangupCause),
    };
    const provider = providerFields(object);
    return [{ type: 'pns.call.completed', keys, call, provider, defect: fields.defect }];
  },
};

/** The older shape: one course for the whole call. */
function readCourse(fields: RecordFields): PnsCourse {
  return {
    startedAt: fields.time('startAt'),
    ringingAt: null,
    answeredAt: fields.time('answerAt'),
    endedAt: fields.time('hangupAt'),
    durationSeconds: fields.count('duration'),
    endedBy: fields.oneOf('hangup', ENDERS, 'unknown'),
    recordingUrl: fields.text('recordFile'),
    legs: [],
    hangupCode: fields.text('hangupCode'),
    hangupCause: fields.text('hangupCause'),
  };
}

/** The number before the name; 0 is no cause, and is told only where there is nothing else. */
function statedCause(hangupCode: string | null, hangupCause: string | null): string | null {
  return hangupCode === '0' ? (hangupCause ?? hangupCode) : (hangupCode ?? hangupCause);
}
