import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, RELAY_BIND } from './support/bindings';
import { describeEachDatabase, StoredRow } from './support/databases';
import { Http } from './support/http';
import { Owner, RestartableGateway } from './support/restartable-gateway';
import { seededRandom } from './support/seeded-random';

/** How often a gateway is killed at each point; `CRASH_KILLS=20 CRASH_SEED=7` for a longer look from another seed. */
const KILLS = Number(process.env.CRASH_KILLS ?? 2);
const SEED = Number(process.env.CRASH_SEED ?? 4711);
const BINDS_AT_ONCE = 60;

/** What a caller wants bound, and the final answer that it had, if any. */
interface Wanted {
  /** Its Idempotency-Key, and the user data by which NXCloud's side is known to be its own. */
  readonly name: string;
  readonly path: string;
  readonly body: object;
  bindingId: string | null;
}

/** A binding as NXCloud has it. */
interface Bound {
  readonly id: string | undefined;
  /** What the gateway called it. */
  readonly identifier: string | undefined;
  /** What its caller called it. */
  readonly name: string;
}

interface Round {
  readonly gateway: RestartableGateway;
  readonly random: () => number;
  readonly boundCount: () => number;
  readonly answeredCount: () => number;
}

/** Each resolves at its moment: how far a bind has come when the gateway is killed. */
const FAULT_POINTS: readonly (readonly [string, (round: Round) => Promise<unknown>])[] = [
  ['as requests arrive', ({ random }) => sleep(random() * 60)],
  ['while NXCloud has yet to bind', (round) => hang(round, 'before')],
  ['when NXCloud has bound and has not answered', (round) => hang(round, 'after')],
  [
    'as answers of NXCloud are written down',
    async ({ random, boundCount }) => {
      const enough = (random() * BINDS_AT_ONCE) / 2;
      await eventually(() => boundCount() > enough);
      await sleep(random() * 10);
    },
  ],
  [
    'as callers are answered',
    ({ random, answeredCount }) => {
      const enough = (random() * BINDS_AT_ONCE) / 2;
      return eventually(() => answeredCount() > enough);
    },
  ],
];

async function hang({ gateway, random }: Round, when: 'before' | 'after'): Promise<void> {
  const { control } = gateway.simulator;
  const passing = Math.floor((random() * BINDS_AT_ONCE) / 2);
  control.addFault({ when, times: 0, after: passing, action: { type: 'hang' } });
  const before = control.requests().length;
  await eventually(() => control.requests().length > before + passing);
}

