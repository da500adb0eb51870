/** Lets reads take turns, so that whoever watches takes one connection from the work, however many ask at once. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Makes a read wait for its turn. Who asks while it waits or runs shares it: it is not begun again before it ends. */
  shared<T>(read: () => Promise<T>): () => Promise<T> {
    let running: Promise<T> | null = null;
    return () => {
      running ??= this.take(read).finally(() => {
        running = null;
      });
      return running;
    };
  }

  private take<T>(read: () => Promise<T>): Promise<T> {
    const turn = this.last.then(read);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
