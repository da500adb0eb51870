import { bearer, NoToken, NotAToken, type Token } from './bearer';
import { GatewayProblem } from './gateway-problem';
import { GatewayUnreachable } from './gateway-unreachable';
import { parseJson } from './parse-json';
import { readRetryAfter } from './retry-after';
import { delayMs, type Failure, mayRepeat } from './retry-decision';
import type { RetryLimits } from './retry-limits';
import type { Surroundings } from './surroundings';
import { timed, TimedOut } from './timed';

/** Sends requests until they succeed, or may not or need not be sent again. */
export class Sender {
  constructor(
    private readonly token: Token,
    private readonly limits: RetryLimits,
    private readonly surroundings: Surroundings,
  ) {}

  /**
   * @param operation the method and the path with its placeholders, for errors
   * @throws GatewayProblem, GatewayUnreachable, or the reason of the request's signal when that is aborted
   */
  async send(request: Request, operation: string): Promise<Response> {
    const { now, random, sleep } = this.surroundings;
    const end = now() + this.limits.totalTimeoutMs;
    let failures = 0;
    for (;;) {
      const timeoutMs = Math.min(this.limits.attemptTimeoutMs, end - now());
      const answer = await this.exchange(request, operation, new AbortController(), readWhole, timeoutMs);
      if (answer instanceof Response) return answer;
      // An earlier attempt is still running: to wait for its answer is no failure, and ends with the total time.
      if (!isStillRunning(answer)) failures += 1;
      const wait = delayMs(answer, failures, random, this.limits);
      const isOver = failures >= this.limits.maxAttempts || now() + wait >= end;
      if (isOver || !mayRepeat(answer, request)) throw answer;
      await sleep(wait, request.signal);
    }
  }

  /** Opens a stream: its answer is not read here. `controller` ends it. */
  open(request: Request, operation: string, controller: AbortController): Promise<Response | Failure> {
    const asItIs = (response: Response): Promise<Response> => Promise.resolve(response);
    return this.exchange(request, operation, controller, asItIs, this.limits.attemptTimeoutMs);
  }

  private async exchange(
    request: Request,
    operation: string,
    controller: AbortController,
    read: (response: Response) => Promise<Response | null>,
    timeoutMs: number,
  ): Promise<Response | Failure> {
    // The body is sent from a copy, so that there is one for the next attempt.
    const copy = request.clone();
    const signal = AbortSignal.any([request.signal, controller.signal]);
    try {
      return await timed(timeoutMs, this.surroundings, controller, async () => {
        copy.headers.set('authorization', await bearer(this.token, signal));
        const response = await this.surroundings.fetch(copy, { signal });
        if (!response.ok) return this.toFailure(operation, response, await response.text());
        return (
          (await read(response)) ??
          new GatewayUnreachable(operation, 'unreadable', { status: response.status })
        );
      });
    } catch (error) {
      request.signal.throwIfAborted();
      if (error instanceof NotAToken) throw error;
      if (error instanceof NoToken)
        return new GatewayUnreachable(operation, 'no_token', { cause: error.cause });
      const isLate = controller.signal.reason instanceof TimedOut;
      return new GatewayUnreachable(operation, isLate ? 'timed_out' : 'no_connection', { cause: error });
    }
  }

  private toFailure(operation: string, response: Response, text: string): Failure {
    const retryAfterSeconds = readRetryAfter(response.headers, this.surroundings.now());
    return (
      GatewayProblem.read(operation, response, text, retryAfterSeconds) ??
      new GatewayUnreachable(operation, 'unreadable', { status: response.status, retryAfterSeconds })
    );
  }
}

function isStillRunning(failure: Failure): boolean {
  return failure instanceof GatewayProblem && failure.code === 'idempotency_in_flight';
}

/**
 * The answer with its body in memory, so that one that is cut off is noticed while it can be asked for again.
 * @returns null where it says that it is JSON and is not
 */
async function readWhole(response: Response): Promise<Response | null> {
  const { status, statusText, headers } = response;
  const text = await response.text();
  const isJson = headers.get('content-type')?.includes('json') === true;
  if (text !== '' && isJson && parseJson(text) === undefined) return null;
  return new Response(text === '' ? null : text, { status, statusText, headers });
}
