import { IsOptional } from 'class-validator';
import { Rule } from '../../common/validation/rules';
import { parseLink } from './audit-chain';

export class AuditVerificationQuery {
  /** The `last` of an earlier verification, or number and hash of a line of the log. */
  @IsOptional()
  @Rule(
    'audit_link',
    'must be the number of an entry, a colon and its hash',
    (value) => typeof value === 'string' && parseLink(value) !== null,
  )
  lastKnown?: string;
}

/** The first entry that is not what was written. */
export interface BrokenLinkDto {
  readonly sequence: number;
  readonly id: string | null;
  /**
   * `changed`: it, or what was before it, is not what was written; `missing`: it was taken out; `cut_off`: the log
   * ends before what is known; `not_as_known`: the log was written anew by somebody who holds the key.
   */
  readonly reason: 'changed' | 'missing' | 'cut_off' | 'not_as_known';
}

export interface AuditVerificationDto {
  readonly isIntact: boolean;
  /** How many were found to be what was written, from the first on. */
  readonly entries: number;
  /** The last of them: note it down, and have the next verification look for it. */
  readonly last: string | null;
  readonly problem: BrokenLinkDto | null;
}
