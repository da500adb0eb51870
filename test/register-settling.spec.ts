import { useBench } from './support/bench';
import { PNS_BINDS, sentBodies } from './support/bindings';
import { describeEachDatabase } from './support/databases';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { HttpResult } from './support/http';
import { NoJitter } from './support/no-jitter';
import { problem } from './support/problems';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { SUCCESS } from './support/upstream-answers';

const XYB = '/v1/pns/bindings/xyb';
const AXB = '/v1/pns/bindings/axb';

describeEachDatabase('a customerBindId whose binding is unknown', (create) => {
  const bench = useBench(create);

  it('stays unknown, and the caller’s own, when NXCloud rejects other content under it', async () => {
    const { client, gateway } = bench;
    const { control } = gateway.simulator;
    const match = { operation: 'pns.bindXYB' } as const;
    const request = { ...PNS_BINDS.xyb, customerBindId: 'order-unknown' };
    control.addFault({ match, when: 'after', action: { type: 'cut' } });
    const lost = await client.http.post(XYB, request);
    expect(lost.status).toBe(504);

    control.addFault({ match, action: { type: 'code', code: 10_004 } });
    const rejected = await client.http.post(XYB, { ...request, ttlSeconds: 601 });
    expect([rejected.status, rejected.body.code]).toEqual([422, 'upstream_rejected']);

    const left = await client.http.get(`/v1/pns/bindings/${String(lost.body.bindingId)}`);
    expect(left.body.status).toBe('unknown');
    const other = await gateway.createClient();
    control.clearRequests();
    const { body } = await other.http.post(XYB, request);
    expect(body).toEqual(problem(409, 'binding_conflict', { retryable: false, owner: 'caller' }));
    expect(control.requests()).toEqual([]);
  });
});

describeEachDatabase('a customerBindId of the caller’s own', (create) => {
  const bench = useBench(create);

  it('is a conflict in another mode, and nothing is sent', async () => {
    const { client, gateway } = bench;
    const customerBindId = 'order-modes';
    const { body: binding } = await client.http.post(XYB, { ...PNS_BINDS.xyb, customerBindId });

    const { body } = await client.http.post(AXB, { ...PNS_BINDS.axb, customerBindId });

    expect(body).toEqual(problem(409, 'binding_conflict', { retryable: false, owner: 'caller' }));
    expect(sentBodies(gateway.simulator, 'pns.bindAXB')).toEqual([]);
    const { body: after } = await client.http.get(`/v1/pns/bindings/${String(binding.id)}`);
    expect(after).toEqual(binding);
  });
});

describe('a gateway on the way that gives up with HTTP 504 and a JSON body', () => {
  const GAVE_UP = { status: 504, body: { code: 504, msg: 'upstream request timeout' } };
  let upstream: ScriptedUpstream;
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    upstream = await startScriptedUpstream();
    gateway = await startGateway({ upstreamUrl: upstream.url, randomness: new NoJitter() });
    client = await gateway.createClient();
  });
  beforeEach(() => {
    upstream.forget();
  });
  afterAll(async () => {
    await gateway.close();
    await upstream.close();
  });

  const bind = (): Promise<HttpResult> => client.http.post(AXB, PNS_BINDS.axb);

  it('leaves the bind in doubt: it is repeated under the same identifier', async () => {
    upstream.playInTurn(GAVE_UP, SUCCESS);

    const { status, body } = await bind();

    expect(status).toBe(201);
    expect(body.status).toBe('active');
    expect(upstream.requests).toHaveLength(2);
    const [first, second] = upstream.requests;
    expect(second?.body).toBe(first?.body);
    expect(first?.body).toMatch(/"customerBindId":"[^"]{8,}"/);
  });

  it('leaves an unknown binding, which the answer names, when it never answers otherwise', async () => {
    upstream.play(() => GAVE_UP);

    const { status, body } = await bind();

    expect([status, body.code]).toEqual([504, 'upstream_timeout']);
    expect(upstream.requests).toHaveLength(3);
    const left = await client.http.get(`/v1/pns/bindings/${String(body.bindingId)}`);
    expect(left.body).toMatchObject({ status: 'unknown', upstreamId: null });
  });
});
