import { PNS_BINDS, RELAY_BIND } from './bindings';
import { RELAY_A } from './canaries';
import { OWN_DIDS } from './owned-objects';

const ENABLE = {
  region: 'SG',
  callIconVisible: true,
  callbackRequestsEnabled: true,
  recordingEnabled: false,
  customerSipServers: [{ host: '192.0.2.1', port: 5060, direction: 'both' }],
};
const SPAN = { since: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' };
const CLIENT = { name: 'another', scopes: [], businessPhones: [], interlineNumbers: [] };

/** What a route is asked about one client's objects, and how it answers another client that has every scope but admin. */
export interface RouteRequest {
  readonly stranger: string;
  readonly body?: unknown;
}

const NO_BINDING = '404 binding_not_found';
const NO_NUMBER = '404 number_not_found';
const NOTHING = '404 not_found';
const FOR_OPERATORS = '403 insufficient_scope';

/** A request for each route under /v1 but for its path, which names objects of the owner. */
export const routeRequests = (ownerId: string): Readonly<Record<string, RouteRequest>> => ({
  'GET /v1/calling/numbers/:businessPhone': { stranger: NO_NUMBER },
  'PUT /v1/calling/numbers/:businessPhone': { stranger: NO_NUMBER, body: ENABLE },
  'DELETE /v1/calling/numbers/:businessPhone': { stranger: NO_NUMBER },
  'GET /v1/calling/numbers/:businessPhone/calls/:callId': { stranger: NO_NUMBER },

  'POST /v1/pns/bindings/xyb': { stranger: NO_NUMBER, body: { ...PNS_BINDS.xyb, didX: OWN_DIDS.xyb } },
  'POST /v1/pns/bindings/axb': { stranger: NO_NUMBER, body: { ...PNS_BINDS.axb, didX: OWN_DIDS.axb } },
  'POST /v1/pns/bindings/axe': { stranger: NO_NUMBER, body: { ...PNS_BINDS.axe, didX: OWN_DIDS.axe } },
  'POST /v1/pns/bindings/axeyb': { stranger: NO_NUMBER, body: { ...PNS_BINDS.axeyb, didX: OWN_DIDS.axeyb } },
  'GET /v1/pns/bindings': { stranger: '200' },
  'GET /v1/pns/bindings/:id': { stranger: NO_BINDING },
  'DELETE /v1/pns/bindings/:id': { stranger: NO_BINDING },

  'GET /v1/interline/account': { stranger: '200' },
  'POST /v1/interline/bindings': { stranger: NO_NUMBER, body: RELAY_BIND },
  'GET /v1/interline/bindings': { stranger: '200' },
  'GET /v1/interline/bindings/:id': { stranger: NO_BINDING },
  'DELETE /v1/interline/bindings/:id': { stranger: NO_BINDING },
  'PUT /v1/interline/transfers/:numberX': { stranger: NO_NUMBER, body: { numberA: RELAY_A } },
  'DELETE /v1/interline/transfers/:numberX': { stranger: NO_NUMBER },

  'GET /v1/events': { stranger: '200' },
  'GET /v1/events/stream': { stranger: '200' },
  'GET /v1/events/:id': { stranger: NOTHING },
  'POST /v1/webhooks': {
    stranger: '201',
    body: { url: 'https://receiver.invalid/hook', eventTypes: ['*'] },
  },
  'GET /v1/webhooks': { stranger: '200' },
  'GET /v1/webhooks/:id': { stranger: NOTHING },
  'PATCH /v1/webhooks/:id': { stranger: NOTHING, body: { description: 'changed' } },
  'DELETE /v1/webhooks/:id': { stranger: NOTHING },
  'POST /v1/webhooks/:id/rotate-secret': { stranger: NOTHING },
  'GET /v1/webhooks/:id/deliveries': { stranger: NOTHING },
  'POST /v1/webhooks/:id/test': { stranger: NOTHING },
  'POST /v1/webhooks/:id/replay': { stranger: NOTHING, body: SPAN },
  'POST /v1/deliveries/:id/retry': { stranger: NOTHING },

  'POST /v1/admin/clients': { stranger: FOR_OPERATORS, body: CLIENT },
  'GET /v1/admin/clients': { stranger: FOR_OPERATORS },
  'GET /v1/admin/clients/:id': { stranger: FOR_OPERATORS },
  'PATCH /v1/admin/clients/:id': { stranger: FOR_OPERATORS, body: { name: 'changed' } },
  'DELETE /v1/admin/clients/:id': { stranger: FOR_OPERATORS },
  'POST /v1/admin/clients/:id/keys': { stranger: FOR_OPERATORS },
  'GET /v1/admin/clients/:id/keys': { stranger: FOR_OPERATORS },
  'DELETE /v1/admin/clients/:id/keys/:keyId': { stranger: FOR_OPERATORS },
  'GET /v1/admin/bindings': { stranger: FOR_OPERATORS },
  'DELETE /v1/admin/bindings/:id': { stranger: FOR_OPERATORS },
  'GET /v1/admin/callbacks': { stranger: FOR_OPERATORS },
  'GET /v1/admin/callbacks/:id': { stranger: FOR_OPERATORS },
  'POST /v1/admin/callbacks/:id/replay': { stranger: FOR_OPERATORS },
  'POST /v1/admin/callbacks/:id/release': { stranger: FOR_OPERATORS, body: { clientId: ownerId } },
  'GET /v1/admin/audit-log': { stranger: FOR_OPERATORS },
  'GET /v1/admin/upstreams': { stranger: FOR_OPERATORS },
});
