import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject } from '../src/common/json';
import { BUSINESS_PHONE, PHONE_A, PHONE_B, RELAY_A, RELAY_B, RELAY_X } from './support/canaries';
import { PNS_BINDS, RELAY_BIND, TRANSFER_PATH } from './support/bindings';
import { startGateway, TestClient, TestGateway } from './support/gateway';
import { Content, DOCUMENT, OPERATIONS, Schema } from './support/openapi-document';
import { ROOT } from './support/project';

const operations = new Map(OPERATIONS.map(({ title, operation }) => [title, operation]));

/** The sections of the page under their titles. */
const sections = readFileSync(join(ROOT, 'docs', 'fields.md'), 'utf8')
  .split(/^#{2,3} /m)
  .map((section) => [section.split('\n', 1).join().replaceAll('`', ''), section] as const);

const CONFIGURATION = {
  region: 'SG',
  callIconVisible: true,
  callbackRequestsEnabled: true,
  recordingEnabled: false,
  businessHours: {
    status: 'enabled',
    timezone: 'Asia/Jakarta',
    weekly: [{ day: 'monday', opensAt: '04:00', closesAt: '10:20' }],
    holidays: [{ date: '2026-12-25', startsAt: '00:00', endsAt: '02:59' }],
  },
  customerSipServers: [{ host: '34.56.78.90', port: 8080, direction: 'both' }],
};
const COMMON = { ttlSeconds: 600, didX: '+85291000001', recording: true, userData: 'order 1' };
const RELAY = { recording: true, userData: 'order 1', ttlSeconds: 600, numberA: RELAY_A };

/** Bodies that give every field between them; two where fields exclude each other. */
const BODIES: Readonly<Record<string, readonly object[]>> = {
  'PUT /v1/calling/numbers/{businessPhone}': [CONFIGURATION],
  'POST /v1/pns/bindings/xyb': [
    {
      ...COMMON,
      phoneA: PHONE_A,
      phoneB: PHONE_B,
      didY: '+85291000002',
      customerBindId: 'fields-xyb',
      customerUserId: 'courier-1',
      delayDidY: true,
      expiryStrategy: 'reset',
      callInTtlSeconds: 600,
      callInExpiryStrategy: 'reset',
    },
    { phoneB: PHONE_B, countryX: 'HK', countryY: 'HK' },
  ],
  'POST /v1/pns/bindings/axb': [
    {
      ...COMMON,
      phoneA: PHONE_A,
      phoneB: PHONE_B,
      customerBindId: 'fields-axb',
      extensionB: '8001',
      dtmfDelaySeconds: 2,
    },
  ],
  'POST /v1/pns/bindings/axe': [
    { ...COMMON, phoneA: PHONE_A, customerBindId: 'fields-axe' },
    { phoneA: PHONE_A, countryX: 'HK' },
  ],
  'POST /v1/pns/bindings/axeyb': [
    { ...COMMON, phoneA: PHONE_A, phoneB: PHONE_B, didY: '+85291000002', customerBindId: 'fields-axeyb' },
  ],
  'POST /v1/interline/bindings': [
    {
      ...RELAY,
      numberX: RELAY_X,
      numberB: RELAY_B,
      callerDisplay: { aToB: 'a', bToA: 'x' },
      announcements: { bToX: '1001', aToX: '1002', otherToX: '1003' },
      answerAnnouncements: ['2001', '2002'],
    },
  ],
  'PUT /v1/interline/transfers/{numberX}': [{ ...RELAY, announcement: '1001', callerDisplay: 'caller' }],
};

/** What has to be there for an operation to reach NXCloud. */
const MADE_BEFORE: Readonly<Record<string, readonly [method: string, path: string, body: object]>> = {
  'GET /v1/pns/bindings/{id}': ['POST', '/v1/pns/bindings/axe', PNS_BINDS.axe],
  'DELETE /v1/pns/bindings/{id}': ['POST', '/v1/pns/bindings/axe', PNS_BINDS.axe],
  'DELETE /v1/interline/bindings/{id}': ['POST', '/v1/interline/bindings', RELAY_BIND],
  'DELETE /v1/interline/transfers/{numberX}': ['PUT', TRANSFER_PATH, { numberA: RELAY_A }],
};

const tables = sections.filter(([title]) => operations.has(title));

describe('the tables of docs/fields.md', () => {
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    gateway = await startGateway();
    client = await gateway.createClient();
  });
  afterEach(() => {
    gateway.simulator.reset();
  });
  afterAll(() => gateway.close());

  it('are there for every operation that reaches NXCloud', () => {
    const reaching = [...operations]
      .filter(([name, { responses }]) => !name.includes('/v1/admin/') && responses['502'] !== undefined)
      .map(([name]) => name);
    expect(reaching).not.toHaveLength(0);
    expect(tables.map(([title]) => title)).toEqual(expect.arrayContaining(reaching));
  });

  it.each(tables)('%s has the fields of its request in the OpenAPI document', (title, section) => {
    const fields = [...parametersOf(title), ...membersOf(operations.get(title)?.requestBody?.content)];
    expect(namesIn(section, 'gateway field', 1)).toEqual(distinct(fields));
  });

  it.each(tables)(
    '%s has the fields that NXCloud receives when every field is given',
    async (title, section) => {
      const [method = '', template = ''] = title.split(' ');
      const bodies = BODIES[title] ?? [];
      const fields = [...parametersOf(title), ...bodies.flatMap((body) => leavesOf(body))];
      expect(namesIn(section, 'gateway field', 1)).toEqual(distinct(fields));
      const path = template
        .replace('{id}', await idMadeFor(title))
        .replace('{businessPhone}', BUSINESS_PHONE)
        .replace('{callId}', 'call-1')
        .replace('{numberX}', RELAY_X);
      gateway.simulator.control.clearRequests();
      for (const [index, body] of (bodies.length === 0 ? [undefined] : bodies).entries()) {
        await client.http.send(method, path, { body, headers: { 'Idempotency-Key': `${title} ${index}` } });
      }
      expect(namesIn(section, 'gateway field', 2)).toEqual(received());
    },
  );

  it.each(tables.filter(([, section]) => section.includes('| answer field ')))(
    '%s has the fields of its answer in the OpenAPI document',
    (title, section) => {
      const { responses } = operations.get(title) ?? { responses: {} };
      expect(namesIn(section, 'answer field', 1)).toEqual(distinct(membersOf(responses['200']?.content)));
    },
  );

  it('name every field of a call that an event tells', () => {
    const named = sections.flatMap(([, section]) => namesIn(section, 'event field', 1));
    expect(distinct(named)).toEqual(distinct(leavesOf(sampleOf({ $ref: '#/components/schemas/Call' }))));
  });

  async function idMadeFor(title: string): Promise<string> {
    const { [title]: made } = MADE_BEFORE;
    if (made === undefined) return '';
    const [method, path, body] = made;
    return String((await client.http.send(method, path, { body })).body.id);
  }

  /** The names of all that has reached NXCloud in bodies, queries and paths. */
  function received(): string[] {
    const fields = gateway.simulator.control.requests().flatMap(({ path, body }) => {
      const { pathname, searchParams } = new URL(path, gateway.simulator.url);
      const inBody = body.startsWith('{')
        ? leavesOf(JSON.parse(body))
        : [...new URLSearchParams(body).keys()];
      return [...(pathname.includes(RELAY_X) ? ['{x}'] : []), ...searchParams.keys(), ...inBody];
    });
    return distinct(fields);
  }
});

