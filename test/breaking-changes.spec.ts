import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breakingChanges } from '../scripts/breaking-changes.mjs';
import { isJsonObject } from '../src/common/json';
import { ROOT } from './support/project';

const RELEASED = join(ROOT, 'docs', 'released', 'openapi.json');
const SCRIPT = join(ROOT, 'scripts', 'check-breaking.mjs');
const released = readFileSync(RELEASED, 'utf8');

type Key = string | number;
/** What stands at a place of the document; undefined: nothing. */
type Edit = readonly [place: readonly Key[], value: unknown];

const schema = (name: string, ...place: Key[]): Key[] => ['components', 'schemas', name, ...place];
const field = (name: string, property: string, ...place: Key[]): Key[] =>
  schema(name, 'properties', property, ...place);
const at = (path: string, method: string, ...place: Key[]): Key[] => ['paths', path, method, ...place];
const events = (...place: Key[]): Key[] => at('/v1/events', 'get', ...place);
const axe = (...place: Key[]): Key[] => at('/v1/pns/bindings/axe', 'post', ...place);
const hook = (...place: Key[]): Key[] => ['webhooks', 'pns.call.completed', 'post', ...place];
const body = (...place: Key[]): Key[] => ['requestBody', 'content', 'application/json', ...place];

const BREAKING: readonly [string, readonly Edit[], string][] = [
  ['a removed path', [[['paths', '/v1/interline/account'], undefined]], 'GET /v1/interline/account: is gone'],
  ['a removed method', [[at('/v1/admin/clients', 'post'), undefined]], 'POST /v1/admin/clients: is gone'],
  ['an operation with another name', [[events('operationId'), 'listEvents']], 'operationId is listEvents'],
  ['another scope', [[events('security'), [{ bearer: ['pns:read'] }]]], 'GET /v1/events: asks for'],
  ['a token where none was asked for', [[at('/metrics', 'get', 'security'), [{ bearer: [] }]]], 'asks for'],
  ['a removed schema', [[schema('Liveness'), undefined]], 'Liveness: the schema is gone'],

  ['a removed parameter', [[events('parameters', 2, 'name'), 'kind']], 'query type: is gone'],
  ['a parameter made required', [[events('parameters', 2, 'required'), true]], 'query type: is required now'],
  [
    'a new required parameter',
    [[events('parameters', 7), { name: 'new', in: 'query', required: true }]],
    'query new: is required now',
  ],
  ['a parameter that takes less', [[events('parameters', 0, 'schema', 'maximum'), 9]], 'maximum is 9'],
  ['a parameter of another type', [[events('parameters', 1, 'schema', 'type'), 'integer']], 'query cursor'],

  [
    'a new required field of a request',
    [[schema('BindAxeRequest', 'required'), ['phoneA', 'didX']]],
    'BindAxeRequest.didX in requests: is required now',
  ],
  [
    'a removed field of a request',
    [[field('BindAxeRequest', 'userData'), undefined]],
    'BindAxeRequest.userData in requests: is gone',
  ],
  [
    'a field of a request with another type',
    [[field('BindAxeRequest', 'recording', 'type'), 'string']],
    'BindAxeRequest.recording in requests',
  ],
  [
    'a value less in a request',
    [[field('CallerDisplay', 'aToB', 'enum'), ['x']]],
    'CallerDisplay.aToB in requests: the value "a"',
  ],
  [
    'values listed where any were taken',
    [[field('EnableCallingRequest', 'region', 'enum'), ['SG']]],
    'EnableCallingRequest.region in requests: the value',
  ],
  [
    'a shorter text in a request',
    [[field('BindAxeRequest', 'customerBindId', 'maxLength'), 10]],
    'maxLength is 10, and was 64',
  ],
  ['a longer least text', [[field('BindAxeRequest', 'customerBindId', 'minLength'), 2]], 'minLength is 2'],
  ['a pattern in a request', [[field('BindAxeRequest', 'userData', 'pattern'), '^a']], 'pattern is ^a'],
  [
    'fewer items in a request',
    [[field('BindRelayRequest', 'answerAnnouncements', 'maxItems'), 1]],
    'maxItems',
  ],
  [
    'items of another form',
    [[field('BindRelayRequest', 'answerAnnouncements', 'items', 'pattern'), '^a']],
    'BindRelayRequest.answerAnnouncements[] in requests: pattern',
  ],
  [
    'a body that must be there',
    [[at('/v1/admin/clients/{id}/keys', 'post', 'requestBody', 'required'), true]],
    'body: is required now',
  ],
  [
    'a request of another media type',
    [[axe('requestBody', 'content'), { 'text/csv': {} }]],
    'application/json: is gone',
  ],

  ['a removed status', [[axe('responses', '200'), undefined]], 'POST /v1/pns/bindings/axe 200: is gone'],
  [
    'a removed header',
    [[axe('responses', '201', 'headers', 'Location'), undefined]],
    'header Location: is gone',
  ],
  [
    'an answer of another media type',
    [[events('responses', '200', 'content'), { 'text/csv': {} }]],
    'application/json: is gone',
  ],
  [
    'a removed field of an answer',
    [[field('Binding', 'numberY'), undefined]],
    'Binding.numberY in answers: is gone',
  ],
  [
    'a field of an answer that may be missing',
    [[schema('Binding', 'required'), ['id']]],
    'Binding.numberY in answers: may be missing now',
  ],
  [
    'a field of an answer that may be null',
    [[field('Binding', 'id', 'type'), ['string', 'null']]],
    'Binding.id in answers: null',
  ],
  [
    'an object of an answer that may be null',
    [[field('Event', 'data'), { anyOf: [{ $ref: '#/components/schemas/EventData' }, { type: 'null' }] }]],
    'Event.data in answers: null',
  ],
  [
    'a field of an answer with another type',
    [[field('CallRecord', 'durationSeconds', 'type'), 'string']],
    'CallRecord.durationSeconds in answers',
  ],
  [
    'a number that may be a fraction',
    [[field('CallRecord', 'durationSeconds', 'type'), 'number']],
    'CallRecord.durationSeconds in answers',
  ],
  [
    'a value more in an answer',
    [[schema('BindingStatus', 'enum'), ['pending', 'active', 'released', 'expired', 'unknown', 'paused']]],
    'the value "paused"',
  ],
  ['a longer text in an answer', [[field('Binding', 'id', 'maxLength'), 99]], 'maxLength is 99'],
  ['an id of another form', [[field('Binding', 'id', 'pattern'), '^b']], 'pattern is ^b'],

  ['a removed webhook', [[['webhooks', 'pns.call.unbound'], undefined]], 'POST pns.call.unbound: is gone'],
  [
    'a webhook without a signature',
    [[hook('parameters', 2, 'name'), 'x']],
    'header webhook-signature: is gone',
  ],
  [
    'a webhook of another shape',
    [[hook(...body('schema')), { type: 'string' }]],
    'webhook POST pns.call.completed',
  ],
  [
    'a value more in a webhook',
    [[schema('Provenance', 'enum'), ['signed', 'tagged', 'token', 'none']]],
    '"none"',
  ],
];

