import { table } from './table.mjs';

/**
 * Every command of the command line.
 * @param program the program as commander has it
 * @param exitCodes pairs of a code and when it is the answer
 */
export function cliPage(program, exitCodes) {
  return [
    '# The command line',
    `${program.description()} \`cli\` stands for \`npm run cli --\` (or \`node dist/cli.js\`) with the gateway’s environment.`,
    'Without `--json` a command prints what people read. With `--json` it prints the JSON of the API, and of a refusal the problem document on standard error. Times are UTC, and can be typed as they are shown.',
    'Written from the program by `npm run reference`.',
    table(
      ['exit code', 'when'],
      exitCodes.map(([code, meaning]) => [String(code), meaning]),
    ),
    ...program.commands.flatMap((command) => [`## ${command.name()}`, ...describe(command, 'cli')]),
  ].join('\n\n');
}

/** A group with its commands, or one command with what may be typed behind it. */
function describe(command, path) {
  const name = `${path} ${command.name()}`;
  if (command.commands.length > 0) {
    return [
      sentence(command.description()),
      ...command.commands.flatMap((child) => [
        `### ${command.name()} ${child.name()}`,
        ...describe(child, name),
      ]),
    ];
  }
  const given = [
    ...command.registeredArguments.map((argument) => [`\`${bare(argument)}\``, wordsOf(argument)]),
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

function sentence(text) {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
