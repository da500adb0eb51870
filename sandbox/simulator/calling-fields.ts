import { isIP } from 'node:net';
import type { BodyReader } from './body-reader';
import type { CallingSettings, SipServer } from './calling-numbers';
import { readHours } from './calling-hours';
import { isJsonObject, type Json } from './json-text';
import { Refusal } from './refusal';

/** Console help: up to five entries, IP and port unique. That the API enforces it is a guess. */
const MOST_SIP_SERVERS = 5;

/** The documented code for a field whose content is wrong [calling get page]. */
export function hasError(name: string): Refusal {
  return new Refusal(10016, `${name} has error`);
}

/** The settings in an enable body [calling enable page, 2025-09-25]. */
export function readSettings(body: BodyReader): CallingSettings {
  for (const name of REQUIRED) body.require(name);
  const hoursStatus = readSwitch(body, 'hours_status');
  return {
    region: readRegion(body),
    iconStatus: readSwitch(body, 'icon_status'),
    permissionStatus: readSwitch(body, 'permission_status'),
    recordingStatus: readSwitch(body, 'recording_status'),
    hoursStatus,
    hoursCustomize: readHoursCustomize(body, hoursStatus),
    customerSipServers: readSipServers(body.value('customer_sip_addr')),
  };
}

const REQUIRED = [
  'region',
  'icon_status',
  'permission_status',
  'recording_status',
  'hours_status',
  'customer_sip_addr',
];

export const SETTINGS_FIELDS = [...REQUIRED, 'hours_customize'];

/** Only `SG` and the older `SINGAPORE` are attested and no list is: any word in capitals passes. */
function readRegion(body: BodyReader): string {
  const region = body.text('region');
  if (!/^[A-Z]{2,20}$/.test(region)) throw hasError('region');
  return region;
}

function readSwitch(body: BodyReader, name: string): number {
  const value = body.value(name);
  if (value === 0 || value === 1) return value;
  throw new Refusal(10015, `${name} not in (0, 1)`);
}

function readHoursCustomize(body: BodyReader, hoursStatus: number): Json {
  const given = body.value('hours_customize');
  if (given === undefined && hoursStatus === 0) return null;
  if (given === undefined) throw new Refusal(9000, 'Request parameter error: hours_customize is missing');
  const hours = readHours(given);
  if (hours === undefined) throw hasError('hours_customize');
  return hoursStatus === 1 ? hours : null;
}

function readSipServers(value: unknown): SipServer[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > MOST_SIP_SERVERS) {
    throw hasError('customer_sip_addr');
  }
  const servers = value.map(readSipServer);
  const addresses = new Set(servers.map(({ host, port }) => `${host} ${port}`));
  if (addresses.size < servers.length) throw hasError('customer_sip_addr');
  return servers;
}

/** "Currently only IP is supported", and an IP needs its port [calling enable page]. */
function readSipServer(value: unknown): SipServer {
  if (!isJsonObject(value)) throw hasError('customer_sip_addr');
  const { host, port, type, ...unknown } = value;
  const fits =
    Object.keys(unknown).length === 0 &&
    typeof host === 'string' &&
    isIP(host) !== 0 &&
    isWhole(port, 1, 65_535) &&
    isWhole(type, 1, 3);
  if (!fits) throw hasError('customer_sip_addr');
  return { host, port, type };
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