const FINE: readonly [string, readonly Edit[]][] = [
  ['nothing', []],
  ['a new path', [[['paths', '/v1/new'], { get: { responses: { 200: { description: 'New' } } } }]]],
  [
    'a new optional parameter',
    [[events('parameters', 7), { name: 'new', in: 'query', schema: { type: 'string' } }]],
  ],
  [
    'a parameter that takes more',
    [[at('/v1/events/stream', 'get', 'parameters', 2, 'schema', 'maxLength'), 999]],
  ],
  ['a new optional field of a request', [[field('BindAxeRequest', 'new'), { type: 'string' }]]],
  ['a field of a request that may be left out', [[schema('BindAxbRequest', 'required'), ['phoneA']]]],
  ['a value more in a request', [[field('CallerDisplay', 'aToB', 'enum'), ['x', 'a', 'b']]]],
  ['a longer text in a request', [[field('BindAxeRequest', 'customerBindId', 'maxLength'), 99]]],
  ['a request that takes unknown fields', [[schema('BindAxeRequest', 'additionalProperties'), undefined]]],
  [
    'a new field of an answer',
    [
      [field('Liveness', 'new'), { type: 'string' }],
      [schema('Liveness', 'required'), ['status', 'new']],
    ],
  ],
  ['a value less in an answer', [[schema('Provenance', 'enum'), ['signed']]]],
  ['a shorter text in an answer', [[field('Binding', 'userData', 'maxLength'), 200]]],
  ['an answer that is never null any more', [[field('Binding', 'numberX', 'type'), 'string']]],
  ['a new status', [[events('responses', '409'), { description: 'New' }]]],
  ['a new webhook', [[['webhooks', 'new'], { post: { responses: {} } }]]],
  ['no token where one was asked for', [[events('security'), []]]],
  [
    'another description and another example',
    [
      [schema('Binding', 'description'), 'x'],
      [field('Binding', 'id', 'example'), 'x'],
    ],
  ],
  ['the same schema in another way to write it', [[field('Binding', 'numberX', 'type'), ['null', 'string']]]],
];

