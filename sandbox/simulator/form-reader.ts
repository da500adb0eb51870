import { Refusal } from './refusal';

/** Reads form or query parameters by their documented rules: 1002 for all that is wrong [interline V1.0 §1]. */
export class FormReader {
  constructor(private readonly parameters: URLSearchParams) {}

  allowOnly(names: readonly string[]): void {
    const given = [...this.parameters.keys()];
    const stranger = given.find((name) => !names.includes(name));
    if (stranger !== undefined) throw wrong(stranger, 'is not documented');
    const twice = given.find((name, place) => given.indexOf(name) !== place);
    if (twice !== undefined) throw wrong(twice, 'stands twice');
  }

  text(name: string, rule: RegExp = /^.+$/s): string {
    return this.optionalText(name, rule) ?? refuse(name, 'is missing');
  }

  optionalText(name: string, rule: RegExp = /^.+$/s): string | undefined {
    const value = this.parameters.get(name);
    if (value === null) return undefined;
    return rule.test(value) ? value : refuse(name, 'is malformed');
  }

  whole(name: string, least: number): number {
    return this.optionalWhole(name, least) ?? refuse(name, 'is missing');
  }

  optionalWhole(name: string, least: number): number | undefined {
    const digits = this.optionalText(name, /^\d{1,10}$/);
    if (digits === undefined) return undefined;
    const value = Number(digits);
    return value >= least ? value : refuse(name, `is below ${least}`);
  }
}

export function wrong(name: string, why: string): Refusal {
  return new Refusal(1002, `parameter ${name} ${why}`);
}

function refuse(name: string, why: string): never {
  throw wrong(name, why);
}
