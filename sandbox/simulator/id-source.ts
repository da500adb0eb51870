/** Every id that the simulator hands out, drawn from one random source. */
export class IdSource {
  constructor(private readonly random: () => number) {}

  /** 32 hex digits: bindId [PNS BIND XYB page], traceId [calling get page]. */
  hex32(): string {
    return this.draw('0123456789abcdef', 32);
  }

  /** 19 digits, always beyond 2^53: requestId [PNS BIND XYB page]; a guess for subid. */
  digits19(): string {
    return `1${this.draw('0123456789', 18)}`;
  }

  /** Four digits [PNS BIND AXE page]. */
  extension(): string {
    return this.draw('0123456789', 4);
  }

  uuid(): string {
    const hex = this.hex32();
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  oneOf<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.random() * items.length)];
  }

  private draw(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet.charAt(Math.floor(this.random() * alphabet.length))).join(
      '',
    );
  }
}
