import type { JsonObject } from './json-text';
import type { Refusal } from './refusal';

/** How a product refuses a field: the codes differ by family. */
export interface FieldRefusals {
  missing(name: string): Refusal;
  wrong(name: string, rule: string): Refusal;
  unknown(name: string): Refusal;
}

/** Reads the fields of a JSON body as their documented types; whatever is not documented is refused. */
export class BodyReader {
  constructor(
    private readonly body: JsonObject,
    private readonly refusals: FieldRefusals,
  ) {}

  allowOnly(names: readonly string[]): void {
    const stranger = Object.keys(this.body).find((name) => !names.includes(name));
    if (stranger !== undefined) throw this.refusals.unknown(stranger);
  }

  value(name: string): unknown {
    return this.body[name];
  }

  /** A documented type is exact: "300" is no integer, and null is no absent field. */
  text(name: string): string {
    return this.optionalText(name) ?? this.missing(name);
  }

  optionalText(name: string): string | undefined {
    const value = this.body[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value !== '') return value;
    throw this.refusals.wrong(name, 'must be a string that is not empty');
  }

  whole(name: string, least: number, most: number): number {
    return this.optionalWhole(name, least, most) ?? this.missing(name);
  }

  optionalWhole(name: string, least: number, most: number): number | undefined {
    const value = this.body[name];
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw this.refusals.wrong(name, `must be an integer from ${least} to ${most}`);
  }

  optionalFlag(name: string): boolean | undefined {
    const value = this.body[name];
    if (value === undefined || typeof value === 'boolean') return value;
    throw this.refusals.wrong(name, 'must be a boolean');
  }

  optionalWord<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.body[name];
    if (value === undefined) return undefined;
    const word = words.find((one) => one === value);
    if (word === undefined) throw this.refusals.wrong(name, `must be one of ${words.join(', ')}`);
    return word;
  }

  optionalList(name: string): unknown[] {
    const value: unknown = this.body[name] ?? [];
    if (!Array.isArray(value)) throw this.refusals.wrong(name, 'must be an array');
    return value.map((item: unknown) => item);
  }

  require(name: string): void {
    if (this.body[name] === undefined || this.body[name] === null) this.missing(name);
  }

  private missing(name: string): never {
    throw this.refusals.missing(name);
  }
}
