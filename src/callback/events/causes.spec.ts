import { OUTCOMES, Outcome } from './call';
import { callingOutcome, interlineOutcome, pnsOutcome } from './causes';

/** Every value of section 5.2 of the interline interface, under the outcome that the contract gives it. */
const INTERLINE_RESULTS: Readonly<Partial<Record<Outcome, readonly (string | number)[]>>> = {
  answered: ['answered'],
  busy: [17, 202],
  no_answer: [18, 19, 102],
  cancelled: [16],
  invalid_number: [1, 22, 28, 205],
  unreachable: [2, 3, 20, 27, 203, 204],
  rejected: [21, 29, 53, 55, 57, 87, 206, 207, 209],
  failed: [4, 31, 34, 42, 50, 58, 65, 69, 88, 90, 91, 95, 97, 99, 103, 110, 111, 127],
};
const ROWS = Object.entries(INTERLINE_RESULTS).flatMap(([outcome, results]) =>
  results.map((result) => [String(result), outcome] as const),
);

describe('an interline result', () => {
  it.each(ROWS)('%s is %s, with a text of our own in English', (result, outcome) => {
    const meaning = interlineOutcome(result);

    expect(meaning.outcome).toBe(outcome);
    expect(meaning.outcomeText).toMatch(/^[A-Z][A-Za-z ,;'-]+\.$/);
  });

  it('is documented 44 times, each with another text', () => {
    expect(new Set(ROWS.map(([result]) => interlineOutcome(result).outcomeText)).size).toBe(44);
    expect(ROWS).toHaveLength(44);
  });

  it.each([
    '',
    '0',
    '5',
    '41',
    '201',
    '208',
    '210',
    '017',
    '17 ',
    '-1',
    'Answered',
    'USER_BUSY',
    'constructor',
  ])('that nobody documents, %j, is unknown and has no text', (result) => {
    expect(interlineOutcome(result)).toEqual({ outcome: 'unknown', outcomeText: null });
  });
});

const UNANSWERED = { answeredAt: null, durationSeconds: 0 };

function pns(hangupCode: string | null, hangupCause: string | null): string {
  return pnsOutcome({ hangupCode, hangupCause, ...UNANSWERED }).outcome;
}

const NAMES: readonly (readonly [string, Outcome])[] = [
  ['NORMAL_CLEARING', 'cancelled'],
  ['ORIGINATOR_CANCEL', 'cancelled'],
  ['USER_BUSY', 'busy'],
  ['NO_ANSWER', 'no_answer'],
  ['NO_USER_RESPONSE', 'no_answer'],
  ['RECOVERY_ON_TIMER_EXPIRE', 'no_answer'],
  ['SUBSCRIBER_ABSENT', 'unreachable'],
  ['DESTINATION_OUT_OF_ORDER', 'unreachable'],
  ['NO_ROUTE_DESTINATION', 'unreachable'],
  ['USER_NOT_REGISTERED', 'unreachable'],
  ['CALL_REJECTED', 'rejected'],
  ['INCOMING_CALL_BARRED', 'rejected'],
  ['UNALLOCATED_NUMBER', 'invalid_number'],
  ['INVALID_NUMBER_FORMAT', 'invalid_number'],
  ['NUMBER_CHANGED', 'invalid_number'],
  ['NORMAL_TEMPORARY_FAILURE', 'failed'],
  ['NETWORK_OUT_OF_ORDER', 'failed'],
  ['NORMAL_UNSPECIFIED', 'failed'],
];

describe('the cause of an unanswered pns call', () => {
  it.each(NAMES)('%s is %s', (cause, outcome) => {
    expect(pns(null, cause)).toBe(outcome);
    expect(pns(null, cause.toLowerCase())).toBe(outcome);
  });

  it.each([
    ['1', 'invalid_number'],
    ['16', 'cancelled'],
    ['17', 'busy'],
    ['19', 'no_answer'],
    ['20', 'unreachable'],
    ['21', 'rejected'],
    ['41', 'failed'],
    ['102', 'no_answer'],
    ['0', 'unknown'],
    ['202', 'unknown'],
    ['999', 'unknown'],
  ])('with the number %s is %s', (code, outcome) => {
    expect(pns(code, null)).toBe(outcome);
  });

  it('is told by the name where the number is 16, which stands for causes without a number too', () => {
    expect(pns('16', 'ORIGINATOR_CANCEL')).toBe('cancelled');
    expect(pns('16', 'USER_NOT_REGISTERED')).toBe('unreachable');
    expect(pns('16', 'SOMETHING_NEW')).toBe('cancelled');
    expect(pns('17', 'NORMAL_CLEARING')).toBe('busy');
    expect(pns('0', 'USER_BUSY')).toBe('busy');
  });

  it('is unknown, without a text, where nothing known is said', () => {
    const unknown = { outcome: 'unknown', outcomeText: null };

    expect(pnsOutcome({ hangupCode: null, hangupCause: null, ...UNANSWERED })).toEqual(unknown);
    expect(pnsOutcome({ hangupCode: '0', hangupCause: 'SOMETHING_NEW', ...UNANSWERED })).toEqual(unknown);
  });
});

describe('a pns call', () => {
  it.each([
    [{ answeredAt: '2024-09-27T06:41:26.000Z', durationSeconds: 0 }],
    [{ answeredAt: null, durationSeconds: 4 }],
  ])('is answered with %j, whatever its cause', (end) => {
    expect(pnsOutcome({ hangupCode: '17', hangupCause: 'USER_BUSY', ...end })).toEqual({
      outcome: 'answered',
      outcomeText: 'The callee was busy.',
    });
    expect(pnsOutcome({ hangupCode: null, hangupCause: 'SOMETHING_NEW', ...end })).toEqual({
      outcome: 'answered',
      outcomeText: null,
    });
  });
});

describe('the end reason of an unanswered calling call', () => {
  it.each([
    ...NAMES,
    ['Busy Here', 'busy'],
    ['Busy Everywhere', 'busy'],
    ['486 Busy Here', 'busy'],
    ['Request Terminated', 'cancelled'],
    ['Decline', 'rejected'],
    ['Forbidden', 'rejected'],
    ['Not Found', 'invalid_number'],
    ['Gone', 'invalid_number'],
    ['Address Incomplete', 'invalid_number'],
    ['Temporarily Unavailable', 'unreachable'],
    ['Request Timeout', 'no_answer'],
    ['Request Time-out', 'no_answer'],
    ['Server Internal Error', 'failed'],
    ['Service Unavailable', 'failed'],
    ['Not Acceptable Here', 'failed'],
    ['Something New', 'unknown'],
    ['constructor', 'unknown'],
  ] as const)('%s is %s, however it is written', (endReason, outcome) => {
    for (const spelling of [endReason, endReason.toLowerCase(), endReason.toUpperCase()]) {
      const meaning = callingOutcome({ endReason: spelling, durationSeconds: 0 });

      expect(meaning.outcome).toBe(outcome);
      expect(meaning.outcomeText === null).toBe(outcome === 'unknown');
    }
  });

  it.each(['', '17', '486', null])('is unknown where it is %j', (endReason) => {
    expect(callingOutcome({ endReason, durationSeconds: null })).toEqual({
      outcome: 'unknown',
      outcomeText: null,
    });
  });

  it('does not count where there was speech: the call is answered', () => {
    expect(callingOutcome({ endReason: 'Busy Here', durationSeconds: 55 }).outcome).toBe('answered');
    expect(callingOutcome({ endReason: null, durationSeconds: 1 })).toEqual({
      outcome: 'answered',
      outcomeText: null,
    });
  });
});

describe('the outcomes', () => {
  it('are each reached by some result, but for the unknown one', () => {
    const reached = new Set(ROWS.map(([result]) => interlineOutcome(result).outcome));

    expect(OUTCOMES.filter((outcome) => !reached.has(outcome))).toEqual(['unknown']);
  });
});
