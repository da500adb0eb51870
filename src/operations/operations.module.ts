import { Module } from '@nestjs/common';
import { CallbackModule } from '../callback/callback.module';
import { AuditChain } from './audit/audit-chain';
import { AuditLog } from './audit/audit-log';
import { AuditLogController } from './audit/audit-log.controller';
import { AuditVerification } from './audit/audit-verification';
import { AuditedCommands } from './audit/audited-commands';
import { CallbackLog } from './callback-log';
import { Erasure } from './erasure/erasure';
import { Health } from './health';
import { HealthController } from './health.controller';
import { Metrics } from './metrics';
import { StoreMetrics } from './metrics/store-metrics';
import { MetricsController } from './metrics.controller';
import { MetricsPage } from './metrics-page';
import { ProblemsController } from './problems.controller';
import { UpstreamCheck } from './upstream-check/upstream-check';
import { UpstreamLog } from './upstream-log';
import { UpstreamsController } from './upstreams.controller';
import { UpstreamsService } from './upstreams.service';

/** What operators look at: health, metrics, upstreams, the audit log, and the pages that explain problems. */
@Module({
  imports: [CallbackModule],
  controllers: [
    AuditLogController,
    HealthController,
    MetricsController,
    ProblemsController,
    UpstreamsController,
  ],
  providers: [
    AuditChain,
    AuditedCommands,
    AuditLog,
    AuditVerification,
    CallbackLog,
    Erasure,
    Health,
    Metrics,
    MetricsPage,
    StoreMetrics,
    UpstreamCheck,
    UpstreamLog,
    UpstreamsService,
  ],
  exports: [UpstreamsService],
})
export class OperationsModule {}
