import { useBench } from './support/bench';
import {
  BoundBinding,
  bindPrivate,
  bindRelayWith,
  held,
  pushed,
  transferTo,
} from './support/callback-routing';
import { eventsOf, pnsRecord, relayRecord, relayStart } from './support/callbacks';
import { RELAY_X } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { TestClient } from './support/gateway';

const FOREIGN = `~${'A'.repeat(22)}~`;

describeEachDatabase(
  'a record whose tag and ids do not fit is quarantined, and nobody gets it:',
  (create) => {
    const bench = useBench(create);
    let other: TestClient;
    let sequence = 0;
    beforeEach(async () => {
      sequence += 1;
      other = await bench.gateway.createClient();
    });
    const callId = (): string => `call-${sequence}`;
    const numberX = (): string => `1700000${String(3000 + sequence)}`;
    const didX = (): string => `+8526100${String(1000 + sequence)}`;
    const expectNoEvents = async (): Promise<void> => {
      expect([await eventsOf(bench.client), await eventsOf(other)]).toEqual([[], []]);
    };
    const relay = (client: TestClient, numberX = RELAY_X): Promise<BoundBinding> =>
      bindRelayWith(bench.gateway, client, { numberX });

    it.each(['~no tag at all~order 4711', '~~', `${FOREIGN}order 4711`])(
      'the binding was tagged, and %j comes back',
      async (userData) => {
        const bound = await relay(bench.client);
        const fields = { taskid: callId(), subid: bound.upstreamId, userData };
        expect(await pushed(bench.gateway, 'interline/cdr', relayRecord(fields))).toMatchObject(
          held('quarantined', 'unknown_tag'),
        );
        await expectNoEvents();
      },
    );

    it('the binding that its customerBindId names was tagged, and another tag comes back', async () => {
      const { customerBindId } = await bindPrivate(bench.gateway, bench.client);
      const fields = { callId: callId(), bindId: '', customerBindId, ext: FOREIGN };
      expect(await pushed(bench.gateway, 'pns/call', pnsRecord(fields))).toMatchObject(
        held('quarantined', 'unknown_tag'),
      );
      await expectNoEvents();
    });

    it('the transfer that holds its X number was tagged, and another tag comes back', async () => {
      await transferTo(bench.gateway, bench.client, numberX());
      const fields = { taskid: callId(), rcaller: numberX(), userData: FOREIGN };
      expect(await pushed(bench.gateway, 'interline/call-start', relayStart(fields))).toMatchObject(
        held('quarantined', 'unknown_tag'),
      );
      await expectNoEvents();
    });

    it('its subid is another client’s', async () => {
      const [own, others] = [await relay(bench.client), await relay(other, '17000000002')];
      for (const [tagged, named] of [[own, others] as const, [others, own] as const]) {
        const fields = { taskid: `${callId()} ${named.id}`, subid: named.upstreamId, userData: tagged.sent };
        expect(await pushed(bench.gateway, 'interline/cdr', relayRecord(fields))).toMatchObject(
          held('quarantined', 'tag_of_another_binding'),
        );
      }
      await expectNoEvents();
    });

    it('its subid is that of another binding of the same client', async () => {
      const [one, two] = [await relay(bench.client), await relay(bench.client, '17000000002')];
      const fields = { taskid: callId(), subid: two.upstreamId, userData: one.sent };
      expect(await pushed(bench.gateway, 'interline/cdr', relayRecord(fields))).toMatchObject(
        held('quarantined', 'tag_of_another_binding'),
      );
      await expectNoEvents();
    });

    it('its subid is another’s, and the tag that of a transfer', async () => {
      const transfer = await transferTo(bench.gateway, bench.client, numberX());
      const { upstreamId } = await relay(other);
      const fields = { taskid: callId(), subid: upstreamId, rcaller: numberX(), userData: transfer.sent };
      expect(await pushed(bench.gateway, 'interline/cdr', relayRecord(fields))).toMatchObject(
        held('quarantined', 'tag_of_another_binding'),
      );
      await expectNoEvents();
    });

    it('the axb binding of its tag has another subid', async () => {
      const own = await relay(bench.client);
      const fields = { taskid: callId(), subid: 'unheard-of', userData: own.sent };
      expect(await pushed(bench.gateway, 'interline/cdr', relayRecord(fields))).toMatchObject(
        held('quarantined', 'tag_of_another_binding'),
      );
      await expectNoEvents();
    });

    it('its bindId is another client’s', async () => {
      const own = await bindPrivate(bench.gateway, bench.client, { didX: didX() });
      const { upstreamId } = await bindPrivate(bench.gateway, other, {
        didX: didX().replace('+85261', '+85262'),
      });
      const fields = { callId: callId(), bindId: upstreamId, ext: own.sent };
      expect(await pushed(bench.gateway, 'pns/call', pnsRecord(fields))).toMatchObject(
        held('quarantined', 'tag_of_another_binding'),
      );
      await expectNoEvents();
    });

    it('its customerBindId is another client’s, though its bindId is right', async () => {
      const own = await bindPrivate(bench.gateway, bench.client);
      const { customerBindId } = await bindPrivate(bench.gateway, other, { didX: didX() });
      const fields = { callId: callId(), bindId: own.upstreamId, customerBindId, ext: own.sent };
      expect(await pushed(bench.gateway, 'pns/call', pnsRecord(fields))).toMatchObject(
        held('quarantined', 'tag_of_another_binding'),
      );
      await expectNoEvents();
    });

    it('its ids are those of a binding that is released by now', async () => {
      const [own, others] = [await relay(bench.client), await relay(other, '17000000002')];
      await other.http.delete(`/v1/interline/bindings/${others.id}`);
      const fields = { taskid: callId(), subid: others.upstreamId, userData: own.sent };
      expect(await pushed(bench.gateway, 'interline/cdr', relayRecord(fields))).toMatchObject(
        held('quarantined', 'tag_of_another_binding'),
      );
      await expectNoEvents();
    });

    it('its tag is that of a binding of another product', async () => {
      const [own, privateOne] = [
        await relay(bench.client),
        await bindPrivate(bench.gateway, bench.client, { didX: didX() }),
      ];
      const fields = { callId: callId(), bindId: privateOne.upstreamId, ext: own.sent };
      expect(await pushed(bench.gateway, 'pns/call', pnsRecord(fields))).toMatchObject({
        ...held('quarantined', 'tag_of_another_product'),
        provenance: 'token',
      });
      await expectNoEvents();
    });
  },
);
