import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { Bench, useBench } from './support/bench';
import { PNS_BINDS, RELAY_BIND, sentBodies, sentForms, TRANSFER_PATH } from './support/bindings';
import { PHONE_A, PHONE_B, RELAY_A, RELAY_B } from './support/canaries';
import { createSqlite, describeEachDatabase } from './support/databases';

const USER_DATA = 'canary user data of order 4711';
const KEY = 'canary-idempotency-key';

describeEachDatabase('a dump of the database', (create) => {
  const bench = useBench(create);

  it('shows no personal number, no user data, no key and no routing tag; X it shows', async () => {
    const secrets = await fill(bench);
    const dump = await bench.database.dump();
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(Buffer.from(secret).toString('base64').replace(/.?=*$/, ''));
      expect(dump).not.toContain(Buffer.from(secret).toString('hex'));
    }
    expect(dump).toContain('85291000001');
    expect(dump).toContain('17000000001');
    expect(dump).toContain(createHash('sha256').update(bench.client.key).digest('hex'));
  });

  it('has seals that open in their own row alone', async () => {
    const { client, database } = bench;
    const ids: string[] = [];
    for (const userData of ['one', 'two']) {
      const { body } = await client.http.post('/v1/pns/bindings/axe', { ...PNS_BINDS.axe, userData });
      ids.push(String(body.id));
    }
    const [from = '', to = ''] = ids;
    await database.rows(
      `update bindings set sealed_user_data = (select sealed_user_data from bindings where id = '${from}')
       where id = '${to}' returning id`,
    );
    expect((await client.http.get(`/v1/pns/bindings/${from}`)).body.userData).toBe('one');
    const { status, body, text } = await client.http.get(`/v1/pns/bindings/${to}`);
    expect({ status, code: body.code }).toEqual({ status: 500, code: 'internal_error' });
    expect(text).not.toMatch(/seal|decrypt|authenticate data/i);
  });
});

describe('an SQLite database on disk', () => {
  const bench = useBench(createSqlite);

  it('shows no more than its dump, in any of its files', async () => {
    const secrets = await fill(bench);
    const folder = dirname((bench.database.env.DATABASE_URL ?? '').slice('sqlite:'.length));
    const files = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'latin1'));
    expect(files.join()).toContain('85291000001');
    for (const secret of secrets) expect(files.join().includes(secret)).toBe(false);
  });
});

/** Makes everything that the gateway stores, and answers what must not be readable of it. */
async function fill({ client, gateway }: Bench): Promise<string[]> {
  const { http } = client;
  const userData = USER_DATA;
  for (let time = 0; time < 2; time += 1) {
    const headers = { 'Idempotency-Key': `${KEY}-1` };
    await http.post('/v1/pns/bindings/axb', { ...PNS_BINDS.axb, userData }, headers);
    await http.put(TRANSFER_PATH, { numberA: '13800000009', userData }, { 'Idempotency-Key': `${KEY}-2` });
  }
  await http.post('/v1/pns/bindings/xyb', { ...PNS_BINDS.xyb, phoneA: PHONE_A, didX: '85291000001' });
  const { body } = await http.post('/v1/interline/bindings', { ...RELAY_BIND, userData });
  await http.delete(`/v1/interline/bindings/${String(body.id)}`);
  const match = { operation: 'pns.bindAXEYB' } as const;
  gateway.simulator.control.addFault({ match, action: { type: 'cut' } });
  await http.post('/v1/pns/bindings/axeyb', { ...PNS_BINDS.axeyb, phoneA: PHONE_A, userData });
  await http.delete(TRANSFER_PATH);
  const tagged = [
    ...sentBodies(gateway.simulator, 'pns.bindAXB').map(({ ext }) => String(ext)),
    ...sentBodies(gateway.simulator, 'pns.bindAXEYB').map(({ ext }) => String(ext)),
    ...sentForms(gateway.simulator, 'interline.axb').map((form) => String(form.userData)),
    ...sentForms(gateway.simulator, 'interline.xa').map((form) => String(form.userData)),
  ];
  const tags = tagged.map((text) => text.slice(1, 23));
  expect(tags).toHaveLength(4);
  const numbers = [PHONE_A, PHONE_B, RELAY_A, RELAY_B, '13800000009'].map((number) =>
    number.replace('+', ''),
  );
  return [...numbers, ...tags, USER_DATA, KEY, client.key, client.key.split('_')[3] ?? ''];
}
