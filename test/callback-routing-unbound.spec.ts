import { useBench } from './support/bench';
import { bindPrivate, copyBinding, held, pushed, transferTo } from './support/callback-routing';
import { eventsOf, pnsError } from './support/callbacks';
import { PHONE_A } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { TestClient } from './support/gateway';

const HOUR_SECONDS = 3600;
/** A number with four digits of extension carries thousands. */
const MANY = 1500;

describeEachDatabase('the push about a call to a number that is not bound', (create) => {
  const bench = useBench(create);
  let other: TestClient;
  let sequence = 0;
  beforeEach(async () => {
    sequence += 1;
    other = await bench.gateway.createClient();
  });
  const didX = (): string => `+8526100${String(1000 + sequence)}`;
  const pushError = (): ReturnType<typeof pushed> => {
    const push = { ...pnsError({ did: didX().slice(1) }), requestId: `request-${sequence}` };
    return pushed(bench.gateway, 'pns/error', push);
  };
  const expectOwner = async (client: TestClient): Promise<void> => {
    expect(await pushError()).toMatchObject({ status: 'routed', routedBy: 'number_x', clientId: client.id });
    const call = { caller: PHONE_A, numberX: didX(), outcome: 'failed', callId: null };
    expect(await eventsOf(client)).toMatchObject([
      { type: 'pns.call.unbound', data: { product: 'pns', provenance: 'token', call } },
    ]);
  };
  const expectNobody = async (reason: string): Promise<void> => {
    expect(await pushError()).toMatchObject(held('unrouted', reason));
    expect([await eventsOf(bench.client), await eventsOf(other)]).toEqual([[], []]);
  };
  const release = async ({ http }: TestClient, id: string): Promise<void> => {
    expect((await http.delete(`/v1/pns/bindings/${id}`)).status).toBe(204);
  };

  it('reaches the one client that holds the number', async () => {
    await bindPrivate(bench.gateway, bench.client, { didX: didX() });
    await expectOwner(bench.client);
  });

  it('reaches the one client that holds the number in many bindings, and names none of them', async () => {
    for (let count = 0; count < 3; count += 1) {
      await bindPrivate(bench.gateway, bench.client, { mode: 'axe', didX: didX(), userData: 'order 4711' });
    }
    await expectOwner(bench.client);
    expect(await eventsOf(bench.client)).toMatchObject([{ data: { bindingId: null, userData: null } }]);
  });

  it('reaches the one client that released the number less than 24 hours ago', async () => {
    const { id } = await bindPrivate(bench.gateway, bench.client, { didX: didX() });
    bench.clock.advanceSeconds(60);
    await release(bench.client, id);
    bench.clock.advanceSeconds(24 * HOUR_SECONDS - 1);
    await expectOwner(bench.client);
  });

  it('reaches the one client whose binding expired less than 24 hours ago', async () => {
    await bindPrivate(bench.gateway, bench.client, { didX: didX(), ttlSeconds: 60 });
    bench.clock.advanceSeconds(60 + 24 * HOUR_SECONDS - 1);
    await expectOwner(bench.client);
  });

  it('is nobody’s when the number was released more than 24 hours ago', async () => {
    const { id } = await bindPrivate(bench.gateway, bench.client, { didX: didX() });
    await release(bench.client, id);
    bench.clock.advanceSeconds(24 * HOUR_SECONDS + 1);
    await expectNobody('no_owner');
  });

  it('is nobody’s when the binding expired more than 24 hours ago', async () => {
    await bindPrivate(bench.gateway, bench.client, { didX: didX(), ttlSeconds: 60 });
    bench.clock.advanceSeconds(60 + 24 * HOUR_SECONDS + 1);
    await expectNobody('no_owner');
  });

  it('is nobody’s when two clients held the number within 24 hours', async () => {
    const { id } = await bindPrivate(bench.gateway, bench.client, { didX: didX() });
    await release(bench.client, id);
    bench.clock.advanceSeconds(23 * HOUR_SECONDS);
    await bindPrivate(bench.gateway, other, { didX: didX() });
    await expectNobody('ambiguous_number');
  });

  it('reaches the second client once the first one’s time is over', async () => {
    const { id } = await bindPrivate(bench.gateway, bench.client, { didX: didX() });
    await release(bench.client, id);
    bench.clock.advanceSeconds(25 * HOUR_SECONDS);
    await bindPrivate(bench.gateway, other, { didX: didX() });
    await expectOwner(other);
  });

  it('reaches the one client that holds the number, however many bindings it has', async () => {
    const bound = await bindPrivate(bench.gateway, bench.client, { mode: 'axe', didX: didX() });
    await copyBinding(bench.gateway, bound, MANY);
    await expectOwner(bench.client);
  });

  it('is nobody’s when two clients hold the number, however many bindings the later one has', async () => {
    await bindPrivate(bench.gateway, bench.client, { mode: 'axe', didX: didX() });
    const later = await bindPrivate(bench.gateway, other, { mode: 'axe', didX: didX() });
    await copyBinding(bench.gateway, later, MANY);
    await expectNobody('ambiguous_number');
  });

  it('is nobody’s when the number is only known as one of another product', async () => {
    const { numberX } = await transferTo(bench.gateway, bench.client, `1700000${String(3000 + sequence)}`);
    const push = { ...pnsError({ did: numberX }), requestId: `request-${sequence}` };
    expect(await pushed(bench.gateway, 'pns/error', push)).toMatchObject(held('unrouted', 'no_owner'));
  });
});
