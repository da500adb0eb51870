import { INestApplication } from '@nestjs/common';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from '../common/problems/problem.dto';

const DESCRIPTION = `One authenticated REST API in front of NXCloud's WhatsApp calling, privacy numbers (PNS) and relay numbers (interline). Applications never hold NXCloud keys.

**Authentication.** Send your API key, or an access token of the company's identity provider, as \`Authorization: Bearer <token>\`. Each request names the scope that it needs by its tag and method: reads need \`<product>:read\`, everything else \`<product>:write\`.

**Phone numbers.** Calling and PNS take \`+\` and 7 to 15 digits, or the digits alone, and answer \`+\` and digits. Interline takes and answers numbers as they are.

**Errors** are problem documents (RFC 9457). Branch on \`code\`; \`type\` leads to a page that explains it. \`retryable\` says whether the same request may succeed later.

**Repeats.** Requests that bind take an \`Idempotency-Key\`: a lost answer never becomes a second binding.

Every answer carries \`X-Request-Id\`; give it to the operator when something is wrong.`;

/** Builds the OpenAPI document from the controllers. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('NXCloud gateway')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addServer('/')
    .addTag('Calling', 'WhatsApp calling of the business numbers that a client lists.')
    .addTag('PNS', 'Privacy numbers: people reach each other without seeing each other’s number.')
    .addTag('Interline', 'Relay numbers: bindings and transfers of the X numbers that a client lists.')
    .addTag('Administration', 'Clients, keys and bindings, for operators.')
    .addTag('Operation', 'Health and metrics.')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        description: 'An API key (`nxg_…`), an access token, or the admin key.',
      },
      'bearer',
    )
    .build();
  return SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) => operationId(controller.replace(/Controller$/, ''), method),
  });
}

/** `PnsController.bindXyb` → `pnsBindXyb`. */
function operationId(room: string, method: string): string {
  return room.charAt(0).toLowerCase() + room.slice(1) + method.charAt(0).toUpperCase() + method.slice(1);
}

/** Serves the document as JSON and YAML, and Swagger UI over it. Built when somebody first asks. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'NXCloud gateway',
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true },
  });
}
