import { Turns } from './turns';

/** A read that ends when the test says so, and counts how often it was begun. */
class HeldRead {
  begun = 0;
  private end: (how: 'well' | 'badly') => void = () => undefined;

  readonly read = (): Promise<number> => {
    this.begun += 1;
    return new Promise((resolve, reject) => {
      this.end = (how) => {
        if (how === 'well') resolve(this.begun);
        else reject(new Error('away'));
      };
    });
  };

  async ends(how: 'well' | 'badly'): Promise<void> {
    this.end(how);
    await settled();
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('reads that take turns', () => {
  it.each(['well', 'badly'] as const)(
    'run one at a time, the next when the last one ended %s',
    async (how) => {
      const turns = new Turns();
      const first = new HeldRead();
      const second = new HeldRead();
      const asked = [turns.shared(first.read)(), turns.shared(second.read)()];
      const outcomes = Promise.allSettled(asked);
      await settled();
      expect([first.begun, second.begun]).toEqual([1, 0]);
      await first.ends(how);
      expect([first.begun, second.begun]).toEqual([1, 1]);
      await second.ends('well');
      expect((await outcomes).map(({ status }) => status)).toEqual([
        how === 'well' ? 'fulfilled' : 'rejected',
        'fulfilled',
      ]);
    },
  );

  it.each(['well', 'badly'] as const)(
    'are shared while they run, and begun anew when they ended %s',
    async (how) => {
      const held = new HeldRead();
      const ask = new Turns().shared(held.read);
      const outcomes = Promise.allSettled([ask(), ask()]);
      await settled();
      void ask().catch(() => undefined);
      await settled();
      expect(held.begun).toBe(1);
      await held.ends(how);
      expect(held.begun).toBe(1);
      await outcomes;
      const again = ask();
      await settled();
      expect(held.begun).toBe(2);
      await held.ends('well');
      expect(await again).toBe(2);
    },
  );
});
