import { createGateway, Gateway, GatewayProblem, Interruption } from '../clients/typescript/src';
import { Database } from '../src/database/database';
import { eventually } from './support/bindings';
import { callNames, endCalls } from './support/ended-calls';
import { startGateway, TestGateway } from './support/gateway';
import { startTcpProxy, TcpProxy } from './support/tcp-proxy';
import { createPhoneClient, PhoneClient } from './support/webhook-bench';

/** What a reader has got, and how it ended. */
class Reading {
  readonly callIds: string[] = [];
  readonly interruptions: Interruption[] = [];
  ending: unknown = null;
  private readonly controller = new AbortController();

  /** Reads in the background until it is stopped. */
  static begin(gateway: Gateway, options: Parameters<Gateway['streamEvents']>[0] = {}): Reading {
    const reading = new Reading();
    const run = async (): Promise<void> => {
      const events = gateway.streamEvents({
        signal: reading.controller.signal,
        onInterruption: (interruption) => reading.interruptions.push(interruption),
        ...options,
      });
      for await (const { data } of events) reading.callIds.push(String(data.call.callId));
    };
    run().then(
      () => (reading.ending = 'ended'),
      (error: unknown) => (reading.ending = error),
    );
    return reading;
  }

  stop(): void {
    this.controller.abort();
  }

  async count(count: number): Promise<void> {
    await eventually(() => this.callIds.length >= count || this.ending !== null);
  }
}

