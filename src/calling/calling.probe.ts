import { Injectable, OnModuleInit } from '@nestjs/common';
import { digitsOf } from '../common/phone-number';
import { ProblemCode } from '../common/problems/catalogue';
import { Probe, Probes, ProbeTarget } from '../upstream/probes';
import { UpstreamError } from '../upstream/upstream-error';
import { CallingApi } from './calling.api';
import { toCallingNumber } from './calling.mapper';

/** Kept for fiction by the North American Numbering Plan: no WhatsApp number, and nobody's. */
const NOBODYS_NUMBER = '+12025550100';

/** Answers about the number alone: NXCloud has accepted the keys and the application. */
const CONCERNS: Partial<Record<ProblemCode, string>> = {
  number_not_bound: 'The business phone that was asked about is not bound to the application.',
  upstream_rejected: 'NXCloud does not take the number that was asked about for a WhatsApp number.',
  not_ready: 'The business phone that was asked about has no quotation or no line yet.',
  calling_not_configured: 'Calling is not set up for the business phone that was asked about.',
};

/** Reads the state of a number. That NXCloud does not know the number proves keys and application as well. */
@Injectable()
export class CallingProbe implements Probe, OnModuleInit {
  readonly operation = 'get';
  readonly unproved = null;

  constructor(
    private readonly api: CallingApi,
    private readonly probes: Probes,
  ) {}

  onModuleInit(): void {
    this.probes.register('calling', this);
  }

  async ask({ app, businessPhone }: ProbeTarget): Promise<string | null> {
    const number = businessPhone ?? NOBODYS_NUMBER;
    try {
      const answer = await this.api.get(null, { appkey: app, business_phone: digitsOf(number) });
      const { status } = toCallingNumber(answer, number);
      return status === 'in_arrears' ? 'The business phone that was asked about is in arrears.' : null;
    } catch (error) {
      const concern = error instanceof UpstreamError ? CONCERNS[error.code] : undefined;
      if (concern === undefined) throw error;
      return businessPhone === null ? null : concern;
    }
  }
}
