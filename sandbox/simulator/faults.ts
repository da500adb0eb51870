import type { OperationName, Product } from './operation';

/** Which requests a fault meets; an absent member matches all. */
export interface FaultMatch {
  product?: Product | undefined;
  operation?: OperationName | undefined;
  /** Any number or other text of the request: path, query or a field of the body. A plus does not count. */
  number?: string | undefined;
}

export type FaultAction =
  /** A business error in the product's own envelope; `httpStatus` is for interline's 401. */
  | { type: 'code'; code: number; message?: string | undefined; httpStatus?: number | undefined }
  | {
      type: 'status';
      status: number;
      body?: string | undefined;
      headers?: Record<string, string> | undefined;
    }
  /** Waits, then answers as if nothing were wrong. */
  | { type: 'delay'; ms: number }
  /** Never answers. */
  | { type: 'hang' }
  /** RST instead of an answer. */
  | { type: 'reset' }
  /** The connection ends in the middle of the body. */
  | { type: 'cut' }
  /** 200 with something that is not JSON. */
  | { type: 'garbage'; body?: string | undefined; contentType?: string | undefined }
  /** The right answer, but slowly. */
  | { type: 'trickle'; bytesPerSecond: number }
  /** 200 with JSON of this size. */
  | { type: 'huge'; bytes: number }
  | { type: 'redirect'; location: string };

export interface Fault {
  match?: FaultMatch;
  /** How often it strikes; default 1, 0 until cleared. */
  times?: number;
  /** How many matching requests pass first; default 0. */
  after?: number;
  /** `after`: the operation takes effect and its answer is lost. Default `before`. */
  when?: 'before' | 'after';
  action: FaultAction;
}

export interface ArmedFault extends Required<Fault> {
  id: number;
  /** Matching requests seen, and how many of them it struck. */
  seen: number;
  struck: number;
}

/** The faults to come, in the order they were added. */
export class Faults {
  private armed: ArmedFault[] = [];
  private lastId = 0;

  add(fault: Fault): ArmedFault {
    this.lastId += 1;
    const { match = {}, times = 1, after = 0, when = 'before', action } = fault;
    const armed = { id: this.lastId, match, times, after, when, action, seen: 0, struck: 0 };
    this.armed.push(armed);
    return armed;
  }

  /** The first fault that strikes this request; those that only count it stand aside for the next. */
  take(product: Product, operation: OperationName, values: ReadonlySet<string>): ArmedFault | undefined {
    return this.armed.find((fault) => matches(fault.match, product, operation, values) && strikes(fault));
  }

  list(): ArmedFault[] {
    return [...this.armed];
  }

  clear(): void {
    this.armed = [];
  }
}

function matches(
  match: FaultMatch,
  product: Product,
  operation: OperationName,
  values: ReadonlySet<string>,
): boolean {
  return (
    (match.product ?? product) === product &&
    (match.operation ?? operation) === operation &&
    (match.number === undefined || values.has(match.number.replace(/^\+/, '')))
  );
}

function strikes(fault: ArmedFault): boolean {
  if (fault.times > 0 && fault.struck >= fault.times) return false;
  fault.seen += 1;
  if (fault.seen <= fault.after) return false;
  fault.struck += 1;
  return true;
}
