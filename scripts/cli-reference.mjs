// Writes docs/reference/cli.md from the program of the command line; with --check, compares it and says what to do.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import prettier from 'prettier';

const require = createRequire(import.meta.url);
const { createProgram } = require('../dist/cli.js');
const { EXIT_CODE_MEANINGS } = require('../dist/cli/exit-codes.js');

const folder = new URL('../docs/reference/', import.meta.url);
const file = new URL('cli.md', folder);

const program = createProgram();
const text = await prettier.format(
  [
    '# The command line',
    '<!-- Written by scripts/cli-reference.mjs from the program itself. -->',
    `${program.description()} \`cli\` stands for \`npm run cli --\` (or \`node dist/cli.js\`) with the gateway’s environment.`,
    'Without `--json` a command prints what people read. With `--json` it prints the JSON of the API, and of a refusal the problem document on standard error. Times are UTC, and can be typed as they are shown.',
    table(['Exit code', 'When'], EXIT_CODE_MEANINGS),
    ...program.commands.flatMap((command) => [`## ${command.name()}`, ...describe(command, 'cli')]),
  ].join('\n\n'),
  { ...(await prettier.resolveConfig(file)), parser: 'markdown' },
);

if (!process.argv.includes('--check')) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error(
    'docs/reference/cli.md is not what the program says: run "npm run cli-reference", read the difference, commit it.',
  );
  process.exitCode = 1;
}

/** A group with its commands, or one command with what may be typed behind it. */
function describe(command, path) {
  const name = `${path} ${command.name()}`;
  if (command.commands.length > 0) {
    return [
      `${sentence(command.description())}`,
      ...command.commands.flatMap((child) => [
        `### ${command.name()} ${child.name()}`,
        ...describe(child, name),
      ]),
    ];
  }
  const given = [
    ...command.registeredArguments.map((argument) => [code(argument), wordsOf(argument)]),
    ...command.options.map((option) => [`\`${option.flags}\``, wordsOf(option)]),
  ];
  const usage = [name, ...command.registeredArguments.map(bare), '[options]'].join(' ');
  return [sentence(command.description()), `\`${usage}\``, table(['', ''], given)];
}

function wordsOf({ description, mandatory, argChoices }) {
  const choices = argChoices === undefined ? '' : ` (${argChoices.join(', ')})`;
  return `${description}${choices}${mandatory === true ? '; required' : ''}`;
}

function bare(argument) {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
}

function code(argument) {
  return `\`${bare(argument)}\``;
}

function sentence(text) {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function table(titles, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}
