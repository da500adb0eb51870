import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { CallbackSettings } from '../../config/callback.settings';
import { SecretFiles } from '../../config/secret-files';
import { UpstreamSettings } from '../../config/upstream.settings';

/** As long as NXCloud is known to repeat a push, which keeps the signature that it had first. */
const RETIRED_FOR_MS = 3600 * 1000;

/** Knows which secrets may sign calling callbacks: those of the settings, else the one that signs requests. */
@Injectable()
export class CallingSecrets {
  private own: string | null;
  private retired: readonly { readonly secret: string; readonly until: number }[] = [];

  constructor(
    private readonly settings: CallbackSettings,
    private readonly upstream: UpstreamSettings,
    private readonly clock: Clock,
    files: SecretFiles,
  ) {
    this.own = this.ownNow();
    files.onChange(() => {
      this.retire();
    });
  }

  accepted(): readonly string[] {
    const { callingSecrets } = this.settings;
    if (callingSecrets.length > 0) return callingSecrets;
    const now = this.clock.now();
    this.retired = this.retired.filter(({ until }) => until > now);
    return [...(this.own === null ? [] : [this.own]), ...this.retired.map(({ secret }) => secret)];
  }

  private retire(): void {
    const { own } = this;
    this.own = this.ownNow();
    if (own === null || own === this.own) return;
    this.retired = [...this.retired, { secret: own, until: this.clock.now() + RETIRED_FOR_MS }];
  }

  private ownNow(): string | null {
    return this.upstream.signature?.accessSecret ?? null;
  }
}
