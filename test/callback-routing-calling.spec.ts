import { useBench } from './support/bench';
import { held, pushed, routedTo } from './support/callback-routing';
import { callingBody, eventsOf, whatsappCall } from './support/callbacks';
import { describeEachDatabase } from './support/databases';
import { TestClient } from './support/gateway';

describeEachDatabase('a WhatsApp call belongs to', (create) => {
  const bench = useBench(create);
  let sequence = 0;
  const made: string[] = [];
  beforeEach(async () => {
    sequence += 1;
    await listNothing(bench.client.id);
  });
  afterEach(async () => {
    for (const id of made.splice(0)) await listNothing(id);
  });
  const phone = (): string => `+628110000${String(1000 + sequence)}`;
  const listNothing = async (id: string): Promise<void> => {
    await bench.gateway.admin.patch(`/v1/admin/clients/${id}`, { businessPhones: [] });
  };
  const lister = async (...businessPhones: string[]): Promise<TestClient> => {
    const client = await bench.gateway.createClient({ businessPhones });
    made.push(client.id);
    return client;
  };
  const call = (business_phone = phone().slice(1)): ReturnType<typeof pushed> => {
    const calls = [whatsappCall({ call_id: `call-${sequence}` })];
    return pushed(bench.gateway, 'calling', callingBody(calls, { business_phone }));
  };

  it('the one client that lists its number', async () => {
    await lister(`${phone()}9`.slice(0, 16));
    const client = await lister('+6281100009999', phone());
    expect(await call()).toMatchObject({ ...routedTo(client, null, 'business_phone'), provenance: 'token' });
    expect(await eventsOf(client)).toMatchObject([
      { type: 'calling.call.completed', data: { product: 'calling', bindingId: null, userData: null } },
    ]);
  });

  it('the one client that lists it, written with its plus or without', async () => {
    const client = await lister(phone().slice(1));
    expect(await call(phone())).toMatchObject(routedTo(client, null, 'business_phone'));
  });

  it('the client that names its number, before those that list every number', async () => {
    const [any, named, another] = [await lister('*'), await lister(phone()), await lister('*')];
    expect(await call()).toMatchObject(routedTo(named, null, 'business_phone'));
    expect([await eventsOf(any), await eventsOf(another)]).toEqual([[], []]);
  });

  it('the one client that lists every number, where nobody names it', async () => {
    await lister('+6281100009999');
    const any = await lister('*');
    expect(await call()).toMatchObject(routedTo(any, null, 'business_phone'));
  });

  it('nobody where several clients name it, also beside one that lists every number', async () => {
    const clients = [await lister(phone()), await lister(phone()), await lister('*')];
    expect(await call()).toMatchObject(held('unrouted', 'ambiguous_number'));
    for (const client of clients) expect(await eventsOf(client)).toEqual([]);
  });

  it('nobody where several clients list every number', async () => {
    const clients = [await lister('*'), await lister('*')];
    expect(await call()).toMatchObject(held('unrouted', 'ambiguous_number'));
    for (const client of clients) expect(await eventsOf(client)).toEqual([]);
  });

  it('nobody where no client lists it', async () => {
    await lister('+6281100009999');
    expect(await call()).toMatchObject(held('unrouted', 'no_owner'));
  });

  it('who lists it still when another that did is deleted', async () => {
    const [gone, left] = [await lister(phone()), await lister('*')];
    await bench.gateway.admin.delete(`/v1/admin/clients/${gone.id}`);
    expect(await call()).toMatchObject(routedTo(left, null, 'business_phone'));
  });

  it('nobody where the only client that listed it is deleted', async () => {
    const gone = await lister(phone());
    await bench.gateway.admin.delete(`/v1/admin/clients/${gone.id}`);
    expect(await call()).toMatchObject(held('unrouted', 'no_owner'));
  });

  it('its client also while that is suspended', async () => {
    const client = await lister(phone());
    const path = `/v1/admin/clients/${client.id}`;
    await bench.gateway.admin.patch(path, { status: 'suspended' });
    expect(await call()).toMatchObject(routedTo(client, null, 'business_phone'));
    await bench.gateway.admin.patch(path, { status: 'active' });
    expect(await eventsOf(client)).toHaveLength(1);
  });

  it('its client with every other call of the same callback', async () => {
    const client = await lister(phone());
    const calls = ['one', 'two'].map((name) => whatsappCall({ call_id: `call-${sequence} ${name}` }));
    const body = callingBody(calls, { business_phone: phone().slice(1) });
    expect(await pushed(bench.gateway, 'calling', body)).toMatchObject(
      routedTo(client, null, 'business_phone'),
    );
    expect(await eventsOf(client)).toMatchObject(
      calls.map(({ call_id }) => ({ data: { call: { callId: call_id }, bindingId: null } })),
    );
  });
});
