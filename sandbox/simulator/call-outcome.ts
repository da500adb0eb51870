export const CALL_OUTCOMES = ['answered', 'busy', 'no_answer', 'rejected', 'unreachable'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export interface OutcomeWords {
  /** Q.850, `hangupCode` of a pns leg. */
  q850: number;
  /** `hangupCause` of a pns leg. */
  cause: string;
  /** `end_reason` of a calling record: a SIP phrase, or a cause when answered [calling query page]. */
  endReason: string;
  /** `result` of an interline record [interline V1.0 §5.2]. */
  interlineResult: string;
}

export const OUTCOME_WORDS: Record<CallOutcome, OutcomeWords> = {
  answered: {
    q850: 16,
    cause: 'NORMAL_CLEARING',
    endReason: 'NORMAL_CLEARING',
    interlineResult: 'answered',
  },
  busy: { q850: 17, cause: 'USER_BUSY', endReason: 'Busy Here', interlineResult: '17' },
  no_answer: { q850: 19, cause: 'NO_ANSWER', endReason: 'Request Timeout', interlineResult: '19' },
  rejected: { q850: 21, cause: 'CALL_REJECTED', endReason: 'Decline', interlineResult: '21' },
  unreachable: {
    q850: 20,
    cause: 'SUBSCRIBER_ABSENT',
    endReason: 'Temporarily Unavailable',
    interlineResult: '20',
  },
};
