import { Tracing } from '../src/common/tracing/tracing';
import { OpenTelemetry } from '../src/operations/tracing/open-telemetry';
import { GATEWAY_VERSION } from '../src/operations/version';
import { eventually } from './support/bindings';
import { PHONE_B } from './support/canaries';
import { CollectedSpan, Collector } from './support/collector';
import { describeEachDatabase, StoredDatabase } from './support/databases';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { NoJitter } from './support/no-jitter';
import { callingBody, push, whatsappCall } from './support/callbacks';
import { Receiver } from './support/receiver';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { SUCCESS } from './support/upstream-answers';
import { UPSTREAM_CALLS } from './support/upstream-calls';
import { createPhoneClient, LOCAL_WEBHOOKS, PhoneClient, reportCalls } from './support/webhook-bench';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLERS_SPAN = '00f067aa0ba902b7';
const TRACEPARENT = `00-${TRACE_ID}-${CALLERS_SPAN}-01`;
const XYB = '/v1/pns/bindings/xyb';

let collector: Collector;

beforeEach(async () => {
  collector = await Collector.start();
});

afterEach(() => collector.close());

/** The `traceparent` that names a span. */
function named({ traceId, spanId }: CollectedSpan): string {
  return `00-${traceId}-${spanId}-01`;
}

const isOfRequest = ({ name }: CollectedSpan): boolean => name === `POST ${XYB}`;
const isAttempt = ({ attributes }: CollectedSpan): boolean => attributes['nxg.operation'] !== undefined;
const isDelivery = ({ name }: CollectedSpan): boolean => name.startsWith('deliver ');

