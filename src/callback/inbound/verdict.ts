import { CallbackRow } from './callback-row';
import { Decision } from './decision';
import { provenanceOf, Routed } from './publisher';

/** What a callback's row says of its routing. */
export type Verdict = Pick<
  CallbackRow,
  'status' | 'reason' | 'field' | 'provenance' | 'routed_by' | 'client_id' | 'binding_id'
>;

/** What an operator must look at comes first. */
const BY_NEED: readonly Decision['status'][] = ['quarantined', 'unrouted', 'routed'];

/** Sums up the decisions on the records of one callback; without any, it brought nothing new. */
export function verdictOf(decisions: readonly Decision[], isSigned: boolean): Verdict {
  const [decisive] = BY_NEED.flatMap((status) => decisions.filter((decision) => decision.status === status));
  const routed = decisions.find((decision): decision is Routed => decision.status === 'routed');
  return {
    status: decisive?.status ?? 'duplicate',
    reason: decisive === undefined || decisive.status === 'routed' ? null : decisive.reason,
    field: decisive?.status === 'quarantined' ? decisive.field : null,
    provenance: provenanceOf(isSigned, routed ?? null),
    routed_by: routed?.routedBy ?? null,
    client_id: routed?.clientId ?? null,
    binding_id: routed?.binding?.id ?? null,
  };
}
