import { Call, EventType } from './call';
import { Event, EventData, NO_CALL } from './event';

const ID = '01K9GZ4T6S3M8V2QXWJ5A7B0CD';
const BINDING = `bnd_${ID}`;
const RELAYED: Partial<Call> = { caller: '13800000001', callee: '13900000002', numberX: '17000000001' };

/** An event of each type, as its receiver gets it. For the OpenAPI document. */
export const EVENT_EXAMPLES: Readonly<Record<EventType, Event>> = {
  'interline.call.started': example('interline.call.started', {
    product: 'interline',
    call: { ...NO_CALL, ...RELAYED, callId: '900001', startedAt: '2026-03-01T08:00:00.000Z' },
    provider: { taskid: '900001', subid: '1986173907339188520', callTime: '1772352000' },
  }),
  'interline.sms.received': example('interline.sms.received', {
    product: 'interline',
    call: {
      ...NO_CALL,
      ...RELAYED,
      callId: '900002',
      startedAt: '2026-03-01T08:00:00.000Z',
      smsContent: 'I am at the door.',
    },
    provider: { taskid: '900002', subid: '1986173907339188520', callTime: '1772352000' },
  }),
  'interline.call.completed': example('interline.call.completed', {
    product: 'interline',
    call: {
      ...NO_CALL,
      ...RELAYED,
      callId: '900001',
      outcome: 'answered',
      outcomeCode: 'answered',
      outcomeText: 'The call was answered.',
      startedAt: '2026-03-01T08:00:00.000Z',
      ringingAt: '2026-03-01T08:00:02.000Z',
      answeredAt: '2026-03-01T08:00:05.000Z',
      endedAt: '2026-03-01T08:00:35.000Z',
      durationSeconds: 30,
      endedBy: 'caller',
    },
    provider: { taskid: '900001', subid: '1986173907339188520', result: 'answered', releasedir: '1' },
  }),
  'pns.call.completed': example('pns.call.completed', {
    product: 'pns',
    call: {
      ...NO_CALL,
      callId: '5f0c9c1e-7a43-4c0e-9f5e-2f2c3f9b1a77',
      caller: '+85254987987',
      callee: '+85264654798',
      numberX: '+85213135313',
      numberY: '+85213135356',
      outcome: 'busy',
      outcomeCode: '17',
      outcomeText: 'The callee was busy.',
      startedAt: '2026-03-01T08:00:00.000Z',
      endedAt: '2026-03-01T08:00:06.000Z',
      durationSeconds: 0,
      endedBy: 'callee',
    },
    provider: { callId: '5f0c9c1e-7a43-4c0e-9f5e-2f2c3f9b1a77', pnsType: 'axyb', callStatus: '2' },
  }),
  'pns.call.unbound': example('pns.call.unbound', {
    product: 'pns',
    bindingId: null,
    userData: null,
    provenance: 'token',
    call: {
      ...NO_CALL,
      caller: '+85254987987',
      numberX: '+85213135313',
      outcome: 'failed',
      outcomeCode: '10013',
    },
    provider: { code: 10013, msg: 'binding not exist' },
  }),
  'calling.call.completed': example('calling.call.completed', {
    product: 'calling',
    bindingId: null,
    userData: null,
    provenance: 'signed',
    call: {
      ...NO_CALL,
      callId: '1b1e2a34-0c5d-4e6f-8a9b-0c1d2e3f4a5b',
      caller: '+85254987987',
      callee: '+6281100000001',
      outcome: 'answered',
      outcomeCode: 'NORMAL_CLEARING',
      outcomeText: 'The call ended normally.',
      startedAt: '2026-03-01T08:00:00.000Z',
      endedAt: '2026-03-01T08:01:10.000Z',
      durationSeconds: 65,
      billedSeconds: 66,
      endedBy: 'callee',
      costs: [{ direction: 'inbound', amount: '0.0125', currency: 'USD' }],
    },
    provider: { messaging_product: 'whatsapp' },
  }),
  'webhook.test': example('webhook.test', {
    product: null,
    bindingId: null,
    userData: null,
    provenance: 'token',
    call: NO_CALL,
    provider: {},
  }),
};

function example(
  type: EventType,
  data: Pick<EventData, 'product' | 'call' | 'provider'> & Partial<EventData>,
): Event {
  const { product, call, provider, ...rest } = data;
  return {
    id: `evt_${ID}`,
    type,
    timestamp: '2026-03-01T08:00:36.120Z',
    data: {
      product,
      bindingId: BINDING,
      revision: 1,
      call,
      userData: 'order 4711',
      provenance: 'tagged',
      provider,
      ...rest,
    },
  };
}
