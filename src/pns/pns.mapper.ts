import { Bound, Intent } from '../bindings/binding';
import { digitsOf, isRelayNumber, toE164 } from '../common/phone-number';
import { Fields } from '../upstream/fields';
import {
  BindAxbRequest,
  BindAxeRequest,
  BindAxeybRequest,
  BindRequest,
  BindXybRequest,
  DEFAULT_TTL_SECONDS,
  EXPIRY_STRATEGIES,
  ExpiryStrategy,
} from './dto/bind-request.dto';
import { PnsMode } from './pns.api';

type UpstreamBody = Record<string, unknown>;

/** What every bind sends. Members that are undefined are not sent. */
function commonBody(businessId: string, request: BindRequest, intent: Intent): UpstreamBody {
  return {
    businessId,
    bindExpireSecond: request.ttlSeconds ?? DEFAULT_TTL_SECONDS,
    customerBindId: intent.identifier,
    didX: optionalDigits(request.didX),
    ext: intent.userData,
  };
}

/** PNS BIND XYB. */
export function xybBody(businessId: string, request: BindXybRequest, intent: Intent): UpstreamBody {
  return {
    ...commonBody(businessId, request, intent),
    phoneA: optionalDigits(request.phoneA),
    phoneB: digitsOf(request.phoneB),
    customerUserId: request.customerUserId,
    didY: optionalDigits(request.didY),
    iso2X: request.countryX?.toUpperCase(),
    iso2Y: request.countryY?.toUpperCase(),
    delayedGetY: request.delayDidY,
    recording: request.recording,
    bindExpireStrategy: strategyCode(request.expiryStrategy),
    callInExpireSecond: request.callInTtlSeconds,
    callInExpireStrategy: strategyCode(request.callInExpiryStrategy),
  };
}

/** PNS BIND AXB. The page spells `recoding`; both spellings are sent. */
export function axbBody(businessId: string, request: BindAxbRequest, intent: Intent): UpstreamBody {
  return {
    ...commonBody(businessId, request, intent),
    phoneA: digitsOf(request.phoneA),
    phoneB: digitsOf(request.phoneB),
    recording: request.recording,
    recoding: request.recording,
    extensionB: request.extensionB,
    dtmfDelayTimeB: request.dtmfDelaySeconds,
  };
}

/** PNS BIND AXE. */
export function axeBody(businessId: string, request: BindAxeRequest, intent: Intent): UpstreamBody {
  return {
    ...commonBody(businessId, request, intent),
    phoneA: digitsOf(request.phoneA),
    iso2X: request.countryX?.toUpperCase(),
    recording: request.recording,
  };
}

/** PNS BIND AXEYB. The page spells `recoding`; both spellings are sent. */
export function axeybBody(businessId: string, request: BindAxeybRequest, intent: Intent): UpstreamBody {
  return {
    ...commonBody(businessId, request, intent),
    phoneA: optionalDigits(request.phoneA),
    phoneB: digitsOf(request.phoneB),
    didY: optionalDigits(request.didY),
    recording: request.recording,
    recoding: request.recording,
  };
}

type BuildBody = (businessId: string, request: never, intent: Intent) => UpstreamBody;

const BODIES: Readonly<Record<PnsMode, BuildBody>> = {
  xyb: xybBody,
  axb: axbBody,
  axe: axeBody,
  axeyb: axeybBody,
};

/** What a bind of the mode sends for the mode's request. */
export function bindBody(mode: PnsMode, businessId: string, request: object, intent: Intent): UpstreamBody {
  return BODIES[mode](businessId, request as never, intent);
}

/** What a bind answers: `data` with bindId, didX, didY, extensionX as far as the mode has them. */
export function toBound(answer: Fields, wishedX: string | null): Bound {
  const { traceId } = answer;
  const data = answer.child('data');
  if (data === null) return { upstreamId: null, numberX: wishedX, numberY: null, extensionX: null, traceId };
  return {
    upstreamId: data.text('bindId'),
    numberX: virtualNumber(data, 'didX') ?? wishedX,
    numberY: virtualNumber(data, 'didY'),
    extensionX: data.text('extensionX'),
    traceId,
  };
}

export function optionalE164(number: string | undefined): string | null {
  return number === undefined ? null : toE164(number);
}

function virtualNumber(data: Fields, name: string): string | null {
  const text = data.text(name);
  if (text === null) return null;
  return isRelayNumber(text) ? toE164(text) : data.refuse(name);
}

function optionalDigits(number: string | undefined): string | undefined {
  return number === undefined ? undefined : digitsOf(number);
}

/** `default` 0, `reset` 1, `extend` 2. */
function strategyCode(strategy: ExpiryStrategy | undefined): number | undefined {
  return strategy === undefined ? undefined : EXPIRY_STRATEGIES.indexOf(strategy);
}
