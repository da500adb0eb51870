import { DatabaseSettings } from './database.settings';
import { Environment } from './environment';

const DEFAULT_SCHEDULE_SECONDS = [0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
const JITTER = 1.2;
const SECONDS_PER_DAY = 86_400;

/** How events reach the applications' endpoints. */
export class WebhookSettings {
  /** Private or loopback networks that endpoints may live in. */
  readonly allowedCidrs: readonly string[];
  readonly allowHttp: boolean;
  readonly timeoutMs: number;
  /** The wait before each attempt, in seconds. */
  readonly retryScheduleSeconds: readonly number[];

  constructor(env: Environment) {
    this.allowedCidrs = env.cidrs('WEBHOOK_ALLOWED_CIDRS');
    this.allowHttp = env.flag('WEBHOOK_ALLOW_HTTP', false);
    this.timeoutMs = env.integer('WEBHOOK_TIMEOUT_MS', { min: 100, max: 120_000 }, 15_000);
    this.retryScheduleSeconds = readSchedule(env);
  }

  /** What an event needs must outlive the last attempt to deliver it. */
  refuseShortRetention(
    env: Environment,
    { eventRetentionDays, bindingRetentionDays }: DatabaseSettings,
  ): void {
    const longestSeconds = this.retryScheduleSeconds.reduce((sum, seconds) => sum + seconds, 0) * JITTER;
    const retentions = {
      EVENT_RETENTION_DAYS: eventRetentionDays,
      BINDING_RETENTION_DAYS: bindingRetentionDays,
    };
    for (const [name, days] of Object.entries(retentions)) {
      if (days * SECONDS_PER_DAY < longestSeconds) {
        env.refuse(name, 'is shorter than WEBHOOK_RETRY_SCHEDULE_SECONDS');
      }
    }
  }
}

function readSchedule(env: Environment): readonly number[] {
  const items = env.list('WEBHOOK_RETRY_SCHEDULE_SECONDS');
  if (items.length === 0) return DEFAULT_SCHEDULE_SECONDS;
  if (items.length <= 50 && items.every((item) => /^\d{1,7}$/.test(item))) return items.map(Number);
  env.refuse('WEBHOOK_RETRY_SCHEDULE_SECONDS', 'must be up to 50 whole numbers of seconds');
  return DEFAULT_SCHEDULE_SECONDS;
}
