import { Injectable } from '@nestjs/common';
import { Product } from './product';

/** What a probe asks about. */
export interface ProbeTarget {
  /** The application to name to NXCloud. */
  readonly app: string;
  /** A business phone of calling; null: one that is nobody's. */
  readonly businessPhone: string | null;
}

/** A call that changes nothing and shows whether NXCloud accepts the gateway's keys. */
export interface Probe {
  /** NXCloud's name of it, such as `unbindAXB`. */
  readonly operation: string;
  /** What it leaves unproved, in a sentence; null: nothing. */
  readonly unproved: string | null;
  /**
   * @returns what is not as it should be although the keys are accepted, in a sentence; null: all is well
   * @throws UpstreamError when NXCloud cannot be asked or refuses
   */
  ask(target: ProbeTarget): Promise<string | null>;
}

/** The probe of each product, which the product itself gives. */
@Injectable()
export class Probes {
  private readonly probes = new Map<Product, Probe>();

  /** Called by each product at the start. */
  register(product: Product, probe: Probe): void {
    this.probes.set(product, probe);
  }

  of(product: Product): Probe {
    const probe = this.probes.get(product);
    if (probe === undefined) throw new Error(`${product} has no probe`);
    return probe;
  }
}
