import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createProgram } from '../src/cli';
import { CLI, cli } from './support/cli';
import { allCommands } from './support/cli-program';

describe('the help of the command line', () => {
  const all = allCommands();

  it('knows every command that operators were promised', () => {
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...['clients create', 'clients list', 'clients show', 'clients update', 'clients delete'],
        ...['keys create', 'keys list', 'keys revoke', 'bindings list', 'bindings release'],
        ...['callbacks list', 'callbacks show', 'callbacks replay', 'callbacks release'],
        ...['events list', 'events show', 'deliveries list', 'deliveries show', 'deliveries retry'],
        ...['webhooks list', 'upstreams check', 'audit list', 'audit verify', 'erase', 'reseal', 'doctor'],
      ]),
    );
  });

  it.each(all)('describes $name, and each of its options and arguments', ({ command }) => {
    expect(command.description()).not.toBe('');
    const { options, registeredArguments } = command;
    const silent = [...options, ...registeredArguments].filter(({ description }) => description === '');
    expect(silent).toEqual([]);
  });

  it.each(all)('offers --json for $name', ({ command }) => {
    expect(command.options.map(({ long }) => long)).toContain('--json');
  });

  it('describes every group of commands', () => {
    expect(createProgram().commands.filter((group) => group.description() === '')).toEqual([]);
  });

  it('names every exit code', async () => {
    const { code, out } = await cli({}, ['--help']);
    expect(code).toBe(0);
    expect(out.match(/^ {2}[0-5] {2}\w.*$/gm)).toHaveLength(6);
  });

  it.each([['--help'], ['clients create --help'], ['doctor --help'], ['clients lst'], ['keys create']])(
    'and what is wrong with "%s" come without the gateway’s code',
    async (typed) => {
      const script = `
        process.on('exit', () => {
          const loaded = Object.keys(require.cache).filter((path) => /node_modules/.test(path));
          const packages = new Set(loaded.map((path) => path.split('node_modules/').at(-1).split('/')[0]));
          process.stderr.write('loaded: ' + [...packages].join(' '));
        });
        process.argv.splice(1, 0, ${JSON.stringify(CLI)});
        require('node:module').runMain();`;
      const words = typed.split(' ');
      const run = promisify(execFile)(process.execPath, ['-e', script, '--', ...words], { env: {} });
      const { stderr } = await run.catch((error: unknown) => error as { stderr: string });
      expect(stderr).toMatch(/loaded: commander$/);
    },
  );
});

describe('wrong usage of the command line', () => {
  it.each([
    ['an unknown command', ['customers', 'list'], /unknown command 'customers'/],
    ['an unknown option', ['clients', 'list', '--all'], /unknown option '--all'/],
    ['an argument that is missing', ['keys', 'revoke', 'cli_1'], /missing required argument 'keyId'/],
    ['an option that is missing', ['clients', 'create'], /required option '--name/],
    ['a product that is none', ['upstreams', 'check', 'fax'], /Allowed choices are calling, pns, interline/],
    ['a group without its command', ['clients'], /Usage: cli clients/],
  ])('ends with 2 and says what it is: %s', async (_, words, message) => {
    const { code, out, err } = await cli({}, words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});
