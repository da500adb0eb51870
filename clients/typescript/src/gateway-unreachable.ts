const SENTENCES = {
  no_connection: 'the connection failed or was cut',
  timed_out: 'there was no answer in time',
  no_token: 'the function that gets tokens failed',
  unreadable: 'the answer was not one of the gateway',
} as const;

export interface UnreachableDetails {
  readonly cause?: unknown;
  readonly status?: number;
  readonly retryAfterSeconds?: number | null;
}

/** No answer of the gateway: whether it did what was asked is not known. */
export class GatewayUnreachable extends Error {
  override readonly name = 'GatewayUnreachable';
  /** The status of what answered in the gateway's place; null where nothing did. */
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;

  constructor(
    /** Such as `POST /v1/pns/bindings/xyb`. */
    readonly operation: string,
    readonly reason: keyof typeof SENTENCES,
    { cause, status, retryAfterSeconds }: UnreachableDetails = {},
  ) {
    super(`${operation}: ${SENTENCES[reason]}${status === undefined ? '' : ` (${status})`}.`, { cause });
    this.status = status ?? null;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
}
