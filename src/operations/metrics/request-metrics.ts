import { Counter, Histogram, Registry } from 'prom-client';
import { PROBLEMS } from '../../common/problems/catalogue';
import { BUDGETS, RequestContext } from '../../common/request-context';
import { DURATION_BUCKETS } from './durations';

/** A request that is over. */
export interface RequestReport extends Pick<RequestContext, 'problem' | 'refusal' | 'exceeded'> {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationSeconds: number;
}

/** Who asks, how it is answered, and who is told to wait. */
export class RequestMetrics {
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly problems: Counter<'code'>;
  private readonly refusals: Counter<'reason'>;
  private readonly limits: Counter<'budget'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.requests = new Histogram({
      name: 'nxg_http_request_duration_seconds',
      help: 'Requests to the gateway',
      labelNames: ['method', 'route', 'status'],
      buckets: DURATION_BUCKETS,
      registers,
    });
    this.problems = new Counter({
      name: 'nxg_http_problems_total',
      help: 'Requests that were answered with a problem, by its code',
      labelNames: ['code'],
      registers,
    });
    this.refusals = new Counter({
      name: 'nxg_authentication_failures_total',
      help: 'Credentials that were not accepted, by the reason that the log names and the caller is not told',
      labelNames: ['reason'],
      registers,
    });
    this.limits = new Counter({
      name: 'nxg_rate_limited_total',
      help: 'Requests beyond a budget: of the client, of an address for failed authentications, of open streams',
      labelNames: ['budget'],
      registers,
    });
    // From 0, so that the first one counts as an increase.
    for (const code of Object.keys(PROBLEMS)) this.problems.inc({ code }, 0);
    for (const budget of BUDGETS) this.limits.inc({ budget }, 0);
  }

  note({ method, route, status, durationSeconds, problem, refusal, exceeded }: RequestReport): void {
    this.requests.observe({ method, route, status }, durationSeconds);
    if (problem !== null) this.problems.inc({ code: problem.code });
    if (refusal !== null) this.refusals.inc({ reason: refusal });
    if (exceeded !== null) this.limits.inc({ budget: exceeded });
  }
}
