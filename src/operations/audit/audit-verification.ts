import { Injectable } from '@nestjs/common';
import { isSameSecret } from '../../common/same-secret';
import { AuditChain, AuditLink, AuditRow, formatLink, parseLink } from './audit-chain';
import { AuditLog } from './audit-log';
import { AuditVerificationDto, AuditVerificationQuery, BrokenLinkDto } from './audit-verification.dto';

/** Proves the audit log, or finds where it is not what was written. */
@Injectable()
export class AuditVerification {
  constructor(
    private readonly log: AuditLog,
    private readonly chain: AuditChain,
  ) {}

  async verify({ lastKnown }: AuditVerificationQuery): Promise<AuditVerificationDto> {
    const known = lastKnown === undefined ? null : parseLink(lastKnown);
    let link = await this.log.foundation();
    for await (const rows of this.log.chained()) {
      for (const row of rows) {
        const problem = this.problemOf(row, link, known);
        if (problem !== null) return verdict(link, problem);
        link = { sequence: link.sequence + 1, hash: row.hash ?? '' };
      }
    }
    const isCut = known !== null && known.sequence > link.sequence;
    return verdict(link, isCut ? { sequence: link.sequence + 1, id: null, reason: 'cut_off' } : null);
  }

  private problemOf(row: AuditRow, before: AuditLink, known: AuditLink | null): BrokenLinkDto | null {
    const sequence = before.sequence + 1;
    if (row.sequence !== sequence) return { sequence, id: null, reason: 'missing' };
    const hash = row.hash ?? '';
    if (!isSameSecret(hash, this.chain.hash(before, row))) return { sequence, id: row.id, reason: 'changed' };
    if (known?.sequence === sequence && !isSameSecret(known.hash, hash)) {
      return { sequence, id: row.id, reason: 'not_as_known' };
    }
    return null;
  }
}

function verdict(last: AuditLink, problem: BrokenLinkDto | null): AuditVerificationDto {
  return {
    isIntact: problem === null,
    entries: last.sequence,
    last: last.sequence === 0 ? null : formatLink(last),
    problem,
  };
}
