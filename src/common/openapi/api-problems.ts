import { applyDecorators } from '@nestjs/common';
import { ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemCode, PROBLEMS } from '../problems/catalogue';
import { ProblemDto } from '../problems/problem.dto';

const WITH_RETRY_AFTER = [409, 429, 503];

/** Declares the problem answers of a route in the OpenAPI document: one response for each status. */
export function ApiProblems(...codes: ProblemCode[]): MethodDecorator & ClassDecorator {
  const byStatus = new Map<number, Set<ProblemCode>>();
  for (const code of codes) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  return applyDecorators(...[...byStatus].map(([status, group]) => problemResponse(status, [...group])));
}

/** The examples stand once in the document's components. */
function problemResponse(status: number, codes: readonly ProblemCode[]): MethodDecorator & ClassDecorator {
  return ApiResponse({
    status,
    description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' '),
    ...(WITH_RETRY_AFTER.includes(status)
      ? { headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } }
      : {}),
    content: {
      'application/problem+json': {
        schema: { $ref: getSchemaPath(ProblemDto) },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  });
}
