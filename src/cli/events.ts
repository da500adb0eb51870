import type { Command } from 'commander';
import type { OperatorEventDetailDto, OperatorEventDto } from '../callback/admin/operator.dto';
import type { DeliveryDto } from '../callback/delivery/webhook.dto';
import { ListView, showPage } from './page';
import { run } from './run';
import { showTree } from './show-tree';
import { indented, lines, parts, time } from './text';
import { leaf, Options, typed, withPaging, withSpan } from './typed';

export function addEvents(program: Command): void {
  const events = program.command('events').description('what callbacks became, for clients to read');

  withSpan(withPaging(leaf(events, 'list', 'lists events of all clients, newest first')))
    .option('--client-id <id>', 'of this client')
    .option('--type <type>', 'of this type, such as pns.call.completed')
    .option('--call-id <id>', 'NXCloud’s id of the call')
    .option('--binding-id <id>', 'of this binding')
    .option('--callback-id <id>', 'made from this callback')
    .action((options: Options, command: Command) =>
      run(command, {
        work: (gateway) => gateway.events.list(typed(options)),
        show: (page) => showPage(command, page, LIST),
      }),
    );

  leaf(events, 'show', 'shows an event, and how far it got; numbers and texts are masked')
    .argument('<eventId>', 'its id: evt_…')
    .option('--reveal', 'with numbers and texts; the audit log says who looked')
    .action((id: string, { reveal }: Options, command: Command) =>
      run(command, {
        changes: reveal === true ? [id] : undefined,
        work: async (gateway) => ({
          event: await gateway.events.get(id, reveal === true),
          deliveries: await gateway.deliveries.ofEvents([id]),
        }),
        show: showEvent,
        toJson: ({ event }) => event,
      }),
    );
}

const LIST: ListView<OperatorEventDto> = {
  titles: ['ID', 'STORED', 'TYPE', 'REVISION', 'CALL', 'CLIENT'],
  row: ({ id, timestamp, type, revision, callId, clientId }) => [
    ...[id, time(timestamp), type, revision, callId, clientId],
  ],
  empty: 'No event is like that.',
};

function showEvent({
  event,
  deliveries,
}: {
  event: OperatorEventDetailDto;
  deliveries: readonly DeliveryDto[];
}): string {
  return parts(
    lines([
      ['id', event.id],
      ['type', event.type],
      ['stored', time(event.timestamp)],
      ['client', event.clientId],
      ['callback', event.callbackId],
      ['binding', event.bindingId],
      ['call', event.callId],
      ['revision', event.revision],
      ...deliveries.map(({ id, status }) => ['delivery', `${id}: ${status}`] as const),
    ]),
    `data\n${indented(showTree(event.data))}`,
  );
}
