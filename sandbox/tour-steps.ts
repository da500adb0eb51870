/** One step of the tour: a request, who sends it, and what it should be answered with. */
export interface TourStep {
  readonly title: string;
  readonly as: 'courier' | 'desk' | 'network';
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `$NAME` stands for a value that an earlier step kept. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly status: number;
  /** Keeps a field of the answer under a name, percent-encoded where it will stand in a path. */
  readonly keep?: { readonly name: string; readonly field: string; readonly encode?: true };
}

export const TOUR: readonly TourStep[] = [
  {
    title: 'The courier app hides the number of a customer: whoever dials X will reach B.',
    as: 'courier',
    method: 'POST',
    path: '/v1/pns/bindings/xyb',
    body: { phoneB: '+85264654798', ttlSeconds: 3600, userData: 'order 4711' },
    status: 201,
    keep: { name: 'BINDING', field: 'id' },
  },
  {
    title: 'It reads the binding again.',
    as: 'courier',
    method: 'GET',
    path: '/v1/pns/bindings/$BINDING',
    status: 200,
    keep: { name: 'X', field: 'numberX' },
  },
  {
    title: 'A courier dials X from his own phone. The simulated network says who rings, and what is shown.',
    as: 'network',
    method: 'POST',
    path: '/_control/calls',
    body: { product: 'pns', from: '85254987987', to: '$X' },
    status: 201,
  },
  {
    title: 'The order is delivered: the binding is released.',
    as: 'courier',
    method: 'DELETE',
    path: '/v1/pns/bindings/$BINDING',
    status: 204,
  },
  {
    title: 'The support desk looks at its WhatsApp number.',
    as: 'desk',
    method: 'GET',
    path: '/v1/calling/numbers/+6281100000001',
    status: 200,
  },
  {
    title: 'A customer calls it on WhatsApp.',
    as: 'network',
    method: 'POST',
    path: '/_control/calls',
    body: { product: 'calling', businessPhone: '6281100000001', from: '85254987987', to: '6281100000001' },
    status: 201,
    keep: { name: 'CALL', field: 'callId', encode: true },
  },
  {
    title: 'The desk reads the record of the call.',
    as: 'desk',
    method: 'GET',
    path: '/v1/calling/numbers/+6281100000001/calls/$CALL',
    status: 200,
  },
  {
    title: 'The desk connects two people through a relay number.',
    as: 'desk',
    method: 'POST',
    path: '/v1/interline/bindings',
    body: { numberX: '17000000001', numberA: '13800000001', numberB: '13900000002', ttlSeconds: 600 },
    status: 201,
  },
  {
    title: 'What a mistake looks like.',
    as: 'courier',
    method: 'POST',
    path: '/v1/pns/bindings/xyb',
    body: { phoneB: '12', tll: 60 },
    status: 422,
  },
  {
    title: 'What a missing right looks like: the desk may not see privacy numbers.',
    as: 'desk',
    method: 'GET',
    path: '/v1/pns/bindings',
    status: 403,
  },
];
