import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX_CREDENTIALS } from '../../sandbox/simulator/simulator-options';
import { SCOPES } from '../../src/access/scopes';
import { eventually } from './bindings';
import { freePort } from './free-port';
import { environmentFor } from './gateway';
import { SeenValues } from './seen-values';
import { StartedSandbox } from './started-sandbox';
import { ROOT } from './project';

/** What came of commands. */
export interface Typed {
  readonly printed: string;
  readonly failures: readonly string[];
}

/** What a document's reader types into one shell, beside the sandbox. */
export interface DocumentSession {
  /** Types these commands. What failed is told with its exit code: of curl, 22 is an answer of 400 or more. */
  run(commands: string): Promise<Typed>;
  /** What the shell has shown since the last commands began: what runs in its background may show more at any time. */
  shown(): string;
  close(): Promise<void>;
}

/**
 * In a shell of a reader, curl shows how far it is; an answer has no end of line, and an error of the gateway is no
 * failure. A stream never ends by itself.
 */
const PREAMBLE = `set -u -o pipefail
exec 2>&1
curl() {
  local limit= status=0
  [[ " $* " == *" -N "* ]] && limit='--max-time 2'
  command curl --no-progress-meter --fail-with-body $limit "$@" || status=$?
  echo
  [[ $status == 28 && -n $limit ]] && return 0
  return $status
}
failures=
note() {
  [[ $2 == '. ./typed.sh'* ]] || failures+="exit code $1: \${2/#return*/curl}"$'\\n'
}
trap 'note $? "$BASH_COMMAND"' ERR
`;
/** Whoever reads a page has a network on its first day, an application with every right, and a call behind him. */
const READER = [
  'curl -X POST $NETWORK/_control/reset',
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
const COMMANDS_SECONDS = 120;

export async function startDocumentSession(sandbox: StartedSandbox): Promise<DocumentSession> {
  const receiverPort = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'nxg-document-'));
  // A reader stands in the root of the repository, as far as he needs it; what he writes stays here.
  for (const name of ['docs', 'package.json'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  for (const name of ['dist', 'node_modules']) symlinkSync(join(ROOT, name), join(folder, name));
  const shell = spawn('bash', ['--noprofile', '--norc'], {
    cwd: folder,
    detached: true,
    env: {
      ...environmentFor(sandbox.simulatorUrl, SANDBOX_CREDENTIALS),
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
  const seen = new SeenValues(new Map([['GATEWAY_ADMIN_KEY', sandbox.adminKey]]));
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
    writeFileSync(join(folder, 'typed.sh'), seen.copyInto(here));
    before = shown.length;
    // Read by the shell itself, so that variables stay; a command that reads its input finds none.
    shell.stdin.write(`failures=; . ./typed.sh </dev/null; printf '${END}%s${END}' "$failures"\n`);
    const isOver = (): boolean => shown.slice(before).split(END).length === 3 || hasEnded(shell);
    await eventually(isOver, COMMANDS_SECONDS);
    const [printed = '', failures] = shown.slice(before).split(END);
    if (failures === undefined) throw new Error(`the shell ended: ${printed}`);
    seen.note(printed);
    return { printed, failures: failures.split('\n').filter((line) => line !== '') };
  };
  const close = async (): Promise<void> => {
    await endGroup(shell);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const commands of READER) {
      const { failures, printed } = await run(commands);
      if (failures.length > 0) throw new Error(`${commands}: ${printed}`);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { run, shown: () => shown.slice(before).replaceAll(END, '\n'), close };
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
