import { Injectable, OnModuleInit } from '@nestjs/common';
import { Probe, Probes } from '../upstream/probes';
import { InterlineApi } from './interline.api';
import { toAccount } from './interline.mapper';

/** Reads the state of the account. */
@Injectable()
export class InterlineProbe implements Probe, OnModuleInit {
  readonly operation = 'account';
  readonly unproved = 'The appid is proved by the first bind.';

  constructor(
    private readonly api: InterlineApi,
    private readonly probes: Probes,
  ) {}

  onModuleInit(): void {
    this.probes.register('interline', this);
  }

  async ask(): Promise<string | null> {
    const { state } = toAccount(await this.api.account(null));
    const isUsable = state !== 'suspended' && state !== 'closed';
    return isUsable ? null : `The keys are accepted, but NXCloud says that the account is ${state}.`;
  }
}