describeEachDatabase('binds of a gateway that is killed at any moment', (create) => {
  const random = seededRandom(SEED);
  const wanted: Wanted[] = [];
  /** How far the binds had come that had no answer yet. */
  const cutOff = { unwritten: 0, unbound: 0, bound: 0 };
  let gateway: RestartableGateway;
  let owner: Owner;

  beforeAll(async () => {
    gateway = await RestartableGateway.over(create, {
      RATE_LIMIT_PER_MINUTE: '1000000',
      UPSTREAM_MAX_CONCURRENCY: '16',
      UPSTREAM_ATTEMPT_TIMEOUT_MS: '5000',
      UPSTREAM_TOTAL_TIMEOUT_MS: '10000',
    });
    await gateway.start();
    owner = await gateway.createOwner();
    for (let kills = 0; kills < KILLS; kills += 1) {
      for (const [, moment] of FAULT_POINTS) {
        await killAt(moment);
        await gateway.start();
      }
    }
  }, 1_800_000);
  afterAll(() => gateway.remove());

  /** Sends binds all at once, and kills the gateway in their midst. */
  async function killAt(moment: (round: Round) => Promise<unknown>): Promise<void> {
    const round = Array.from({ length: BINDS_AT_ONCE }, want);
    const before = { bound: bound().length, rows: (await register()).length };
    const http = await gateway.as(owner.key);
    const asking = round.map((each) => bind(http, each).catch(() => 'lost'));
    await moment({
      gateway,
      random,
      boundCount: () => bound().length - before.bound,
      answeredCount: () => round.filter(({ bindingId }) => bindingId !== null).length,
    });
    await gateway.kill();
    await Promise.all(asking);
    gateway.simulator.control.clearFaults();

    const rows = await register();
    const known = new Set(bound().map(({ identifier }) => identifier));
    const pending = rows.filter(({ state }) => state === 'pending');
    cutOff.unwritten += BINDS_AT_ONCE - (rows.length - before.rows);
    cutOff.bound += pending.filter((row) => known.has(identifierOf(row))).length;
    cutOff.unbound += pending.filter((row) => !known.has(identifierOf(row))).length;
  }

  function want(): Wanted {
    const digits = String(wanted.length).padStart(5, '0');
    const [phoneA, phoneB] = [`+852540${digits}`, `+852640${digits}`];
    const [numberA, numberB] = [`138000${digits}`, `139000${digits}`];
    const kinds = [
      { path: '/v1/pns/bindings/xyb', body: { phoneA, phoneB } },
      { path: '/v1/pns/bindings/axb', body: { phoneA, phoneB } },
      { path: '/v1/pns/bindings/axe', body: { phoneA } },
      { path: '/v1/interline/bindings', body: { ...RELAY_BIND, numberA, numberB } },
    ] as const;
    const { path, body } = kinds[Math.floor(random() * kinds.length)] ?? kinds[0];
    const name = `bind-${digits}`;
    const one = { name, path, body: { ...body, userData: name }, bindingId: null };
    wanted.push(one);
    return one;
  }

  async function bind(http: Http, one: Wanted): Promise<number> {
    const { status, body } = await http.post(one.path, one.body, { 'Idempotency-Key': one.name });
    if (status === 201) one.bindingId = String(body.id);
    return status;
  }

  /** What NXCloud has bound for the callers of this test. */
  function bound(): Bound[] {
    const { pns, interline } = gateway.simulator.control.bindings();
    const nameOf = (userData = ''): string => userData.split('~').at(-1) ?? '';
    return [
      ...pns.map((one) => ({ id: one.bindId, identifier: one.customerBindId, name: nameOf(one.ext) })),
      ...interline.map((one) => ({ id: one.subid, identifier: one.reqid, name: nameOf(one.userData) })),
    ].filter(({ name }) => name.startsWith('bind-'));
  }

  async function register(): Promise<StoredRow[]> {
    const rows = await gateway.database.rows('select * from bindings');
    return rows.filter(({ upstream_id }) => upstream_id !== owner.subid);
  }

  it('were cut off at every step', () => {
    expect(cutOff.unwritten).toBeGreaterThan(0);
    expect(cutOff.unbound).toBeGreaterThan(0);
    expect(cutOff.bound).toBeGreaterThan(0);
  });

  it('are settled by the gateway itself where NXCloud recognises a repeat', async () => {
    const open = 'select id from bindings where sealed_request is not null';
    await eventually(async () => (await gateway.database.rows(open)).length === 0, 240);
    const settled = (await register()).filter(({ mode }) => mode !== 'xyb');
    expect(settled.filter(({ state }) => state !== 'active')).toEqual([]);
  }, 300_000);

  it('stand in the register as NXCloud has them, and as their callers were told', async () => {
    const rows = await register();
    const byIdentifier = new Map(rows.map((row) => [identifierOf(row), row]));
    for (const { id, identifier } of bound()) {
      const row = byIdentifier.get(String(identifier));
      expect(row).toBeDefined();
      if (row?.state === 'active') expect(row.upstream_id).toBe(id);
      else expect(row?.mode).toBe('xyb');
    }
    const active = new Set(rows.filter(({ state }) => state === 'active').map(({ id }) => id));
    expect(wanted.filter(({ bindingId }) => bindingId !== null && !active.has(bindingId))).toEqual([]);
  });

  it('are one binding each when their callers repeat them, and none is left over', async () => {
    const http = await gateway.as(owner.key);
    const waiting = [...wanted];
    const repeat = async (): Promise<void> => {
      for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
        const one = each;
        await eventually(async () => (await bind(http, one)) === 201);
      }
    };
    await Promise.all(Array.from({ length: 8 }, repeat));

    expect(
      bound()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(wanted.map(({ name }) => name));
    const rows = await register();
    expect(rows.filter(({ state }) => state !== 'active')).toEqual([]);
    expect(rows.map(({ id }) => id).sort()).toEqual(wanted.map(({ bindingId }) => bindingId).sort());
  }, 300_000);
});

function identifierOf({ customer_bind_id, request_id }: StoredRow): string {
  return String(customer_bind_id ?? request_id);
}
