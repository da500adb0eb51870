import { startGateway, TestClient, TestGateway } from './support/gateway';
import { NoJitter } from './support/no-jitter';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { bare, refusal } from './support/upstream-answers';
import { UPSTREAM_CALLS, UpstreamCallName } from './support/upstream-calls';

let upstream: ScriptedUpstream;
let gateway: TestGateway;
let client: TestClient;

beforeAll(async () => {
  upstream = await startScriptedUpstream();
  gateway = await startGateway({ upstreamUrl: upstream.url, randomness: new NoJitter() });
  client = await gateway.createClient();
});

afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

/** How often the upstream is asked for a request. */
async function attemptsOf(call: UpstreamCallName): Promise<number> {
  upstream.forget();
  await UPSTREAM_CALLS[call](client);
  return upstream.requests.length;
}

describe('an upstream code', () => {
  it.each<[UpstreamCallName, number, number]>([
    ['calling get', -1, 3],
    ['calling get', 9001, 3],
    ['calling query', 9001, 3],
    ['calling enable', -1, 1],
    ['calling enable', 9001, 1],
    ['calling disable', 9001, 1],
    ['calling get', 10011, 1],
    ['calling get', 1003, 1],
    ['calling get', 1105, 1],
    ['pns axb', -1, 1],
    ['pns axb', 9001, 1],
    ['pns axb', 10009, 1],
    ['interline account', 1000, 3],
    ['interline account', 1105, 3],
    ['interline account', 1401, 3],
    ['interline account', 1500, 3],
    ['interline account', 1501, 3],
    ['interline account', 1001, 1],
    ['interline account', 1400, 1],
    ['interline account', 1502, 1],
    ['interline bind', 1000, 3],
    ['interline bind', 1105, 3],
    ['interline bind', 1401, 3],
    ['interline bind', 1500, 3],
    ['interline bind', 1501, 3],
    ['interline bind', 1004, 1],
    ['interline bind', 1301, 1],
    ['interline transfer', 1500, 3],
  ])('to %s, %i, is asked for %i times', async (call, code, attempts) => {
    upstream.play(() => refusal(code));

    expect(await attemptsOf(call)).toBe(attempts);
  });

  it.each([400, 404, 500, 501])('is not hoped for again after HTTP %i', async (status) => {
    upstream.play(() => bare(status));

    expect(await attemptsOf('calling get')).toBe(1);
  });
});
