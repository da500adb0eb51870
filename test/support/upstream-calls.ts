import { BUSINESS_PHONE, PHONE_A, PHONE_B, RELAY_A, RELAY_B, RELAY_X } from './canaries';
import { TestClient } from './gateway';
import { HttpResult } from './http';

/** A request of a client that makes the gateway ask an upstream once. */
export type UpstreamCall = (client: TestClient) => Promise<HttpResult>;

const numberPath = `/v1/calling/numbers/${BUSINESS_PHONE}`;

/** One request for each upstream operation that needs no binding beforehand. */
export const UPSTREAM_CALLS = {
  'calling get': ({ http }) => http.get(numberPath),
  'calling query': ({ http }) => http.get(`${numberPath}/calls/call-1`),
  'calling enable': ({ http }) =>
    http.put(numberPath, {
      region: 'SG',
      callIconVisible: true,
      callbackRequestsEnabled: true,
      recordingEnabled: false,
      customerSipServers: [{ host: '192.0.2.1', port: 5060, direction: 'both' }],
    }),
  'calling disable': ({ http }) => http.delete(numberPath),
  'pns xyb': ({ http }) => http.post('/v1/pns/bindings/xyb', { phoneB: PHONE_B }),
  'pns axb': ({ http }) => http.post('/v1/pns/bindings/axb', { phoneA: PHONE_A, phoneB: PHONE_B }),
  'pns axe': ({ http }) => http.post('/v1/pns/bindings/axe', { phoneA: PHONE_A }),
  'pns axeyb': ({ http }) => http.post('/v1/pns/bindings/axeyb', { phoneB: PHONE_B }),
  'interline account': ({ http }) => http.get('/v1/interline/account'),
  'interline bind': ({ http }) =>
    http.post('/v1/interline/bindings', {
      numberX: RELAY_X,
      numberA: RELAY_A,
      numberB: RELAY_B,
      ttlSeconds: 600,
    }),
  'interline transfer': ({ http }) => http.put(`/v1/interline/transfers/${RELAY_X}`, { numberA: RELAY_A }),
} as const satisfies Record<string, UpstreamCall>;

export type UpstreamCallName = keyof typeof UPSTREAM_CALLS;
