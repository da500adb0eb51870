import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { createOpenApiDocument } from './openapi';

/**
 * What the page may load and ask: its own host alone. Swagger UI styles its elements in place, so styles need
 * `unsafe-inline`; scripts do not.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the OpenAPI document as JSON and YAML, and Swagger UI over it. The document is built when somebody first
 * asks. A key that is typed in stays in the page's memory: it is gone with the page.
 */
export function serveDocs(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (isDocsPage(request.routeOptions.url)) {
        void reply.headers({
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'referrer-policy': 'no-referrer',
        });
      }
      done();
    });
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'NXCloud gateway',
    swaggerOptions: { displayRequestDuration: true, tryItOutEnabled: true, validatorUrl: null },
  });
}

function isDocsPage(route: string | undefined): boolean {
  return route !== undefined && /^\/docs(\/|$)/.test(route);
}
