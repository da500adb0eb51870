import { IncomingHttpHeaders } from 'node:http';
import { FastifyInstance } from 'fastify';
import { ProblemError } from './problems/problem-error';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON bodies: UTF-8 and nothing else, no prototype keys. An empty body is no body, so that a client that
 * always sends a Content-Type may. Any other media type is 415.
 */
export function addJsonBodyParser(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isPlainUtf8(request.headers)) {
      done(
        new ProblemError('unsupported_media_type', {
          detail: 'Send the body in UTF-8, without Content-Encoding.',
        }),
      );
      return;
    }
    if (body.length === 0) {
      done(null, undefined);
      return;
    }
    let text: string;
    try {
      text = utf8.decode(Buffer.from(body));
    } catch (error) {
      done(new ProblemError('malformed_request', {}, { cause: error }));
      return;
    }
    void parse(request, text, done);
  });
}

function isPlainUtf8(headers: IncomingHttpHeaders): boolean {
  const [, charset = 'utf-8'] = /;\s*charset="?([^";\s]+)/i.exec(headers['content-type'] ?? '') ?? [];
  const encoding = headers['content-encoding'] ?? 'identity';
  return charset.toLowerCase() === 'utf-8' && encoding.toLowerCase() === 'identity';
}
