import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCOPES } from '../../src/access/scopes';
import { isJsonObject } from '../../src/common/json';
import { ELLIPSIS } from './answer-shape';
import { eventually } from './bindings';
import { freePort } from './free-port';
import { startSandbox, StartedSandbox } from './started-sandbox';

const ROOT = join(__dirname, '..', '..');

/** What came of commands. */
export interface Typed {
  readonly printed: string;
  readonly failures: readonly string[];
}

/** What a document's reader types into one shell, beside a sandbox of his own. */
export interface DocumentSession {
  readonly sandbox: StartedSandbox;
  /** Types these commands. What failed is told with its exit code: of curl, 22 is an answer of 400 or more. */
  run(commands: string): Promise<Typed>;
  /** What the shell has shown since the last commands began: what runs in its background may show more at any time. */
  shown(): string;
  close(): Promise<void>;
}

/** The last value of each member that an answer had, by names such as `CHECKPOINT`, and of each kind of id. */
type Learnt = Map<string, string>;

/**
 * In a shell of a reader, curl shows how far it is; an answer has no end of line, and an error of the gateway is no
 * failure. A stream never ends by itself.
 */
const PREAMBLE = `set -u -o pipefail
exec 2>&1
curl() {
  local limit=() status=0
  [[ " $* " == *" -N "* ]] && limit=(--max-time 2)
  command curl --no-progress-meter --fail-with-body "\${limit[@]}" "$@" || status=$?
  echo
  [[ $status == 28 && \${#limit[@]} -gt 0 ]] && return 0
  return $status
}
failures=
note() {
  [[ $2 == '. ./typed.sh'* ]] || failures+="exit code $1: \${2/#return*/curl}"$'\\n'
}
trap 'note $? "$BASH_COMMAND"' ERR
`;
/**
 * Whoever reads a page has an application with every right, a key, an endpoint, and a call behind him. Later ids stand
 * before earlier ones: what a page's own commands answer comes after all of this.
 */
const READER = [
  `CALLBACK_TOKEN=$(curl $NETWORK/_control/callbacks | sed 's|.*/callbacks/||; s|".*||')
  as_admin() { curl "$@" -H "Authorization: Bearer $GATEWAY_ADMIN_KEY" -H 'Content-Type: application/json'; }
  as_reader() { curl "$@" -H "Authorization: Bearer $API_KEY" -H 'Content-Type: application/json'; }
  as_admin $GATEWAY/v1/admin/clients -d '${JSON.stringify({
    name: 'reader',
    scopes: SCOPES.filter((scope) => scope !== 'admin'),
    businessPhones: ['*'],
    interlineNumbers: ['*'],
  })}'`,
  'as_admin $GATEWAY/v1/admin/clients/cli_…/keys -X POST',
  'API_KEY=nxg_test_…',
  `as_reader $GATEWAY/v1/webhooks -d '{ "url": "http://127.0.0.1:9/", "eventTypes": ["*"] }'`,
  `as_reader $GATEWAY/v1/pns/bindings/xyb -d '{ "phoneB": "+85264654798", "userData": "order 1" }'`,
  'NUMBER_X=…',
  `curl $NETWORK/_control/calls -d '{ "product": "pns", "from": "85254987987", "to": "'$NUMBER_X'" }'`,
  'until as_reader $GATEWAY/v1/events | grep evt_; do sleep 0.1; done',
  'as_reader $GATEWAY/v1/webhooks/whe_…/deliveries; as_admin $GATEWAY/v1/admin/callbacks',
];
const END = '\u0001';

