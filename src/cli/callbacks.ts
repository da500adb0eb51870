import type { Command } from 'commander';
import type { CallbackDetailDto, CallbackDto } from '../callback/admin/callback.dto';
import { CallbackStory, tellCallback } from './callback-story';
import type { Gateway } from './gateway';
import { ListView, showPage } from './page';
import { run } from './run';
import { time } from './text';
import { leaf, Options, typed, withPaging, withSpan } from './typed';

const CALLBACK_ID = 'its id: cbk_…';

export function addCallbacks(program: Command): void {
  const callbacks = program.command('callbacks').description('what NXCloud pushed, and what became of it');

  withSpan(withPaging(leaf(callbacks, 'list', 'lists callbacks, newest first')))
    .option('--status <status>', 'routed, unrouted, quarantined or duplicate')
    .option('--product <product>', 'calling, pns or interline')
    .option('--call-id <id>', 'NXCloud’s id of the call')
    .option('--upstream-id <id>', 'subid or bindId of the binding')
    .action((options: Options, command: Command) =>
      run(command, {
        work: (gateway) => gateway.callbacks.list(typed(options)),
        show: (page) => showPage(command, page, LIST),
      }),
    );

  leaf(
    callbacks,
    'show',
    'tells how a callback proved itself, whose it is and why, and how far its events got',
  )
    .argument('<callbackId>', CALLBACK_ID)
    .option('--reveal', 'with numbers and texts; the audit log says who looked')
    .action((id: string, { reveal }: Options, command: Command) =>
      run(command, {
        changes: reveal === true ? [id] : undefined,
        work: async (gateway) => storyOf(gateway, await gateway.callbacks.get(id, reveal === true)),
        show: tellCallback,
        toJson: ({ callback }) => callback,
      }),
    );

  leaf(
    callbacks,
    'replay',
    'routes a callback as if it came now; delivers the events of a routed one once more',
  )
    .argument('<callbackId>', CALLBACK_ID)
    .action((id: string, _options: Options, command: Command) =>
      run(command, {
        changes: [id],
        work: async (gateway) => storyOf(gateway, await gateway.callbacks.replay(id)),
        show: tellCallback,
        toJson: ({ callback }) => callback,
      }),
    );

  leaf(callbacks, 'release', 'gives a callback that has no owner, or was held back, to a binding or a client')
    .argument('<callbackId>', CALLBACK_ID)
    .option('--binding-id <id>', 'the binding that it is of')
    .option('--client-id <id>', 'the client that gets it, where there is no binding')
    .action((id: string, options: Options, command: Command) =>
      run(command, {
        changes: [id],
        work: async (gateway) => storyOf(gateway, await gateway.callbacks.release(id, typed(options))),
        show: tellCallback,
        toJson: ({ callback }) => callback,
      }),
    );
}

async function storyOf(gateway: Gateway, callback: CallbackDetailDto): Promise<CallbackStory> {
  const events = await gateway.events.ofCallback(callback.id);
  const deliveries = await gateway.deliveries.ofEvents(events.map(({ id }) => id));
  const endpoints = await gateway.endpoints.find([
    ...new Set(deliveries.map(({ endpointId }) => endpointId)),
  ]);
  return { callback, events, deliveries, endpoints };
}

const LIST: ListView<CallbackDto> = {
  titles: ['ID', 'RECEIVED', 'SOURCE', 'STATUS', 'CALL', 'CLIENT', 'WHY'],
  row: ({ id, receivedAt, source, status, callId, routing }) => [
    ...[id, time(receivedAt), source, status, callId, routing.clientId, routing.explanation],
  ],
  empty:
    'No callback is like that: NXCloud did not push it, or the gateway refused it. The log’s "callback" lines show what was refused, and why.',
};
