import { NumberFinder } from '../src/common/number-finder';
import { SEALED_COLUMNS } from '../src/database/schema';
import { ProblemError } from '../src/common/problems/problem-error';
import { Erasure } from '../src/operations/erasure/erasure';
import { sealPurpose } from '../src/vault/seal-purpose';
import { Vault } from '../src/vault/vault';
import { useBench } from './support/bench';
import { PNS_BINDS } from './support/bindings';
import {
  callbacksOf,
  callingBody,
  eventsOf,
  formOf,
  pnsRecord,
  push,
  relayRecord,
  whatsappCall,
} from './support/callbacks';
import { BUSINESS_PHONE } from './support/canaries';
import { describeEachDatabase, StoredDatabase } from './support/databases';
import { LOCAL_WEBHOOKS } from './support/webhook-bench';

/** Somebody else who calls the same people. */
const OTHER = '+85254999999';

/** Everything that the database holds, with every seal opened. */
async function allTexts(database: StoredDatabase, vault: Vault): Promise<string[]> {
  const texts = [await database.dump()];
  for (const place of SEALED_COLUMNS) {
    const [table, column] = place;
    if (table === 'wrapped_keys') continue;
    const rows = await database.rows(
      `select id, ${column} as sealed from ${table} where ${column} is not null`,
    );
    texts.push(...rows.map(({ id, sealed }) => vault.open(String(sealed), sealPurpose(place, String(id)))));
  }
  return texts;
}

describeEachDatabase('the erasure of a number', (create) => {
  const bench = useBench(create, { env: LOCAL_WEBHOOKS });
  let people = 0;
  /** The person to be forgotten, another one in each test, and the number as it is dialled at home. */
  let person: string;
  let atHome: string;
  let finder: NumberFinder;

  beforeEach(() => {
    people += 1;
    person = `+8525400000${people}`;
    atHome = `05400000${people}`;
    finder = new NumberFinder([person, atHome]);
  });

  const erase = (...numbers: string[]) => bench.gateway.app.get(Erasure).erase({ numbers });

  /** How many of the texts that the gateway stores name the person. */
  async function traces(): Promise<number> {
    const texts = await allTexts(bench.database, bench.gateway.app.get(Vault));
    return texts.filter((text) => finder.isIn(text)).length;
  }

  /** A binding of this person, used for a call that was reported. */
  async function callOf(phoneA: string, callId: string): Promise<string> {
    const { gateway, client } = bench;
    const draft = { ...PNS_BINDS.axb, phoneA, userData: `call ${phoneA} back` };
    const { status, body } = await client.http.post('/v1/pns/bindings/axb', draft, {
      'idempotency-key': `key-of-${callId}`,
    });
    expect(status).toBe(201);
    const record = pnsRecord({ callId, bindId: body.upstreamId, caller: phoneA.slice(1) });
    expect((await push(gateway, 'pns/call', record)).status).toBe(200);
    return String(body.id);
  }

  const release = async (bindingId: string): Promise<void> => {
    expect((await bench.client.http.delete(`/v1/pns/bindings/${bindingId}`)).status).toBe(204);
  };

  it('takes it out of bindings, answers, callbacks, events and deliveries, and leaves everybody else', async () => {
    const { gateway, client } = bench;
    await client.http.post('/v1/webhooks', { url: 'http://127.0.0.1:9/hook', eventTypes: ['*'] });
    const [own, others] = [await callOf(person, 'own'), await callOf(OTHER, 'others')];
    const dialled = formOf(relayRecord({ caller: atHome })).replace('caller=0', 'caller=%30');
    expect((await push(gateway, 'interline/cdr', dialled)).status).toBe(200);
    // Parties, user data, answer, callback and event; and the form that hides a digit.
    expect(await traces()).toBe(5);
    await release(own);
    await release(others);

    expect(await erase(person, atHome)).toEqual({
      bindings: 1,
      idempotentAnswers: 1,
      callbacks: 2,
      events: 1,
    });

    expect(await traces()).toBe(0);
    expect((await client.http.get(`/v1/pns/bindings/${own}`)).status).toBe(404);
    expect((await client.http.get(`/v1/pns/bindings/${others}`)).status).toBe(200);
    expect((await eventsOf(client)).map(({ data }) => (data as { bindingId: string }).bindingId)).toEqual([
      others,
    ]);
    expect((await callbacksOf(gateway)).map(({ callId }) => callId)).toEqual(['others']);
    expect(await bench.database.rows('select distinct event_id from deliveries')).toHaveLength(1);
    expect(await bench.database.rows('select * from callback_records')).toHaveLength(1);
    expect(await erase(person, atHome)).toEqual({
      bindings: 0,
      idempotentAnswers: 0,
      callbacks: 0,
      events: 0,
    });
  });

  it('finds it in the id of a WhatsApp call', async () => {
    const { gateway } = bench;
    const id = `wacid.${Buffer.from(`\x1d\x18\x0b${person.slice(1)}\x15`, 'latin1').toString('base64')}`;
    await push(gateway, 'calling', callingBody([whatsappCall({ call_id: id })]));
    expect(await traces()).toBeGreaterThan(0);
    await erase(person, atHome);
    expect(await traces()).toBe(0);
  });

  it('is refused while a binding of the number is not over, names it, and takes nothing', async () => {
    const bindingId = await callOf(person, 'still-bound');
    const before = await traces();
    await expect(erase(person)).rejects.toMatchObject({
      code: 'binding_conflict',
      members: { detail: expect.stringContaining(bindingId) as string },
    });
    expect(await traces()).toBe(before);
    await release(bindingId);
    expect(await erase(person)).toMatchObject({ bindings: 1 });
  });

  it('is refused for a number of the company, which is in every record', async () => {
    const holder = await bench.gateway.createClient({ businessPhones: [BUSINESS_PHONE] });
    const refusal = await erase(BUSINESS_PHONE).catch((error: unknown) => error as ProblemError);
    expect(refusal).toMatchObject({ code: 'validation_failed' });
    expect(JSON.stringify(refusal)).toContain(holder.id);
  });

  it('is refused for the X of a binding, which stands between people', async () => {
    const { body } = await bench.client.http.post('/v1/pns/bindings/axb', {
      ...PNS_BINDS.axb,
      phoneA: person,
    });
    await release(String(body.id));
    await expect(erase(String(body.numberX))).rejects.toMatchObject({ code: 'validation_failed' });
    expect(await erase(person)).toMatchObject({ bindings: 1 });
  });

  it('leaves the numbers that are only like it', async () => {
    const bindingId = await callOf(`${person}1`, 'longer');
    await release(bindingId);
    expect(await erase(person)).toMatchObject({ bindings: 0, callbacks: 0, events: 0 });
  });
});
