import { HttpResult } from './http';

/** Expects a 422 that speaks of one field of the body and of what is inside it alone, with this code among the issues. */
export function expectInvalidField({ status, body }: HttpResult, pointer: string, code: string): void {
  const issues = body.errors as Record<string, unknown>[] | undefined;
  expect({ status, code: body.code }).toEqual({ status: 422, code: 'validation_failed' });
  expect(issues?.filter((issue) => !String(issue.pointer).startsWith(pointer))).toEqual([]);
  expect(issues).toContainEqual({ pointer, parameter: null, code, detail: expect.any(String) as unknown });
}

/** The same for a parameter of the path, the query or a header. */
export function expectInvalidParameter({ status, body }: HttpResult, parameter: string, code: string): void {
  expect({ status, code: body.code, errors: body.errors }).toEqual({
    status: 422,
    code: 'validation_failed',
    errors: [{ pointer: null, parameter, code, detail: expect.any(String) as unknown }],
  });
}

/** The body of an error answer, whole. */
export function problem(
  status: number,
  code: string,
  members: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    type: `/problems/${code.replaceAll('_', '-')}`,
    title: expect.any(String) as unknown,
    status,
    detail: expect.any(String) as unknown,
    instance: expect.stringMatching(/^urn:request:[A-Za-z0-9._-]{8,64}$/) as unknown,
    code,
    ...members,
  };
}
