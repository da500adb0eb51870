import { Injectable } from '@nestjs/common';
import { FastifyInstance, FastifyRequest } from 'fastify';
import { hashToken } from '../../access/credentials/api-key';
import { TokenHashes } from '../../access/credentials/token-hashes';
import { CidrList } from '../../common/cidr-list';
import { ProblemError } from '../../common/problems/problem-error';
import { sendProblem } from '../../common/problems/problem.filter';
import { CallbackSettings } from '../../config/callback.settings';

const PREFIX = '/callbacks/';
const MAX_BODY_BYTES = 1024 * 1024;
/** What every callback's body is read as, whatever its Content-Type says. */
const RAW = 'application/octet-stream';
/** Where what it said is kept, for whoever passes the callback on. */
export const SAID_CONTENT_TYPE = 'x-said-content-type';

/** Lets a callback in by the token in its address and by where it comes from. Before its body is read. */
@Injectable()
export class CallbackAdmission {
  private readonly tokens: TokenHashes;
  private readonly networks: CidrList | null;

  constructor(settings: CallbackSettings) {
    const { allowedCidrs } = settings;
    this.tokens = new TokenHashes(() => settings.tokens);
    this.networks = allowedCidrs.length === 0 ? null : new CidrList(allowedCidrs);
  }

  /** @throws ProblemError `not_found` for a wrong token, `unauthenticated` for a foreign address */
  admit(token: string, address: string): void {
    if (!this.tokens.include(hashToken(token))) throw new ProblemError('not_found');
    if (this.networks?.contains(address) === false) {
      throw new ProblemError('unauthenticated', {
        detail: 'Callbacks are not accepted from this address.',
      });
    }
  }
}

/** The side of the gateway that NXCloud sees: its own limit for bodies, which are kept as bytes. */
export function addCallbackSide(fastify: FastifyInstance, admission: CallbackAdmission): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url.startsWith(PREFIX)) route.bodyLimit = MAX_BODY_BYTES;
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isCallback(request)) {
      done();
      return;
    }
    try {
      admission.admit(tokenOf(request), request.ip);
      request.headers[SAID_CONTENT_TYPE] = request.headers['content-type'];
      request.headers['content-type'] = RAW;
      done();
    } catch (error) {
      sendProblem(error, request, reply);
    }
  });
  fastify.addContentTypeParser(RAW, { parseAs: 'buffer' }, (request, body, done) => {
    if (isCallback(request)) done(null, body);
    else done(new ProblemError('unsupported_media_type'));
  });
}

/** Whether the route is one of `/callbacks/*`. */
export function isCallback(request: FastifyRequest): boolean {
  return (request.routeOptions.url ?? '').startsWith(PREFIX);
}

function tokenOf({ params }: FastifyRequest): string {
  return (params as { token?: string }).token ?? '';
}
