import { eventually, PNS_BINDS, RELAY_BIND } from './bindings';
import { BUSINESS_PHONE, PHONE_A, RELAY_A, RELAY_X } from './canaries';
import { callbacksOf, push, relayRecord } from './callbacks';
import { TestClient, TestGateway } from './gateway';
import { HttpResult } from './http';
import { Receiver } from './receiver';

/** Numbers of the pns pool that the owner alone may wish for: NXCloud keeps one to a mode. */
export const OWN_DIDS = {
  xyb: '+85260000001',
  axb: '+85260000002',
  axe: '+85260000003',
  axeyb: '+85260000004',
} as const;
export const OWN_NUMBERS = {
  businessPhones: [BUSINESS_PHONE],
  interlineNumbers: [RELAY_X, '17000000002'],
  pnsNumbers: Object.values(OWN_DIDS),
};
const [, RELAY_X_OF_BINDING] = OWN_NUMBERS.interlineNumbers;

/**
 * Gives a client that may use `OWN_NUMBERS` one object of each kind, and the administrator something to administer.
 * @returns ids and numbers, by the path that they stand behind
 */
export async function makeOwnedObjects(
  gateway: TestGateway,
  owner: TestClient,
  receiver: Receiver,
): Promise<Readonly<Record<string, string>>> {
  const { control } = gateway.simulator;
  const dids = Object.values(OWN_DIDS).map((did) => ({ number: did.slice(1), iso2: 'HK' }));
  control.changeNumbers({ product: 'pns', add: dids });
  const { http } = owner;
  const bindPrivate = (): Promise<string> => idOf(http.post('/v1/pns/bindings/axb', PNS_BINDS.axb));
  const relay = await idOf(
    http.post('/v1/interline/bindings', { ...RELAY_BIND, numberX: RELAY_X_OF_BINDING }),
  );
  await idOf(http.put(`/v1/interline/transfers/${RELAY_X}`, { numberA: RELAY_A }));
  const call = control.placeCall({
    product: 'calling',
    businessPhone: BUSINESS_PHONE,
    from: PHONE_A,
    to: BUSINESS_PHONE,
  });
  if (!call.routed) throw new Error('nobody was called');
  const { id: endpoint } = await receiver.subscribe(http);
  const { body: delivery } = await http.post(`/v1/webhooks/${endpoint}/test`);
  await eventually(async () => {
    const { body } = await http.get(`/v1/webhooks/${endpoint}/deliveries`);
    return body.data?.[0]?.status === 'delivered';
  });
  await push(gateway, 'interline/cdr', relayRecord({ rcaller: '17000009999' }));
  const [callback] = await callbacksOf(gateway, 'status=unrouted');
  const client = await gateway.createClient();
  const keys = `/v1/admin/clients/${client.id}/keys`;
  return {
    '/v1/calling/numbers': BUSINESS_PHONE,
    '/v1/calling/numbers/:businessPhone/calls': call.callId,
    '/v1/pns/bindings': await bindPrivate(),
    '/v1/interline/bindings': relay,
    '/v1/interline/transfers': RELAY_X,
    '/v1/events': String(delivery.eventId),
    '/v1/webhooks': endpoint,
    '/v1/deliveries': String(delivery.id),
    '/v1/admin/clients': client.id,
    '/v1/admin/clients/:id/keys': await idOf(gateway.admin.post(keys)),
    '/v1/admin/bindings': await bindPrivate(),
    '/v1/admin/callbacks': String(callback?.id),
  };
}

async function idOf(request: Promise<HttpResult>): Promise<string> {
  const { status, body } = await request;
  expect([200, 201]).toContain(status);
  return String(body.id);
}
