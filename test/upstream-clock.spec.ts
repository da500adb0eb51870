import { BUSINESS_PHONE, PHONE_B } from './support/canaries';
import { SetClock, startGateway, TestClient, TestGateway } from './support/gateway';
import { ScriptedAnswer, ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { refusal, SUCCESS } from './support/upstream-answers';
import { UPSTREAM_CALLS } from './support/upstream-calls';

const NOW = Date.parse('2030-01-02T03:04:05.000Z');

let clock: SetClock;
let upstream: ScriptedUpstream | null = null;
let gateway: TestGateway;
let client: TestClient;

/** A gateway over the simulator, which checks the time of every signature against its own clock. */
async function startOverSimulator(): Promise<void> {
  clock = new SetClock(NOW);
  gateway = await startGateway({ clock });
  client = await gateway.createClient();
}

async function startOver(answer: ScriptedAnswer): Promise<ScriptedUpstream> {
  clock = new SetClock(NOW);
  const scripted = await startScriptedUpstream();
  scripted.play(() => answer);
  upstream = scripted;
  gateway = await startGateway({ clock, upstreamUrl: scripted.url, env: { UPSTREAM_MAX_RETRIES: '5' } });
  client = await gateway.createClient();
  return scripted;
}

afterEach(async () => {
  await gateway.close();
  await upstream?.close();
  upstream = null;
});

async function skewOf(product: string): Promise<unknown> {
  const { body } = await gateway.admin.get('/v1/admin/upstreams');
  return body.data?.find((line) => line.product === product)?.clockSkewSeconds;
}

function dateAt(offsetSeconds: number): Record<string, string> {
  return { Date: new Date(NOW + offsetSeconds * 1000).toUTCString() };
}

const times = ({ requests }: ScriptedUpstream): number[] => requests.map(({ headers }) => Number(headers.ts));
const keytimes = ({ requests }: ScriptedUpstream): number[] =>
  requests.map(({ headers }) => Number(headers.authorization?.split(',')[1]));

describe.each([
  ['ahead', 600],
  ['behind', -600],
])('an upstream whose clock is ten minutes %s', (_, offsetSeconds) => {
  it('is asked once more, by its own time, which is kept and reported', async () => {
    await startOverSimulator();
    gateway.simulator.control.setClockOffset(offsetSeconds * 1000);

    const first = await client.http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`);
    const second = await client.http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`);

    expect([first.status, second.status]).toEqual([200, 200]);
    const codes = gateway.simulator.control.requests('calling.get').map(({ resultCode }) => resultCode);
    expect(codes).toEqual(['1004', '0', '0']);
    expect(await skewOf('calling')).toBe(offsetSeconds);
  });

  it('binds once though it is asked twice: the first request was refused', async () => {
    await startOverSimulator();
    gateway.simulator.control.setClockOffset(offsetSeconds * 1000);

    const { status } = await client.http.post('/v1/pns/bindings/xyb', { phoneB: PHONE_B });

    expect(status).toBe(201);
    expect(gateway.simulator.control.bindings().pns).toHaveLength(1);
    expect(await skewOf('pns')).toBe(offsetSeconds);
    expect(await skewOf('calling')).toBe(0);
  });

  it('is believed by interline too', async () => {
    await startOverSimulator();
    gateway.simulator.control.setClockOffset(offsetSeconds * 1000);

    const first = await client.http.get('/v1/interline/account');
    const second = await client.http.get('/v1/interline/account');

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(gateway.simulator.control.requests('interline.account')).toHaveLength(3);
    expect(await skewOf('interline')).toBe(offsetSeconds);
  });

  it('is followed when it is put right', async () => {
    await startOverSimulator();
    gateway.simulator.control.setClockOffset(offsetSeconds * 1000);
    await client.http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`);
    gateway.simulator.control.setClockOffset(0);

    const { status } = await client.http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`);

    expect(status).toBe(200);
    expect(await skewOf('calling')).toBe(0);
  });
});

