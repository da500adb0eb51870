import { Command, CommanderError } from 'commander';
import { addAudit } from './cli/audit';
import { addBindings } from './cli/bindings';
import { addCallbacks } from './cli/callbacks';
import { addClients } from './cli/clients';
import { addDeliveries } from './cli/deliveries';
import { addDoctor } from './cli/doctor';
import { addEvents } from './cli/events';
import { EXIT_CODE_MEANINGS, EXIT_CODES } from './cli/exit-codes';
import { addKeys } from './cli/keys';
import { addStoredData } from './cli/stored-data';
import { addUpstreams } from './cli/upstreams';
import { addWebhooks } from './cli/webhooks';

/** The whole command line, ready to be run or read. It loads the gateway's services when a command runs. */
export function createProgram(): Command {
  const program = new Command('cli')
    .description('Administers the gateway over its own services, beside a running gateway or without one.')
    .addHelpText('after', ENVIRONMENT)
    .addHelpText(
      'after',
      `\nEnds with\n${EXIT_CODE_MEANINGS.map(([code, meaning]) => `  ${code}  ${meaning}`).join('\n')}`,
    )
    .showHelpAfterError('(--help says what there is)')
    .exitOverride();
  addClients(program);
  addKeys(program);
  addBindings(program);
  addCallbacks(program);
  addEvents(program);
  addDeliveries(program);
  addWebhooks(program);
  addUpstreams(program);
  addAudit(program);
  addStoredData(program);
  addDoctor(program);
  return program;
}

const ENVIRONMENT = `
Run it with the gateway's environment: npm run cli -- clients list, or node --env-file=.env dist/cli.js clients list.
It reads DATABASE_URL, DATA_ENCRYPTION_KEYS and GATEWAY_MODE; bindings release and upstreams check ask NXCloud with
the gateway's settings. Whatever changes something, or reveals a number, stands in the audit log.`;

/** Runs one command; how it ended is the exit code. @param words what was typed behind the name of the program */
export async function main(words: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage;
  }
}

if (require.main === module) {
  // Whoever reads has seen enough, as in "cli audit list | head".
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  void main(process.argv.slice(2));
}
