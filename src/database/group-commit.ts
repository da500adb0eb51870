interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitLimits {
  /** Items that share a commit. */
  readonly maxItems: number;
  /** Commits under way at once. */
  readonly maxCommits: number;
  /** Items that wait; more are refused at once. */
  readonly maxWaiting: number;
}

/** After so many failures in a row the store is taken to be away, and the rest of a group fails with it. */
const FAILURES_IN_A_ROW = 3;

/**
 * Lets items that come at the same time share one transaction: a commit costs the same for one as for a hundred.
 * An item waits for nothing but the commit under way. When a group fails, its items are tried one by one, so that
 * none fails because of another.
 */
export class GroupCommit<Item, Result> {
  private readonly waiting: Waiting<Item, Result>[] = [];
  private underWay = 0;

  /** @param commit stores the items in one transaction and gives a result for each, in their order */
  constructor(
    private readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly limits: GroupCommitLimits,
  ) {}

  /** Resolves when the item is committed. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length >= this.limits.maxWaiting) {
        reject(new Error('too many items wait for the store'));
        return;
      }
      this.waiting.push({ item, resolve, reject });
      // What arrives in the same turn of the event loop shares the first commit.
      if (this.waiting.length === 1) {
        setImmediate(() => {
          this.pump();
        });
      }
    });
  }

  private pump(): void {
    while (this.waiting.length > 0 && this.underWay < this.limits.maxCommits) {
      const group = this.waiting.splice(0, this.limits.maxItems);
      this.underWay += 1;
      void this.store(group).finally(() => {
        this.underWay -= 1;
        this.pump();
      });
    }
  }

  private async store(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.commit(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => {
        resolve(results[index] as Result);
      });
    } catch (error) {
      const [only, ...others] = group;
      if (only !== undefined && others.length === 0) only.reject(error);
      else await this.storeOneByOne(group);
    }
  }

  private async storeOneByOne(group: readonly Waiting<Item, Result>[]): Promise<void> {
    let failures = 0;
    let lastError: unknown;
    for (const { item, resolve, reject } of group) {
      if (failures >= FAILURES_IN_A_ROW) {
        reject(lastError);
        continue;
      }
      try {
        const [result] = await this.commit([item]);
        resolve(result as Result);
        failures = 0;
      } catch (error) {
        failures += 1;
        lastError = error;
        reject(error);
      }
    }
  }
}
