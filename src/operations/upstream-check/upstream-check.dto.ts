import { IsOptional } from 'class-validator';
import { ProblemCode } from '../../common/problems/catalogue';
import { IsPhoneNumber } from '../../common/validation/rules';
import { Product } from '../../upstream/product';

/** How one product answered when it was asked. */
export interface UpstreamCheckDto {
  readonly product: Product;
  /** `wrong`: requests of clients fail as this one did. */
  readonly state: 'ok' | 'warning' | 'wrong' | 'not_configured';
  /** What was found, in words. */
  readonly finding: string;
  /** What to do; null: nothing. */
  readonly remedy: string | null;
  /** NXCloud's name of what was asked; null: it was not asked. */
  readonly operation: string | null;
  readonly attempts: number | null;
  readonly durationMs: number | null;
  /** The problem that a client would be answered. */
  readonly problem: ProblemCode | null;
  /** NXCloud's own code, or `http_<status>`. */
  readonly upstreamCode: string | null;
  readonly traceId: string | null;
  /** How far NXCloud's clock is ahead of this machine's; null: it does not say. */
  readonly clockSkewSeconds: number | null;
}

export class UpstreamCheckRequest {
  /** The business phone that calling is asked about. */
  @IsOptional()
  @IsPhoneNumber()
  number?: string;
}
