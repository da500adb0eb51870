/** The simulator's time: the injected clock, moved by an offset that control may set. */
export class Clock {
  offsetMs = 0;

  constructor(private readonly source: () => number) {}

  now(): number {
    return this.source() + this.offsetMs;
  }

  nowSeconds(): number {
    return Math.floor(this.now() / 1000);
  }
}
