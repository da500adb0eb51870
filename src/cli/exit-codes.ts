/** What the command line ends with. Scripts build on these: none is ever given another meaning. */
export const EXIT_CODES = {
  done: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  settings: 4,
  finding: 5,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** For people: each code and when it comes. */
export const EXIT_CODE_MEANINGS: readonly (readonly [ExitCode, string])[] = [
  [EXIT_CODES.done, 'done'],
  [EXIT_CODES.failed, 'refused or failed: the problem stands on standard error'],
  [EXIT_CODES.usage, 'wrong usage: an unknown command or option, or a value that is not valid'],
  [EXIT_CODES.notFound, 'there is nothing with this id'],
  [EXIT_CODES.settings, 'the settings are wrong, or the database that they name cannot be used'],
  [EXIT_CODES.finding, 'a check (audit verify, upstreams check, doctor) found something wrong'],
];
