import { createGateway, GatewayEvent, Interruption } from '../clients/typescript/src';
import { EVENT_EXAMPLES } from '../src/callback/events/event-examples';
import { exampleProblem } from '../src/common/problems/problem.dto';
import { eventually } from './support/bindings';
import { PHONE_B } from './support/canaries';
import { Script, ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';

const ID = 'evt_01K9GZ4T6S3M8V2QXWJ5A7B0CD';
const EVENT = { ...EVENT_EXAMPLES['pns.call.completed'], note: '牛信, two\nlines' };

/** Writes this and leaves the stream open. */
function stream(text: string, bytesAtOnce = Infinity): Script {
  return async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += bytesAtOnce) {
      response.write(bytes.subarray(at, at + bytesAtOnce));
      if (bytesAtOnce < Infinity) await new Promise((resolve) => setImmediate(resolve));
    }
    await new Promise((resolve) => response.once('close', resolve));
    throw new Error('its reader left');
  };
}

describe('what the TypeScript client makes of the bytes of a stream', () => {
  let server: ScriptedUpstream;
  let waits: number[];
  let interruptions: Interruption[];

  beforeAll(async () => {
    server = await startScriptedUpstream();
  });
  beforeEach(() => {
    server.forget();
    waits = [];
    interruptions = [];
  });
  afterAll(() => server.close());

  /** The first events of the stream; its reader leaves then. */
  async function first(count: number): Promise<GatewayEvent[]> {
    const gateway = createGateway({ url: server.url, token: 'nxg_test_of_a_client' });
    const events: GatewayEvent[] = [];
    const options = { onInterruption: (each: Interruption) => interruptions.push(each) };
    for await (const event of gateway.streamEvents(options)) {
      events.push(event);
      if (events.length === count) break;
    }
    waits = interruptions.map(({ waitMs }) => waitMs);
    return events;
  }

  const resumedAfter = (): unknown[] => server.requests.map(({ headers }) => headers['last-event-id']);

  it.each([1, 7, Infinity])('is the same whether %d bytes come at a time', async (bytesAtOnce) => {
    const message = `id: ${ID}\ndata: ${JSON.stringify(EVENT)}\n\n`;
    server.play(
      stream(`: hello\nretry: 2000\nid: evt_0\n\n${message}: still here\n\n${message}`, bytesAtOnce),
    );
    expect(await first(2)).toEqual([EVENT, EVENT]);
  });

  it('is the same with the line ends of other systems, and data in several lines', async () => {
    const lines = JSON.stringify(EVENT, null, 1).split('\n');
    server.play(stream(`id:${ID}\r\n${lines.map((line) => `data: ${line}\r\n`).join('')}\r\n`));
    expect(await first(1)).toEqual([EVENT]);
  });

  it('takes no half of an event, and asks for it again', async () => {
    const text = `id: ${ID}\ndata: ${JSON.stringify(EVENT)}\n\n`;
    const half: Script = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`id: evt_0\n\n${text.slice(0, 60)}`);
      setTimeout(() => response.destroy(), 20);
      return undefined;
    };
    server.playInTurn(half, stream(text));
    expect(await first(1)).toEqual([EVENT]);
    expect(resumedAfter()).toEqual([undefined, 'evt_0']);
  });

  it('passes on nothing that is no event, and shows nothing of it', async () => {
    const broken = `id: ${ID}\ndata: {"caller":"${PHONE_B}",oops\n\n`;
    server.playInTurn(stream(broken), stream(`id: ${ID}\ndata: ${JSON.stringify(EVENT)}\n\n`));
    expect(await first(1)).toEqual([EVENT]);
    const [interruption] = interruptions;
    expect(interruption?.error).toMatchObject({ reason: 'unreadable', cause: undefined });
    expect(resumedAfter()).toEqual([undefined, undefined]);
  });

  it('brings events of types that it does not know', async () => {
    const unknown = { ...EVENT, type: 'pns.call.transcribed' };
    server.play(stream(`id: ${ID}\ndata: ${JSON.stringify(unknown)}\n\n`));
    expect(await first(1)).toEqual([unknown]);
  });

  it('waits for a place as long as the gateway says', async () => {
    const body = exampleProblem('rate_limited');
    const headers = { 'content-type': 'application/problem+json', 'retry-after': '1' };
    server.playInTurn(
      { status: 429, headers, body },
      stream(`id: ${ID}\ndata: ${JSON.stringify(EVENT)}\n\n`),
    );
    expect(await first(1)).toEqual([EVENT]);
    expect(waits[0]).toBeGreaterThanOrEqual(1000);
  });

  it('closes the connection when the loop is left', async () => {
    let isClosed = false;
    server.play((request, response) => {
      response.once('close', () => {
        isClosed = true;
      });
      return stream(`id: ${ID}\ndata: ${JSON.stringify(EVENT)}\n\n`)(request, response);
    });
    await first(1);
    await eventually(() => isClosed);
  });
});
