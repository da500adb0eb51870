import type { Clock } from './clock';
import type { IdSource } from './id-source';
import { PnsPool } from './pns-pool';
import type { ExpiryStrategy, PnsBindRequest, PnsMode } from './pns-request';
import { Refusal } from './refusal';

export interface PnsBinding extends Omit<PnsBindRequest, 'didX'> {
  bindId: string;
  didX: string;
  /** Four digits, on axe and axeyb. */
  extensionX?: string | undefined;
  /** What the relation is by now: an xyb becomes axyb when A first dials X. */
  shape: PnsMode | 'axyb';
  createdAtMs: number;
  expiresAtMs: number;
  releasedAtMs?: number;
}

/** The privacy-number relations of the account, and who may use which number. */
export class PnsBindings {
  readonly pool = new PnsPool();
  private bindings: PnsBinding[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** A repeated customerBindId gives its binding again, whatever else the body says. */
  bind(request: PnsBindRequest, newId: () => string): PnsBinding {
    const held = this.active().find(
      ({ businessId, customerBindId }) =>
        customerBindId !== undefined &&
        customerBindId === request.customerBindId &&
        businessId === request.businessId,
    );
    if (held === undefined) return this.create(request, newId());
    if (held.mode !== request.mode) throw new Refusal(1002, 'customerBindId is in use in another mode');
    if (held.mode === 'xyb' || held.mode === 'axeyb') {
      this.prolong(held, request.expireSecond, request.expireStrategy);
    }
    return held;
  }

  release(id: { bindId?: string | undefined; customerBindId?: string | undefined }): void {
    const binding = this.active().find(
      ({ bindId, customerBindId }) =>
        bindId === id.bindId || (id.customerBindId !== undefined && customerBindId === id.customerBindId),
    );
    if (binding === undefined) throw new Refusal(10013, 'binding not exist');
    binding.releasedAtMs = this.clock.now();
  }

  /** 2 adds to the old end, 0 and 1 count from now: what 0 does is a guess [PNS BIND XYB page]. */
  prolong(binding: PnsBinding, seconds: number, strategy: ExpiryStrategy): void {
    const from = strategy === 2 ? binding.expiresAtMs : this.clock.now();
    binding.expiresAtMs = from + seconds * 1000;
  }

  /** Y for B; one Y may serve several Bs. */
  allotY(binding: Pick<PnsBinding, 'didX' | 'didY' | 'iso2Y' | 'phoneB'>): string {
    const { didX, didY, iso2Y, phoneB = '' } = binding;
    return this.pool.choose(
      { did: didY, iso2: iso2Y, near: phoneB },
      this.ids,
      (number) => number !== didX && !this.isLocked(number) && !this.isDialledBy(phoneB, number),
    );
  }

  active(): PnsBinding[] {
    return this.bindings.filter(
      ({ releasedAtMs, expiresAtMs }) => releasedAtMs === undefined && expiresAtMs > this.clock.now(),
    );
  }

  list(): PnsBinding[] {
    return [...this.bindings];
  }

  reset(): void {
    this.bindings = [];
    this.pool.reset();
  }

  private create(request: PnsBindRequest, bindId: string): PnsBinding {
    const didX = this.allotX(request);
    const hasY = request.mode === 'axeyb' || (request.mode === 'xyb' && !request.delayedGetY);
    const binding: PnsBinding = {
      ...request,
      bindId,
      didX,
      didY: hasY ? this.allotY({ ...request, didX }) : request.didY,
      extensionX: request.mode === 'axe' || request.mode === 'axeyb' ? this.freeExtension(didX) : undefined,
      // With phoneA, as in the page's sample, A is known from the start: a guess.
      shape: request.mode === 'xyb' && request.phoneA !== undefined ? 'axyb' : request.mode,
      createdAtMs: this.clock.now(),
      expiresAtMs: this.clock.now() + request.expireSecond * 1000,
    };
    if (binding.shape === 'axyb' && request.delayedGetY) binding.didY = this.allotY(binding);
    this.bindings.push(binding);
    return binding;
  }

  private allotX({ mode, phoneA, phoneB, didX, didY, iso2X }: PnsBindRequest): string {
    const dialling = mode === 'axe' || mode === 'axeyb' ? [] : [phoneA, mode === 'axb' ? phoneB : undefined];
    return this.pool.choose(
      { did: didX, iso2: iso2X, near: phoneA ?? phoneB },
      this.ids,
      (number) =>
        number !== didY &&
        !this.isLocked(number) &&
        dialling.every((phone) => phone === undefined || !this.isDialledBy(phone, number)),
    );
  }

  /** While A is unknown, nobody else may bind X [PNS BIND XYB page]. */
  private isLocked(number: string): boolean {
    return this.active().some(({ shape, didX }) => shape === 'xyb' && didX === number);
  }

  private isDialledBy(phone: string, number: string): boolean {
    return this.active().some((binding) => this.dials(binding, phone, number));
  }

  /** Whether this phone reaches somebody of this binding by dialling this number, without an extension. */
  dials({ shape, phoneA, phoneB, didX, didY }: PnsBinding, phone: string, number: string): boolean {
    switch (shape) {
      case 'axb':
        return number === didX && (phone === phoneA || phone === phoneB);
      case 'axyb':
        return (number === didX && phone === phoneA) || (number === didY && phone === phoneB);
      case 'axeyb':
        return number === didY && phone === phoneB;
      case 'xyb':
      case 'axe':
        return false;
    }
  }

  private freeExtension(didX: string): string {
    const taken = new Set(this.active().flatMap((one) => (one.didX === didX ? [one.extensionX] : [])));
    for (let attempt = 0; attempt < 10_000; attempt += 1) {
      const extension = this.ids.extension();
      if (!taken.has(extension)) return extension;
    }
    throw new Refusal(10010, 'extensions of the virtual number are exhausted');
  }
}
