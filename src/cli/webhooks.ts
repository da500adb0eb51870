import type { Command } from 'commander';
import type { OperatorEndpointDto } from '../callback/admin/operator.dto';
import { ListView, showPage } from './page';
import { run } from './run';
import { list, time } from './text';
import { leaf, Options, typed, withPaging } from './typed';

export function addWebhooks(program: Command): void {
  const webhooks = program.command('webhooks').description('endpoints that clients receive events at');

  withPaging(leaf(webhooks, 'list', 'lists endpoints of all clients, newest first, without path and secret'))
    .option('--client-id <id>', 'of this client')
    .option('--status <status>', 'enabled or disabled')
    .action((options: Options, command: Command) =>
      run(command, {
        work: (gateway) => gateway.endpoints.list(typed(options)),
        show: (page) => showPage(command, page, LIST),
      }),
    );
}

const LIST: ListView<OperatorEndpointDto> = {
  titles: ['ID', 'CLIENT', 'SERVER', 'STATUS', 'WHY', 'FAILING SINCE', 'TYPES'],
  row: ({ id, clientId, origin, status, disabledReason, failingSince, eventTypes }) => [
    ...[id, clientId, origin, status, disabledReason, time(failingSince), list(eventTypes)],
  ],
  empty: 'No endpoint is like that.',
};
