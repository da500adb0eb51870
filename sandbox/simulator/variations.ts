/**
 * Shapes that the documents leave open or contradict themselves on, and answers to questions that no
 * document settles. The defaults are what the samples show; an id goes into pushes as into answers, never
 * missing there.
 */
export interface Variations {
  /** Tables say String, samples show an integer [calling get page]; also used for pns. */
  code: 'number' | 'string';
  /** Table says Object, sample shows an array [calling query page]. */
  costs: 'array' | 'object';
  /** Table says String, samples show a number [calling get page]. */
  port: 'number' | 'string';
  /** Table says Object, sample shows an escaped string [calling get page]. */
  hoursCustomize: 'string' | 'object';
  /** The answer of enable is on no page: as disable's, or a bare success. */
  enableData: 'object' | 'absent';
  /** What a code 0 of disable carries as `disabled` [calling disable page]; false leaves the number enabled. */
  disabled: boolean;
  /** `number`: a bare JSON number beyond 2^53; `missing`: a success without the id. */
  subid: 'string' | 'number' | 'missing';
  bindId: 'string' | 'number' | 'missing';
  /** `double`: as Java writes one with an exponent, 1.0245E3 [interline V1.0 §3.1 types it double]. */
  balance: 'plain' | 'double';
  /** Whether a repeated reqid gets the first answer again or 1004 [interline V1.0 does not say]. */
  repeatedReqid: 'first-answer' | 'duplicate';
  /** Whether another transfer on the same X replaces the first or is 1201 [interline V1.0 does not say]. */
  secondTransfer: 'replaces' | 'conflict';
  /** How a pns record writes the caller: older samples plain, the newest with a plus [PNS API webhook]. */
  caller: 'plain' | 'plus';
}

export const DOCUMENTED_SAMPLES: Variations = {
  code: 'number',
  costs: 'array',
  port: 'number',
  hoursCustomize: 'string',
  enableData: 'object',
  disabled: true,
  subid: 'string',
  bindId: 'string',
  balance: 'plain',
  repeatedReqid: 'first-answer',
  secondTransfer: 'replaces',
  caller: 'plain',
};
