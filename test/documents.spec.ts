import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { differences, looksLike } from './support/answer-shape';
import { DocumentSession, startDocumentSession } from './support/document-session';
import { Block, blocksOf, markdownFiles, readMarkdown } from './support/markdown';
import { answersIn, linesOf } from './support/seen-values';
import { StartedSandbox, startSandbox } from './support/started-sandbox';
import { isInstalled } from './support/installed';

/** What a remark before a block says where its commands are not run by this test. */
const NOT_RUN = /^(?:not run: .+|run by (?:\S+\.spec\.ts|\.ci\/run)(?: and (?:\S+\.spec\.ts|\.ci\/run))*)$/s;
/** The sandbox is there already: what it printed is the answer. */
const STARTS_SANDBOX = /^(?:npm install && )?npm run sandbox\s*$/;

const HAS_TOOLS = [
  isInstalled('bash'),
  // Older ones than 7.76 would drop the body of a refusal.
  isInstalled('curl', ['--fail-with-body', '--version']),
  isInstalled('openssl', ['version']),
].every((isThere) => isThere);

/** Commands that only ask, and may ask again. */
const ASKS = /^curl (?![^]*(?: -[dX] | --data))/;
const PATIENCE_MS = 30_000;

/** A block of commands, and what the document shows as its answer. */
interface Step {
  readonly commands: Block;
  readonly answer: Block | null;
}

function stepsOf(path: string): Step[] {
  const blocks = blocksOf(readMarkdown(path));
  return blocks.flatMap((commands, index) => {
    if (commands.language !== 'sh') return [];
    const next = blocks[index + 1];
    return [{ commands, answer: next?.isAnswer === true && next.language !== 'sh' ? next : null }];
  });
}

const documents = markdownFiles().map((path) => ({ path, steps: stepsOf(path) }));
const withCommands = documents.filter(({ steps }) => steps.some(({ commands }) => commands.remark === null));

describe('the commands of the documents', () => {
  let sandbox: StartedSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  it('are found', () => {
    expect(withCommands.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['README.md', 'docs/tutorial.md', 'docs/webhooks.md', 'sandbox/README.md']),
    );
  });

  (HAS_TOOLS ? it.each(withCommands) : it.skip.each(withCommands))(
    'of $path work, and are answered as it shows',
    async ({ steps }) => {
      const session = await startDocumentSession(sandbox);
      try {
        for (const step of steps) await take(step, session, sandbox.printed());
      } finally {
        await session.close();
      }
    },
  );

  it('are all run, but for those whose remark says why not or which test does it', () => {
    const left = documents.flatMap(({ path, steps }) =>
      steps.flatMap(({ commands: { remark, text } }) =>
        remark === null ? [] : [{ path, remark, firstLine: text.split('\n', 1).join() }],
      ),
    );
    for (const { path, remark, firstLine } of left) {
      process.stdout.write(`${path}: ${firstLine}: ${remark}\n`);
    }
    expect(left.filter(({ remark }) => !NOT_RUN.test(remark))).toEqual([]);
    const named = left.flatMap(({ remark }) => remark.match(/\S+\.spec\.ts|\.ci\/run/g) ?? []);
    expect(named.filter((file) => !existsSync(join(__dirname, '..', file)))).toEqual([]);
  });
});

async function take({ commands, answer }: Step, session: DocumentSession, welcome: string): Promise<void> {
  if (commands.remark !== null) return;
  if (STARTS_SANDBOX.test(commands.text)) {
    expect(linesMissing(answer, welcome)).toEqual([]);
    return;
  }
  let typed = await session.run(commands.text);
  const found = (): object => ({
    after: commands.text,
    failed: answer?.language === 'json' ? withoutRefusal(typed.failures) : typed.failures,
    differs:
      answer?.language === 'json'
        ? differences(JSON.parse(answer.text), answersIn(typed.printed).at(-1))
        : [],
    missing: answer?.language === 'text' ? linesMissing(answer, session.shown()) : [],
  });
  const right = { after: commands.text, failed: [], differs: [], missing: [] };
  // What NXCloud reports and what is delivered takes a moment: a reader would look again.
  const end = performance.now() + PATIENCE_MS;
  while (answer !== null && !isDeepStrictEqual(found(), right) && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (ASKS.test(commands.text)) typed = await session.run(commands.text);
  }
  expect({ ...found(), shown: session.shown() }).toEqual({ ...right, shown: session.shown() });
}

/** The answer of the last command is shown, so a refusal is what the reader expects. */
function withoutRefusal(failures: readonly string[]): readonly string[] {
  return failures.at(-1) === 'exit code 22: curl' ? failures.slice(0, -1) : failures;
}

/** The lines that a document shows, and that were not printed. */
function linesMissing(answer: Block | null, printed: string): string[] {
  const lines = linesOf(printed);
  const shown = (answer?.text ?? '').split('\n').map((line) => line.trim());
  return shown.filter((line) => line !== '' && !lines.some((one) => looksLike(line, one)));
}
