import { toRfc3339 } from '../../../common/clock';
import { isJsonObject, JsonObject } from '../../../common/json';
import { isDecimal, toDecimal } from '../../../common/money';
import { isRelayNumber, toE164 } from '../../../common/phone-number';
import { Defect } from '../call-record';

const CONTROL = /[\u0000-\u001f\u007f]/;
const MAX_ID_LENGTH = 255;
/** What networks say in place of a number that its owner keeps to himself. */
const WITHHELD: readonly string[] = [
  'anonymous',
  'unknown',
  'restricted',
  'private',
  'unavailable',
  'withheld',
];
/** Where RFC 3339 ends. */
const YEAR_10000_MS = Date.UTC(10_000, 0, 1);

/**
 * Reads a callback field by field, and always to its end: numbers and digit strings stand for each other; `''`,
 * null and absent are the same; what cannot be read is null, and the first such field is the record's defect.
 */
export class RecordFields {
  constructor(
    private readonly object: JsonObject,
    private readonly place = '',
    private readonly notes: { defect: Defect | null } = { defect: null },
  ) {}

  /** The first defect that reading has met until now. */
  get defect(): Defect | null {
    return this.notes.defect;
  }

  has(name: string): boolean {
    return this.value(name) !== null;
  }

  /** Notes the first of them that is absent. */
  require(...names: readonly string[]): void {
    for (const name of names) {
      if (!this.has(name)) this.note('missing_field', name);
    }
  }

  text(name: string): string | null {
    const value = this.value(name);
    if (value === null || typeof value === 'string') return value;
    return typeof value === 'number' && Number.isFinite(value) ? String(value) : this.invalid(name);
  }

  /** Text that may stand in an index: at most 255 characters, none of them a control character. */
  id(name: string): string | null {
    const text = this.text(name);
    if (text === null) return null;
    const isId = text.length <= MAX_ID_LENGTH && !CONTROL.test(text) && text.isWellFormed();
    return isId ? text : this.invalid(name);
  }

  /** 3 to 24 digits with or without a leading `+`, unchanged; null too when the network withholds it. */
  relayNumber(name: string): string | null {
    const text = this.text(name);
    if (text === null || WITHHELD.includes(text.toLowerCase())) return null;
    return isRelayNumber(text) ? text : this.invalid(name);
  }

  /** `+` and digits. Short ones are numbers too: services call, and not only people. */
  phoneNumber(name: string): string | null {
    const number = this.relayNumber(name);
    return number === null ? null : toE164(number);
  }

  /**
   * A whole number from 0.
   * @param absent what an absent one means
   */
  count(name: string, absent: number | null = null): number | null {
    const text = this.text(name);
    if (text === null) return this.has(name) ? null : absent;
    return /^\d{1,15}$/.test(text) ? Number(text) : this.invalid(name);
  }

  /** RFC 3339, from seconds since the epoch, or milliseconds when they have 13 digits; 0 is null. */
  time(name: string): string | null {
    const count = this.count(name);
    if (count === null || count === 0) return null;
    const epochMs = String(count).length === 13 ? count : count * 1000;
    return epochMs < YEAR_10000_MS ? toRfc3339(epochMs) : this.invalid(name);
  }

  /**
   * One of the codes that the document lists.
   * @param otherwise what any other code means
   */
  oneOf<T>(name: string, meanings: Readonly<Record<string, T>>, otherwise: T): T | null {
    const text = this.text(name);
    if (text === null) return null;
    return Object.hasOwn(meanings, text) ? (meanings[text] ?? otherwise) : otherwise;
  }

  /** A decimal string without exponent and trailing zeros. */
  decimal(name: string): string | null {
    const text = this.text(name);
    if (text === null) return null;
    return isDecimal(text) ? toDecimal(text) : this.invalid(name);
  }

  /** An object inside; an absent one has no fields. */
  child(name: string): RecordFields {
    const value = this.value(name);
    if (isJsonObject(value)) return this.inside(name, value);
    if (value !== null) this.invalid(name);
    return this.inside(name, {});
  }

  /** A list of objects; a single object is a list of one, absent is empty. */
  objects(name: string): RecordFields[] {
    const value = this.value(name);
    if (value === null) return [];
    if (isJsonObject(value)) return [this.inside(name, value)];
    if (!Array.isArray(value)) {
      this.invalid(name);
      return [];
    }
    return value.flatMap((item: unknown, index) => {
      const place = `${name}/${index}`;
      if (isJsonObject(item)) return [this.inside(place, item)];
      this.invalid(place);
      return [];
    });
  }

  /** Keeps the first defect. */
  note(code: Defect['code'], name: string): void {
    this.notes.defect ??= { code, field: `${this.place}/${name}` };
  }

  /** Reads an object that stands at this place, with the same note of defects. */
  inside(name: string, object: JsonObject): RecordFields {
    return new RecordFields(object, `${this.place}/${name}`, this.notes);
  }

  private value(name: string): unknown {
    const value = this.object[name] ?? null;
    return value === '' ? null : value;
  }

  private invalid(name: string): null {
    this.note('invalid_field', name);
    return null;
  }
}
