import {
  CODES,
  OWNED_BY_OPERATOR,
  OWNED_BY_PROVIDER,
  RETRYABLE,
} from '../../../test/vectors/problem-codes.vectors';
import { isProblemCode, ProblemCode, PROBLEMS, problemType } from './catalogue';

const rows = Object.entries(CODES).flatMap(([status, codes]) =>
  codes.map((code): [string, number] => [code, Number(status)]),
);
const kinds = Object.entries(PROBLEMS);

function codesWhere(accepts: (kind: (typeof PROBLEMS)[ProblemCode]) => boolean): string[] {
  return kinds.flatMap(([code, kind]) => (accepts(kind) ? [code] : [])).sort();
}

describe('the catalogue of problems', () => {
  it.each(rows)('has %s with status %i', (code, status) => {
    expect(Object.fromEntries(kinds)[code]?.status).toBe(status);
  });

  it('has no code that the contract does not name', () => {
    expect(Object.keys(PROBLEMS).sort()).toEqual(rows.map(([code]) => code).sort());
  });

  it('calls retryable exactly what may succeed with nobody acting', () => {
    expect(codesWhere(({ retryable }) => retryable)).toEqual([...RETRYABLE].sort());
  });

  it('leaves to the operator exactly what only the operator can mend', () => {
    expect(codesWhere(({ owner }) => owner === 'operator')).toEqual([...OWNED_BY_OPERATOR].sort());
  });

  it('leaves to the provider the failures of the upstream', () => {
    expect(codesWhere(({ owner }) => owner === 'provider')).toEqual([...OWNED_BY_PROVIDER].sort());
  });

  it.each(kinds)('says of %s what it means and what to do', (_, { title, detail, remedy }) => {
    for (const text of [title, detail, remedy]) expect(text.length).toBeGreaterThan(10);
    expect(`${title}${detail}${remedy}`).not.toMatch(/\d{5,}/);
  });

  it('explains a problem under its code with dashes', () => {
    expect(problemType('number_not_bound')).toBe('/problems/number-not-bound');
  });

  it('does not take an inherited property for a code', () => {
    expect(isProblemCode('toString')).toBe(false);
    expect(isProblemCode('not_ready')).toBe(true);
  });
});