function parametersOf(title: string): string[] {
  return (operations.get(title)?.parameters ?? []).map(({ name }) => name);
}

/** The names in a column of the tables whose first column has this head; none where there is no such table. */
function namesIn(section: string, head: string, column: number): string[] {
  let isInside = false;
  const rows = section.split('\n').filter((line) => {
    isInside = line.startsWith('|') && (isInside || line.startsWith(`| ${head} `));
    return isInside;
  });
  const cells = rows.map((row) => row.split('|')[column] ?? '');
  return distinct(cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)));
}

/** The members of what is sent or answered as JSON. */
function membersOf(content: Content | undefined): string[] {
  const schema = content?.['application/json']?.schema;
  return schema === undefined ? [] : leavesOf(sampleOf(schema));
}

/** Something with every member of a schema. */
function sampleOf({ $ref, allOf, anyOf, items, properties = {} }: Schema): unknown {
  const [within] = allOf ?? anyOf ?? [];
  if (within !== undefined) return sampleOf(within);
  if ($ref !== undefined) return sampleOf(DOCUMENT.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
  if (items !== undefined) return [sampleOf(items)];
  const members = Object.entries(properties).map(([name, schema]) => [name, sampleOf(schema)]);
  return members.length === 0 ? '' : Object.fromEntries(members);
}

/** The members of a value as the page writes them: `a.b`, and `a[].b` for a list of objects. */
function leavesOf(value: unknown, place = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => (isJsonObject(item) ? leavesOf(item, `${place}[]`) : [place]));
  }
  if (!isJsonObject(value)) return [place];
  const at = place === '' ? '' : `${place}.`;
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, `${at}${name}`));
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
