export const DROPPED_PARTS = ['none', 'start', 'record', 'all'] as const;
export const MALFORMATIONS = ['none', 'missing_field', 'broken_json', 'wrong_type'] as const;
export const RECORDING_MOMENTS = ['with_record', 'later'] as const;
export const PUSH_ENCODINGS = ['form', 'json'] as const;
export const RECORD_SHAPES = ['legs', 'flat'] as const;
export const PUSH_SIGNATURES = ['none', 'md5', 'sha256'] as const;

/** How the pushes of one call are made and sent. */
export interface PushManner {
  /** How long to wait before each push. */
  delayMs: number;
  /** How often each push is sent, whatever it is answered. */
  times: number;
  /** interline: the start comes after the record. */
  reordered: boolean;
  /** What is never sent. */
  dropped: (typeof DROPPED_PARTS)[number];
  /** A required field left out, JSON that ends in the middle, or a time in words. */
  malformed: (typeof MALFORMATIONS)[number];
  /** `later`: the record comes without its recording, and once more with it. */
  recording: (typeof RECORDING_MOMENTS)[number];
  /** interline: a form, or JSON where operations staff have set it [interline V1.0 §5.1]. */
  encoding: (typeof PUSH_ENCODINGS)[number];
  /** pns: with legList, or the flat record of older pages [PNS API webhook]. */
  shape: (typeof RECORD_SHAPES)[number];
  /** calling: whether the application has a signing algorithm for its pushes [calls webhook]. */
  signature: (typeof PUSH_SIGNATURES)[number];
}

/** As the newest pages have it, and all well. */
export const DOCUMENTED_MANNER: PushManner = {
  delayMs: 0,
  times: 1,
  reordered: false,
  dropped: 'none',
  malformed: 'none',
  recording: 'with_record',
  encoding: 'form',
  shape: 'legs',
  signature: 'none',
};
