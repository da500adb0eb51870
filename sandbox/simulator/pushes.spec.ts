import { setTimeout as sleep } from 'node:timers/promises';
import { CallbackReceiver, formOf, jsonOf } from '../testing/callback-receiver';
import { SandboxClient, type Reply } from '../testing/sandbox-client';
import type { PushManner } from './push-manner';
import { startSimulator, type Simulator } from './start-simulator';

const X = '17000000001';
const RELAYED = { product: 'interline', from: '13800000001', to: X } as const;
const WHATSAPP = {
  product: 'calling',
  businessPhone: '6281100000001',
  from: '85254987987',
  to: '6281100000001',
} as const;
const UNBOUND = { product: 'pns', from: '85254987987', to: '85291000001' } as const;

const ANY_TIME: unknown = expect.stringMatching(/^\d{4}-.*Z$/);

describe('pushes', () => {
  let simulator: Simulator;
  let client: SandboxClient;
  let receiver: CallbackReceiver;

  beforeEach(async () => {
    receiver = await CallbackReceiver.start();
    // A minute lasts 6 ms.
    simulator = await startSimulator({
      callbackUrl: receiver.url,
      retrySpeedFactor: 10_000,
      pushTimeoutMs: 300,
    });
    client = new SandboxClient(simulator);
    const { interlineAppId: appid } = simulator.credentials;
    await client.relay(X, { appid, reqid: 'r', ttl: 100, anum: '13800000001', bnum: '13900000002' });
  });

  afterEach(async () => {
    await simulator.close();
    receiver.close();
  });

  async function push(change: Partial<PushManner>): Promise<void> {
    simulator.control.placeCall({ ...RELAYED, push: change });
    await simulator.control.pushesSettled();
  }

  function attempts() {
    return simulator.control
      .pushes()
      .map(({ status, attempts }) => [
        status,
        ...attempts.map(({ statusCode, error }) => statusCode ?? error),
      ]);
  }

  describe('manner', () => {
    it('sends the start, then the record', async () => {
      await push({});
      expect(receiver.addresses()).toEqual(['interline/call-start', 'interline/cdr']);
    });

    it('sends the record before the start where reordered', async () => {
      await push({ reordered: true });
      expect(receiver.addresses()).toEqual(['interline/cdr', 'interline/call-start']);
    });

    it('waits before each push where delayed', async () => {
      const before = performance.now();
      await push({ delayMs: 60 });
      const [start, record] = receiver.received;
      expect((start?.at ?? 0) - before).toBeGreaterThan(55);
      expect((record?.at ?? 0) - (start?.at ?? 0)).toBeGreaterThan(55);
    });

    it('sends the same bytes as often as told, accepted or not', async () => {
      receiver.answers = [200, 500];
      await push({ times: 3, dropped: 'start' });
      const bodies = receiver.received.map(({ body }) => body);
      expect(bodies).toHaveLength(4);
      expect(new Set(bodies).size).toBe(1);
      expect(attempts()).toEqual([
        ['dropped'],
        ['dropped'],
        ['dropped'],
        ['accepted', 200],
        ['accepted', 500, 200],
        ['accepted', 200],
      ]);
    });

    it.each([
      ['start', ['interline/cdr']],
      ['record', ['interline/call-start']],
      ['all', []],
    ] as const)('never sends what is dropped: %s', async (dropped, sent) => {
      await push({ dropped });
      expect(receiver.addresses()).toEqual(sent);
    });

    it('leaves a required field out', async () => {
      simulator.control.setCallbacks({ push: { malformed: 'missing_field' } });
      await push({});
      simulator.control.placeCall(WHATSAPP);
      simulator.control.placeCall(UNBOUND);
      await simulator.control.pushesSettled();
      const [start, record] = receiver.received;
      expect(start && formOf(start)).not.toHaveProperty('caller');
      expect(record && formOf(record)).not.toHaveProperty('caller');
      const json = new Map(receiver.received.slice(2).map((one) => [one.path, jsonOf(one)]));
      expect(json.get('/callbacks/token/calling')).toHaveProperty('calls.0.from');
      expect(json.get('/callbacks/token/calling')).not.toHaveProperty('calls.0.call_id');
      expect(json.get('/callbacks/token/pns/error')).toHaveProperty('data.requestParams.caller');
      expect(json.get('/callbacks/token/pns/error')).not.toHaveProperty('data.requestParams.did');
    });

    it('writes a time in words where the type is to be wrong', async () => {
      await push({ malformed: 'wrong_type' });
      const [start, record] = receiver.received;
      expect(start && formOf(start)).toMatchObject({ callTime: 'yesterday' });
      expect(record && formOf(record)).toMatchObject({ beginTime: 'yesterday' });
    });

    it('breaks JSON in the middle, of a form too', async () => {
      receiver.answers = Array.from({ length: 8 }, () => 400);
      await push({ malformed: 'broken_json' });
      for (const one of receiver.received) {
        expect(one.headers).toMatchObject({ 'content-type': 'application/json' });
        expect(one.body).toMatch(/^\{"devid":"10000000"/);
        expect(() => jsonOf(one)).toThrow(SyntaxError);
      }
      expect(attempts()).toEqual([
        ['given_up', 400, 400, 400, 400],
        ['given_up', 400, 400, 400, 400],
      ]);
    });
  });

  describe('repeats', () => {
    it.each([500, 204, 302, 404])('repeats what was answered %i, and stops at 200', async (status) => {
      receiver.answers = [status];
      simulator.control.placeCall(WHATSAPP);
      await simulator.control.pushesSettled();
      expect(receiver.received).toHaveLength(2);
      expect(attempts()).toEqual([['accepted', status, 200]]);
    });

    it('gives a pns record up after two repeats five minutes apart', async () => {
      await client.bind('XYB', { phoneB: '85264654798', didX: '85291000001' });
      receiver.answers = [500, 500, 500];
      simulator.control.placeCall(UNBOUND);
      await simulator.control.pushesSettled();
      expect(attempts()).toEqual([['given_up', 500, 500, 500]]);
      const [first, , last] = receiver.received;
      expect((last?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(55);
    });

    it('repeats an error push every minute for an hour', async () => {
      receiver.answers = Array.from({ length: 60 }, () => 503);
      simulator.control.placeCall(UNBOUND);
      await simulator.control.pushesSettled();
      expect(receiver.received).toHaveLength(61);
      expect(attempts().flat().at(-1)).toBe(200);
    });

    it('does not hold the record up for a start that was refused', async () => {
      receiver.answers = [500];
      await push({});
      const expected = ['interline/call-start', 'interline/cdr', 'interline/call-start'];
      expect(receiver.addresses()).toEqual(expected);
    });

    it('gives up waiting for an answer after the time-out', async () => {
      receiver.answers = ['hang'];
      simulator.control.placeCall(WHATSAPP);
      await simulator.control.pushesSettled();
      expect(attempts()).toEqual([['accepted', 'timeout', 200]]);
    });

    it('repeats where nobody listens', async () => {
      receiver.close();
      simulator.control.placeCall(WHATSAPP);
      await simulator.control.pushesSettled();
      const refused = Array.from({ length: 4 }, () => 'ECONNREFUSED');
      expect(attempts()).toEqual([['given_up', ...refused]]);
    });

    it.each(['reset', 'clear', 'close'] as const)('sends nothing more after %s', async (how) => {
      receiver.answers = ['hang', 500];
      simulator.control.placeCall(WHATSAPP);
      simulator.control.placeCall({ ...RELAYED, push: { delayMs: 400 } });
      while (receiver.received.length === 0) await sleep(2);
      if (how === 'reset') simulator.reset();
      else if (how === 'clear') simulator.control.clearPushes();
      else await simulator.close();
      await simulator.control.pushesSettled();
      await sleep(450);
      expect(receiver.received).toHaveLength(1);
      expect(simulator.control.pushes()).toEqual([]);
    });
  });

  describe('control', () => {
    function callbacks(body: unknown): Promise<Reply> {
      return client.control('POST', 'callbacks', body);
    }

    it('pushes nothing without an address', async () => {
      await client.control('DELETE', 'callbacks');
      expect((await client.control('GET', 'callbacks')).json).toMatchObject({ url: null });
      expect((await client.control('POST', 'calls', WHATSAPP)).status).toBe(201);
      await simulator.control.pushesSettled();
      expect(receiver.received).toEqual([]);
      expect(simulator.control.pushes()).toEqual([]);
    });

    it('learns the address, and how every call is pushed, which a call may change for itself', async () => {
      await client.control('DELETE', 'callbacks');
      const change = { url: `${receiver.url}/`, push: { encoding: 'json' } };
      expect((await callbacks(change)).json).toMatchObject({
        url: receiver.url,
        retrySpeedFactor: 10_000,
        push: { encoding: 'json', times: 1, malformed: 'none' },
      });
      await client.control('POST', 'calls', { ...RELAYED, push: { reordered: true } });
      await client.control('POST', 'calls', { ...RELAYED, push: { encoding: 'form', dropped: 'record' } });
      await simulator.control.pushesSettled();
      const types = receiver.received.map(({ headers }) => headers['content-type']);
      expect(types.filter((type) => type === 'application/json')).toHaveLength(2);
      expect(types.filter((type) => type === 'application/x-www-form-urlencoded')).toHaveLength(1);
    });

    it('keeps the address on reset, and forgets the manner', async () => {
      await callbacks({ push: { dropped: 'all' } });
      await client.control('POST', 'reset');
      expect((await client.control('GET', 'callbacks')).json).toMatchObject({
        url: receiver.url,
        push: { dropped: 'none' },
      });
    });

    it('lists what is under way without waiting for it', async () => {
      receiver.answers = ['hang'];
      const { json } = await client.control('POST', 'calls', WHATSAPP);
      expect((await client.control('GET', 'pushes')).json).toMatchObject([
        { address: 'calling', status: 'waiting', attempts: [] },
      ]);
      await simulator.control.pushesSettled();
      const { callId } = json as { callId: string };
      const found = await client.control('GET', `pushes?callId=${encodeURIComponent(callId)}`);
      expect(found.json).toEqual([
        {
          id: 1,
          address: 'calling',
          callId,
          headers: { 'Content-Type': 'application/json' },
          body: receiver.received[0]?.body,
          waitMs: 0,
          status: 'accepted',
          attempts: [
            { at: ANY_TIME, statusCode: null, error: 'timeout' },
            { at: ANY_TIME, statusCode: 200, error: null },
          ],
        },
      ]);
      expect((await client.control('GET', 'pushes?callId=other')).json).toEqual([]);
      await client.control('DELETE', 'pushes');
      expect((await client.control('GET', 'pushes')).json).toEqual([]);
    });

    it('places a message to a relay number, and says when nobody gets it', async () => {
      const sms = { ...RELAYED, kind: 'sms', smsContent: 'on my way' };
      expect(await client.control('POST', 'calls', sms)).toMatchObject({
        status: 201,
        json: { rings: '13900000002', smsContent: 'on my way' },
      });
      expect((await client.control('POST', 'calls', { ...sms, from: '13900000009' })).status).toBe(404);
    });

    it.each([
      ['callbacks', { url: 'not an address' }],
      ['callbacks', { url: 'ftp://127.0.0.1/' }],
      ['callbacks', { urls: 'http://127.0.0.1/' }],
      ['callbacks', { retrySpeedFactor: 0 }],
      ['callbacks', { push: { shape: 'round' } }],
      ['calls', { ...RELAYED, push: 'twice' }],
      ['calls', { ...RELAYED, push: { times: 0 } }],
      ['calls', { ...RELAYED, push: { delayMs: -1 } }],
      ['calls', { ...RELAYED, push: { delay: 5 } }],
      ['calls', { ...RELAYED, push: { reordered: 'yes' } }],
      ['calls', { ...RELAYED, endedBy: 'nobody' }],
      ['calls', { ...RELAYED, kind: 'fax' }],
      ['calls', { ...RELAYED, kind: 'sms' }],
      ['calls', { ...RELAYED, kind: 'sms', smsContent: 'x', durationSeconds: 3 }],
      ['calls', { ...WHATSAPP, kind: 'sms', smsContent: 'x' }],
    ])('refuses nonsense on %s', async (path, body) => {
      expect((await client.control('POST', path, body)).status).toBe(400);
      expect(simulator.control.calls()).toEqual([]);
    });
  });
});