describe('the TypeScript client’s stream of events', () => {
  let server: TestGateway;
  let proxy: TcpProxy;
  let client: PhoneClient;
  let gateway: Gateway;
  /** How many answers have begun. */
  let opened: number;
  const readings: Reading[] = [];

  beforeAll(async () => {
    server = await startGateway();
  });
  beforeEach(async () => {
    opened = 0;
    client = await createPhoneClient(server);
    proxy = await startTcpProxy({ host: '127.0.0.1', port: server.port });
    gateway = createGateway({
      url: `http://127.0.0.1:${proxy.port}`,
      token: client.key,
      surroundings: {
        random: () => 0.2,
        fetch: async (request, init) => {
          const response = await fetch(request, init);
          opened += 1;
          return response;
        },
      },
    });
  });
  afterEach(async () => {
    readings.splice(0).forEach((reading) => {
      reading.stop();
    });
    await proxy.close();
  });
  afterAll(() => server.close());

  const end = (...callIds: string[]): Promise<void> => endCalls(server, client, callIds);

  async function read(options: Parameters<Gateway['streamEvents']>[0] = {}): Promise<Reading> {
    const reading = Reading.begin(gateway, options);
    readings.push(reading);
    await eventually(() => opened > 0);
    return reading;
  }

  async function idOf(callId: string): Promise<string> {
    const { data } = await gateway.GET('/v1/events', { params: { query: { callId } } });
    return data.data[0]?.id ?? '';
  }

  it('brings events as they come, of the type that is asked for', async () => {
    const all = await read();
    const typed = await read({ type: 'pns.call.completed' });
    await eventually(() => opened === 2);
    await end('one', 'two');
    await end('three');
    await all.count(3);
    expect([all.callIds, typed.callIds]).toEqual([['one', 'two', 'three'], []]);
  });

  it('begins behind the event that it is given', async () => {
    await end('one', 'two', 'three');
    const reading = await read({ lastEventId: await idOf('one') });
    await reading.count(2);
    expect(reading.callIds).toEqual(['two', 'three']);
  });

  it('loses nothing when it is cut before its first event', async () => {
    await end('before');
    const reading = await read();
    await proxy.refuse();
    await end('while away');
    await proxy.restore();
    await reading.count(1);
    expect(reading.callIds).toEqual(['while away']);
  });

  it('goes on after every cut, with nothing lost and nothing twice', async () => {
    const reading = await read();
    const callIds = callNames('call', 60);
    for (const callId of callIds) {
      await end(callId);
      if (Number(callId.slice(5)) % 6 !== 0) continue;
      await proxy.refuse();
      await proxy.restore();
    }
    await reading.count(callIds.length);
    expect(reading.callIds).toEqual(callIds);
    expect(reading.interruptions.length).toBeGreaterThan(3);
    expect(reading.interruptions[0]?.error).toMatchObject({ name: 'GatewayUnreachable' });
  });

  it('takes a connection that says nothing any more for dead, and goes on over another', async () => {
    const reading = await read({ maxSilenceMs: 500 });
    proxy.hang();
    await end('while it hangs');
    await eventually(() =>
      reading.interruptions.some(({ error }) => 'reason' in error && error.reason === 'timed_out'),
    );
    await proxy.restore();
    await proxy.refuse();
    await proxy.restore();
    await reading.count(1);
    expect(reading.callIds).toEqual(['while it hangs']);
  });

  it('ends with the problem when its key is revoked', async () => {
    const reading = await read();
    const { body } = await server.admin.get(`/v1/admin/clients/${client.id}/keys`);
    await server.admin.delete(`/v1/admin/clients/${client.id}/keys/${String(body.data?.[0]?.id)}`);
    await eventually(() => reading.ending !== null);
    expect(reading.ending).toBeInstanceOf(GatewayProblem);
    expect(reading.ending).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('ends with the problem when it asks for what is not there', async () => {
    const reading = await read({ lastEventId: 'evt_7ZZZZZZZZZZZZZZZZZZZZZZZZZ' });
    await eventually(() => reading.ending !== null);
    expect(reading.ending).toMatchObject({ code: 'validation_failed' });
  });

  it('ends quietly with its signal, while it reads and while it waits', async () => {
    const idle = await read();
    idle.stop();
    await eventually(() => idle.ending !== null);
    const waiting = await read();
    await proxy.refuse();
    await eventually(() => waiting.interruptions.length > 2);
    waiting.stop();
    await eventually(() => waiting.ending !== null);
    expect([idle.ending, waiting.ending]).toEqual(['ended', 'ended']);
  });

  it('gives its place back when the loop is left', async () => {
    await end('old');
    const lastEventId = await idOf('old');
    await end('one');
    const { queries } = server.app.get(Database, { strict: false });
    const places = (): Promise<unknown[]> =>
      queries.selectFrom('stream_leases').select('id').where('client_id', '=', client.id).execute();
    for await (const { data } of gateway.streamEvents({ lastEventId })) {
      expect([data.call.callId, (await places()).length]).toEqual(['one', 1]);
      break;
    }
    await eventually(async () => (await places()).length === 0);
  });

  describe('and its pulling', () => {
    /** The batches until so many events have come. */
    async function pull(count: number, options: Parameters<Gateway['pullEvents']>[0] = {}) {
      const callIds: unknown[] = [];
      let checkpoint = '';
      for await (const batch of gateway.pullEvents({ pollMs: 20, ...options })) {
        callIds.push(...batch.events.map(({ data }) => data.call.callId));
        checkpoint = batch.checkpoint;
        if (callIds.length >= count) break;
      }
      return { callIds, checkpoint };
    }

    it('brings all that is kept, and from a checkpoint exactly what came later', async () => {
      await end(...callNames('call', 230));
      const first = await pull(230);
      expect(first.callIds).toEqual(callNames('call', 230));
      await end('later');
      expect((await pull(1, { checkpoint: first.checkpoint })).callIds).toEqual(['later']);
    });

    it('waits for what comes, and asks again when the gateway was away', async () => {
      const interruptions: Interruption[] = [];
      const hasty = createGateway({
        url: `http://127.0.0.1:${proxy.port}`,
        token: client.key,
        retry: { maxAttempts: 1 },
        surroundings: { random: () => 0.2 },
      });
      const callIds: unknown[] = [];
      const controller = new AbortController();
      const reading = (async () => {
        const options = {
          pollMs: 20,
          signal: controller.signal,
          onInterruption: (interruption: Interruption) => interruptions.push(interruption),
        };
        for await (const { events } of hasty.pullEvents(options)) {
          callIds.push(...events.map(({ data }) => data.call.callId));
        }
      })();
      await end('one');
      await eventually(() => callIds.length === 1);
      await proxy.refuse();
      await eventually(() => interruptions.length > 1);
      await end('two');
      await proxy.restore();
      await eventually(() => callIds.length === 2);
      controller.abort();
      await reading;
      expect(callIds).toEqual(['one', 'two']);
    });

    it('ends with the problem when its checkpoint is of other filters', async () => {
      await end('one');
      const { checkpoint } = await pull(1);
      await expect(pull(1, { checkpoint, callId: 'one' })).rejects.toMatchObject({
        code: 'validation_failed',
      });
    });
  });
});
