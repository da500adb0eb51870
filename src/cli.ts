import 'reflect-metadata';
import { Command } from 'commander';
import { ApiKeysService } from './access/clients/api-keys.service';
import { ClientsService } from './access/clients/clients.service';
import { CreateApiKeyRequest } from './access/dto/api-key.dto';
import { CreateClientRequest, UpdateClientRequest } from './access/dto/client.dto';
import { SCOPES } from './access/scopes';
import { AdminBindingsService } from './bindings/admin-bindings.service';
import { AdminBindingQuery } from './bindings/binding.dto';
import { CallbackReleases } from './callback/admin/callback-releases';
import { CallbackQuery, ReleaseRequest } from './callback/admin/callback.dto';
import { CallbacksService } from './callback/admin/callbacks.service';
import { runAudited, runCommand } from './cli-runner';
import { PageQuery } from './common/paging';
import { parseRequest } from './common/validation/input.pipe';
import { AuditLog } from './operations/audit/audit-log';
import { AuditLogQuery } from './operations/audit/audit-log.dto';
import { AuditVerification } from './operations/audit/audit-verification';
import { AuditVerificationQuery } from './operations/audit/audit-verification.dto';
import { Erasure } from './operations/erasure/erasure';
import { ErasureRequest } from './operations/erasure/erasure.dto';
import { Resealing } from './vault/resealing';

/** Options as commander gives them: texts, and lists of texts. */
type Options = Readonly<Record<string, string | string[] | undefined>>;

const program = new Command('nxcloud-gateway').description(
  'Administers the gateway as /v1/admin does, without the gateway having to run.',
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
    runAudited({ name: 'clients create', ids: [] }, (app) => {
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
    runAudited({ name: 'clients update', ids: [id] }, (app) =>
      app.get(ClientsService).update(id, parseRequest(UpdateClientRequest, clientFields(options), 'body')),
    ),
);

clients
  .command('delete <clientId>')
  .description('revokes its keys; refused while it has bindings that are not over')
  .action((id: string) =>
    runAudited({ name: 'clients delete', ids: [id] }, (app) => app.get(ClientsService).delete(id)),
  );

const keys = program.command('keys').description('API keys of a client');

keys
  .command('create <clientId>')
  .description('prints the key, once')
  .option('--expires-at <time>', 'such as 2030-01-01T00:00:00Z')
  .action((clientId: string, options: Options) =>
    runAudited({ name: 'keys create', ids: [clientId] }, (app) =>
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
    runAudited({ name: 'keys revoke', ids: [clientId, keyId] }, (app) =>
      app.get(ApiKeysService).revoke(clientId, keyId),
    ),
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
  .action((id: string) =>
    runAudited({ name: 'bindings release', ids: [id] }, (app) =>
      app.get(AdminBindingsService).release(id, null),
    ),
  );

const callbacks = program.command('callbacks').description('what NXCloud pushed, and what became of it');

withSpan(withPaging(callbacks.command('list').description('newest first')))
  .option('--status <status>', 'routed, unrouted, quarantined or duplicate')
  .option('--product <product>', 'calling, pns or interline')
  .option('--call-id <id>', 'NXCloud’s id of the call')
  .option('--upstream-id <id>', 'subid or bindId')
  .action((options: Options) =>
    runCommand((app) => app.get(CallbacksService).list(parseRequest(CallbackQuery, options, 'query'))),
  );

callbacks
  .command('show <callbackId>')
  .option('--reveal', 'with numbers and texts unmasked; the audit log says who looked')
  .action((id: string, { reveal }: { reveal?: true }) =>
    reveal === true
      ? runAudited({ name: 'callbacks show --reveal', ids: [id] }, (app) =>
          app.get(CallbacksService).get(id, true),
        )
      : runCommand((app) => app.get(CallbacksService).get(id, false)),
  );

callbacks
  .command('replay <callbackId>')
  .description('routes it as if it came now; delivers the events of a routed one once more')
  .action((id: string) =>
    runAudited({ name: 'callbacks replay', ids: [id] }, (app) => app.get(CallbackReleases).replay(id)),
  );

callbacks
  .command('release <callbackId>')
  .description('gives it to a binding or a client')
  .option('--binding-id <id>')
  .option('--client-id <id>')
  .action((id: string, options: Options) =>
    runAudited({ name: 'callbacks release', ids: [id] }, (app) =>
      app.get(CallbackReleases).release(id, parseRequest(ReleaseRequest, { ...options }, 'body')),
    ),
  );

program
  .command('erase')
  .description('takes a person’s number out of bindings that are over, callbacks, events and answers')
  .requiredOption(
    '--number <number>',
    'repeatable: each spelling, such as +6281234567890 and 081234567890',
    several,
  )
  .action(({ number }: { number: string[] }) =>
    runAudited({ name: 'erase', ids: [] }, (app) =>
      app.get(Erasure).erase(parseRequest(ErasureRequest, { numbers: number }, 'body')),
    ),
  );

program
  .command('reseal')
  .description('seals all under the first of DATA_ENCRYPTION_KEYS; then the others may be taken away')
  .action(() =>
    runAudited({ name: 'reseal', ids: [] }, async (app) => ({ resealed: await app.get(Resealing).run() })),
  );

const audit = program.command('audit').description('who changed what');

withSpan(withPaging(audit.command('list').description('newest first')))
  .option('--actor <actor>', 'operator, command-line or a client’s id')
  .option('--target <id>', 'the id of what was changed')
  .action((options: Options) =>
    runCommand((app) => app.get(AuditLog).list(parseRequest(AuditLogQuery, options, 'query'))),
  );

audit
  .command('verify')
  .description('proves that no entry was changed, taken out or put in; exits 1 when one was')
  .option('--last-known <number:hash>', 'the "last" of an earlier verification, which must still be there')
  .action((options: Options) =>
    runCommand(async (app) => {
      const query = parseRequest(AuditVerificationQuery, { ...options }, 'query');
      const verification = await app.get(AuditVerification).verify(query);
      if (!verification.isIntact) process.exitCode = 1;
      return verification;
    }),
  );

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

function withSpan(command: Command): Command {
  return command
    .option('--since <time>', 'such as 2030-01-01T00:00:00Z')
    .option('--until <time>', 'before that time');
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
