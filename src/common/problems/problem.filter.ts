import { ArgumentsHost, Catch, ExceptionFilter } from '@nestjs/common';
import { FastifyReply, FastifyRequest } from 'fastify';
import { noteProblem } from '../request-context';
import { problemDocument, problemHeaders } from './problem-document';
import { toProblem } from './to-problem';

/** Writes every error that a route or Fastify throws. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Answers the error as a problem document and leaves it to the request's log line. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error);
  noteProblem(request, problem);
  void reply
    .status(problem.status)
    .headers(problemHeaders(problem))
    .send(JSON.stringify(problemDocument(problem, request.id)));
}
