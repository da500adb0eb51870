import { INestApplication } from '@nestjs/common';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER } from '../common/openapi/api-idempotent';
import { EVENT_EXAMPLES } from '../callback/events/event-examples';
import { PROBLEMS, ProblemCode } from '../common/problems/catalogue';
import { exampleProblem, ProblemDto } from '../common/problems/problem.dto';
import { REQUEST_ID } from '../common/request-context';
import { addAnswerExamples } from './openapi-examples';
import { finishSchemas } from './openapi-schemas';
import { webhookPaths } from './openapi-webhooks';

type Components = NonNullable<OpenAPIObject['components']>;
type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

const DESCRIPTION = `One authenticated REST API in front of NXCloud's WhatsApp calling, privacy numbers (PNS) and relay numbers (interline). Applications never hold NXCloud keys.

**Authentication.** Send your API key, or an access token of the company's identity provider, as \`Authorization: Bearer <token>\`. The scope that a request needs stands in its security requirement.

**Phone numbers.** Calling and PNS take \`+\` and 7 to 15 digits, or the digits alone, and answer \`+\` and digits. Interline takes and answers numbers as they are.

**Errors** are problem documents (RFC 9457). Branch on \`code\`; \`type\` leads to a page that explains it. \`retryable\` says whether the same request may succeed later.

**Repeats.** POST and PUT requests that reach NXCloud take an \`Idempotency-Key\`: a lost answer never becomes a second binding. Releases need none: they may be repeated.

**Events.** What NXCloud reports of calls becomes an event, in one vocabulary for all products: fetch it (\`GET /v1/events\`), stream it (\`GET /v1/events/stream\`), or have it delivered, signed, to your own address (\`POST /v1/webhooks\`). The types stand under *webhooks*.

Every answer carries \`X-Request-Id\`; give it to the operator when something is wrong.`;

const LICENSE = { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' };
const SERVER = {
  url: '/',
  description: 'The gateway that serves this document, in production or as a sandbox.',
  'x-internal': true,
};

/** What a success says where its route says nothing. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  200: 'The answer.',
  201: 'What was made.',
  204: 'Done. There is no body.',
  503: 'Not ready.',
};

const HEADERS: Components['headers'] = {
  'X-Request-Id': {
    description: 'The request, as the log knows it: yours, when it is 8 to 64 of A-Z a-z 0-9 . _ -',
    schema: { type: 'string', pattern: REQUEST_ID.source, maxLength: 64 },
  },
  'Retry-After': {
    description: 'Seconds to wait.',
    schema: { type: 'integer', minimum: 1, maximum: 999_999 },
  },
  Location: {
    description: 'The path of the new resource.',
    schema: { type: 'string', pattern: '^/v1/', maxLength: 128 },
  },
  RateLimit: {
    description: 'What is left: `"client";r=599;t=60`.',
    schema: { type: 'string', pattern: '^"client";r=[0-9]+;t=[0-9]+$', maxLength: 64 },
  },
  'RateLimit-Policy': {
    description: 'The limit: `"client";q=600;w=60`.',
    schema: { type: 'string', pattern: '^"client";q=[0-9]+;w=[0-9]+$', maxLength: 64 },
  },
  'Idempotent-Replayed': {
    description: 'That the answer is one that was given before, under the same `Idempotency-Key`.',
    schema: { type: 'string', enum: ['true'] },
  },
};

/** Builds the OpenAPI document from the controllers. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('NXCloud gateway')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addTag('Calling', 'WhatsApp calling of the business numbers that a client lists.')
    .addTag('PNS', 'Privacy numbers: people reach each other without seeing each other’s number.')
    .addTag('Interline', 'Relay numbers: bindings and transfers of the X numbers that a client lists.')
    .addTag('Events', 'What happened to your calls, to fetch or to stream.')
    .addTag('Webhooks', 'The same events, signed and delivered to your address.')
    .addTag('Administration', 'Clients, keys, bindings, callbacks and the audit log, for operators.')
    .addTag('Operation', 'Health and metrics.')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'API key or JWT',
        description:
          'An API key (`nxg_…`), an access token, or the admin key. Access tokens are JWTs, checked as RFC8725 recommends: algorithm, issuer, audience and times.',
      },
      'bearer',
    )
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) => operationId(controller.replace(/Controller$/, ''), method),
  });
  document.info.contact = { name: 'The operator of this gateway' };
  document.info.license = LICENSE;
  document.servers = [SERVER];
  document.components = { ...document.components, headers: HEADERS, examples: problemExamples() };
  document.webhooks = webhookPaths();
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) polish(item[method]);
  }
  finishSchemas(document);
  addAnswerExamples(document, { Event: EVENT_EXAMPLES['pns.call.completed'] });
  return document;
}

/** `PnsController.bindXyb` → `pnsBindXyb`. */
function operationId(room: string, method: string): string {
  return room.charAt(0).toLowerCase() + room.slice(1) + method.charAt(0).toUpperCase() + method.slice(1);
}

function problemExamples(): Components['examples'] {
  const codes = Object.keys(PROBLEMS) as ProblemCode[];
  return Object.fromEntries(codes.map((code) => [code, { value: exampleProblem(code) }]));
}

/** A comment's first paragraph is the summary, the rest and the scope the description; answers get their headers. */
function polish(operation: Operation | undefined): void {
  if (operation === undefined) return;
  const [summary = '', ...rest] = (operation.summary ?? '').split('\n\n');
  operation.summary = summary.replace(/\.$/, '');
  const scope = operation.security?.[0]?.bearer?.[0];
  if (scope !== undefined) rest.push(`Needs the scope \`${scope}\`.`);
  else if (rest.length === 0) rest.push('Needs no token.');
  operation.description = rest.join('\n\n');
  operation.security ??= [];
  const isLimited = scope !== undefined;
  const isIdempotent = (operation.parameters ?? []).some(
    (parameter) => 'name' in parameter && parameter.name === IDEMPOTENCY_HEADER,
  );
  for (const [status, response] of Object.entries(operation.responses)) {
    if (response === undefined || '$ref' in response) continue;
    if (response.description === '') response.description = DESCRIPTIONS[status] ?? 'The answer.';
    const names = ['X-Request-Id', ...(isLimited ? ['RateLimit', 'RateLimit-Policy'] : [])];
    if (isIdempotent && status.startsWith('2')) names.push('Idempotent-Replayed');
    const common = names.map((name) => [name, { $ref: `#/components/headers/${name}` }]);
    response.headers = { ...response.headers, ...(Object.fromEntries(common) as Components['headers']) };
  }
}
