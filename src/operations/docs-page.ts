import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { onRequestHookHandler } from 'fastify';
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
    .addHook('onRoute', (route) => {
      // Of these routes alone, so that no other request pays for it.
      if (/^\/docs(\/|$)/.test(route.url)) route.onRequest = addHeaders;
    });
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'NXCloud gateway',
    swaggerOptions: { displayRequestDuration: true, tryItOutEnabled: true, validatorUrl: null },
  });
}

const addHeaders: onRequestHookHandler = (_request, reply, done) => {
  void reply.headers({
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'referrer-policy': 'no-referrer',
  });
  done();
};
