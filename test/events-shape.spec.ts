import { useBench } from './support/bench';
import { bindPrivate, bindRelayWith, BoundBinding } from './support/callback-routing';
import {
  ACKNOWLEDGED,
  CallbackAddress,
  callingBody,
  pnsError,
  push,
  relayRecord,
  relayStart,
  whatsappCall,
} from './support/callbacks';
import { PHONE_A, PHONE_B, RELAY_A, RELAY_B, RELAY_X } from './support/canaries';
import { describeEachDatabase } from './support/databases';
import { departures } from './support/openapi-schema';
import { createPhoneClient, PhoneClient } from './support/webhook-bench';

type Members = Readonly<Record<string, unknown>>;

/** Every member of a call, in the words of the contract. */
const NOTHING: Members = {
  callId: null,
  caller: null,
  callee: null,
  numberX: null,
  numberY: null,
  outcome: null,
  outcomeCode: null,
  outcomeText: null,
  startedAt: null,
  ringingAt: null,
  answeredAt: null,
  endedAt: null,
  durationSeconds: null,
  billedSeconds: null,
  endedBy: null,
  recordingUrl: null,
  smsContent: null,
  legs: [],
  costs: [],
};

/** 2026-09-21T10:00:00Z, in seconds. */
const BEGAN_AT = 1_789_984_800;
const at = (seconds: number): string => new Date((BEGAN_AT + seconds) * 1000).toISOString();
const X = '+85260000007';
const Y = '+85260000008';
const UNJOINED_X = '+85260000009';

const ACCOUNT = ['devid', 'appid', 'app_id', 'businessId'];

/** The callback's own fields, as an event has them. */
function withoutAccount(body: Members): Members {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !ACCOUNT.includes(name)));
}

function legOf(fields: Members): Members {
  return {
    callStartAt: BEGAN_AT,
    callRingAt: BEGAN_AT + 2,
    callAnswerAt: BEGAN_AT + 5,
    callFinishAt: BEGAN_AT + 35,
    duration: 30,
    callRecordFile: '',
    hangupCause: 'NORMAL_CLEARING',
    hangupCode: 16,
    ringDuration: 3,
    ...fields,
  };
}

