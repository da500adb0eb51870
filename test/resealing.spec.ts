import { SEALED_COLUMNS } from '../src/database/schema';
import { Resealing } from '../src/vault/resealing';
import { PNS_BINDS } from './support/bindings';
import { callbacksOf, eventsOf, pnsRecord, push, revealed } from './support/callbacks';
import { dataKey, describeEachDatabase, StoredDatabase } from './support/databases';
import { startGateway, TestGateway } from './support/gateway';
import { Http } from './support/http';
import { LOCAL_WEBHOOKS } from './support/webhook-bench';

const ONE = dataKey('one', 1);
const TWO = dataKey('two', 2);
const AXB = '/v1/pns/bindings/axb';
const BIND = { ...PNS_BINDS.axb, userData: 'kept for the client' };
const KEY = { 'idempotency-key': 'sealed-before' };

describeEachDatabase('sealing under a new data key', (create) => {
  let database: StoredDatabase;
  let token: string;

  async function withKeys<T>(
    keys: string,
    work: (gateway: TestGateway, http: Http) => Promise<T>,
  ): Promise<T> {
    const env = { ...database.env, ...LOCAL_WEBHOOKS, DATA_ENCRYPTION_KEYS: keys };
    const gateway = await startGateway({ env });
    try {
      return await work(gateway, gateway.as(token));
    } finally {
      await gateway.close();
    }
  }

  /** All that a client and an operator can read of what is sealed. */
  async function everything(gateway: TestGateway, http: Http): Promise<unknown> {
    const [callback] = await callbacksOf(gateway);
    return {
      binding: (await http.get('/v1/pns/bindings')).body,
      events: (await http.get('/v1/events')).body,
      endpoints: (await http.get('/v1/webhooks')).body,
      callback: await revealed(gateway, callback?.id),
    };
  }

  /** How many seals there are under each key. */
  async function sealsByKey(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const [table, column] of SEALED_COLUMNS) {
      for (const { sealed } of await database.rows(`select ${column} as sealed from ${table}`)) {
        if (typeof sealed !== 'string') continue;
        const key = sealed.split('.')[1] ?? 'none';
        counts[key] = (counts[key] ?? 0) + 1;
      }
    }
    return counts;
  }

  beforeEach(async () => {
    database = await create();
    await withKeys(ONE, async (gateway) => {
      const client = await gateway.createClient();
      token = client.key;
      const endpoint = { url: 'http://127.0.0.1:9/hook', eventTypes: ['*'] };
      const { body: webhook } = await client.http.post('/v1/webhooks', endpoint);
      await client.http.post(`/v1/webhooks/${String(webhook.id)}/rotate-secret`);
      const { body: binding } = await client.http.post(AXB, BIND, KEY);
      await push(gateway, 'pns/call', pnsRecord({ bindId: binding.upstreamId }));
      expect(await eventsOf(client)).toHaveLength(1);
    });
  });
  afterEach(() => database.remove());

  it('leaves nothing under the old one, and all opens without it', async () => {
    const before = await withKeys(`${TWO},${ONE}`, everything);
    const { one = 0, two = 0 } = await sealsByKey();
    // The look-up key was sealed anew at the start.
    expect([one >= 9, two]).toEqual([true, 1]);
    await withKeys(`${TWO},${ONE}`, async (gateway) => {
      expect(await gateway.app.get(Resealing).run()).toBe(one);
      expect(await gateway.app.get(Resealing).run()).toBe(0);
    });
    expect(await sealsByKey()).toEqual({ two: one + two });
    await withKeys(TWO, async (gateway, http) => {
      expect(await everything(gateway, http)).toEqual(before);
      expect((await http.post(AXB, BIND, KEY)).headers.get('idempotent-replayed')).toBe('true');
    });
  });

  it('may be done by two at once: each seal is made anew one time', async () => {
    const { one = 0 } = await sealsByKey();
    await withKeys(`${TWO},${ONE}`, async (gateway, http) => {
      const before = await everything(gateway, http);
      const resealing = gateway.app.get(Resealing);
      const counts = await Promise.all([resealing.run(), resealing.run()]);
      expect(counts.reduce((sum, count) => sum + count)).toBe(one - 1);
      expect(await everything(gateway, http)).toEqual(before);
    });
  });

  it('is not done a second time, later, by a process that has done it by hand', async () => {
    await withKeys(`${TWO},${ONE}`, async (gateway) => {
      const resealing = gateway.app.get(Resealing);
      jest.useFakeTimers({
        doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'],
      });
      try {
        resealing.onApplicationBootstrap();
        const runs = jest.spyOn(resealing, 'run');
        await resealing.run();
        jest.advanceTimersByTime(3_600_000);
        expect(runs).toHaveBeenCalledTimes(1);
      } finally {
        jest.useRealTimers();
      }
    });
  });

  it('goes on behind a seal that cannot be opened, and names it at the end', async () => {
    const { one = 0 } = await sealsByKey();
    const [{ id } = {}] = await database.rows(
      "update bindings set sealed_parties = 'v1.one.damaged' returning id",
    );
    await withKeys(`${TWO},${ONE}`, async (gateway) => {
      const named = `seals that cannot be opened: 1, the first bindings.parties:${String(id)}`;
      await expect(gateway.app.get(Resealing).run()).rejects.toThrow(named);
    });
    expect(await sealsByKey()).toEqual({ one: 1, two: one - 1 });
  });
});
