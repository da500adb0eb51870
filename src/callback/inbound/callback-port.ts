import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Injectable, OnApplicationShutdown } from '@nestjs/common';
import { FastifyInstance } from 'fastify';
import { ProblemError } from '../../common/problems/problem-error';
import { sendProblem } from '../../common/problems/problem.filter';
import { refuseUnreadable } from '../../common/problems/unreadable';
import { limitServer, REQUEST_LIMITS } from '../../common/server-limits';
import { HttpSettings } from '../../config/http.settings';
import { isCallback } from './callback-admission';

/** A port of its own for callbacks (`CALLBACK_PORT`): they are served there and nothing else is. */
@Injectable()
export class CallbackPort implements OnApplicationShutdown {
  private readonly requests = new WeakSet();
  private server: Server | null = null;

  constructor(private readonly settings: HttpSettings) {}

  /** The port as it is bound; null: callbacks share the gateway's. */
  get port(): number | null {
    return this.server === null ? null : (this.server.address() as AddressInfo).port;
  }

  /** Keeps the two sides apart: what belongs to the other port is not found. */
  guard(fastify: FastifyInstance): void {
    if (this.settings.callbackPort === null) return;
    fastify.addHook('onRequest', (request, reply, done) => {
      if (this.requests.has(request.raw) === isCallback(request)) done();
      else sendProblem(new ProblemError('not_found'), request, reply);
    });
  }

  /** Listens when a port is set. */
  async listen(fastify: FastifyInstance): Promise<void> {
    const { callbackPort, host } = this.settings;
    if (callbackPort === null) return;
    const server = createServer(REQUEST_LIMITS, (request, response) => {
      this.requests.add(request);
      fastify.routing(request, response);
    });
    limitServer(server);
    server.on('clientError', refuseUnreadable);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(callbackPort, host, resolve);
    });
    this.server = server;
  }

  /** Lets nobody in any more. */
  close(): void {
    this.server?.close();
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  }
}
