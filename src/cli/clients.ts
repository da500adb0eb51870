import type { Command } from 'commander';
import type { ClientDto } from '../access/dto/client.dto';
import { SCOPES } from '../access/scopes';
import { ListView, showPage } from './page';
import { run } from './run';
import { lines, list, time } from './text';
import { leaf, Options, several, typed, withPaging } from './typed';

const CLIENT_ID = 'its id: cli_…';

export function addClients(program: Command): void {
  const clients = program.command('clients').description('internal applications that may call the gateway');

  withDescription(
    leaf(clients, 'create', 'makes a client; keys create gives it a key').requiredOption(
      '--name <name>',
      'for people',
    ),
  ).action((options: Options, command: Command) =>
    run(command, {
      changes: [],
      work: (gateway) =>
        gateway.clients.create({
          scopes: [],
          businessPhones: [],
          interlineNumbers: [],
          ...fieldsOf(options),
        }),
      show: ({ body }) => showClient(body),
      toJson: ({ body }) => body,
    }),
  );

  withPaging(leaf(clients, 'list', 'lists clients, newest first')).action(
    (options: Options, command: Command) =>
      run(command, {
        work: (gateway) => gateway.clients.list(typed(options)),
        show: (page) => showPage(command, page, LIST),
      }),
  );

  leaf(clients, 'show', 'shows a client')
    .argument('<clientId>', CLIENT_ID)
    .action((id: string, _options: Options, command: Command) =>
      run(command, { work: (gateway) => gateway.clients.get(id), show: showClient }),
    );

  withDescription(
    leaf(clients, 'update', 'changes what is given; a list is replaced as a whole')
      .argument('<clientId>', CLIENT_ID)
      .option('--name <name>', 'for people'),
  ).action((id: string, options: Options, command: Command) =>
    run(command, {
      changes: [id],
      work: (gateway) => gateway.clients.update(id, fieldsOf(options)),
      show: showClient,
    }),
  );

  leaf(
    clients,
    'delete',
    'deletes a client and revokes its keys; refused while it has bindings that are not over',
  )
    .argument('<clientId>', CLIENT_ID)
    .action((id: string, _options: Options, command: Command) =>
      run(command, {
        changes: [id],
        work: (gateway) => gateway.clients.delete(id),
        show: () => 'The client is deleted, and its keys are revoked.',
      }),
    );
}

const LIST: ListView<ClientDto> = {
  titles: ['ID', 'NAME', 'STATUS', 'CREATED', 'SCOPES'],
  row: ({ id, name, status, createdAt, scopes }) => [id, name, status, time(createdAt), list(scopes)],
  empty: 'There is no client yet: clients create makes one.',
};

function showClient(client: ClientDto): string {
  const { callingAppKey, pnsBusinessId, interlineAppId } = client.upstreamApps;
  return lines([
    ['id', client.id],
    ['name', client.name],
    ['status', client.status],
    ['created', time(client.createdAt)],
    ['external id', client.externalId],
    ['scopes', list(client.scopes)],
    ['business phones', list(client.businessPhones)],
    ['interline numbers', list(client.interlineNumbers)],
    ['pns numbers', list(client.pnsNumbers)],
    ['requests a minute', client.rateLimitPerMinute ?? 'as RATE_LIMIT_PER_MINUTE says'],
    ['calling app key', callingAppKey ?? 'the gateway’s'],
    ['pns business id', pnsBusinessId ?? 'the gateway’s'],
    ['interline app id', interlineAppId ?? 'the gateway’s'],
  ]);
}

function withDescription(command: Command): Command {
  return command
    .option('--external-id <id>', 'what the identity provider calls the client')
    .option('--scope <scope>', `repeatable: ${SCOPES.join(' ')}`, several)
    .option('--business-phone <number>', 'repeatable, or "*": WhatsApp numbers of calling', several)
    .option('--interline-number <number>', 'repeatable, or "*": X numbers of interline', several)
    .option(
      '--pns-number <number>',
      'repeatable, or "*": X and Y numbers of pns that it may wish for',
      several,
    )
    .option('--calling-app-key <key>', 'its own appkey at NXCloud')
    .option('--pns-business-id <id>', 'its own businessId at NXCloud')
    .option('--interline-app-id <id>', 'its own appid at NXCloud')
    .option(
      '--rate-limit-per-minute <number>',
      'its own limit of requests; RATE_LIMIT_PER_MINUTE when absent',
    )
    .option('--status <status>', 'active or suspended');
}

/** The options that describe a client, under the names of the request's fields. Absent ones stay absent. */
function fieldsOf(options: Options): Record<string, unknown> {
  const { callingAppKey, pnsBusinessId, interlineAppId, rateLimitPerMinute } = options;
  const upstreamApps = typed({ callingAppKey, pnsBusinessId, interlineAppId });
  return {
    ...typed({
      name: options.name,
      externalId: options.externalId,
      scopes: options.scope,
      businessPhones: options.businessPhone,
      interlineNumbers: options.interlineNumber,
      pnsNumbers: options.pnsNumber,
      status: options.status,
    }),
    ...(Object.keys(upstreamApps).length === 0 ? {} : { upstreamApps }),
    ...(rateLimitPerMinute === undefined ? {} : { rateLimitPerMinute: Number(rateLimitPerMinute) }),
  };
}
