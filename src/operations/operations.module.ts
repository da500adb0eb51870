import { Module } from '@nestjs/common';
import { Drain } from './drain';
import { Health } from './health';
import { HealthController } from './health.controller';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';
import { MetricsPage } from './metrics-page';
import { ProblemsController } from './problems.controller';
import { UpstreamLog } from './upstream-log';
import { UpstreamsController } from './upstreams.controller';
import { UpstreamsService } from './upstreams.service';

/** What operators look at: health, metrics, upstreams, and the pages that explain problems. */
@Module({
  controllers: [HealthController, MetricsController, ProblemsController, UpstreamsController],
  providers: [Drain, Health, Metrics, MetricsPage, UpstreamLog, UpstreamsService],
  exports: [UpstreamsService],
})
export class OperationsModule {}
