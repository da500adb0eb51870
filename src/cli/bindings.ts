import type { Command } from 'commander';
import type { AdminBindingDto } from '../bindings/binding.dto';
import { ListView, showPage } from './page';
import { run } from './run';
import { time } from './text';
import { leaf, Options, typed, withPaging } from './typed';

export function addBindings(program: Command): void {
  const bindings = program.command('bindings').description('bindings of all clients');

  withPaging(leaf(bindings, 'list', 'lists bindings, newest first'))
    .option('--client-id <id>', 'of this client')
    .option('--number-x <number>', 'on this virtual number')
    .option('--status <status>', 'pending, active, released, expired or unknown')
    .action((options: Options, command: Command) =>
      run(command, {
        work: (gateway) => gateway.bindings.list(typed(options)),
        show: (page) => showPage(command, page, LIST),
      }),
    );

  leaf(bindings, 'release', 'ends a binding at NXCloud and in the register')
    .argument('<bindingId>', 'its id: bnd_…')
    .action((id: string, _options: Options, command: Command) =>
      run(command, {
        changes: [id],
        work: (gateway) => gateway.bindings.release(id),
        show: () => 'The binding is released.',
      }),
    );
}

const LIST: ListView<AdminBindingDto> = {
  titles: ['ID', 'CLIENT', 'MODE', 'STATUS', 'X', 'Y', 'CREATED', 'EXPIRES'],
  row: ({ id, clientId, product, mode, status, numberX, numberY, createdAt, expiresAt }) => [
    ...[id, clientId, `${product} ${mode}`, status, numberX, numberY, time(createdAt)],
    expiresAt === null ? 'never' : time(expiresAt),
  ],
  empty: 'No binding is like that.',
};
