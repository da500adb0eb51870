import { Bench, useBench } from './support/bench';
import { bindPrivate, bindRelayWith, held, pushed, routedTo, transferTo } from './support/callback-routing';
import { callbacksOf, eventsOf, pnsError, pnsRecord, relayRecord } from './support/callbacks';
import { createSqlite, describeEachDatabase, StoredDatabase } from './support/databases';
import { startGateway } from './support/gateway';

const X = '17000003001';

async function untaggedRelay({ gateway, client }: Bench, taskid: string): ReturnType<typeof pushed> {
  const { upstreamId } = await bindRelayWith(gateway, client);
  return pushed(gateway, 'interline/cdr', relayRecord({ taskid, subid: upstreamId }));
}

async function untaggedPrivate({ gateway, client }: Bench, callId: string): ReturnType<typeof pushed> {
  const { upstreamId } = await bindPrivate(gateway, client);
  return pushed(gateway, 'pns/call', pnsRecord({ callId, bindId: upstreamId }));
}

describeEachDatabase('where interline must bring the tag', (create) => {
  const bench = useBench(create, { env: { CALLBACK_REQUIRE_TAG: 'interline' } });

  it('a record without it is quarantined, and nobody gets it', async () => {
    expect(await untaggedRelay(bench, 'without')).toMatchObject(held('quarantined', 'missing_tag'));
    expect(await eventsOf(bench.client)).toEqual([]);
  });

  it('a record with it is routed', async () => {
    const { gateway, client } = bench;
    const bound = await bindRelayWith(gateway, client);
    const fields = relayRecord({ taskid: 'with', subid: bound.upstreamId, userData: bound.sent });
    expect(await pushed(gateway, 'interline/cdr', fields)).toMatchObject(
      routedTo(client, bound, 'routing_tag'),
    );
  });

  it('a record that finds a transfer by its X number alone is quarantined too', async () => {
    const { gateway, client, clock } = bench;
    await transferTo(gateway, client, X);
    const fields = relayRecord({ taskid: 'by X', rcaller: X, beginTime: clock.now() / 1000 });
    expect(await pushed(gateway, 'interline/cdr', fields)).toMatchObject(held('quarantined', 'missing_tag'));
  });

  it('a record of pns needs none', async () => {
    expect(await untaggedPrivate(bench, 'pns without')).toMatchObject({
      status: 'routed',
      clientId: bench.client.id,
    });
  });
});

describeEachDatabase('where pns must bring the tag', (create) => {
  const bench = useBench(create, { env: { CALLBACK_REQUIRE_TAG: 'pns' } });

  it('a record without it is quarantined, and nobody gets it', async () => {
    expect(await untaggedPrivate(bench, 'without')).toMatchObject(held('quarantined', 'missing_tag'));
    expect(await eventsOf(bench.client)).toEqual([]);
  });

  it('a record of interline needs none', async () => {
    expect(await untaggedRelay(bench, 'interline without')).toMatchObject({ status: 'routed' });
  });

  it('an error push reaches the one client that holds its X: it is of no binding, and never has a tag', async () => {
    const { gateway, client } = bench;
    const { numberX } = await bindPrivate(gateway, client, { didX: '+85261002001' });
    expect(await pushed(gateway, 'pns/error', pnsError({ did: numberX }))).toMatchObject({
      status: 'routed',
      clientId: client.id,
    });
    expect(await eventsOf(client)).toMatchObject([{ type: 'pns.call.unbound' }]);
  });
});

describe('where both must bring the tag', () => {
  const bench = useBench(createSqlite, { env: { CALLBACK_REQUIRE_TAG: 'interline,pns' } });

  it('records of both are quarantined without it', async () => {
    await untaggedRelay(bench, 'without');
    await untaggedPrivate(bench, 'without');
    expect(await callbacksOf(bench.gateway)).toMatchObject([
      { product: 'pns', status: 'quarantined', routing: { reason: 'missing_tag' } },
      { product: 'interline', status: 'quarantined', routing: { reason: 'missing_tag' } },
    ]);
  });
});

describe('a binding that was made before tags went out', () => {
  let database: StoredDatabase;
  beforeAll(async () => {
    database = await createSqlite();
  });
  afterAll(() => database.remove());

  it('gets its records without one, also where one is required by now', async () => {
    const before = await startGateway({ env: { ...database.env, CALLBACK_ROUTING_TAG: 'off' } });
    const client = await before.createClient();
    const bound = await bindRelayWith(before, client, { userData: '~mine~' });
    await before.close();
    const after = await startGateway({ env: { ...database.env, CALLBACK_REQUIRE_TAG: 'interline,pns' } });
    try {
      for (const userData of ['', '~mine~']) {
        const fields = relayRecord({ taskid: `late ${userData}`, subid: bound.upstreamId, userData });
        expect(await pushed(after, 'interline/cdr', fields)).toMatchObject(
          routedTo(client, bound, 'upstream_id'),
        );
      }
    } finally {
      await after.close();
    }
  });
});
