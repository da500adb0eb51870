import type { CallingNumber, CallingStatus } from './calling-numbers';
import { BareNumber, writeJson, type Json, type JsonMembers } from './json-text';
import type { CallEnder, CallingCall } from './placed-calls';
import { Refusal } from './refusal';
import type { Variations } from './variations';
import type { World } from './world';

/** 0 disabled, 1 enabled, 2 in arrears [calling get page]; `unconfigured` never gets this far. */
const STATUS_NUMBERS: Record<CallingStatus, number> = {
  disabled: 0,
  enabled: 1,
  in_arrears: 2,
  unconfigured: 0,
};

/** `data` of get: while disabled all but status and number is null, and region is '' [calling get page]. */
export function callingState(
  { businessPhone, status, settings }: CallingNumber,
  variations: Variations,
): Json {
  return {
    status: STATUS_NUMBERS[status],
    business_phone: businessPhone,
    region: settings?.region ?? '',
    icon_status: settings?.iconStatus ?? null,
    permission_status: settings?.permissionStatus ?? null,
    recording_status: settings?.recordingStatus ?? null,
    hours_status: settings?.hoursStatus ?? null,
    hours_customize: hoursAs(variations, settings?.hoursCustomize ?? null),
    customer_sip_addr:
      settings?.customerSipServers.map(({ host, port, type }) => ({
        host,
        port: variations.port === 'string' ? String(port) : port,
        type,
      })) ?? null,
    nx_sip_addr: settings === null ? null : nxSipServers(settings.region),
  };
}

function hoursAs(variations: Variations, hours: Json): Json {
  return hours === null || variations.hoursCustomize === 'object' ? hours : writeJson(hours);
}

/** The sample of the calling get page. */
function nxSipServers(region: string): Json {
  return [
    {
      region,
      ip_list: ['34.92.169.217:6030', '34.92.169.218:6030'],
      fqdn: ['ivp-cli-cluster.nxcloud.com'],
    },
  ];
}

/** `data` of query: one call a request, `wabaId` amid snake_case [calling query page]. */
export function callingCalls(world: World, { businessPhone }: CallingNumber, callId: string): Json {
  const call = world.placedCalls.findCalling(businessPhone, callId);
  if (call === undefined) throw new Refusal(10014, 'Calling cdr not exist');
  return { ...callingAccount(businessPhone), calls: [callRecord(call, world.variations)] };
}

/** Whose record it is, in an answer and in a push. */
export function callingAccount(businessPhone: string): JsonMembers {
  return { app_id: 282, business_phone: businessPhone, wabaId: '100000000000001' };
}

/** 0 caller, 1 callee, 2 server, 3 unknown. */
const END_DIRECTIONS: Record<CallEnder, number> = { caller: 0, callee: 1, platform: 2 };

/** The twelve fields of a call, in a query's answer and in a push [calling query page, calls webhook]. */
export function callRecord(call: CallingCall, variations: Variations): JsonMembers {
  const cost = {
    direction: call.from === call.businessPhone ? 1 : 0,
    currency: 'EUR',
    price: new BareNumber(call.price),
  };
  return {
    call_id: call.callId,
    from: call.from,
    to: call.to,
    costs: variations.costs === 'array' ? [cost] : cost,
    start_time: String(call.startedAtSeconds),
    end_time: String(call.endedAtSeconds),
    record: call.recordingUrl,
    call_duration: call.durationSeconds,
    fee_duration: call.billedSeconds,
    bill_type: '6+6',
    end_direction: END_DIRECTIONS[call.endedBy],
    end_reason: call.endReason,
  };
}
