import { Injectable, OnModuleInit } from '@nestjs/common';
import { digitsOf } from '../common/phone-number';
import { Probe, Probes, ProbeTarget } from '../upstream/probes';
import { UpstreamError } from '../upstream/upstream-error';
import { CallingApi } from './calling.api';
import { toCallingNumber } from './calling.mapper';

/** Kept for fiction by the North American Numbering Plan: no WhatsApp number, and nobody's. */
const NOBODYS_NUMBER = '+12025550100';

const NOT_READY = 'The business phone that was asked about has no quotation or no line yet.';
/**
 * Answers about the number alone, by NXCloud's own code: it has accepted the keys and the application. The problems of
 * the gateway are too wide for that.
 */
const CONCERNS: Readonly<Record<string, string>> = {
  9002: 'NXCloud does not take the number that was asked about for a WhatsApp number.',
  10003: 'The business phone that was asked about is not bound to the application.',
  10009: NOT_READY,
  10010: NOT_READY,
  10013: 'Calling is not set up for the business phone that was asked about.',
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
      const concern =
        error instanceof UpstreamError ? CONCERNS[error.members.upstream?.code ?? ''] : undefined;
      if (concern === undefined) throw error;
      return businessPhone === null ? null : concern;
    }
  }
}
