import { useBench } from './support/bench';
import { ACKNOWLEDGED, callbacksOf, callingBody, eventsOf, push, whatsappCall } from './support/callbacks';
import { describeEachDatabase } from './support/databases';
import { TestClient } from './support/gateway';

type Fields = Readonly<Record<string, unknown>>;

const MIB = 1024 * 1024;
let phones = 0;

describeEachDatabase('a calling callback', (create) => {
  const bench = useBench(create);
  let client: TestClient;
  let phone: string;

  beforeEach(async () => {
    phones += 1;
    phone = `62811556${String(phones).padStart(5, '0')}`;
    client = await bench.gateway.createClient({ businessPhones: [`+${phone}`] });
  });

  async function send(...calls: Fields[]): Promise<void> {
    const body = callingBody(calls, { business_phone: phone, channel: 2 });
    const { status, text } = await push(bench.gateway, 'calling', body);
    expect([status, text]).toEqual([200, ACKNOWLEDGED]);
  }

  const call = (id: string, fields: Fields = {}): Fields =>
    whatsappCall({ call_id: `${id}-${phone}`, from: phone, ...fields });

  async function seen(): Promise<unknown[]> {
    const events = await eventsOf(client);
    return events.map(({ data }) => {
      const { call: of, revision } = data as { call: Fields; revision: number };
      return [String(of.callId).split('-')[0], revision];
    });
  }

  it('with several calls makes one event for each, in their order, with the other fields around it', async () => {
    await send(call('one'), call('two', { record: 'https://recordings.test/2' }), call('three'));

    expect(await seen()).toEqual([
      ['one', 1],
      ['two', 1],
      ['three', 1],
    ]);
    const [, two] = await eventsOf(client);
    expect(two).toMatchObject({ data: { call: { recordingUrl: 'https://recordings.test/2' } } });
    const recorded = call('two', { record: 'https://recordings.test/2' });
    expect((two?.data as Fields).provider).toEqual({ business_phone: phone, channel: 2, calls: [recorded] });
  });

  it('with an old call and a new one makes one event, for the new one', async () => {
    await send(call('old'));
    await send(call('old'), call('new'));
    await send(call('new'), call('newer'), call('old'));

    expect(await seen()).toEqual([
      ['old', 1],
      ['new', 1],
      ['newer', 1],
    ]);
    for (const id of ['old', 'new', 'newer']) {
      const kept = await callbacksOf(bench.gateway, `callId=${id}-${phone}`);
      expect(new Set(kept.map(({ status }) => status))).toEqual(new Set(['routed']));
    }
  });

  it('that splits up or joins calls that came before is a duplicate', async () => {
    await send(call('one'), call('two'));
    await send(call('two'));
    await send(call('two'), call('one'));

    expect(await seen()).toEqual([
      ['one', 1],
      ['two', 1],
    ]);
    const duplicates = await callbacksOf(bench.gateway, 'status=duplicate');
    expect(duplicates.filter(({ callId }) => String(callId).endsWith(phone))).toHaveLength(2);
  });

  it('with a changed call among old ones makes the next revision of that one', async () => {
    await send(call('one'), call('two'));
    await send(call('one'), call('two', { record: 'https://recordings.test/2' }));

    expect(await seen()).toEqual([
      ['one', 1],
      ['two', 1],
      ['two', 2],
    ]);
  });

  it('with the same call twice in it makes one event', async () => {
    await send(call('one'), call('one'), call('two'), call('one'));

    expect(await seen()).toEqual([
      ['one', 1],
      ['two', 1],
    ]);
  });

  it('with two contents of one call makes two revisions', async () => {
    await send(call('one'), call('one', { call_duration: 31 }));

    expect(await seen()).toEqual([
      ['one', 1],
      ['one', 2],
    ]);
  });

  it('of which many overlap at the same time makes one event for each call', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `overlap${index}`);
    await Promise.all(
      ids.flatMap((_, index) => [
        send(...ids.slice(0, index + 1).map((id) => call(id))),
        send(...ids.slice(index).map((id) => call(id))),
      ]),
    );

    const events = await seen();
    expect(events).toHaveLength(ids.length);
    expect(new Set(events.map(String))).toEqual(new Set(ids.map((id) => `${id},1`)));
  });

  it('of a MiB, full of calls, is taken and makes an event for each', async () => {
    const small = (index: number): Fields => ({ call_id: `${phone}-${index}`, from: phone, to: phone });
    const size = JSON.stringify(small(10_000)).length + 1;
    const calls = Array.from({ length: Math.floor((MIB - 200) / size) }, (_, index) => small(index));
    await send(...calls);

    const [row] = await bench.database.rows(
      `select count(*) as events from events where client_id = '${client.id}'`,
    );
    expect(Number(row?.events)).toBe(calls.length);
  });
});
