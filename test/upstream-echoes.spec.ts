import { PHONE_B, RELAY_A, RELAY_B, RELAY_X } from './support/canaries';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';

const USER_DATA = 'canary-order-Wong Tai Sin';

describe('what an upstream echoes in its text', () => {
  let upstream: ScriptedUpstream;
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    upstream = await startScriptedUpstream();
    gateway = await startGateway({
      upstreamUrl: upstream.url,
      env: { NXCLOUD_ACCESS_KEY: 'canary-access-key', NXCLOUD_ACCESS_SECRET: 'canary+access/secret=' },
    });
    client = await gateway.createClient();
  });
  afterAll(async () => {
    await gateway.close();
    await upstream.close();
  });

  it('does not stand in the log: keys, user data and numbers of a pns bind', async () => {
    upstream.play(({ body }) => {
      const msg = `refused canary-access-key canary+access/secret= ${USER_DATA} 852 6465 4798`;
      const { ext } = JSON.parse(body) as Record<string, unknown>;
      return { body: { code: 10004, msg: `${msg} ${String(ext)}` } };
    });

    const { status } = await client.http.post('/v1/pns/bindings/xyb', {
      phoneB: PHONE_B,
      userData: USER_DATA,
    });

    expect(status).toBe(422);
    expect(gateway.log.of('upstream call failed').at(-1)).toMatchObject({
      operation: 'bindXYB',
      reason: 'refused [sent] [sent] [sent] [number] [sent]',
    });
    expect(JSON.stringify(gateway.log.lines)).not.toMatch(/canary|Wong/);
  });

  it('does not stand in the log where the text is cut', async () => {
    upstream.play(() => ({ body: { code: 10004, msg: `${'.'.repeat(193)}canary+access/secret=` } }));

    await client.http.post('/v1/pns/bindings/xyb', { phoneB: PHONE_B });

    expect(gateway.log.of('upstream call failed').at(-1)?.reason).toBe(`${'.'.repeat(193)}[sent]`);
  });

  it('does not stand in the log: key, developer and user data of an interline bind', async () => {
    const { developerId, authKey } = gateway.simulator.credentials;
    upstream.play(() => ({ body: { error: 1002, reason: `bad ${developerId}/${authKey}/${USER_DATA}` } }));

    const { status } = await client.http.post('/v1/interline/bindings', {
      numberX: RELAY_X,
      numberA: RELAY_A,
      numberB: RELAY_B,
      ttlSeconds: 600,
      userData: USER_DATA,
    });

    expect(status).toBe(422);
    expect(gateway.log.of('upstream call failed').at(-1)?.reason).toBe('bad [sent]/[sent]/[sent]');
  });
});