describe('the trace of a request', () => {
  let upstream: ScriptedUpstream;
  let gateway: TestGateway;
  let client: TestClient;

  beforeEach(async () => {
    upstream = await startScriptedUpstream();
    upstream.play(() => SUCCESS);
    const env = collector.env;
    gateway = await startGateway({ upstreamUrl: upstream.url, randomness: new NoJitter(), env });
    client = await gateway.createClient();
  });

  afterEach(async () => {
    await gateway.close();
    await upstream.close();
  });

  const bind = (headers: Record<string, string>) => client.http.post(XYB, { phoneB: PHONE_B }, headers);

  it('leads from the caller to each attempt, and NXCloud is given the attempt’s own span', async () => {
    upstream.playInTurn({ status: 429 }, SUCCESS);
    await UPSTREAM_CALLS['calling get'](client);
    const [request] = await collector.collected(
      1,
      ({ kind, name }) => kind === 'server' && name.includes('calling'),
    );
    const attempts = await collector.collected(2, isAttempt);

    expect(request).toMatchObject({
      name: 'GET /v1/calling/numbers/:businessPhone',
      parentSpanId: null,
      isError: false,
      attributes: {
        'http.request.method': 'GET',
        'http.route': '/v1/calling/numbers/:businessPhone',
        'http.response.status_code': 200,
        'nxg.client_id': client.id,
      },
      resource: { 'service.name': 'nxcloud-gateway', 'service.version': GATEWAY_VERSION },
    });
    expect(attempts.map(({ traceId, parentSpanId }) => [traceId, parentSpanId])).toEqual([
      [request?.traceId, request?.spanId],
      [request?.traceId, request?.spanId],
    ]);
    expect(attempts.map(named)).toEqual(upstream.requests.map(({ headers }) => headers.traceparent));
    expect(attempts.map(({ name, isError, attributes }) => [name, isError, attributes])).toMatchObject([
      ['calling get', true, { 'nxg.outcome': 'upstream_rate_limited', 'http.response.status_code': 429 }],
      ['calling get', false, { 'nxg.outcome': 'success', 'http.request.resend_count': 1 }],
    ]);
  });

  it('goes on in the trace of the caller', async () => {
    await bind({ traceparent: TRACEPARENT });
    const [request] = await collector.collected(1, isOfRequest);
    const [attempt] = await collector.collected(1, isAttempt);
    expect([request?.traceId, request?.parentSpanId]).toEqual([TRACE_ID, CALLERS_SPAN]);
    expect([attempt?.traceId, attempt?.parentSpanId]).toEqual([TRACE_ID, request?.spanId]);
  });

  it('is found by the log lines of the request and of the call', async () => {
    await bind({ traceparent: TRACEPARENT });
    const [request] = await collector.collected(1, isOfRequest);
    const lines = [...gateway.log.of('request'), ...gateway.log.of('upstream call')].filter(
      ({ traceId }) => traceId === TRACE_ID,
    );
    expect(lines.map(({ spanId }) => spanId)).toEqual([request?.spanId, request?.spanId]);
    expect(request?.attributes['nxg.request_id']).toBe(lines[0]?.requestId);
  });

  it('is not recorded where the caller decided so, and NXCloud is told the decision', async () => {
    await bind({ traceparent: TRACEPARENT.replace(/01$/, '00') });
    await bind({});
    await collector.collected(1, isOfRequest);
    expect(collector.spans.filter(({ traceId }) => traceId === TRACE_ID)).toEqual([]);
    expect(upstream.requests[0]?.headers.traceparent).toMatch(new RegExp(`^00-${TRACE_ID}-[\\da-f]{16}-00$`));
  });

  it.each(['nonsense', TRACEPARENT.replace(/^00/, 'ff'), TRACEPARENT.replace(CALLERS_SPAN, '0'.repeat(16))])(
    'begins with the gateway where the caller’s is broken: %s',
    async (traceparent) => {
      await bind({ traceparent });
      const [request] = await collector.collected(1, isOfRequest);
      expect(request?.parentSpanId).toBeNull();
      expect(request?.traceId).not.toBe(TRACE_ID);
    },
  );

  it('takes nothing of the caller’s tracestate along', async () => {
    await bind({ traceparent: TRACEPARENT, tracestate: 'vendor=whatever' });
    await collector.collected(1, isAttempt);
    expect(upstream.requests[0]?.headers).not.toHaveProperty('tracestate');
  });

  it('tells a failure by the word that the caller is told', async () => {
    upstream.play(() => ({ status: 502 }));
    await bind({});
    const [request] = await collector.collected(1, isOfRequest);
    expect([request?.isError, request?.attributes['error.type'], request?.attributes['nxg.problem']]).toEqual(
      [true, 'upstream_timeout', 'upstream_timeout'],
    );
    expect(request?.attributes['nxg.binding_id']).toMatch(/^bnd_/);
  });

  it('is none for probes, scrapes, documents and addresses that are not there', async () => {
    for (const path of ['/health/ready', '/metrics', '/docs/', '/problems/not-found', '/nowhere']) {
      await gateway.anyone.get(path);
    }
    await bind({});
    await collector.collected(1, isOfRequest);
    expect(collector.spans.filter(({ kind, name }) => kind === 'server' && !/ \/v1\//.test(name))).toEqual(
      [],
    );
  });
});

describeEachDatabase('the trace of a callback', (create) => {
  let database: StoredDatabase;
  let receiver: Receiver;
  let gateway: TestGateway;
  let client: PhoneClient;

  const start = (env = collector.env): Promise<TestGateway> =>
    startGateway({ env: { ...database.env, ...LOCAL_WEBHOOKS, ...env } });

  beforeEach(async () => {
    database = await create();
    receiver = await Receiver.start();
    gateway = await start();
    client = await createPhoneClient(gateway);
  });

  afterEach(async () => {
    await gateway.close();
    await receiver.close();
    await database.remove();
  });

  it('leads over every attempt to the receiver, also after a restart', async () => {
    const endpoint = await receiver.subscribe(client.http);
    endpoint.react({ status: 500 }, { status: 204 });
    await reportCalls(gateway, client, 1);
    const [failed] = await collector.collected(1, isDelivery);
    const [intake] = await collector.collected(1, ({ name }) => name === 'POST /callbacks/:token/calling');
    await gateway.close();
    gateway = await start();
    await gateway
      .as(client.key)
      .post(`/v1/deliveries/${String(failed?.attributes['nxg.delivery_id'])}/retry`);
    const attempts = await collector.collected(2, isDelivery);

    expect(attempts.map(({ traceId, parentSpanId }) => [traceId, parentSpanId])).toEqual([
      [intake?.traceId, intake?.spanId],
      [intake?.traceId, intake?.spanId],
    ]);
    expect(attempts.map(named)).toEqual(endpoint.webhooks.map(({ headers }) => headers.traceparent));
    expect(attempts.map(({ isError, attributes }) => [isError, attributes])).toMatchObject([
      [true, { 'nxg.outcome': 'status', 'http.response.status_code': 500, 'nxg.attempt': 1 }],
      [false, { 'nxg.outcome': 'accepted', 'http.response.status_code': 204, 'nxg.attempt': 2 }],
    ]);
    const instances = attempts.map(({ resource }) => resource['service.instance.id']);
    expect(new Set(instances).size).toBe(2);
  });

  it('is found by the log lines of the callback and of the attempt', async () => {
    const endpoint = await receiver.subscribe(client.http);
    await reportCalls(gateway, client, 1);
    const [delivery] = await collector.collected(1, isDelivery);
    const [callback] = gateway.log.of('callback');
    const [attempt] = gateway.log.of('delivery attempt');
    expect([callback?.traceId, attempt?.traceId]).toEqual([delivery?.traceId, delivery?.traceId]);
    expect(attempt?.spanId).toBe(delivery?.spanId);
    expect(callback?.eventIds).toEqual([attempt?.eventId]);
    expect(endpoint.webhooks[0]?.id).toBe(attempt?.eventId);
  });

  it('has no error where a shutdown broke an attempt off, which counts as never made', async () => {
    const endpoint = await receiver.subscribe(client.http);
    endpoint.react('hang');
    await reportCalls(gateway, client, 1);
    await endpoint.arrivals(1);
    await gateway.close();
    const [broken] = await collector.collected(1, isDelivery);
    expect([broken?.isError, broken?.attributes['nxg.outcome']]).toEqual([false, 'aborted']);
    gateway = await start();
  });

  it('begins with whoever releases one that had no owner', async () => {
    const endpoint = await receiver.subscribe(client.http);
    await push(
      gateway,
      'calling',
      callingBody([{ call_id: 'c', from: '6281199', to: '6281198' }], { business_phone: '62811998' }),
    );
    const { body } = await gateway.admin.get('/v1/admin/callbacks?status=unrouted');
    const id = String(body.data?.[0]?.id);
    await gateway.admin.post(
      `/v1/admin/callbacks/${id}/release`,
      { clientId: client.id },
      { traceparent: TRACEPARENT },
    );
    const [delivery] = await collector.collected(1, isDelivery);
    expect(delivery?.traceId).toBe(TRACE_ID);
    expect(endpoint.webhooks[0]?.headers.traceparent).toContain(TRACE_ID);
  });

  it('begins with whoever asks for a test', async () => {
    const endpoint = await receiver.subscribe(client.http);
    await client.http.post(`/v1/webhooks/${endpoint.id}/test`, undefined, { traceparent: TRACEPARENT });
    await endpoint.arrivals(1);
    expect(endpoint.webhooks[0]?.headers.traceparent).toContain(TRACE_ID);
  });

  it('is NXCloud’s own, or none, while traces are off', async () => {
    await gateway.close();
    gateway = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: '' });
    const endpoint = await receiver.subscribe(gateway.as(client.key));
    const from = client.phone.slice(1);
    const body = (call_id: string) =>
      callingBody([whatsappCall({ call_id, from })], { business_phone: from });
    await push(gateway, 'calling', body('with-none'));
    await endpoint.arrivals(1);
    await push(gateway, 'calling', body('with-one'), { traceparent: TRACEPARENT });
    await endpoint.arrivals(2);
    expect(endpoint.webhooks.map(({ headers }) => headers.traceparent)).toEqual([undefined, TRACEPARENT]);
  });
});