export async function startDocumentSession(): Promise<DocumentSession> {
  const sandbox = await startSandbox();
  const receiverPort = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'nxg-document-'));
  // A reader stands in the root of the repository; what he writes stays here.
  for (const name of readdirSync(ROOT)) symlinkSync(join(ROOT, name), join(folder, name));
  const shell = spawn('bash', ['--noprofile', '--norc'], {
    cwd: folder,
    detached: true,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      GATEWAY: sandbox.gatewayUrl,
      NETWORK: sandbox.simulatorUrl,
      GATEWAY_ADMIN_KEY: sandbox.adminKey,
      DATABASE_URL: `sqlite:${sandbox.databaseFile}`,
      GATEWAY_MODE: 'test',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const learnt: Learnt = new Map([['GATEWAY_ADMIN_KEY', sandbox.adminKey]]);
  let shown = '';
  let before = 0;
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
  shell.stdin.write(PREAMBLE);

  const places: readonly (readonly [string, string])[] = [
    ['https://gateway.example', sandbox.gatewayUrl],
    ['http://127.0.0.1:3000', sandbox.gatewayUrl],
    ['http://127.0.0.1:4010', sandbox.simulatorUrl],
    ['8080', String(receiverPort)],
  ];
  const run: DocumentSession['run'] = async (commands) => {
    const here = places.reduce((text, [shownPlace, place]) => text.replaceAll(shownPlace, place), commands);
    writeFileSync(join(folder, 'typed.sh'), withLearnt(here, learnt));
    before = shown.length;
    // Read by the shell itself, so that variables stay; a command that reads its input finds none.
    shell.stdin.write(`failures=; . ./typed.sh </dev/null; printf '${END}%s${END}' "$failures"\n`);
    const isOver = (): boolean => shown.slice(before).split(END).length === 3 || hasEnded(shell);
    await eventually(isOver);
    const [printed = '', failures] = shown.slice(before).split(END);
    if (failures === undefined) throw new Error(`the shell ended: ${printed}`);
    learn(printed, learnt);
    return { printed, failures: failures.split('\n').filter((line) => line !== '') };
  };
  for (const commands of READER) await run(commands);
  return {
    sandbox,
    run,
    shown: () => shown.slice(before).replaceAll(END, '\n'),
    close: async () => {
      await endGroup(shell);
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the shell printed as JSON, a value a line or one over several lines. */
export function answersIn(printed: string): unknown[] {
  const whole = parsed(printed);
  if (whole !== undefined) return [whole];
  return printed
    .split('\n')
    .map(parsed)
    .filter((value) => value !== undefined);
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `cli_…` is the last client that was shown, `CHECKPOINT=…` the last `checkpoint`: what a reader copies by hand. */
function withLearnt(text: string, learnt: Learnt): string {
  const known = (name: string): string => {
    const value = learnt.get(name);
    if (value === undefined) throw new Error(`nothing was shown that ${name} could be: ${text}`);
    return value;
  };
  return text
    .replace(/\b(nxg_(?:test|live)|whsec|[a-z]{3})_…/g, (_, kind: string) => known(kind.slice(0, 3)))
    .replace(/\b([A-Z_]+)=…/g, (_, name: string) => `${name}=${known(name)}`);
}

function learn(printed: string, learnt: Learnt): void {
  const seen: Learnt = new Map();
  for (const [id, kind = ''] of printed.matchAll(/\b(nxg|whsec|[a-z]{3})_[A-Za-z0-9+/=_]{20,}/g)) {
    if (!seen.has(kind.slice(0, 3))) seen.set(kind.slice(0, 3), id);
  }
  for (const answer of answersIn(printed)) learnMembers(answer, seen);
  for (const [name, value] of seen) learnt.set(name, value);
}

function learnMembers(value: unknown, seen: Learnt): void {
  if (Array.isArray(value)) for (const item of value) learnMembers(item, seen);
  if (!isJsonObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    const variable = name.replace(/[A-Z]/g, '_$&').toUpperCase();
    if (typeof member === 'string' && member !== ELLIPSIS) seen.set(variable, seen.get(variable) ?? member);
    learnMembers(member, seen);
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** The shell and all that it left in the background. */
async function endGroup(shell: ChildProcess): Promise<void> {
  if (shell.pid === undefined) return;
  const exit = hasEnded(shell) ? Promise.resolve() : once(shell, 'exit');
  try {
    process.kill(-shell.pid, 'SIGKILL');
  } catch {
    // Nothing of it runs any more.
  }
  await exit;
}
