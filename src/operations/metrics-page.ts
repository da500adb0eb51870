import { Injectable } from '@nestjs/common';
import { hashToken, matchesHash } from '../access/credentials/api-key';
import { ProblemError } from '../common/problems/problem-error';
import { HttpSettings } from '../config/http.settings';
import { Metrics } from './metrics';

/** The metrics, for whoever may read them. */
@Injectable()
export class MetricsPage {
  constructor(
    private readonly metrics: Metrics,
    private readonly settings: HttpSettings,
  ) {}

  /** @throws ProblemError `unauthenticated` */
  read(authorization: string | undefined): Promise<string> {
    const { metricsToken } = this.settings;
    const isAllowed =
      metricsToken === null || matchesHash(authorization ?? '', hashToken(`Bearer ${metricsToken}`));
    if (!isAllowed) throw new ProblemError('unauthenticated');
    return this.metrics.registry.metrics();
  }
}
