import { GroupCommit } from './group-commit';

type Outcome = PromiseSettledResult<string>;

/** A store that counts its commits, and ends each when the test says so. */
class HeldStore {
  readonly groups: string[][] = [];
  private readonly waiting: (() => void)[] = [];

  readonly commit = async (items: readonly string[]): Promise<string[]> => {
    this.groups.push([...items]);
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    return items.map((item) => `${item}!`);
  };

  get underWay(): number {
    return this.waiting.length;
  }

  end(): void {
    this.waiting.shift()?.();
  }
}

/** Lets everything happen that needs no store. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
}

const LIMITS = { maxItems: 100, maxCommits: 1, maxWaiting: 1000 };

describe('a group commit', () => {
  /** A store that refuses every group in which one of these stands. */
  function refusing(...bad: string[]) {
    const groups: string[][] = [];
    const commits = new GroupCommit((items: readonly string[]) => {
      groups.push([...items]);
      return items.some((item) => bad.includes(item))
        ? Promise.reject(new Error(`no ${items.join(' ')}`))
        : Promise.resolve(items.map((item) => `${item}!`));
    }, LIMITS);
    const add = (...items: string[]): Promise<Outcome[]> =>
      Promise.allSettled(items.map((item) => commits.add(item)));
    return { groups, add };
  }

  const stored = (...items: string[]): Outcome[] =>
    items.map((item) => ({ status: 'fulfilled', value: `${item}!` }));

  it('stores what comes together at once, and gives each its own result', async () => {
    const { groups, add } = refusing();

    expect(await add('a', 'b', 'c')).toEqual(stored('a', 'b', 'c'));
    expect(groups).toEqual([['a', 'b', 'c']]);
  });

  it('stores what comes alone at once too', async () => {
    const { groups, add } = refusing();

    expect(await add('a')).toEqual(stored('a'));
    expect(await add('b')).toEqual(stored('b'));
    expect(groups).toEqual([['a'], ['b']]);
  });

  it('gathers what comes during a commit for the next, in its order', async () => {
    const store = new HeldStore();
    const commits = new GroupCommit(store.commit, LIMITS);
    const results = [commits.add('a')];
    await settle();
    for (const item of ['b', 'c', 'd']) {
      results.push(commits.add(item));
      await settle();
    }

    expect(store.groups).toEqual([['a']]);
    store.end();
    await settle();
    store.end();

    expect(await Promise.all(results)).toEqual(['a!', 'b!', 'c!', 'd!']);
    expect(store.groups).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('resolves nothing before the commit has ended', async () => {
    const store = new HeldStore();
    let isStored = false;
    const result = new GroupCommit(store.commit, LIMITS).add('a').then(() => (isStored = true));
    await settle();

    expect([store.underWay, isStored]).toEqual([1, false]);
    store.end();
    await result;
    expect(isStored).toBe(true);
  });

  it('puts no more into a commit than it may', async () => {
    const store = new HeldStore();
    const commits = new GroupCommit(store.commit, { ...LIMITS, maxItems: 2 });
    const results = ['a', 'b', 'c', 'd', 'e'].map((item) => commits.add(item));
    for (let commit = 0; commit < 3; commit += 1) {
      await settle();
      expect(store.underWay).toBe(1);
      store.end();
    }

    expect(await Promise.all(results)).toEqual(['a!', 'b!', 'c!', 'd!', 'e!']);
    expect(store.groups).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('has as many commits under way as it may, and no more', async () => {
    const store = new HeldStore();
    const commits = new GroupCommit(store.commit, { ...LIMITS, maxCommits: 2 });
    const results: Promise<string>[] = [];
    for (const item of ['a', 'b', 'c', 'd']) {
      results.push(commits.add(item));
      await settle();
    }

    expect(store.groups).toEqual([['a'], ['b']]);
    store.end();
    await settle();
    expect(store.groups).toEqual([['a'], ['b'], ['c', 'd']]);
    store.end();
    store.end();
    expect(await Promise.all(results)).toEqual(['a!', 'b!', 'c!', 'd!']);
  });

  it('lets nothing wait for one commit that hangs while it may begin another', async () => {
    const store = new HeldStore();
    const commits = new GroupCommit(store.commit, { ...LIMITS, maxItems: 2, maxCommits: 2 });
    for (const item of ['a', 'b', 'c', 'd', 'e']) void commits.add(item);
    await settle();

    expect(store.groups).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('lets none fail because of another', async () => {
    const { add } = refusing('b', 'd');

    const [a, b, c, d, e] = await add('a', 'b', 'c', 'd', 'e');

    expect([a, c, e]).toEqual(stored('a', 'c', 'e'));
    expect([b, d]).toEqual([
      { status: 'rejected', reason: new Error('no b') },
      { status: 'rejected', reason: new Error('no d') },
    ]);
  });

  it('tries one that came alone no second time', async () => {
    const { groups, add } = refusing('a');

    expect(await add('a')).toEqual([{ status: 'rejected', reason: new Error('no a') }]);
    expect(groups).toEqual([['a']]);
  });

  it('takes the store to be away after three failures in a row, and asks it no more for that group', async () => {
    const items = Array.from({ length: 50 }, (_, index) => `item-${index}`);
    const { groups, add } = refusing(...items);

    const outcomes = await add(...items);

    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(groups.map((group) => group.length)).toEqual([50, 1, 1, 1]);
  });

  it('goes on by itself when the store is back', async () => {
    let isAway = true;
    const commits = new GroupCommit(
      (items: readonly string[]) => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(items)),
      LIMITS,
    );

    await expect(commits.add('a')).rejects.toThrow('away');
    isAway = false;
    await expect(commits.add('b')).resolves.toBe('b');
  });

  it('refuses at once what comes when too many wait, and those alone', async () => {
    const store = new HeldStore();
    const commits = new GroupCommit(store.commit, { ...LIMITS, maxWaiting: 2 });
    const first = commits.add('a');
    await settle();
    const waiting = [commits.add('b'), commits.add('c')];

    await expect(commits.add('d')).rejects.toThrow('too many');
    expect(store.groups).toEqual([['a']]);

    store.end();
    await settle();
    const later = commits.add('e');
    store.end();
    await settle();
    store.end();
    expect(await Promise.all([first, ...waiting, later])).toEqual(['a!', 'b!', 'c!', 'e!']);
  });
});
