import { Argument, type Command } from 'commander';
import type { UpstreamCheckDto } from '../operations/upstream-check/upstream-check.dto';
import { PRODUCTS } from '../upstream/product';
import { EXIT_CODES } from './exit-codes';
import { run } from './run';
import { indented, lines, styled } from './text';
import { leaf, Options, typed } from './typed';

export function addUpstreams(program: Command): void {
  const upstreams = program.command('upstreams').description('NXCloud’s products');

  leaf(
    upstreams,
    'check',
    'signs and sends a call that changes nothing to each product, and says what is wrong',
  )
    .addArgument(new Argument('[product]', 'this one alone').choices(PRODUCTS))
    .option(
      '--number <number>',
      'the business phone that calling is asked about; one that a client lists when absent',
    )
    .addHelpText(
      'after',
      '\nCalling is asked for the state of a number, interline for the state of the account; of pns a binding is' +
        '\nreleased that never was. Ends with 5 when one is wrong, or none is configured.',
    )
    .action((product: string | undefined, options: Options, command: Command) =>
      run(command, {
        work: (gateway) =>
          gateway.upstreams.check(product === undefined ? PRODUCTS : [product], typed(options)),
        show: ({ data }) => data.map(showCheck).join('\n\n'),
        exitCode: ({ data }) => (isWell(data) ? EXIT_CODES.done : EXIT_CODES.finding),
      }),
    );
}

/** Whoever checks nothing finds nothing: that is no success. */
function isWell(checks: readonly UpstreamCheckDto[]): boolean {
  const asked = checks.filter(({ state }) => state !== 'not_configured');
  return asked.length > 0 && asked.every(({ state }) => state !== 'wrong');
}

const STATES = {
  ok: styled('green', 'ok'),
  warning: styled('yellow', 'warning'),
  wrong: styled('red', 'wrong'),
  not_configured: 'not configured',
} as const;

function showCheck({ product, state, finding, remedy, ...asked }: UpstreamCheckDto): string {
  const { operation, durationMs, attempts, upstreamCode, traceId, problem, clockSkewSeconds } = asked;
  const details =
    operation === null
      ? []
      : [
          ['asked', `${operation}, ${durationMs ?? 0} ms, attempts: ${attempts ?? 0}`] as const,
          ['answered', upstreamCode === null ? null : `code ${upstreamCode}`] as const,
          ['trace id', traceId] as const,
          ['clients get', problem] as const,
          ['NXCloud’s clock', clockSkewSeconds === null ? 'not known' : showSkew(clockSkewSeconds)] as const,
        ].filter(([, value]) => value !== null);
  return [
    `${product}: ${STATES[state]}. ${finding}`,
    ...(remedy === null ? [] : [indented(remedy)]),
    ...(details.length === 0 ? [] : [indented(lines(details))]),
  ].join('\n');
}

function showSkew(seconds: number): string {
  return `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead'}`;
}
