import type { BodyReader, FieldRefusals } from './body-reader';
import { countryCodeOf } from './numbers';
import { Refusal } from './refusal';

export type PnsMode = 'xyb' | 'axb' | 'axe' | 'axeyb';

/** 0 default, 1 reset, 2 extend [PNS BIND XYB page]. */
export type ExpiryStrategy = 0 | 1 | 2;

export interface PnsBindRequest {
  mode: PnsMode;
  businessId: string;
  phoneA?: string | undefined;
  phoneB?: string | undefined;
  expireSecond: number;
  expireStrategy: ExpiryStrategy;
  callInExpireSecond?: number | undefined;
  callInExpireStrategy: ExpiryStrategy;
  customerUserId?: string | undefined;
  customerBindId?: string | undefined;
  didX?: string | undefined;
  didY?: string | undefined;
  iso2X?: string | undefined;
  iso2Y?: string | undefined;
  delayedGetY: boolean;
  recording: boolean;
  ext?: string | undefined;
  extensionB?: string | undefined;
}

const COMMON = ['businessId', 'bindExpireSecond', 'didX', 'customerBindId', 'ext', 'recording'];

/** The body tables of the four pages. AXB and AXEYB spell `recoding`; the right spelling passes too. */
const FIELDS: Record<PnsMode, readonly string[]> = {
  axb: [...COMMON, 'recoding', 'phoneA', 'phoneB', 'extensionB', 'dtmfDelayTimeB'],
  axe: [...COMMON, 'phoneA', 'iso2X'],
  axeyb: [...COMMON, 'recoding', 'phoneA', 'phoneB', 'didY'],
  // phoneA is in the sample of the page, though not in its table.
  xyb: [
    ...COMMON,
    ...['phoneA', 'phoneB', 'customerUserId', 'didY', 'iso2X', 'iso2Y', 'delayedGetY'],
    ...['bindExpireStrategy', 'callInExpireSecond', 'callInExpireStrategy'],
  ],
};

const DEFAULT_EXPIRE_SECOND = 7200;
const LONGEST_SECONDS = 2_147_483_647;

/** 1002 is the only documented code for a wrong body [API调用约定]; 10001 is for A and B. */
export const PNS_REFUSALS: FieldRefusals = {
  missing: (name) =>
    name === 'phoneA' || name === 'phoneB'
      ? new Refusal(10001, `${name} is empty`)
      : new Refusal(1002, `body is wrong: ${name} is missing`),
  wrong: (name, rule) => new Refusal(1002, `body is wrong: ${name} ${rule}`),
  unknown: (name) => new Refusal(1002, `body is wrong: ${name} is not documented`),
};

export function readBindRequest(mode: PnsMode, body: BodyReader): PnsBindRequest {
  body.allowOnly(FIELDS[mode]);
  const request: PnsBindRequest = {
    mode,
    businessId: body.text('businessId'),
    phoneA: mode === 'axb' || mode === 'axe' ? body.text('phoneA') : body.optionalText('phoneA'),
    phoneB: mode === 'axe' ? undefined : body.text('phoneB'),
    expireSecond: readExpireSecond(mode, body),
    expireStrategy: readStrategy(body, 'bindExpireStrategy'),
    callInExpireSecond: body.optionalWhole('callInExpireSecond', 1, LONGEST_SECONDS),
    callInExpireStrategy: readStrategy(body, 'callInExpireStrategy'),
    customerUserId: body.optionalText('customerUserId'),
    customerBindId: body.optionalText('customerBindId'),
    didX: body.optionalText('didX'),
    didY: body.optionalText('didY'),
    iso2X: readIso2(body, 'iso2X'),
    iso2Y: readIso2(body, 'iso2Y'),
    delayedGetY: body.optionalFlag('delayedGetY') ?? false,
    recording: readRecording(body),
    ext: body.optionalText('ext'),
    extensionB: readExtensionB(body),
  };
  checkPhones(request);
  return request;
}

/** Required on AXB and AXE; elsewhere the page's default of 7200 holds. 0 is not said to mean "never". */
function readExpireSecond(mode: PnsMode, body: BodyReader): number {
  if (mode === 'axb' || mode === 'axe') return body.whole('bindExpireSecond', 1, LONGEST_SECONDS);
  return body.optionalWhole('bindExpireSecond', 1, LONGEST_SECONDS) ?? DEFAULT_EXPIRE_SECOND;
}

function readStrategy(body: BodyReader, name: string): ExpiryStrategy {
  const strategy = body.optionalWhole(name, 0, 2) ?? 0;
  return strategy === 1 || strategy === 2 ? strategy : 0;
}

function readIso2(body: BodyReader, name: string): string | undefined {
  const iso2 = body.optionalText(name);
  if (iso2 !== undefined && !/^[A-Z]{2}$/.test(iso2)) throw PNS_REFUSALS.wrong(name, 'must be two capitals');
  return iso2;
}

function readRecording(body: BodyReader): boolean {
  const right = body.optionalFlag('recording');
  const slip = body.optionalFlag('recoding');
  if (right !== undefined && slip !== undefined && right !== slip) {
    throw PNS_REFUSALS.wrong('recoding', 'contradicts recording');
  }
  return right ?? slip ?? false;
}

/** dtmfDelayTimeB is needed when extensionB is set [PNS BIND AXB page]. */
function readExtensionB(body: BodyReader): string | undefined {
  const extension = body.optionalText('extensionB');
  const delay = body.optionalWhole('dtmfDelayTimeB', 0, LONGEST_SECONDS);
  if (extension !== undefined && delay === undefined) throw PNS_REFUSALS.missing('dtmfDelayTimeB');
  return extension;
}

/** Digits with a country code and no plus, as in every sample; A and B of an AXB share theirs. */
function checkPhones({ mode, phoneA, phoneB }: PnsBindRequest): void {
  for (const phone of [phoneA, phoneB]) {
    if (phone !== undefined && countryCodeOf(phone) === undefined) throw noCountryCode();
  }
  if (phoneA !== undefined && phoneA === phoneB) throw new Refusal(10002, 'phoneA equals phoneB');
  if (mode === 'axb' && countryCodeOf(phoneA ?? '') !== countryCodeOf(phoneB ?? '')) throw noCountryCode();
}

function noCountryCode(): Refusal {
  return new Refusal(10004, 'phoneA or phoneB lacks the country code');
}
