import { Outcome } from './call';

/** What an upstream's result or cause means. */
export interface CallOutcome {
  readonly outcome: Outcome;
  /** In the gateway's words; null: the code is not known. */
  readonly outcomeText: string | null;
}

/**
 * A cause: its Q.850 number (null: it has none), what it means, and its names: FreeSWITCH's, then reason phrases of
 * SIP. How names are written plays no part.
 */
type Cause = readonly [code: number | null, outcome: Outcome, text: string, ...names: string[]];

/** Source: interline interface V1.0, section 5.2, up to 127; names: FreeSWITCH's hangup causes, RFC 3261. */
const DOCUMENTED: readonly Cause[] = [
  [
    1,
    'invalid_number',
    'The number called is not assigned to anybody.',
    'UNALLOCATED_NUMBER',
    'Not Found',
    'Does Not Exist Anywhere',
  ],
  [2, 'unreachable', 'No route leads to the transit network.', 'NO_ROUTE_TRANSIT_NET'],
  [3, 'unreachable', 'No route leads to the number called.', 'NO_ROUTE_DESTINATION'],
  [4, 'failed', 'The network played an announcement instead of putting the call through.'],
  [16, 'cancelled', 'The call was cleared in the normal way.', 'NORMAL_CLEARING'],
  [17, 'busy', 'The callee was busy.', 'USER_BUSY', 'Busy Here', 'Busy Everywhere'],
  [18, 'no_answer', "The callee's phone did not respond.", 'NO_USER_RESPONSE', 'PROGRESS_TIMEOUT'],
  [19, 'no_answer', 'The callee did not answer.', 'NO_ANSWER', 'NO_PICKUP', 'ALLOTTED_TIMEOUT'],
  [
    20,
    'unreachable',
    "The callee's phone was not connected to its network.",
    'SUBSCRIBER_ABSENT',
    'USER_NOT_REGISTERED',
    'Temporarily Unavailable',
  ],
  [21, 'rejected', 'The call was rejected.', 'CALL_REJECTED', 'UNWANTED', 'Decline', 'Declined', 'Forbidden'],
  [22, 'invalid_number', 'The number called is no longer in use.', 'NUMBER_CHANGED', 'Gone'],
  [27, 'unreachable', 'The destination was out of order.', 'DESTINATION_OUT_OF_ORDER', 'GATEWAY_DOWN'],
  [
    28,
    'invalid_number',
    'The number called is incomplete or not well formed.',
    'INVALID_NUMBER_FORMAT',
    'Address Incomplete',
  ],
  [29, 'rejected', 'The network rejected a facility that the call asked for.', 'FACILITY_REJECTED'],
  [31, 'failed', 'The call was cleared without a stated cause.', 'NORMAL_UNSPECIFIED'],
  [34, 'failed', 'No circuit was free.', 'NORMAL_CIRCUIT_CONGESTION'],
  [42, 'failed', 'The exchange was congested.', 'SWITCH_CONGESTION'],
  [50, 'failed', 'The facility that the call asked for is not subscribed to.', 'FACILITY_NOT_SUBSCRIBED'],
  [53, 'rejected', 'Outgoing calls are barred within the closed user group.'],
  [55, 'rejected', 'Incoming calls are barred within the closed user group.'],
  [57, 'rejected', 'The number called has no right to this kind of call.', 'BEARERCAPABILITY_NOTAUTH'],
  [58, 'failed', 'The network could not carry this kind of call just then.', 'BEARERCAPABILITY_NOTAVAIL'],
  [65, 'failed', 'The network cannot carry this kind of call.', 'BEARERCAPABILITY_NOTIMPL'],
  [69, 'failed', 'The network lacks a facility that the call asked for.', 'FACILITY_NOT_IMPLEMENTED'],
  [87, 'rejected', 'The callee does not belong to the closed user group.'],
  [
    88,
    'failed',
    'The destination cannot take this kind of call.',
    'INCOMPATIBLE_DESTINATION',
    'Not Acceptable',
    'Not Acceptable Here',
    'Unsupported Media Type',
  ],
  [90, 'failed', 'The closed user group does not exist.'],
  [91, 'failed', 'The transit network was not a valid choice.'],
  [95, 'failed', 'A signalling message was invalid.', 'INVALID_MSG_UNSPECIFIED', 'Bad Request'],
  [97, 'failed', 'A signalling message was of an unknown type.', 'MESSAGE_TYPE_NONEXIST'],
  [99, 'failed', 'A signalling message had an unknown parameter.', 'IE_NONEXIST'],
  [
    102,
    'no_answer',
    'The time to put the call through ran out.',
    'RECOVERY_ON_TIMER_EXPIRE',
    'Request Timeout',
  ],
  [103, 'failed', 'An unknown signalling parameter was passed on.', 'MANDATORY_IE_LENGTH_ERROR'],
  [110, 'failed', 'A signalling message was dropped for an unknown parameter.'],
  [111, 'failed', 'A signalling protocol was broken.', 'PROTOCOL_ERROR'],
  [127, 'failed', 'The call failed in another network.', 'INTERWORKING'],
];

/** Source: interline interface V1.0, section 5.2, the platform's own numbers. */
const PLATFORM: readonly Cause[] = [
  [202, 'busy', 'The callee was busy or could not be located; the platform ended the call.'],
  [203, 'unreachable', 'The callee was deactivated; the platform ended the call.'],
  [204, 'unreachable', 'The callee was switched off on the platform, which ended the call.'],
  [205, 'invalid_number', 'The callee has no account; the platform ended the call.'],
  [206, 'rejected', 'The relay number is not allowed to call; the platform ended the call.'],
  [207, 'rejected', 'The main number called its own relay number; the platform ended the call.'],
  [209, 'rejected', 'The relay number was called with an original callee; the platform ended the call.'],
];

