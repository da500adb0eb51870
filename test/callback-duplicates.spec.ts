import { useBench } from './support/bench';
import { TestClient } from './support/gateway';
import {
  ACKNOWLEDGED,
  bindRelay,
  CallbackAddress,
  callbacksOf,
  callingBody,
  eventsOf,
  formOf,
  pnsRecord,
  push,
  relayRecord,
  relayStart,
  whatsappCall,
} from './support/callbacks';
import { describeEachDatabase } from './support/databases';

type Fields = Readonly<Record<string, unknown>>;

let phones = 0;

/** A WhatsApp number that no test has used before. */
function newPhone(): string {
  phones += 1;
  return `62811555${String(phones).padStart(5, '0')}`;
}

describeEachDatabase('a callback that comes again', (create) => {
  const bench = useBench(create);

  async function send(address: CallbackAddress, ...bodies: (Fields | string)[]): Promise<void> {
    for (const body of bodies) {
      const answer = await push(bench.gateway, address, body);
      expect([answer.status, answer.text]).toEqual([200, ACKNOWLEDGED]);
    }
  }

  /** What became of the callbacks of a call, oldest first. */
  async function statuses(callId: string): Promise<unknown[]> {
    const kept = await callbacksOf(bench.gateway, `callId=${callId}`);
    return kept.map(({ status }) => status).reverse();
  }

  async function revisions(client: TestClient, query = ''): Promise<unknown[]> {
    const events = await eventsOf(client, query);
    return events.map(({ data }) => (data as Fields).revision);
  }

  describe('with the same content', () => {
    it('is a duplicate that names the first, and makes no second event', async () => {
      const { subid } = await bindRelay(bench.client);
      const record = relayRecord({ subid, taskid: `again-${subid}` });
      await send('interline/cdr', record, record, record);

      const [third, second, first] = await callbacksOf(bench.gateway, `callId=again-${subid}`);
      expect(first).toMatchObject({
        status: 'routed',
        deduplication: { isDuplicate: false, duplicateOf: null },
      });
      for (const again of [second, third]) {
        expect(again).toMatchObject({
          status: 'duplicate',
          deduplication: { isDuplicate: true, duplicateOf: first?.id },
        });
      }
      expect(await revisions(bench.client)).toEqual([1]);
    });

    it('is a duplicate in any order and encoding: JSON or a form, a number or its digits', async () => {
      const { subid } = await bindRelay(bench.client);
      const record = relayRecord({ subid, taskid: `encoded-${subid}`, note: '牛信云', recording: '' });
      const { recording, ...withoutEmpty } = record;
      const reversed = Object.fromEntries(Object.entries(record).reverse());
      const asText = Object.fromEntries(Object.entries(record).map(([name, value]) => [name, String(value)]));
      await send(
        'interline/cdr',
        record,
        reversed,
        asText,
        withoutEmpty,
        { ...withoutEmpty, recording: null },
        JSON.stringify(record, null, 2),
        formOf(record),
        formOf(reversed),
        formOf(record).replace(encodeURIComponent('牛信云'), '%C5%A3%D0%C5%D4%C6'),
      );

      expect(recording).toBe('');
      const [first, ...others] = await statuses(`encoded-${subid}`);
      expect(first).toBe('routed');
      expect(new Set(others)).toEqual(new Set(['duplicate']));
      expect(await revisions(bench.client)).toEqual([1]);
    });

    it('is a duplicate with an id beyond 2^53 as a number, as a text and in a form', async () => {
      const { subid } = await bindRelay(bench.client);
      const taskid = '9007199254740993';
      const record = relayRecord({ subid, taskid });
      await send(
        'interline/cdr',
        JSON.stringify(record).replace(`"${taskid}"`, taskid),
        record,
        formOf(record),
        JSON.stringify(record).replace(`"${taskid}"`, '9007199254740992'),
      );

      const events = await eventsOf(bench.client);
      expect(events.map(({ data }) => (data as { call: Fields }).call.callId)).toEqual([
        '9007199254740993',
        '9007199254740992',
      ]);
    });

    it('is a duplicate also within a burst: exactly one event', async () => {
      const { subid } = await bindRelay(bench.client);
      const record = relayRecord({ subid, taskid: `burst-${subid}` });
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          push(bench.gateway, 'interline/cdr', index % 2 === 0 ? record : formOf(record)),
        ),
      );

      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(
        new Set([`200 ${ACKNOWLEDGED}`]),
      );
      const kept = await callbacksOf(bench.gateway, `callId=burst-${subid}`);
      expect(kept).toHaveLength(40);
      const [first, ...others] = kept.filter(({ status }) => status === 'routed');
      expect(others).toEqual([]);
      for (const { status, deduplication } of kept.filter(({ id }) => id !== first?.id)) {
        expect({ status, deduplication }).toEqual({
          status: 'duplicate',
          deduplication: { isDuplicate: true, duplicateOf: first?.id },
        });
      }
      expect(await revisions(bench.client)).toEqual([1]);
    });

    it('is one of many in a mixed burst: an event for each call, once', async () => {
      const { subid } = await bindRelay(bench.client);
      const taskids = Array.from({ length: 12 }, (_, index) => `mixed-${subid}-${index}`);
      await Promise.all(
        [...taskids, ...taskids, ...taskids].map((taskid) =>
          push(bench.gateway, 'interline/cdr', relayRecord({ subid, taskid })),
        ),
      );

      const events = await eventsOf(bench.client);
      expect(events.map(({ data }) => (data as { call: Fields }).call.callId).sort()).toEqual(taskids.sort());
    });
  });

  describe('with other content', () => {
    it('is no duplicate when it names another account', async () => {
      await bench.gateway.createClient({ upstreamApps: { interlineAppId: 'another-app' } });
      const { subid } = await bindRelay(bench.client);
      const record = relayRecord({ subid, taskid: `account-${subid}` });
      await send('interline/cdr', record, { ...record, appid: 'another-app' }, { ...record, devid: '9' });

      expect(await statuses(`account-${subid}`)).toEqual(['routed', 'routed', 'quarantined']);
      expect(await revisions(bench.client)).toEqual([1, 2]);

      const pns = pnsRecord({ callId: 'account-pns', businessId: 'one' });
      await send('pns/call', pns, { ...pns, businessId: 'two' });
      expect(await statuses('account-pns')).toEqual(['unrouted', 'unrouted']);

      const call = callingBody([whatsappCall({ call_id: 'account-calling' })]);
      await send('calling', call, { ...call, app_id: 4712 });
      expect(await statuses('account-calling')).not.toContain('duplicate');
    });

    it('is no duplicate of the same fields at another address', async () => {
      const { subid } = await bindRelay(bench.client);
      const both = relayRecord({ ...relayStart(), subid, taskid: `both-${subid}` });
      await send('interline/call-start', both);
      await send('interline/cdr', both);

      expect(await statuses(`both-${subid}`)).toEqual(['routed', 'routed']);
    });

    it('is the next revision of the call: a recording added, then its length, and back', async () => {
      const { id, subid } = await bindRelay(bench.client);
      const record = relayRecord({ subid, taskid: `revised-${subid}` });
      const recorded = { ...record, recording: '/a.wav' };
      await send('interline/cdr', record, recorded, { ...recorded, duration: 31 }, recorded, record);

      expect(await statuses(`revised-${subid}`)).toEqual([
        ...['routed', 'routed', 'routed'],
        ...['duplicate', 'duplicate'],
      ]);
      expect(await eventsOf(bench.client)).toMatchObject([
        { data: { revision: 1, bindingId: id, provider: { duration: 30 } } },
        { data: { revision: 2, bindingId: id, provider: { duration: 30, recording: '/a.wav' } } },
        { data: { revision: 3, bindingId: id, provider: { duration: 31, recording: '/a.wav' } } },
      ]);
    });

    it('is counted for each type of a call', async () => {
      const { subid } = await bindRelay(bench.client);
      const call = { subid, taskid: `typed-${subid}` };
      await send('interline/call-start', relayStart(call), relayStart({ ...call, smsContent: 'one' }));
      await send('interline/cdr', relayRecord(call), relayRecord({ ...call, duration: 31 }));
      await send('interline/call-start', relayStart({ ...call, smsContent: 'two' }));

      const events = await eventsOf(bench.client);
      expect(events.map(({ type, data }) => [type, (data as Fields).revision])).toEqual([
        ['interline.call.started', 1],
        ['interline.sms.received', 1],
        ['interline.call.completed', 1],
        ['interline.call.completed', 2],
        ['interline.sms.received', 2],
      ]);
    });

    it('is counted for each binding: the same id of a call is another call there', async () => {
      const one = await bindRelay(bench.client);
      const other = await bindRelay(bench.client, { numberX: '17000000002' });
      const ofBinding = (subid: string, duration: number): Fields =>
        relayRecord({ subid, taskid: 'one-id', duration });
      await send(
        'interline/cdr',
        ofBinding(one.subid, 1),
        ofBinding(other.subid, 1),
        ofBinding(one.subid, 2),
      );

      expect(await revisions(bench.client, `bindingId=${one.id}`)).toEqual([1, 2]);
      expect(await revisions(bench.client, `bindingId=${other.id}`)).toEqual([1]);
    });

    it('is counted for each call of a business phone', async () => {
      const [phone, otherPhone] = [newPhone(), newPhone()];
      const client = await bench.gateway.createClient({ businessPhones: [`+${phone}`, `+${otherPhone}`] });
      const record = (business_phone: string, call_id: string, call_duration: number): Fields =>
        callingBody([whatsappCall({ call_id, call_duration })], { business_phone });
      await send(
        'calling',
        record(phone, 'counted-1', 1),
        record(phone, 'counted-2', 1),
        record(phone, 'counted-1', 2),
        record(otherPhone, 'counted-1', 1),
      );

      expect(await revisions(client)).toEqual([1, 1, 2, 1]);
    });

    it('is counted without a gap or a repeat when all come at once', async () => {
      const { subid } = await bindRelay(bench.client);
      await Promise.all(
        Array.from({ length: 25 }, (_, duration) =>
          push(bench.gateway, 'interline/cdr', relayRecord({ subid, taskid: `counted-${subid}`, duration })),
        ),
      );

      expect(await revisions(bench.client)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    });
  });
});