/** The released document after some edits. */
function edited(edits: readonly Edit[]): unknown {
  const document: unknown = JSON.parse(released);
  for (const [place, value] of edits) set(document, place, value);
  // As it is in a file: without what is undefined.
  return JSON.parse(JSON.stringify(document));
}

const changesOf = (edits: readonly Edit[]): string[] => breakingChanges(JSON.parse(released), edited(edits));

describe('what breaks applications', () => {
  it.each(BREAKING)('is %s', (_, edits, expected) => {
    expect(changesOf(edits).join('\n')).toContain(expected);
  });

  it.each(FINE)('is not %s', (_, edits) => {
    expect(changesOf(edits)).toEqual([]);
  });

  it('is a request that refuses unknown fields', () => {
    const open = edited([[schema('BindAxeRequest', 'additionalProperties'), undefined]]);
    expect(breakingChanges(open, JSON.parse(released))).toEqual([
      'BindAxeRequest.* in requests: other fields are refused now',
    ]);
  });

  it('is told once, however many routes answer it', () => {
    expect(changesOf([[field('Binding', 'numberY'), undefined]])).toEqual([
      'Binding.numberY in answers: is gone',
    ]);
  });
});

describe('the check', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nxg-test-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function check(edits: readonly Edit[], accepted: string): { status: number | null; stderr: string } {
    const [file, list] = [join(folder, 'openapi.json'), join(folder, 'accepted-changes.txt')];
    writeFileSync(file, JSON.stringify(edited(edits)));
    writeFileSync(list, accepted);
    const { status, stderr } = spawnSync(process.execPath, [SCRIPT, RELEASED, file, list], {
      encoding: 'utf8',
    });
    return { status, stderr };
  }

  const gone: Edit = [field('Liveness', 'status'), undefined];
  const line = 'Liveness.status in answers: is gone';

  it('fails where something breaks applications', () => {
    expect(check([gone], '')).toEqual({ status: 1, stderr: `breaks applications: ${line}\n` });
  });

  it('passes where that is meant', () => {
    expect(check([gone], `# why\n${line}\n`)).toEqual({ status: 0, stderr: '' });
  });

  it('fails where a meant change is not there', () => {
    expect(check([], `${line}\n`)).toEqual({ status: 1, stderr: `accepted, and not there: ${line}\n` });
  });
});

/** @throws where the place is not in the document: an edit that does nothing would prove nothing */
function set(document: unknown, place: readonly Key[], value: unknown): void {
  const [last = '', ...path] = [...place].reverse();
  const parent = path.reverse().reduce<unknown>(childOf, document);
  if (Array.isArray(parent)) parent[Number(last)] = value;
  else if (isJsonObject(parent)) parent[last] = value;
  else throw new Error(`there is no ${place.join('/')}`);
}

function childOf(parent: unknown, key: Key): unknown {
  if (Array.isArray(parent)) return parent[Number(key)] as unknown;
  return isJsonObject(parent) ? parent[key] : undefined;
}
