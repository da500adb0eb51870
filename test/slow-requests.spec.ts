import { connect, Socket } from 'node:net';
import { eventually } from './support/bindings';
import { CALLBACK_TOKEN } from './support/canaries';
import { ACKNOWLEDGED, CALLBACKS, push } from './support/callbacks';
import { startGateway, TestClient, TestGateway } from './support/gateway';

const OF_EACH = 40;
const DRIP_MS = 500;
const LONG_BODY = 'Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{';
const CHUNKS = 'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n{';

describe('requests that come a byte at a time, on both ports,', () => {
  let gateway: TestGateway;
  let client: TestClient;
  const open = new Set<Socket>();
  let answers = '';

  beforeAll(async () => {
    gateway = await startGateway({ env: { CALLBACK_PORT: '0' } });
    client = await gateway.createClient();
  });
  afterAll(async () => {
    for (const socket of open) socket.destroy();
    await gateway.close();
  });

  /** Sends this, and then blanks: one every half second for as long as the gateway likes. Nothing at all: nothing follows. */
  async function drip(port: number, start: string): Promise<void> {
    const socket = connect(port, '127.0.0.1').setEncoding('latin1');
    await new Promise((resolve) => socket.once('connect', resolve));
    open.add(socket);
    const timer = setInterval(() => start !== '' && socket.write(' '), DRIP_MS);
    socket.on('data', (text: string) => (answers += text));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      open.delete(socket);
    });
    socket.write(start);
  }

  it('hold nobody up, and are ended', async () => {
    const callback = `POST /callbacks/${CALLBACK_TOKEN}/pns/call HTTP/1.1\r\nHost: x\r\n`;
    const bind = `POST /v1/pns/bindings/xyb HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${client.key}\r\n`;
    const callbackPort = Number(new URL(gateway.callbackUrl).port);
    const slow: readonly (readonly [number, string])[] = [
      ...[gateway.port, callbackPort].flatMap((port) =>
        ['', 'GET', 'GET /health/live HTTP/1.1\r\nX:'].map((start) => [port, start] as const),
      ),
      ...[LONG_BODY, CHUNKS].flatMap((body) => [
        [gateway.port, bind + body] as const,
        [callbackPort, callback + body] as const,
      ]),
    ];
    const connecting = slow.flatMap(([port, start]) =>
      Array.from({ length: OF_EACH }, () => drip(port, start)),
    );
    await Promise.all(connecting);

    for (let turn = 0; turn < 20; turn += 1) {
      expect((await client.http.get('/v1/pns/bindings')).status).toBe(200);
      const fields = { ...CALLBACKS['pns/call'], callId: `call-${turn}` };
      expect((await push(gateway, 'pns/call', fields)).text).toBe(ACKNOWLEDGED);
    }
    expect(open.size).toBeGreaterThan(0);

    await eventually(() => open.size === 0, 100);
    expect(new Set(answers.match(/^HTTP\/1\.1 \d{3}/gm))).toEqual(new Set(['HTTP/1.1 400']));
    expect(gateway.log.of('request failed')).toEqual([]);
    expect(gateway.simulator.control.requests()).toEqual([]);
  });
});