describe('a collector', () => {
  let gateway: TestGateway;
  let client: TestClient;

  beforeEach(async () => {
    gateway = await startGateway({ env: collector.env });
    client = await gateway.createClient();
  });

  afterEach(() => gateway.close());

  const AWAY = 'the trace collector does not take spans: they are dropped';
  const list = () => client.http.get('/v1/pns/bindings');
  const isList = ({ name }: CollectedSpan): boolean => name === 'GET /v1/pns/bindings';

  it('has every span of a gateway that was closed right after its last request', async () => {
    await Promise.all(Array.from({ length: 700 }, list));
    await gateway.close();
    expect(collector.spans.filter(isList)).toHaveLength(700);
    gateway = await startGateway();
  });

  it('that refuses is told of once, and once that it is back, and no request notices', async () => {
    collector.manner = 'refuse';
    for (let round = 1; round <= 2; round += 1) {
      const before = collector.exports;
      expect((await list()).status).toBe(200);
      await collector.exported(before + 1);
    }
    collector.manner = 'take';
    await list();
    await collector.collected(1, isList);
    await gateway.close();
    expect(gateway.log.of(AWAY)).toHaveLength(1);
    expect(gateway.log.of('the trace collector is back')).toHaveLength(1);
    gateway = await startGateway();
  });

  it('that is not there is told of, and no request notices', async () => {
    await gateway.close();
    gateway = await startGateway({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' } });
    client = await gateway.createClient();
    expect((await list()).status).toBe(200);
    await eventually(() => gateway.log.of(AWAY).length > 0);
    expect((await list()).status).toBe(200);
  });

  it('that hangs holds up no request, and a shutdown for a second at most', async () => {
    collector.manner = 'hang';
    await list();
    await collector.exported(1);
    const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await list()).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const tracing = gateway.app.get(Tracing);
    if (!(tracing instanceof OpenTelemetry)) throw new Error('traces are on');
    const begun = performance.now();
    await tracing.onApplicationShutdown();
    // The exporter itself would wait for five seconds.
    expect(performance.now() - begun).toBeLessThan(4000);
  });
});
