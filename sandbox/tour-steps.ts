import type { ExampleClientName } from './example-clients';

/** One step of the tour: something is asked, or an event is waited for. */
export type TourStep = RequestStep | EventStep;

/** A request, who sends it, and what it should be answered with. */
export interface RequestStep {
  readonly title: string;
  readonly as: ExampleClientName | 'network';
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `$NAME` stands for a value that an earlier step kept. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly status: number;
  /** Keeps a field of the answer under a name, percent-encoded where it will stand in a path. */
  readonly keep?: { readonly name: string; readonly field: string; readonly encode?: true };
}

/** The receiver gets a signed webhook for this application. */
export interface EventStep {
  readonly title: string;
  readonly as: ExampleClientName;
  readonly eventType: string;
}

export const TOUR: readonly TourStep[] = [
  {
    title:
      'Events go to the endpoint of an application. The sandbox has registered its small receiver for both.',
    as: 'courier',
    method: 'GET',
    path: '/v1/webhooks',
    status: 200,
  },
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
    title: 'NXCloud reports the call to the gateway, and the gateway to the courier app.',
    as: 'courier',
    eventType: 'pns.call.completed',
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
    title: 'A customer calls it on WhatsApp, and the line is busy.',
    as: 'network',
    method: 'POST',
    path: '/_control/calls',
    body: {
      product: 'calling',
      businessPhone: '6281100000001',
      from: '85254987987',
      to: '6281100000001',
      outcome: 'busy',
    },
    status: 201,
    keep: { name: 'CALL', field: 'callId', encode: true },
  },
  {
    title: 'The desk hears of it.',
    as: 'desk',
    eventType: 'calling.call.completed',
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
    body: {
      numberX: '17000000001',
      numberA: '13800000001',
      numberB: '13900000002',
      ttlSeconds: 600,
      userData: 'case 17',
    },
    status: 201,
  },
  {
    title: 'One of them dials it.',
    as: 'network',
    method: 'POST',
    path: '/_control/calls',
    body: { product: 'interline', from: '13800000001', to: '17000000001' },
    status: 201,
  },
  {
    title: 'The desk hears that the call began ...',
    as: 'desk',
    eventType: 'interline.call.started',
  },
  {
    title: '... and how it ended.',
    as: 'desk',
    eventType: 'interline.call.completed',
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
  {
    title: 'What an application missed it reads here. The courier app sees its own events ...',
    as: 'courier',
    method: 'GET',
    path: '/v1/events',
    status: 200,
  },
  {
    title: '... and the desk its own.',
    as: 'desk',
    method: 'GET',
    path: '/v1/events',
    status: 200,
  },
];
