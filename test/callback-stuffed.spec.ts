import { useBench } from './support/bench';
import { push } from './support/callbacks';
import { createSqlite } from './support/databases';

const MIB = 1024 * 1024;
/** So long NXCloud, and everyone else, may have to wait for the gateway. */
const LONGEST_PAUSE_MS = 10_000;
const OTHER_FIELDS = Array.from({ length: 25 }, (_, index) => `"field${index}":"value"`).join(',');

describe('a calling callback that is stuffed with calls that say nothing', () => {
  const bench = useBench(createSqlite);

  it('holds nobody up for long', async () => {
    const head = `{"business_phone":"6281100000001",${OTHER_FIELDS},"calls":[`;
    const calls = Array<string>(Math.floor((MIB - head.length - 2) / '{},'.length)).fill('{}');
    const begun = performance.now();
    const stuffed = push(bench.gateway, 'calling', `${head}${calls.join(',')}]}`);

    expect((await stuffed).status).toBe(200);
    expect((await bench.gateway.anyone.get('/health/live')).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(LONGEST_PAUSE_MS);
  });
});
