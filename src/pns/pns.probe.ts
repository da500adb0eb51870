import { Injectable, OnModuleInit } from '@nestjs/common';
import { Randomness } from '../common/randomness';
import { Probe, Probes } from '../upstream/probes';
import { UpstreamError } from '../upstream/upstream-error';
import { PnsApi } from './pns.api';

/**
 * Releases a binding that was never made: the id is 128 random bits. What the gateway may use of pns has no read
 * (ADR 25). "No such binding" is the answer to a right signature.
 */
@Injectable()
export class PnsProbe implements Probe, OnModuleInit {
  readonly operation = 'unbindAXB';
  readonly unproved = 'The businessId is proved by the first bind.';

  constructor(
    private readonly api: PnsApi,
    private readonly probes: Probes,
    private readonly randomness: Randomness,
  ) {}

  onModuleInit(): void {
    this.probes.register('pns', this);
  }

  async ask(): Promise<string | null> {
    try {
      await this.api.unbind(null, { bindId: this.randomness.bytes(16).toString('hex') });
    } catch (error) {
      if (!(error instanceof UpstreamError) || error.code !== 'binding_not_found') throw error;
    }
    return null;
  }
}
