import { Injectable } from '@nestjs/common';
import { ClientStore } from '../../access/clients/client-store';
import { Client } from '../../access/clients/client';
import { listsNumber } from '../../common/phone-number';
import { ProductSettings } from '../../config/product.settings';
import { UpstreamSettings } from '../../config/upstream.settings';
import { Probes, ProbeTarget } from '../../upstream/probes';
import { Product } from '../../upstream/product';
import { ProductLines } from '../../upstream/product-lines';
import { MAX_SKEW_SECONDS, secondsAhead } from '../../upstream/server-clock';
import { UpstreamError } from '../../upstream/upstream-error';
import { UpstreamCallReport, UpstreamJournal } from '../../upstream/upstream-journal';
import { diagnose } from './diagnosis';
import { UpstreamCheckDto } from './upstream-check.dto';

const KEYS: Readonly<Record<Product, string>> = {
  calling: 'NXCLOUD_ACCESS_KEY and NXCLOUD_ACCESS_SECRET',
  pns: 'NXCLOUD_ACCESS_KEY and NXCLOUD_ACCESS_SECRET',
  interline: 'INTERLINE_BASE_URL, INTERLINE_DEVELOPER_ID, INTERLINE_AUTH_KEY and INTERLINE_APP_ID',
};
const APPS: Readonly<Record<Product, string>> = {
  calling: 'NXCLOUD_CALLING_APP_KEY',
  pns: 'NXCLOUD_PNS_BUSINESS_ID',
  interline: 'INTERLINE_APP_ID',
};

const NOT_ASKED = {
  operation: null,
  attempts: null,
  durationMs: null,
  problem: null,
  upstreamCode: null,
  traceId: null,
  clockSkewSeconds: null,
};

/** Signs and sends a harmless call to each product, and says in words what is wrong. */
@Injectable()
export class UpstreamCheck {
  constructor(
    private readonly probes: Probes,
    private readonly lines: ProductLines,
    private readonly clients: ClientStore,
    private readonly upstream: UpstreamSettings,
    private readonly products: ProductSettings,
    private readonly journal: UpstreamJournal,
  ) {}

  /** @param businessPhone the number that calling is asked about; null: one that a client lists */
  async run(product: Product, businessPhone: string | null): Promise<UpstreamCheckDto> {
    if (!this.lines.isConfigured(product)) return notConfigured(product, `${KEYS[product]} are not set.`);
    const target = await this.targetOf(product, businessPhone);
    if (target === null) {
      return notConfigured(
        product,
        `${APPS[product]} is not set, and no client has an application of its own.`,
      );
    }
    const clockSkewSeconds = await secondsAhead(this.lines.of(product).protocol.baseUrl, this.upstream);
    const lastFailure = this.journal.lastFailure(product);
    const reported = (): UpstreamCallReport | null => {
      const failure = this.journal.lastFailure(product);
      return failure === lastFailure ? this.journal.lastSuccess(product) : failure;
    };
    const judged = await this.ask(product, target, clockSkewSeconds, reported);
    const {
      attempts = 0,
      durationMs = 0,
      upstreamCode = null,
      upstreamTraceId: traceId = null,
    } = reported() ?? {};
    return {
      product,
      operation: this.probes.of(product).operation,
      attempts,
      durationMs: Math.round(durationMs),
      upstreamCode,
      traceId,
      clockSkewSeconds,
      ...judged,
    };
  }

  /** @param reported what the journal says of the call once it has been made */
  private async ask(
    product: Product,
    target: ProbeTarget,
    skewSeconds: number | null,
    reported: () => UpstreamCallReport | null,
  ): Promise<Pick<UpstreamCheckDto, 'state' | 'finding' | 'remedy' | 'problem'>> {
    const probe = this.probes.of(product);
    try {
      const concern = await probe.ask(target);
      if (concern !== null) {
        return { state: 'warning', finding: concern, remedy: 'See NXCloud’s console.', problem: null };
      }
      if (skewSeconds !== null && Math.abs(skewSeconds) > MAX_SKEW_SECONDS) {
        return {
          state: 'warning',
          finding: `NXCloud accepts the keys, but its clock and this machine’s differ by ${Math.abs(skewSeconds)} seconds.`,
          remedy:
            'Set the clock of this machine (NTP): until then the first request after a start is sent twice.',
          problem: null,
        };
      }
      return {
        state: 'ok',
        finding: ['NXCloud accepts the keys.', probe.unproved ?? ''].join(' ').trimEnd(),
        remedy: null,
        problem: null,
      };
    } catch (error) {
      const report = reported();
      if (!(error instanceof UpstreamError) || report === null) throw error;
      const state = error.code === 'upstream_rate_limited' ? 'warning' : 'wrong';
      // To the journal an answer that says success and makes no sense is a success: the error knows better.
      const refusal = { ...report, problem: error.code };
      return { state, ...diagnose(refusal, this.upstream.proxyUrl !== null), problem: error.code };
    }
  }

  /** Null: nobody has an application, so nobody can use the product. */
  private async targetOf(product: Product, businessPhone: string | null): Promise<ProbeTarget | null> {
    const clients = await this.clients.all();
    const lister = clients.find(({ businessPhones }) => {
      const named = businessPhones.filter((phone) => phone !== '*');
      return businessPhone === null ? named.length > 0 : listsNumber(named, businessPhone);
    });
    const app =
      (lister === undefined ? null : appOf(product, lister.upstreamApps)) ??
      appOf(product, this.products) ??
      clients.map(({ upstreamApps }) => appOf(product, upstreamApps)).find((own) => own !== null);
    if (app === undefined) return null;
    return { app, businessPhone: businessPhone ?? (lister === undefined ? null : phoneOf(lister)) };
  }
}

function notConfigured(product: Product, finding: string): UpstreamCheckDto {
  return { product, state: 'not_configured', finding, remedy: null, ...NOT_ASKED };
}

function phoneOf({ businessPhones }: Client): string | null {
  return businessPhones.find((phone) => phone !== '*') ?? null;
}

/** The application of a client, or of the gateway. */
function appOf(product: Product, apps: Client['upstreamApps']): string | null {
  const { callingAppKey, pnsBusinessId, interlineAppId } = apps;
  return { calling: callingAppKey, pns: pnsBusinessId, interline: interlineAppId }[product];
}
