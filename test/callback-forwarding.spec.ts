import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { RawRequest, RawUpstream, startRawUpstream } from './support/raw-upstream';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import {
  ACKNOWLEDGED,
  callbacksOf,
  callingBody,
  push,
  signatureHeaders,
  whatsappCall,
} from './support/callbacks';
import { startGateway, TestGateway } from './support/gateway';

/** A WhatsApp status, as it comes to the address of calls. */
const STATUS = '{ "statuses":[{"id":"wamid.1","status":"read"}],\n "business_phone":"6281100000001" }';

async function countOf({ anyone }: TestGateway, outcome: string): Promise<number> {
  const { text } = await anyone.get('/metrics');
  const line = text
    .split('\n')
    .find((each) =>
      each.startsWith(`nxg_callback_duration_seconds_count{source="calling",outcome="${outcome}"}`),
    );
  return Number(line?.split(' ').at(-1) ?? 0);
}

describe('a calling callback without calls', () => {
  let target: ScriptedUpstream;
  let gateway: TestGateway;

  beforeAll(async () => {
    target = await startScriptedUpstream();
    gateway = await startGateway({ env: { CALLBACK_CALLING_FORWARD_URL: `${target.url}/whatsapp/hook` } });
  });
  beforeEach(() => {
    target.forget();
    target.play(() => ({ body: { ok: true } }));
  });
  afterAll(async () => {
    await gateway.close();
    await target.close();
  });

  it('is passed on to the address of the setting and not kept, and counted', async () => {
    const { status, text } = await push(gateway, 'calling', STATUS);

    expect([status, text]).toEqual([200, '{"ok":true}']);
    expect(target.requests.map(({ method, target: to }) => [method, to])).toEqual([
      ['POST', '/whatsapp/hook'],
    ]);
    expect(await callbacksOf(gateway)).toEqual([]);
    expect(await countOf(gateway, 'forwarded')).toBe(1);
  });

  it.each([
    [200, 'text/plain', 'success'],
    [201, 'application/json', '{"code":0}'],
    [202, 'text/xml; charset=gb2312', '<ok/>'],
    [400, 'application/json', '{"code":1}'],
    [401, 'application/problem+json', '{"status":401}'],
    [404, 'text/html', '<h1>not here</h1>'],
    [500, 'text/plain', ''],
    [503, 'application/json', '{"statusCode":503}'],
  ])('is answered as it was answered: %i, %s', async (status, contentType, body) => {
    target.play(() => ({ status, headers: { 'Content-Type': contentType }, body }));

    const answer = await push(gateway, 'calling', STATUS);

    expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([
      status,
      contentType,
      body,
    ]);
  });

  it('is answered as it was answered: 204 without a body', async () => {
    target.play((_, response) => {
      response.writeHead(204).end();
      return undefined;
    });

    const answer = await push(gateway, 'calling', STATUS);

    expect([answer.status, answer.text]).toEqual([204, '']);
  });

  it('is answered as it was answered, redirects too: they are not followed', async () => {
    target.play(() => ({ status: 307, headers: { Location: `${target.url}/elsewhere` } }));

    expect((await push(gateway, 'calling', STATUS)).status).toBe(307);
    expect(target.requests).toHaveLength(1);
  });

  it('is answered with the bytes of the answer, be they text or not', async () => {
    const bytes = Buffer.from('00ff8122', 'hex');
    target.play((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(bytes);
      return undefined;
    });

    const response = await fetch(`${gateway.callbackUrl}/calling`, { method: 'POST', body: STATUS });

    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  it('is one whose calls are null, which is absent', async () => {
    const before = await callbacksOf(gateway);
    await push(gateway, 'calling', { ...(JSON.parse(STATUS) as object), calls: null });

    expect(target.requests).toHaveLength(1);
    expect(await callbacksOf(gateway)).toEqual(before);
  });

  it('is no callback with calls: that is kept, and not passed on', async () => {
    const before = await callbacksOf(gateway);
    expect((await push(gateway, 'calling', callingBody([whatsappCall()]))).text).toBe(ACKNOWLEDGED);

    expect(target.requests).toEqual([]);
    expect(await callbacksOf(gateway)).toHaveLength(before.length + 1);
  });

  it('is not passed on from other addresses, nor when it cannot be parsed', async () => {
    await push(gateway, 'pns/call', STATUS);
    expect((await push(gateway, 'calling', '{"statuses":')).status).toBe(400);

    expect(target.requests).toEqual([]);
  });

  it('is 503 with Retry-After while nobody listens there, and passed on again once somebody does', async () => {
    const port = await freePort();
    const away = await startGateway({
      env: { CALLBACK_CALLING_FORWARD_URL: `http://127.0.0.1:${port}/hook` },
    });
    try {
      const answer = await push(away, 'calling', STATUS);
      expect([answer.status, answer.body.code]).toEqual([503, 'upstream_unavailable']);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await countOf(away, 'failed')).toBe(1);
      expect(await callbacksOf(away)).toEqual([]);

      const server = createServer((_, response) => response.end('back')).listen(port, '127.0.0.1');
      try {
        expect((await push(away, 'calling', STATUS)).text).toBe('back');
      } finally {
        server.close();
        server.closeAllConnections();
      }
    } finally {
      await away.close();
    }
  });

  it('is 503 when the connection is cut, before the answer or within it', async () => {
    target.playInTurn(
      (_, response) => {
        response.destroy();
        return undefined;
      },
      (_, response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('half', () => response.destroy());
        return undefined;
      },
    );

    expect((await push(gateway, 'calling', STATUS)).status).toBe(503);
    expect((await push(gateway, 'calling', STATUS)).status).toBe(503);
  });

  it('is 503 when it is answered with more than a MiB', async () => {
    target.play(() => ({ body: 'x'.repeat(1024 * 1024 + 1) }));

    expect((await push(gateway, 'calling', STATUS)).status).toBe(503);
  });
});

describe('what is passed on', () => {
  let target: RawUpstream;

  beforeAll(async () => {
    target = await startRawUpstream(() => ({ status: 200, body: {} }));
  });
  afterAll(() => target.close());

  const header = ({ headers }: RawRequest, name: string): string | undefined =>
    headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];

  async function forwarded(
    gateway: TestGateway,
    body: string | Buffer,
    headers: Record<string, string>,
  ): Promise<RawRequest | undefined> {
    target.requests.length = 0;
    await push(gateway, 'calling', body, headers);
    return target.requests[0];
  }

  it('is the same bytes with the same signature', async () => {
    const gateway = await startGateway({ env: { CALLBACK_CALLING_FORWARD_URL: target.url } });
    try {
      const odd = Buffer.concat([
        Buffer.from('\ufeff {"b":1.0, "a":"'),
        Buffer.from('c5a3', 'hex'),
        Buffer.from('","b":12345678901234567890}\r\n'),
      ]);
      for (const body of [Buffer.from(STATUS), odd]) {
        const signature = { ...signatureHeaders(body), algorithm: 'md5' };
        const request = await forwarded(gateway, body, { ...signature, 'user-agent': 'NXCloud/1' });

        expect(request?.body).toEqual(body);
        expect(request?.requestLine.startsWith('POST ')).toBe(true);
        for (const [name, value] of Object.entries({ ...signature, 'user-agent': 'NXCloud/1' })) {
          expect([name, request === undefined ? null : header(request, name)]).toEqual([name, value]);
        }
      }
    } finally {
      await gateway.close();
    }
  });

  it('has the Content-Type that it came with', async () => {
    const gateway = await startGateway({ env: { CALLBACK_CALLING_FORWARD_URL: target.url } });
    try {
      const contentType = 'application/json; charset=gb18030';
      const request = await forwarded(gateway, STATUS, { 'content-type': contentType });

      expect(request === undefined ? null : header(request, 'content-type')).toBe(contentType);
    } finally {
      await gateway.close();
    }
  });

  it('goes to the very address of the setting, with its last slash', async () => {
    const gateway = await startGateway({ env: { CALLBACK_CALLING_FORWARD_URL: `${target.url}/hook/` } });
    try {
      const request = await forwarded(gateway, STATUS, {});

      expect(request?.requestLine).toBe('POST /hook/ HTTP/1.1');
    } finally {
      await gateway.close();
    }
  });

  it('has proved itself before: nothing unsigned goes on where signatures are asked for', async () => {
    const env = { CALLBACK_CALLING_FORWARD_URL: target.url, CALLBACK_CALLING_SIGNATURE: 'sha256' };
    const gateway = await startGateway({ env });
    try {
      expect(await forwarded(gateway, STATUS, {})).toBeUndefined();
      expect(
        await forwarded(gateway, STATUS, signatureHeaders(STATUS, { algorithm: 'md5' })),
      ).toBeUndefined();
      const signed = signatureHeaders(STATUS, { algorithm: 'sha256' });
      expect((await forwarded(gateway, STATUS, signed))?.body.toString()).toBe(STATUS);
    } finally {
      await gateway.close();
    }
  });
});

describe('a calling callback without calls and without CALLBACK_CALLING_FORWARD_URL', () => {
  it('is answered 200, counted and not kept', async () => {
    const gateway = await startGateway();
    try {
      const answer = await push(gateway, 'calling', STATUS);

      expect([answer.status, answer.text]).toEqual([200, ACKNOWLEDGED]);
      expect(await callbacksOf(gateway)).toEqual([]);
      expect(await countOf(gateway, 'ignored')).toBe(1);
      expect(gateway.log.of('callback')).toMatchObject([{ source: 'calling', outcome: 'ignored' }]);
    } finally {
      await gateway.close();
    }
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
