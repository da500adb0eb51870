import { Randomness } from '../common/randomness';
import { Vault } from './vault';

const ONE = { id: 'one', key: Buffer.alloc(32, 1) };
const TWO = { id: 'two', key: Buffer.alloc(32, 2) };
const LOOKUP_KEY = Buffer.alloc(32, 9);
const randomness = new Randomness();

describe('the vault', () => {
  it('seals with the first key and opens with any that it holds', () => {
    const old = new Vault(ONE, [], LOOKUP_KEY, randomness).seal('a text', 'purpose');
    const vault = new Vault(TWO, [ONE], LOOKUP_KEY, randomness);
    expect(vault.seal('a text', 'purpose')).toMatch(/^v1\.two\./);
    expect(vault.open(old, 'purpose')).toBe('a text');
  });

  it('opens nothing that was sealed under a key that it lacks, nor what is no seal', () => {
    const sealed = new Vault(ONE, [], LOOKUP_KEY, randomness).seal('a text', 'purpose');
    const vault = new Vault(TWO, [], LOOKUP_KEY, randomness);
    expect(() => vault.open(sealed, 'purpose')).toThrow('does not hold');
    expect(() => vault.open('a text', 'purpose')).toThrow('does not hold');
  });

  it('seals the same text into another one each time', () => {
    const vault = new Vault(ONE, [], LOOKUP_KEY, randomness);
    expect(vault.seal('a text', 'purpose')).not.toBe(vault.seal('a text', 'purpose'));
  });

  it('hashes with HMAC-SHA-256, as in test case 2 of RFC 4231', () => {
    const vault = new Vault(ONE, [], Buffer.from('Jefe'), randomness);
    const digest = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(vault.lookupHash('what do ya want for nothing?')).toBe(
      Buffer.from(digest, 'hex').toString('base64url'),
    );
  });

  it('hashes alike whichever key seals, for the look-up key is another one', () => {
    const before = new Vault(ONE, [], LOOKUP_KEY, randomness).lookupHash('a text');
    expect(new Vault(TWO, [ONE], LOOKUP_KEY, randomness).lookupHash('a text')).toBe(before);
  });
});
