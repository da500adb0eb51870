import { toRfc3339 } from '../common/clock';
import { CostDto } from '../common/cost.dto';
import { digitsOf, toE164 } from '../common/phone-number';
import { Fields } from '../upstream/fields';
import { fromHoursCustomize, toHoursCustomize } from './business-hours.mapper';
import { CallRecordDto, CallRecordsDto } from './dto/call-records.dto';
import {
  CallingNumberDto,
  EnableCallingRequest,
  NxSipServerDto,
  SipServerDto,
} from './dto/calling-number.dto';

const STATUSES = { 0: 'disabled', 1: 'enabled', 2: 'in_arrears' } as const;
const DIRECTIONS = { 1: 'both', 2: 'inbound', 3: 'outbound' } as const;
const DIRECTION_CODES = { both: 1, inbound: 2, outbound: 3 } as const;
const COST_DIRECTIONS = { 0: 'inbound', 1: 'outbound' } as const;
const END_DIRECTIONS: ReadonlyMap<string | null, CallRecordDto['endedBy']> = new Map([
  ['0', 'caller'],
  ['1', 'callee'],
  ['2', 'platform'],
]);

/** Wa calling enable. */
export function enableBody(request: EnableCallingRequest): Record<string, unknown> {
  const { businessHours } = request;
  return {
    region: request.region,
    icon_status: Number(request.callIconVisible),
    permission_status: Number(request.callbackRequestsEnabled),
    recording_status: Number(request.recordingEnabled),
    hours_status: businessHours === undefined ? 0 : 1,
    hours_customize: businessHours === undefined ? undefined : toHoursCustomize(businessHours),
    customer_sip_addr: request.customerSipServers.map(({ host, port, direction }) => ({
      host,
      port,
      type: DIRECTION_CODES[direction],
    })),
  };
}

/** Wa calling get. While calling is disabled all but the status is null. */
export function toCallingNumber(answer: Fields, businessPhone: string): CallingNumberDto {
  const data = answer.child('data') ?? answer.refuse('data');
  return {
    businessPhone: toE164(businessPhone),
    status: data.oneOf('status', STATUSES) ?? data.refuse('status'),
    region: data.text('region'),
    callIconVisible: data.flag('icon_status'),
    callbackRequestsEnabled: data.flag('permission_status'),
    recordingEnabled: data.flag('recording_status'),
    businessHours: data.flag('hours_status') === true ? fromHoursCustomize(data) : null,
    customerSipServers: data.objects('customer_sip_addr').map(toSipServer),
    nxSipServers: data.objects('nx_sip_addr').map(toNxSipServer),
  };
}

/** Wa calling query. */
export function toCallRecords(answer: Fields, businessPhone: string): CallRecordsDto {
  const data = answer.child('data') ?? answer.refuse('data');
  const appId = data.text('app_id');
  return {
    appId: appId !== null && Number.isSafeInteger(Number(appId)) ? Number(appId) : null,
    businessPhone: toE164(businessPhone),
    wabaId: data.text('wabaId'),
    calls: data.objects('calls').map((call) => toCallRecord(call, digitsOf(businessPhone))),
  };
}

function toCallRecord(call: Fields, businessDigits: string): CallRecordDto {
  const from = call.requiredText('from');
  const to = call.requiredText('to');
  return {
    callId: call.requiredText('call_id'),
    from: asPhoneNumber(from),
    to: asPhoneNumber(to),
    direction:
      digitsOf(from) === businessDigits ? 'outbound' : digitsOf(to) === businessDigits ? 'inbound' : null,
    startedAt: toRfc3339(call.time('start_time', 1000)),
    endedAt: toRfc3339(call.time('end_time', 1000)),
    durationSeconds: call.integer('call_duration') ?? 0,
    billedSeconds: call.integer('fee_duration') ?? 0,
    billingIncrement: call.text('bill_type'),
    endedBy: END_DIRECTIONS.get(call.text('end_direction')) ?? 'unknown',
    endReason: call.text('end_reason'),
    recordingUrl: call.text('record'),
    costs: call.objects('costs').map(toCost),
  };
}

function toCost(cost: Fields): CostDto {
  return {
    direction: cost.oneOf('direction', COST_DIRECTIONS),
    amount: cost.decimal('price') ?? cost.refuse('price'),
    currency: cost.requiredText('currency'),
  };
}

function toSipServer(server: Fields): SipServerDto {
  return {
    host: server.requiredText('host'),
    port: server.integer('port'),
    direction: server.oneOf('type', DIRECTIONS) ?? server.refuse('type'),
  };
}

function toNxSipServer(server: Fields): NxSipServerDto {
  return {
    region: server.text('region') ?? '',
    addresses: server.texts('ip_list'),
    fqdns: server.texts('fqdn'),
  };
}

/** Numbers are digits; a SIP user that is none (an anonymous caller) stays as it is. */
function asPhoneNumber(text: string): string {
  return /^\+?\d+$/.test(text) ? toE164(text) : text;
}
