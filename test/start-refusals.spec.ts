import { SANDBOX_CREDENTIALS } from '../sandbox/simulator/simulator-options';
import { createSqlite, dataKey, StoredDatabase } from './support/databases';
import { environmentFor, startGateway } from './support/gateway';
import { ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream';
import { spawnGateway } from './support/spawned-gateway';

describe('a start that fails says why in one line, and nothing else', () => {
  let upstream: ScriptedUpstream;
  let database: StoredDatabase;

  beforeAll(async () => {
    upstream = await startScriptedUpstream();
    database = await createSqlite();
    const gateway = await startGateway({ env: database.env });
    await gateway.close();
  });
  afterAll(async () => {
    await upstream.close();
    await database.remove();
  });

  it.each<[string, () => Record<string, string>, RegExp]>([
    [
      'the port is in use',
      () => ({ PORT: new URL(upstream.url).port }),
      /^Settings: PORT .*\(EADDRINUSE: the port is taken\)\n$/,
    ],
    [
      'a data key is missing that the database needs',
      () => ({ DATA_ENCRYPTION_KEYS: dataKey('two', 2) }),
      /^Settings: DATA_ENCRYPTION_KEYS lacks .*\n$/,
    ],
    [
      'a data key has another value',
      () => ({ DATA_ENCRYPTION_KEYS: dataKey('one', 2) }),
      /^Settings: DATA_ENCRYPTION_KEYS gives the key "one" another value .*\n$/,
    ],
  ])('when %s', async (_, env, line) => {
    const gateway = spawnGateway({
      ...environmentFor(upstream.url, SANDBOX_CREDENTIALS),
      ...database.env,
      LOG_LEVEL: 'error',
      ...env(),
    });

    expect(await gateway.exit).toBe(1);
    expect(gateway.stderr()).toMatch(line);
    expect(gateway.lines).toEqual([]);
  });
});
