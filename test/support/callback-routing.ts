import { Simulator } from '../../sandbox/simulator/start-simulator';
import { Ids } from '../../src/common/ids';
import { Database } from '../../src/database/database';
import { RELAY_BIND } from './bindings';
import { PHONE_A, PHONE_B, RELAY_A } from './canaries';
import { ACKNOWLEDGED, CallbackAddress, callbacksOf, push } from './callbacks';
import { TestClient, TestGateway } from './gateway';

type Fields = Readonly<Record<string, unknown>>;

/** A binding as records name it. */
export interface BoundBinding {
  readonly id: string;
  /** `subid` or `bindId`. */
  readonly upstreamId: string;
  readonly customerBindId: string;
  readonly numberX: string;
  /** What NXCloud was given as `userData` or `ext`, and gives back. */
  readonly sent: string;
}

/** What became of a callback, as the administrator sees it. */
export interface Told {
  readonly status: unknown;
  readonly reason: unknown;
  readonly routedBy: unknown;
  readonly clientId: unknown;
  readonly bindingId: unknown;
  readonly provenance: unknown;
}

/** Binds a relay number (axb) for the client. */
export async function bindRelayWith(
  { simulator }: TestGateway,
  { http }: TestClient,
  fields: Fields = {},
): Promise<BoundBinding> {
  const { body } = await http.post('/v1/interline/bindings', { ...RELAY_BIND, ...fields });
  return bound(body, simulator.control.bindings().interline.at(-1)?.userData);
}

/** Transfers a relay number (xa) to the client. The number is added where NXCloud does not have it. */
export async function transferTo(
  { simulator }: TestGateway,
  { http }: TestClient,
  numberX: string,
  fields: Fields = {},
): Promise<BoundBinding> {
  simulator.control.changeNumbers({ product: 'interline', add: [numberX] });
  const { body } = await http.put(`/v1/interline/transfers/${numberX}`, { numberA: RELAY_A, ...fields });
  return bound(body, simulator.control.bindings().interline.at(-1)?.userData);
}

/** Binds a privacy number (axb unless told otherwise) for the client. */
export async function bindPrivate(
  { simulator }: TestGateway,
  { http }: TestClient,
  { mode = 'axb', ...fields }: Fields & { readonly mode?: 'axb' | 'axe' | 'xyb' | 'axeyb' } = {},
): Promise<BoundBinding> {
  const parties = {
    ...(mode === 'xyb' ? {} : { phoneA: PHONE_A }),
    ...(mode === 'axe' ? {} : { phoneB: PHONE_B }),
  };
  const { didX } = fields;
  if (typeof didX === 'string') addPrivateNumber(simulator, didX);
  const { body } = await http.post(`/v1/pns/bindings/${mode}`, { ...parties, ...fields });
  return bound(body, simulator.control.bindings().pns.at(-1)?.ext);
}

/** Writes so many more bindings like this one into the register, untagged and under ids of their own. */
export async function copyBinding({ app }: TestGateway, { id }: BoundBinding, count: number): Promise<void> {
  const { queries } = app.get(Database, { strict: false });
  const row = await queries.selectFrom('bindings').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const ids = app.get(Ids, { strict: false });
  for (let written = 0; written < count; written += 100) {
    const copies = Array.from({ length: 100 }, () => {
      const copy = ids.next('bnd');
      const own = { id: copy, upstream_id: `${copy} upstream`, customer_bind_id: `${copy} customer` };
      return { ...row, ...own, routing_tag_hash: null, sealed_routing_tag: null };
    });
    await queries.insertInto('bindings').values(copies).execute();
  }
}

/** Sends a callback that is accepted. */
export async function pushed(
  gateway: TestGateway,
  address: CallbackAddress,
  fields: Fields,
  headers?: Readonly<Record<string, string>>,
): Promise<Told> {
  const { text } = await push(gateway, address, fields, headers);
  expect(text).toBe(ACKNOWLEDGED);
  const [newest = {}] = await callbacksOf(gateway);
  return told(newest);
}

/** What an administrator's view of a callback says of its routing. */
export function told({ status, routing, verification }: Readonly<Record<string, unknown>>): Told {
  const { reason, routedBy, clientId, bindingId } = routing as Fields;
  const { provenance } = verification as Fields;
  return { status, reason, routedBy, clientId, bindingId, provenance };
}

/** A callback that found its owner. */
export function routedTo(
  client: TestClient,
  binding: { id: string } | null,
  routedBy: string,
): Partial<Told> {
  return { status: 'routed', reason: null, routedBy, clientId: client.id, bindingId: binding?.id ?? null };
}

/** A callback that nobody got. */
export function held(status: 'quarantined' | 'unrouted', reason: string): Partial<Told> {
  return { status, reason, routedBy: null, clientId: null, bindingId: null };
}

function addPrivateNumber({ control }: Simulator, number: string): void {
  const digits = number.replace('+', '');
  if (control.numbers().pns.some((known) => known.number === digits)) return;
  control.changeNumbers({ product: 'pns', add: [{ number: digits, iso2: 'HK' }] });
}

function bound(body: Readonly<Record<string, unknown>>, sent: string | undefined): BoundBinding {
  const { id, upstreamId, customerBindId, numberX } = body;
  if (typeof id !== 'string') throw new Error(`nothing was bound: ${JSON.stringify(body)}`);
  return {
    id,
    upstreamId: String(upstreamId),
    customerBindId: String(customerBindId),
    numberX: String(numberX),
    sent: sent ?? '',
  };
}
