import 'reflect-metadata';
import { Command } from 'commander';
import { ApiKeysService } from './access/clients/api-keys.service';
import { ClientsService } from './access/clients/clients.service';
import { CreateApiKeyRequest } from './access/dto/api-key.dto';
import { CreateClientRequest, UpdateClientRequest } from './access/dto/client.dto';
import { SCOPES } from './access/scopes';
import { AdminBindingsService } from './bindings/admin-bindings.service';
import { AdminBindingQuery } from './bindings/binding.dto';
import { runCommand } from './cli-runner';
import { PageQuery } from './common/paging';
import { parseRequest } from './common/validation/input.pipe';

/** Options as commander gives them: texts, and lists of texts. */
type Options = Readonly<Record<string, string | string[] | undefined>>;

const program = new Command('nxcloud-gateway').description(
  'Administers the gateway: clients, keys and bindings as in /v1/admin, without the gateway having to run.',
);
program.addHelpText(
  'after',
  '\nRun it with the environment of the gateway. It reads DATABASE_URL (sqlite:./data/gateway.sqlite when absent),\n' +
    'DATA_ENCRYPTION_KEYS and GATEWAY_MODE; bindings release asks NXCloud with its settings too.\n' +
    'With a file: node --env-file=.env dist/cli.js clients list',
);

const clients = program.command('clients').description('internal applications that may call the gateway');

withClientOptions(clients.command('create').requiredOption('--name <name>', 'for people')).action(
  (options: Options) =>
    runCommand((app) => {
      const fields = { scopes: [], businessPhones: [], interlineNumbers: [], ...clientFields(options) };
      return app.get(ClientsService).create(parseRequest(CreateClientRequest, fields, 'body'));
    }),
);

withPaging(clients.command('list').description('newest first')).action((options: Options) =>
  runCommand((app) => app.get(ClientsService).list(parseRequest(PageQuery, options, 'query'))),
);

clients
  .command('show <clientId>')
  .action((id: string) => runCommand((app) => app.get(ClientsService).get(id)));

withClientOptions(clients.command('update <clientId>').option('--name <name>', 'for people')).action(
  (id: string, options: Options) =>
    runCommand((app) =>
      app.get(ClientsService).update(id, parseRequest(UpdateClientRequest, clientFields(options), 'body')),
    ),
);

clients
  .command('delete <clientId>')
  .description('revokes its keys; refused while it has bindings that are not over')
  .action((id: string) => runCommand((app) => app.get(ClientsService).delete(id)));

const keys = program.command('keys').description('API keys of a client');

keys
  .command('create <clientId>')
  .description('prints the key, once')
  .option('--expires-at <time>', 'such as 2030-01-01T00:00:00Z')
  .action((clientId: string, options: Options) =>
    runCommand((app) =>
      app.get(ApiKeysService).create(clientId, parseRequest(CreateApiKeyRequest, { ...options }, 'body')),
    ),
  );

withPaging(keys.command('list <clientId>').description('without the keys themselves')).action(
  (clientId: string, options: Options) =>
    runCommand((app) => app.get(ApiKeysService).list(clientId, parseRequest(PageQuery, options, 'query'))),
);

keys
  .command('revoke <clientId> <keyId>')
  .action((clientId: string, keyId: string) =>
    runCommand((app) => app.get(ApiKeysService).revoke(clientId, keyId)),
  );

const bindings = program.command('bindings').description('bindings of all clients');

withPaging(bindings.command('list'))
  .option('--client-id <id>')
  .option('--number-x <number>')
  .option('--status <status>', 'pending, active, released, expired or unknown')
  .action((options: Options) =>
    runCommand((app) =>
      app.get(AdminBindingsService).list(parseRequest(AdminBindingQuery, options, 'query')),
    ),
  );

bindings
  .command('release <bindingId>')
  .action((id: string) => runCommand((app) => app.get(AdminBindingsService).release(id)));

function withClientOptions(command: Command): Command {
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
    .option('--rate-limit-per-minute <number>', 'absent: RATE_LIMIT_PER_MINUTE')
    .option('--status <status>', 'active or suspended');
}

function withPaging(command: Command): Command {
  return command
    .option('--limit <number>', 'at most 200')
    .option('--cursor <cursor>', 'nextCursor of the page before');
}

function several(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** The options that describe a client, under the names of the request's fields. Absent ones stay absent. */
function clientFields(options: Options): Record<string, unknown> {
  const { callingAppKey, pnsBusinessId, interlineAppId, rateLimitPerMinute } = options;
  const upstreamApps = present({ callingAppKey, pnsBusinessId, interlineAppId });
  return present({
    name: options.name,
    externalId: options.externalId,
    scopes: options.scope,
    businessPhones: options.businessPhone,
    interlineNumbers: options.interlineNumber,
    pnsNumbers: options.pnsNumber,
    upstreamApps: Object.keys(upstreamApps).length === 0 ? undefined : upstreamApps,
    rateLimitPerMinute: rateLimitPerMinute === undefined ? undefined : Number(rateLimitPerMinute),
    status: options.status,
  });
}

function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

void program.parseAsync();
