import { isIP } from 'node:net';
import { HostResolver } from './host-resolver';

describe('the resolver of host names', () => {
  it('answers every address of a name with its family', async () => {
    const found = await new HostResolver().resolve('localhost');

    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ family }) => family)).toEqual(found.map(({ address }) => isIP(address)));
  });

  it('rejects a name that cannot be found', async () => {
    await expect(new HostResolver().resolve('a'.repeat(64))).rejects.toThrow();
  });
});
