import type { Command } from 'commander';
import type { ApiKeyDto, CreatedApiKeyDto } from '../access/dto/api-key.dto';
import { ListView, showPage } from './page';
import { run } from './run';
import { indented, lines, parts, plain, styled, time } from './text';
import { leaf, Options, typed, withPaging } from './typed';

const CLIENT_ID = 'the client’s id: cli_…';

export function addKeys(program: Command): void {
  const keys = program.command('keys').description('API keys of clients');

  leaf(keys, 'create', 'makes a key and prints it, once')
    .argument('<clientId>', CLIENT_ID)
    .option('--expires-at <time>', 'when it ends, such as 2030-01-01T00:00:00Z; never when absent')
    .action((clientId: string, options: Options, command: Command) =>
      run(command, {
        changes: [clientId],
        work: (gateway) => gateway.keys.create(clientId, typed(options)),
        show: ({ body }) => showNewKey(body),
        toJson: ({ body }) => body,
      }),
    );

  withPaging(
    leaf(keys, 'list', 'lists a client’s keys, without the keys themselves').argument(
      '<clientId>',
      CLIENT_ID,
    ),
  ).action((clientId: string, options: Options, command: Command) =>
    run(command, {
      work: (gateway) => gateway.keys.list(clientId, typed(options)),
      show: (page) => showPage(command, page, LIST),
    }),
  );

  leaf(keys, 'revoke', 'ends a key; every replica refuses it within a second')
    .argument('<clientId>', CLIENT_ID)
    .argument('<keyId>', 'the key’s id: key_…')
    .action((clientId: string, keyId: string, _options: Options, command: Command) =>
      run(command, {
        changes: [clientId, keyId],
        work: (gateway) => gateway.keys.revoke(clientId, keyId),
        show: () => 'The key is revoked.',
      }),
    );
}

const LIST: ListView<ApiKeyDto> = {
  titles: ['ID', 'PUBLIC ID', 'MODE', 'CREATED', 'EXPIRES', 'LAST USED'],
  row: ({ id, publicId, mode, createdAt, expiresAt, lastUsedAt }) => [
    ...[id, publicId, mode, time(createdAt)],
    expiresAt === null ? 'never' : time(expiresAt),
    lastUsedAt === null ? 'never' : time(lastUsedAt),
  ],
  empty: 'The client has no key: keys create makes one.',
};

function showNewKey({ id, mode, key, expiresAt }: CreatedApiKeyDto): string {
  return parts(
    'This is the key. It is shown now and never again:',
    indented(styled('bold', plain(key))),
    lines([
      ['id', id],
      ['mode', mode],
      ['expires', expiresAt === null ? 'never' : time(expiresAt)],
    ]),
  );
}
