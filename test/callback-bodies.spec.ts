import { openBody } from '../src/callback/inbound/callback-row';
import { Database } from '../src/database/database';
import { Vault } from '../src/vault/vault';
import { useBench } from './support/bench';
import {
  ACKNOWLEDGED,
  bindRelay,
  CallbackAddress,
  CALLBACKS,
  callbacksOf,
  callingBody,
  eventsOf,
  formOf,
  pnsRecord,
  push,
  relayRecord,
  revealed,
  sendBare,
  whatsappCall,
} from './support/callbacks';
import { describeEachDatabase } from './support/databases';
import { HttpResult } from './support/http';

const MIB = 1024 * 1024;
const ADDRESSES = Object.keys(CALLBACKS) as CallbackAddress[];
/** 牛信云 in GB18030. */
const NX = Buffer.from('c5a3d0c5d4c6', 'hex');

describeEachDatabase('the body of a callback', (create) => {
  const bench = useBench(create);

  async function expectKept(answer: HttpResult, callId: string): Promise<unknown> {
    expect([answer.status, answer.text]).toEqual([200, ACKNOWLEDGED]);
    const [kept, ...others] = await callbacksOf(bench.gateway, `callId=${callId}`);
    expect([kept?.callId, others]).toEqual([callId, []]);
    return (await revealed(bench.gateway, kept?.id)).body;
  }

  it.each([
    ['with blanks and a byte order mark', Buffer.from('\ufeff \r\n{ "callId" : "as-it-came" }\n')],
    ['with a field twice', Buffer.from('{"callId":"x","callId":"as-it-came","a":1.0,"b":1e3}')],
    ['in GB18030', Buffer.concat([Buffer.from('{"callId":"as-it-came","ext":"'), NX, Buffer.from('"}')])],
  ])('is kept as it was received: %s', async (_, bytes) => {
    expect((await push(bench.gateway, 'pns/call', bytes)).text).toBe(ACKNOWLEDGED);

    const [kept] = await callbacksOf(bench.gateway);
    expect(kept?.callId).toBe('as-it-came');
    const { app } = bench.gateway;
    const row = await app
      .get(Database)
      .queries.selectFrom('callbacks')
      .selectAll()
      .where('id', '=', String(kept?.id))
      .executeTakeFirstOrThrow();
    expect(openBody(app.get(Vault), row)).toEqual(bytes);
  });

  describe('that cannot be parsed', () => {
    const UNREADABLE: [string, string | Buffer][] = [
      ['empty', ''],
      ['blank', ' \r\n'],
      ['a word', 'hello'],
      ['half an object', '{"callId":"1"'],
      ['an object and more', '{"callId":"1"} x'],
      ['a list', '[{"callId":"1"}]'],
      ['a page', '<html>no</html>'],
      ['of no encoding', Buffer.from('{"callId":"\xff"}', 'latin1')],
      ['compressed', Buffer.from('1f8b08000000000000', 'hex')],
      ['33 levels deep', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`],
      ['half a million levels deep', `{"a":${'['.repeat(500_000)}`],
    ];

    it.each(UNREADABLE)('is 400 at every address: %s, and is not kept', async (_, body) => {
      const before = (await callbacksOf(bench.gateway)).length;

      for (const address of ADDRESSES) {
        const answer = await push(bench.gateway, address, body);
        expect([answer.status, answer.body.code]).toEqual([400, 'malformed_request']);
      }
      expect(await callbacksOf(bench.gateway)).toHaveLength(before);
    });

    it.each(['pns/call', 'pns/error', 'calling'] as const)('is 400 as a form at %s', async (address) => {
      expect((await push(bench.gateway, address, 'callId=1&caller=2')).status).toBe(400);
    });
  });

  describe('of a MiB', () => {
    /** A callback that is read as a whole, of so many bytes. */
    function bodyOf(callId: string, bytes: number): string {
      const size = (note: string): string => JSON.stringify(pnsRecord({ callId, note }));
      return size('x'.repeat(bytes - size('').length));
    }

    it('is taken, and what is in it is kept', async () => {
      const body = bodyOf('a-mib', MIB);
      const kept = await expectKept(await push(bench.gateway, 'pns/call', body), 'a-mib');

      expect(Buffer.byteLength(body)).toBe(MIB);
      expect(kept).toEqual(JSON.parse(body));
    });

    it('and a byte is 413, with a length or in chunks, and is not kept', async () => {
      const body = bodyOf('more', MIB + 1);
      const answer = await push(bench.gateway, 'pns/call', body);
      const inChunks = await sendBare(`${bench.gateway.callbackUrl}/pns/call`, body, {
        'transfer-encoding': 'chunked',
      });

      expect([answer.status, answer.body.code, inChunks.status]).toEqual([413, 'body_too_large', 413]);
      expect(await callbacksOf(bench.gateway, 'callId=more')).toEqual([]);
    });
  });

  describe('in GB18030', () => {
    it('is read as JSON', async () => {
      const [before = '', after = ''] = JSON.stringify(pnsRecord({ callId: 'gb', ext: 'X' })).split('"X"');
      const bytes = Buffer.concat([Buffer.from(`${before}"`), NX, Buffer.from(`"${after}`)]);
      const kept = await expectKept(await push(bench.gateway, 'pns/call', bytes), 'gb');

      expect(kept).toMatchObject({ ext: '牛信云' });
    });

    it('is read as a form, and reaches the owner as text', async () => {
      const { subid } = await bindRelay(bench.client);
      const form = `${formOf(relayRecord({ subid, taskid: 'gb-form' }))}&note=%C5%A3%D0%C5%D4%C6`;
      await expectKept(await push(bench.gateway, 'interline/cdr', form), 'gb-form');

      expect(await eventsOf(bench.client)).toMatchObject([{ data: { provider: { note: '牛信云' } } }]);
    });
  });

  it('keeps the digits of ids beyond 2^53, for the owner and for the administrator', async () => {
    const { subid } = await bindRelay(bench.client);
    const longIds = { taskid: 1, traceid: 2, nested: { ids: [3] } };
    const body = JSON.stringify(relayRecord({ subid, ...longIds }))
      .replace('"taskid":1', '"taskid":1604763745256783873')
      .replace('"traceid":2', '"traceid":9007199254740993')
      .replace('[3]', '[12345678901234567890]');
    const kept = await expectKept(await push(bench.gateway, 'interline/cdr', body), '1604763745256783873');

    const fields = { traceid: '9007199254740993', nested: { ids: ['12345678901234567890'] } };
    expect(kept).toMatchObject({ taskid: '1604763745256783873', ...fields });
    const events = await eventsOf(bench.client, 'callId=1604763745256783873');
    expect(events).toMatchObject([
      {
        data: {
          call: { callId: '1604763745256783873' },
          provider: { taskid: '1604763745256783873', ...fields },
        },
      },
    ]);
  });

  it('keeps fields that no document knows in provider, and leaves out those of the account', async () => {
    const businessPhone = '+6281155500001';
    const client = await bench.gateway.createClient({ businessPhones: [businessPhone] });
    const { subid } = await bindRelay(client);
    const extra = {
      future: 'field',
      list: [1, 'two', { three: null }],
      __proto: 'x',
      '': 'no name',
      牛: '云',
    };
    const unknown = { devid2: 'x', ...extra };
    const call = whatsappCall({ call_id: 'extra-call', ...extra });
    const calling = callingBody([call], { business_phone: businessPhone.slice(1), ...extra });

    await push(bench.gateway, 'interline/cdr', relayRecord({ subid, taskid: 'extra-relay', ...unknown }));
    await push(bench.gateway, 'calling', calling);

    const [relay, whatsapp] = await eventsOf(client);
    const { devid, appid, ...relayFields } = relayRecord({ subid, taskid: 'extra-relay', ...unknown });
    const { app_id, ...callingFields } = calling;
    expect([devid, appid, app_id]).not.toContain(undefined);
    expect(relay).toMatchObject({ data: { product: 'interline' } });
    expect((relay?.data as Record<string, unknown>).provider).toEqual(relayFields);
    expect(whatsapp).toMatchObject({ data: { product: 'calling' } });
    expect((whatsapp?.data as Record<string, unknown>).provider).toEqual(callingFields);
  });

  it('may hold what trips others up: zero bytes, half characters, names of prototypes', async () => {
    const { subid } = await bindRelay(bench.client);
    const odd = '"__proto__":{"x":1},"constructor":"c","toJSON":"t","then":"n","hasOwnProperty":0';
    const texts = {
      note: 'a\u0000b',
      half: '\ud800',
      userData: 'u\u0000',
      emoji: '😀',
      long: 'x'.repeat(5000),
    };
    const body = JSON.stringify(relayRecord({ subid, taskid: `odd-${subid}`, ...texts }));
    await expectKept(
      await push(bench.gateway, 'interline/cdr', body.replace('{', `{${odd},`)),
      `odd-${subid}`,
    );

    const { text } = await bench.client.http.get('/v1/events');
    expect(text).toContain('"__proto__":{"x":1}');
    const [event] = await eventsOf(bench.client);
    expect(event).toMatchObject({
      data: {
        provider: {
          constructor: 'c',
          toJSON: 't',
          then: 'n',
          hasOwnProperty: 0,
          note: 'a\u0000b',
          emoji: '😀',
        },
      },
    });
  });

  it('may be a form with such names too', async () => {
    const { subid } = await bindRelay(bench.client);
    const form = `${formOf(relayRecord({ subid, taskid: `form-${subid}` }))}&__proto__=1&constructor=2&x=%00`;
    await expectKept(await push(bench.gateway, 'interline/cdr', form), `form-${subid}`);

    const [event] = await eventsOf(bench.client);
    expect(event).toMatchObject({ data: { provider: { constructor: '2', x: '\u0000' } } });
  });
});
