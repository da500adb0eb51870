import fc from 'fast-check';
import { JsonObject } from '../../../common/json';
import { CALL_EVENT_TYPES } from '../../events/call';
import { CALLBACK_SOURCES } from '../call-record';
import { SOURCES } from '.';
import { SourceContext } from './source';

const CONTEXT: SourceContext = {
  accounts: { developerId: '1', isInterlineApp: (appId) => appId === '1' },
  interlineRecordingBaseUrl: 'https://recordings.test',
};

/** Names that some document gives a field, and some that are nothing but trouble. */
const NAMES = [
  'devid appid taskid subid caller rcaller callee result beginTime ringTime answerTime releaseTime duration',
  'recording userData releasedir callTime smsContent',
  'bindId customerBindId callId id businessId did didX didY ext startAt answerAt hangupAt hangup hangupCause',
  'hangupCode recordFile legList callType callStartAt callRingAt callAnswerAt callFinishAt callRecordFile',
  'hangupType ringDuration code data requestParams',
  'app_id business_phone calls call_id from to costs start_time end_time record call_duration fee_duration',
  'end_direction end_reason direction currency price',
  '__proto__ constructor toString toJSON',
].flatMap((line) => line.split(' '));

const { fields } = fc.letrec<{ value: unknown; fields: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.string({ unit: 'binary' }),
      fc.integer({ min: -1, max: 20 }),
      fc.double(),
      fc.bigInt().map(String),
      fc.constantFrom(
        '',
        '1',
        'answered',
        '85261111111',
        'anonymous',
        1727419285,
        '1727419285123',
        'a\u0000b',
      ),
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('fields'),
  ),
  fields: fc
    .array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 40 })
    // An own member, as parsed JSON has it, also where it is called __proto__.
    .map((members) => Object.fromEntries(members)),
}));

describe('the sources', () => {
  it('are one for each callback address', () => {
    expect(Object.keys(SOURCES).sort()).toEqual([...CALLBACK_SOURCES].sort());
  });

  it('take forms from interline alone', () => {
    const takesForms = Object.values(SOURCES).map(({ product, form }) => [product, form]);

    expect(takesForms).toEqual([
      ['interline', 'form_or_json'],
      ['interline', 'form_or_json'],
      ['pns', 'json'],
      ['pns', 'json'],
      ['calling', 'json'],
    ]);
  });

  it.each(CALLBACK_SOURCES)(
    'read %s whatever it says: records that can be written, never an exception',
    (name) => {
      fc.assert(
        fc.property(fields, (object) => {
          const before = JSON.stringify(object);
          const records = SOURCES[name].records(object, CONTEXT);

          expect(records.length).toBeGreaterThan(0);
          for (const { type, keys, call, provider, defect } of records) {
            expect(CALL_EVENT_TYPES).toContain(type);
            expect(defect === null || /^(\/[A-Za-z_]+|\/\d+)+$/.test(defect.field)).toBe(true);
            expect(JSON.parse(JSON.stringify({ keys, call }))).toEqual({ keys, call });
            expect(() => JSON.stringify(provider)).not.toThrow();
            expect(Object.getPrototypeOf(provider)).toBe(Object.prototype);
            expect(
              ['devid', 'appid', 'app_id', 'businessId'].filter((id) => Object.hasOwn(provider, id)),
            ).toEqual([]);
          }
          expect(JSON.stringify(object)).toBe(before);
        }),
        { numRuns: 400 },
      );
    },
  );
});
