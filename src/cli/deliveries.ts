import type { Command } from 'commander';
import type { OperatorEndpointDto } from '../callback/admin/operator.dto';
import type { DeliveryDto } from '../callback/delivery/webhook.dto';
import { tellDelivery } from './delivery-story';
import type { Gateway } from './gateway';
import { ListView, showPage } from './page';
import { run } from './run';
import { parts, table, time } from './text';
import { leaf, Options, typed, withPaging } from './typed';

const DELIVERY_ID = 'its id: dlv_…';

export function addDeliveries(program: Command): void {
  const deliveries = program.command('deliveries').description('events on their way to endpoints of clients');

  withPaging(leaf(deliveries, 'list', 'lists deliveries of all clients, newest first'))
    .option('--event-id <id>', 'of this event')
    .option('--endpoint-id <id>', 'to this endpoint')
    .option('--status <status>', 'pending, delivered or failed')
    .action((options: Options, command: Command) =>
      run(command, {
        work: (gateway) => gateway.deliveries.list(typed(options)),
        show: (page) => showPage(command, page, LIST),
      }),
    );

  leaf(deliveries, 'show', 'tells how a delivery fared, attempt by attempt')
    .argument('<deliveryId>', DELIVERY_ID)
    .action((id: string, _options: Options, command: Command) =>
      run(command, {
        work: async (gateway) => withEndpoint(gateway, await gateway.deliveries.get(id)),
        show: showDelivery,
        toJson: ({ delivery }) => delivery,
      }),
    );

  leaf(deliveries, 'retry', 'makes a delivery due now, whatever became of it before')
    .argument('<deliveryId>', DELIVERY_ID)
    .action((id: string, _options: Options, command: Command) =>
      run(command, {
        changes: [id],
        work: async (gateway) => withEndpoint(gateway, await gateway.deliveries.retry(id)),
        show: ({ delivery, endpoint }) => tellDelivery(delivery, endpoint),
        toJson: ({ delivery }) => delivery,
      }),
    );
}

interface Addressed {
  readonly delivery: DeliveryDto;
  readonly endpoint: OperatorEndpointDto | undefined;
}

async function withEndpoint(gateway: Gateway, delivery: DeliveryDto): Promise<Addressed> {
  const [endpoint] = await gateway.endpoints.find([delivery.endpointId]);
  return { delivery, endpoint };
}

const LIST: ListView<DeliveryDto> = {
  titles: ['ID', 'STATUS', 'ATTEMPTS', 'LAST ANSWER', 'NEXT', 'EVENT', 'ENDPOINT'],
  row: ({ id, status, attempts, nextAttemptAt, eventId, endpointId }) => {
    const last = attempts.at(-1);
    return [
      ...[id, status, attempts.length, last?.statusCode ?? last?.error ?? null],
      ...[status === 'pending' ? time(nextAttemptAt) : null, eventId, endpointId],
    ];
  },
  empty: 'No delivery is like that.',
};

function showDelivery({ delivery, endpoint }: Addressed): string {
  return parts(
    tellDelivery(delivery, endpoint),
    delivery.attempts.length === 0
      ? null
      : table(
          ['AT', 'STATUS', 'ERROR', 'MILLISECONDS'],
          delivery.attempts.map(({ at, statusCode, error, durationMs }) => [
            ...[time(at), statusCode, error ?? 'none', durationMs],
          ]),
        ),
  );
}
