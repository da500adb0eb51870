import { isJsonObject, JsonObject } from '../common/json';
import { isDecimal, toDecimal } from '../common/money';
import { ProblemCode } from '../common/problems/catalogue';
import { Accepted } from './judge';
import { Product } from './product';
import { UpstreamError } from './upstream-error';

const CONTROL = /[\u0000-\u001f\u007f]/;
/** The end of the year 9999, beyond which RFC 3339 cannot write. */
const MAX_TIME_MS = 253_402_300_799_000;

/**
 * Reads an upstream's answer field by field, as tolerantly as its documents contradict themselves: numbers and
 * digit strings stand for each other, an absent field is a null one. What the documents do not allow is an
 * `upstream_invalid_response`.
 */
export class Fields {
  constructor(
    private readonly product: Product,
    private readonly accepted: Accepted,
    /** Whether an attempt before the successful one may have been carried out too. */
    readonly isEarlierUnknown: boolean,
    private readonly object: JsonObject = accepted.envelope,
    private readonly place = '',
  ) {}

  /** The upstream's id of the request. */
  get traceId(): string | null {
    return this.accepted.traceId;
  }

  /** Text; an empty one is null. An id that came as a number is its digits. */
  text(name: string): string | null {
    const value = this.object[name] ?? null;
    if (value === null || value === '') return null;
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && !CONTROL.test(value) ? value : this.refuse(name);
  }

  requiredText(name: string): string {
    return this.text(name) ?? this.refuse(name);
  }

  integer(name: string): number | null {
    const text = this.text(name);
    if (text === null) return null;
    return /^-?\d{1,15}$/.test(text) ? Number(text) : this.refuse(name);
  }

  requiredInteger(name: string): number {
    return this.integer(name) ?? this.refuse(name);
  }

  /**
   * A time in milliseconds since the epoch; 0 and absent are null.
   * @param unitMs what the upstream counts in: 1 or 1000 milliseconds
   */
  time(name: string, unitMs: 1 | 1000): number | null {
    const count = this.integer(name);
    if (count === null || count === 0) return null;
    const epochMs = count * unitMs;
    return epochMs > 0 && epochMs <= MAX_TIME_MS ? epochMs : this.refuse(name);
  }

  /** 0 and 1 in whatever dress. */
  flag(name: string): boolean | null {
    const value = this.object[name] ?? null;
    if (value === null || value === '') return null;
    if (value === true || value === 1 || value === '1' || value === 'true') return true;
    if (value === false || value === 0 || value === '0' || value === 'false') return false;
    return this.refuse(name);
  }

  /** A decimal string without exponent and trailing zeros. */
  decimal(name: string): string | null {
    const text = this.text(name);
    if (text === null) return null;
    return isDecimal(text) ? toDecimal(text) : this.refuse(name);
  }

  /** One of the codes that the documents list. */
  oneOf<T>(name: string, meanings: Readonly<Record<string, T>>): T | null {
    const text = this.text(name);
    if (text === null) return null;
    return Object.hasOwn(meanings, text) ? (meanings[text] ?? null) : this.refuse(name);
  }

  child(name: string): Fields | null {
    const value = this.object[name] ?? null;
    if (value === null || value === '') return null;
    return isJsonObject(value) ? this.inside(name, value) : this.refuse(name);
  }

  /** A list of objects; a single object is a list of one, absent is empty. */
  objects(name: string): Fields[] {
    const value = this.object[name] ?? [];
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.map((item, index) =>
      isJsonObject(item) ? this.inside(`${name}/${index}`, item) : this.refuse(`${name}/${index}`),
    );
  }

  texts(name: string): string[] {
    const value = this.object[name] ?? [];
    if (!Array.isArray(value)) return this.refuse(name);
    return value.map((item: unknown) => (typeof item === 'string' ? item : this.refuse(name)));
  }

  raw(name: string): unknown {
    return this.object[name];
  }

  /** Reads an object that the answer holds in another form, such as JSON in a string. */
  inside(name: string, object: JsonObject): Fields {
    return new Fields(this.product, this.accepted, this.isEarlierUnknown, object, `${this.place}/${name}`);
  }

  /** @throws UpstreamError `upstream_invalid_response`, naming the field and never its value */
  refuse(name: string): never {
    return this.fail(
      'upstream_invalid_response',
      `NXCloud answered something that its documents do not allow in ${this.place}/${name}.`,
    );
  }

  /** The code says success and the content says otherwise. */
  fail(problem: ProblemCode, detail: string): never {
    const { product, isEarlierUnknown } = this;
    const { code, traceId } = this.accepted;
    throw new UpstreamError(
      problem,
      { product, code, traceId },
      { effect: 'unknown', isEarlierUnknown, detail },
    );
  }
}