describeEachDatabase('an event', (create) => {
  const bench = useBench(create, { env: { INTERLINE_RECORDING_BASE_URL: 'https://recordings.test/' } });
  let client: PhoneClient;

  beforeEach(async () => {
    client = await createPhoneClient(bench.gateway);
  });

  /** Sends a callback, and checks the one event that comes of it against the contract and the OpenAPI document. */
  async function expectEvent(
    address: CallbackAddress,
    body: Members,
    type: string,
    data: Members,
  ): Promise<void> {
    expect((await push(bench.gateway, address, body)).text).toBe(ACKNOWLEDGED);
    const list = await client.http.get('/v1/events');
    expect(list.body.data).toEqual([
      {
        id: expect.stringMatching(/^evt_[0-9A-HJKMNP-TV-Z]{26}$/) as string,
        type,
        timestamp: new Date(bench.clock.now()).toISOString(),
        data: { revision: 1, ...data, call: { ...NOTHING, ...(data.call as Members) } },
      },
    ]);
    expect(departures('EventPage', list.body)).toEqual([]);
    const [event] = list.body.data ?? [];
    const { body: read } = await client.http.get(`/v1/events/${String(event?.id)}`);
    expect(read).toEqual(event);
    expect(departures('Event', read)).toEqual([]);
  }

  const relay = (): Promise<BoundBinding> =>
    bindRelayWith(bench.gateway, client, { userData: 'order 4711', recording: true });
  const RELAYED = { callId: 'task-1', caller: RELAY_A, callee: RELAY_B, numberX: RELAY_X, startedAt: at(0) };

  it('of a relayed call that begins has every member', async () => {
    const { id, upstreamId: subid, sent: userData } = await relay();
    const body = relayStart({ subid, userData });
    await expectEvent('interline/call-start', body, 'interline.call.started', {
      product: 'interline',
      bindingId: id,
      call: RELAYED,
      userData: 'order 4711',
      provenance: 'tagged',
      provider: { ...withoutAccount(body), userData: 'order 4711' },
    });
  });

  it('of a text message has every member', async () => {
    const { id, upstreamId: subid, sent: userData } = await relay();
    const smsContent = 'Bonjour,\n您好';
    await expectEvent(
      'interline/call-start',
      relayStart({ subid, userData, smsContent }),
      'interline.sms.received',
      {
        product: 'interline',
        bindingId: id,
        call: { ...RELAYED, smsContent },
        userData: 'order 4711',
        provenance: 'tagged',
        provider: { ...withoutAccount(relayStart({ subid })), userData: 'order 4711', smsContent },
      },
    );
  });

  it('of a relayed call that has ended has every member', async () => {
    const { id, upstreamId: subid } = await relay();
    const body = relayRecord({
      subid,
      ringTime: BEGAN_AT + 2,
      answerTime: BEGAN_AT + 5,
      releaseTime: BEGAN_AT + 35,
      duration: 30,
      recording: '2026/09/21/a.mp3',
      releasedir: '2',
      province: 'Guangdong',
    });
    await expectEvent('interline/cdr', body, 'interline.call.completed', {
      product: 'interline',
      bindingId: id,
      call: {
        ...RELAYED,
        outcome: 'answered',
        outcomeCode: 'answered',
        outcomeText: expect.stringMatching(/^[A-Z].+\.$/) as string,
        ringingAt: at(2),
        answeredAt: at(5),
        endedAt: at(35),
        durationSeconds: 30,
        endedBy: 'callee',
        recordingUrl: 'https://recordings.test/2026/09/21/a.mp3',
      },
      userData: 'order 4711',
      provenance: 'token',
      provider: withoutAccount(body),
    });
  });

  it('of a privacy-number call has every member, and one for each leg', async () => {
    const {
      id,
      upstreamId: bindId,
      customerBindId,
      sent: ext,
    } = await bindPrivate(bench.gateway, client, {
      didX: X,
      userData: 'order 4712',
    });
    const [a, b, x, y] = [PHONE_A, PHONE_B, X, Y].map((number) => number.slice(1));
    const legList = [
      legOf({ callType: 1, caller: PHONE_A, callee: x, callRingAt: 0, hangupType: 1 }),
      legOf({
        callType: 2,
        caller: y,
        callee: b,
        hangupType: 0,
        callRecordFile: 'https://recordings.test/b.mp3',
      }),
    ];
    const numbers = { caller: a, callee: b, did: x, didX: x, didY: y };
    const body = { bindId, customerBindId, callId: 'call-1', ...numbers, callStatus: '1', ext, legList };
    const leg = {
      startedAt: at(0),
      ringingAt: null,
      answeredAt: at(5),
      endedAt: at(35),
      durationSeconds: 30,
      ringSeconds: 3,
      recordingUrl: null,
      endedBy: 'callee',
      cause: 'NORMAL_CLEARING',
      causeCode: '16',
    };
    await expectEvent('pns/call', body, 'pns.call.completed', {
      product: 'pns',
      bindingId: id,
      call: {
        callId: 'call-1',
        caller: PHONE_A,
        callee: PHONE_B,
        numberX: X,
        numberY: Y,
        outcome: 'answered',
        outcomeCode: '16',
        outcomeText: expect.stringMatching(/^[A-Z].+\.$/) as string,
        startedAt: at(0),
        ringingAt: at(2),
        answeredAt: at(5),
        endedAt: at(35),
        durationSeconds: 30,
        endedBy: 'callee',
        recordingUrl: 'https://recordings.test/b.mp3',
        legs: [
          { position: 1, caller: PHONE_A, callee: X, ...leg },
          {
            position: 2,
            caller: Y,
            callee: PHONE_B,
            ...leg,
            ringingAt: at(2),
            recordingUrl: 'https://recordings.test/b.mp3',
          },
        ],
      },
      userData: 'order 4712',
      provenance: 'tagged',
      provider: { ...body, ext: 'order 4712' },
    });
  });

  it('of a call to a privacy number that joins nobody has every member', async () => {
    await bindPrivate(bench.gateway, client, { didX: UNJOINED_X });
    const body = pnsError({ did: UNJOINED_X.slice(1), caller: PHONE_B.slice(1) });
    await expectEvent('pns/error', body, 'pns.call.unbound', {
      product: 'pns',
      bindingId: null,
      call: {
        caller: PHONE_B,
        numberX: UNJOINED_X,
        outcome: 'failed',
        outcomeCode: '10013',
        outcomeText: expect.stringMatching(/^[A-Z].+\.$/) as string,
      },
      userData: null,
      provenance: 'token',
      provider: body,
    });
  });

  it('of a WhatsApp call has every member, and what it cost', async () => {
    const from = client.phone.slice(1);
    const call = whatsappCall({
      from,
      end_time: BEGAN_AT + 55,
      call_duration: 55,
      fee_duration: 60,
      bill_type: '6+6',
      end_direction: 1,
      end_reason: 'OK',
      record: 'https://recordings.test/c.mp3',
      costs: [
        { direction: 1, currency: 'EUR', price: 1.2948 },
        { direction: 0, currency: 'USD', price: 1e-7 },
      ],
    });
    const body = callingBody([call], { business_phone: from });
    await expectEvent('calling', body, 'calling.call.completed', {
      product: 'calling',
      bindingId: null,
      call: {
        callId: 'call-1',
        caller: client.phone,
        callee: PHONE_B,
        outcome: 'answered',
        outcomeCode: 'OK',
        outcomeText: null,
        startedAt: at(0),
        endedAt: at(55),
        durationSeconds: 55,
        billedSeconds: 60,
        endedBy: 'callee',
        recordingUrl: 'https://recordings.test/c.mp3',
        costs: [
          { direction: 'outbound', amount: '1.2948', currency: 'EUR' },
          { direction: 'inbound', amount: '0.0000001', currency: 'USD' },
        ],
      },
      userData: null,
      provenance: 'token',
      provider: withoutAccount(body),
    });
  });
});
