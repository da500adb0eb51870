/** Lets at most `limit` pieces of work run at once; the others wait in line, each until its own deadline. */
export class ConcurrencyLimit {
  private running = 0;
  private readonly line: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  get taken(): number {
    return this.running;
  }

  get waiting(): number {
    return this.line.length;
  }

  /** Takes a place. False when the deadline passed first; true must be followed by `release`. */
  async acquire(deadlineMs: number): Promise<boolean> {
    if (this.running < this.limit) {
      this.running += 1;
      return true;
    }
    return new Promise((resolve) => {
      const enter = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.line.splice(this.line.indexOf(enter), 1);
        resolve(false);
      }, deadlineMs);
      this.line.push(enter);
    });
  }

  /** Gives the place to the next in line. */
  release(): void {
    const next = this.line.shift();
    if (next === undefined) this.running -= 1;
    else next();
  }
}