/** Causes that interline does not document and FreeSWITCH knows. */
const FURTHER: readonly Cause[] = [
  [6, 'failed', 'The channel was not acceptable.', 'CHANNEL_UNACCEPTABLE'],
  [25, 'unreachable', 'An exchange could not route the call.', 'EXCHANGE_ROUTING_ERROR'],
  [38, 'failed', 'The network was out of order.', 'NETWORK_OUT_OF_ORDER', 'Bad Gateway'],
  [
    41,
    'failed',
    'The network failed for a moment.',
    'NORMAL_TEMPORARY_FAILURE',
    'Server Internal Error',
    'Internal Server Error',
    'Server Timeout',
  ],
  [44, 'failed', 'The channel that the call asked for was not available.', 'REQUESTED_CHAN_UNAVAIL'],
  [52, 'rejected', 'The caller is barred from such calls.', 'OUTGOING_CALL_BARRED'],
  [54, 'rejected', 'The callee is barred from such calls.', 'INCOMING_CALL_BARRED'],
  [63, 'failed', 'A service that the call needs was not available.', 'SERVICE_UNAVAILABLE'],
  [66, 'failed', 'The network lacks the channel type.', 'CHAN_NOT_IMPLEMENTED'],
  [79, 'failed', 'The network lacks the service.', 'SERVICE_NOT_IMPLEMENTED', 'Not Implemented'],
  [96, 'failed', 'A signalling message lacked a parameter.', 'MANDATORY_IE_MISSING'],
  [
    98,
    'failed',
    'A signalling message did not fit the state of the call.',
    'WRONG_MESSAGE',
    'WRONG_CALL_STATE',
  ],
  [
    null,
    'cancelled',
    'The caller hung up before the call was answered.',
    'ORIGINATOR_CANCEL',
    'Request Terminated',
    'Request Cancelled',
  ],
  [null, 'cancelled', 'The call was answered elsewhere.', 'LOSE_RACE', 'PICKED_OFF'],
  [null, 'failed', 'No speech came through.', 'MEDIA_TIMEOUT'],
  [null, 'failed', 'The platform ended the call.', 'MANAGER_REQUEST', 'SYSTEM_SHUTDOWN', 'CRASH'],
];

type Meanings = ReadonlyMap<string, CallOutcome>;

const INTERLINE_RESULTS: Meanings = new Map([
  ['answered', { outcome: 'answered', outcomeText: 'The call was answered.' }],
  ...byCode([...DOCUMENTED, ...PLATFORM]),
]);

const CODES: Meanings = new Map(byCode([...DOCUMENTED, ...FURTHER]));

const NAMES: Meanings = new Map(
  [...DOCUMENTED, ...FURTHER].flatMap(([, outcome, outcomeText, ...names]) =>
    names.map((name) => [plain(name), { outcome, outcomeText }] as const),
  ),
);

const UNKNOWN: CallOutcome = { outcome: 'unknown', outcomeText: null };
/** What FreeSWITCH also writes as the number of a cause that has none. */
const NORMAL_CLEARING = '16';

/**
 * What an interline `result` means: `answered`, or a number that carriers may add to.
 * Source: interline interface V1.0, section 5.2.
 */
export function interlineOutcome(result: string): CallOutcome {
  return INTERLINE_RESULTS.get(result) ?? UNKNOWN;
}

/**
 * How a pns call or one of its legs ended.
 * Source: PNS API webhook; `hangupCode` is a Q.850 number, `hangupCause` FreeSWITCH's name of the cause.
 */
export function pnsOutcome(end: {
  readonly hangupCode: string | null;
  readonly hangupCause: string | null;
  readonly answeredAt: string | null;
  readonly durationSeconds: number | null;
}): CallOutcome {
  const byName = named(end.hangupCause);
  const byNumber = end.hangupCode === null ? undefined : CODES.get(end.hangupCode);
  const cause = end.hangupCode === NORMAL_CLEARING ? (byName ?? byNumber) : (byNumber ?? byName);
  return outcomeOf(cause, end.answeredAt !== null || isSpoken(end.durationSeconds));
}

/**
 * How a WhatsApp call ended.
 * Source: the pages wa calling query and calls webhook; `end_reason` is a reason phrase of SIP or the name of a
 * cause.
 */
export function callingOutcome(end: {
  readonly endReason: string | null;
  readonly durationSeconds: number | null;
}): CallOutcome {
  return outcomeOf(named(end.endReason), isSpoken(end.durationSeconds));
}

function outcomeOf(cause: CallOutcome | undefined, isAnswered: boolean): CallOutcome {
  const known = cause ?? UNKNOWN;
  return isAnswered ? { outcome: 'answered', outcomeText: known.outcomeText } : known;
}

function isSpoken(durationSeconds: number | null): boolean {
  return durationSeconds !== null && durationSeconds > 0;
}

function byCode(causes: readonly Cause[]): (readonly [string, CallOutcome])[] {
  return causes.flatMap(([code, outcome, outcomeText]) =>
    code === null ? [] : [[String(code), { outcome, outcomeText }] as const],
  );
}

function named(name: string | null): CallOutcome | undefined {
  return name === null ? undefined : NAMES.get(plain(name));
}

/** Letters alone: `Request Time-out` is `REQUEST_TIMEOUT`. */
function plain(name: string): string {
  return name.replace(/[^a-z]/gi, '').toUpperCase();
}
