import { isAnyId } from '../../common/ids';
import { ProblemCode } from '../../common/problems/catalogue';

/** Who did what, from where, to which end. Ids and words of the gateway's own: no number, no key, no body. */
export interface AuditEntry {
  /** `operator`, `command-line` or the id of a client. */
  readonly actor: string;
  /** `admin`, the public id of an API key, `oidc`, or who ran the command line. */
  readonly credential: string | null;
  /** An IP address, or the host of the command line. */
  readonly address: string | null;
  /** Method and route, or the command: `POST /v1/admin/clients`, `clients create`. */
  readonly action: string;
  readonly target: string | null;
  readonly outcome: 'success' | ProblemCode;
  readonly requestId: string | null;
}

/**
 * What an action was about: the ids among `parts`, from the outer to the inner, such as `cli_…/key_…`. Whatever is
 * no id may be a number and is left out; null when nothing remains.
 */
export function targetOf(parts: readonly unknown[]): string | null {
  const ids = parts.filter((part) => typeof part === 'string' && isAnyId(part));
  return ids.length === 0 ? null : ids.join('/');
}