describe('a signature refused for its time', () => {
  it('is made once more and no more, however often it is refused', async () => {
    const scripted = await startOver({ ...refusal(1004), headers: dateAt(600) });

    const { status, body } = await UPSTREAM_CALLS['calling get'](client);

    expect(status).toBe(502);
    expect(body).toMatchObject({ code: 'upstream_auth_failed', upstream: { code: '1004' } });
    expect(times(scripted)).toEqual([NOW, NOW + 600_000]);
  });

  it('is not made again when the upstream does not say what time it has', async () => {
    const scripted = await startOver({ ...refusal(1004), headers: { Date: 'yesterday' } });

    expect((await UPSTREAM_CALLS['pns xyb'](client)).body.code).toBe('upstream_auth_failed');
    expect(scripted.requests).toHaveLength(1);
  });

  it('is not made again for another refusal of the signature', async () => {
    const scripted = await startOver({ ...refusal(1003), headers: dateAt(600) });

    expect((await UPSTREAM_CALLS['calling get'](client)).body.code).toBe('upstream_auth_failed');
    expect(scripted.requests).toHaveLength(1);
    expect(await skewOf('calling')).toBe(0);
  });

  it('is made again though the settings allow no repeats', async () => {
    clock = new SetClock(NOW);
    gateway = await startGateway({ clock, env: { UPSTREAM_MAX_RETRIES: '0' } });
    client = await gateway.createClient();
    gateway.simulator.control.setClockOffset(600_000);

    expect((await client.http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`)).status).toBe(200);
  });
});

describe('HTTP 401 of interline', () => {
  it.each([151, -151, 3600])(
    'with a Date %i seconds off is signed once more, by that time',
    async (offset) => {
      const scripted = await startOver({ status: 401, headers: dateAt(offset) });

      const { status, body } = await UPSTREAM_CALLS['interline account'](client);

      expect(status).toBe(502);
      expect(body).toMatchObject({ code: 'upstream_auth_failed', upstream: { code: 'http_401' } });
      expect(keytimes(scripted)).toEqual([NOW, NOW + offset * 1000]);
      expect(await skewOf('interline')).toBe(offset);
    },
  );

  it.each([0, 149, -149, 150])('with a Date %i seconds off is about the key', async (offset) => {
    const scripted = await startOver({ status: 401, headers: dateAt(offset) });

    const { body } = await UPSTREAM_CALLS['interline account'](client);

    expect(body.code).toBe('upstream_auth_failed');
    expect(scripted.requests).toHaveLength(1);
    expect(await skewOf('interline')).toBe(0);
  });

  it('with a Date that the gateway already goes by is about the key', async () => {
    const scripted = await startOver({ status: 401, headers: dateAt(600) });
    await UPSTREAM_CALLS['interline account'](client);
    scripted.forget();

    await UPSTREAM_CALLS['interline account'](client);

    expect(scripted.requests).toHaveLength(1);
  });
});

describe('an upstream whose clock is right', () => {
  it('is reported with no skew, and with the time of its last success and failure', async () => {
    const scripted = await startOver(SUCCESS);
    await UPSTREAM_CALLS['calling get'](client);
    clock.advanceSeconds(60);
    scripted.play(() => refusal(10003));
    await UPSTREAM_CALLS['calling get'](client);

    const { body } = await gateway.admin.get('/v1/admin/upstreams');

    expect(body.data?.[0]).toEqual({
      product: 'calling',
      configured: true,
      circuit: 'closed',
      clockSkewSeconds: 0,
      lastSuccessAt: '2030-01-02T03:04:05.000Z',
      lastFailure: {
        at: '2030-01-02T03:05:05.000Z',
        operation: 'get',
        code: 'number_not_bound',
        upstreamCode: '10003',
      },
    });
    expect(body.data?.[1]).toMatchObject({ product: 'pns', lastSuccessAt: null, lastFailure: null });
  });
});
