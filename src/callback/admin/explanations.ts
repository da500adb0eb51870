import { Provenance } from '../events/event';
import { CallbackRow } from '../inbound/callback-row';
import { QuarantineReason, RouteRule, UnroutedReason } from '../inbound/decision';

const PROVENANCES: Readonly<Record<Provenance, string>> = {
  signed: 'The signature over its content is right.',
  tagged: 'The sender knew the secret address and the tag of the binding.',
  token: 'The sender knew the secret address.',
};

const RULES: Readonly<Record<RouteRule, string>> = {
  routing_tag: 'It carries the tag of the binding.',
  upstream_id: 'The binding has its subid or bindId.',
  customer_bind_id: 'The binding has its customerBindId.',
  number_x: 'One client alone held the number X at that time.',
  business_phone: 'One client alone lists the business phone.',
  operator: 'An operator released it.',
};

const REASONS: Readonly<Record<QuarantineReason | UnroutedReason, string>> = {
  missing_field: 'A required field is missing.',
  invalid_field: 'A field does not hold what its document says.',
  unknown_developer: 'Its devid is not INTERLINE_DEVELOPER_ID.',
  unknown_application: 'Its appid belongs neither to the gateway nor to a client.',
  unknown_tag: 'The binding was tagged, and the tag that came back is another.',
  missing_tag: 'The binding was tagged, no tag came back, and CALLBACK_REQUIRE_TAG asks for it.',
  tag_of_another_product: 'Its tag is that of a binding of another product.',
  tag_of_another_binding: 'Its tag and its ids name different bindings.',
  no_owner: 'No binding has its ids, and no client holds its number.',
  ambiguous_number: 'Several clients or bindings hold its number.',
  ambiguous_id: 'Its id belongs to bindings of several clients.',
  client_deleted: 'The client that it belonged to is deleted.',
};

export function explainProvenance(provenance: Provenance): string {
  return PROVENANCES[provenance];
}

/** In words: whose a callback is and why, or why it is nobody's. */
export function explainRouting({ status, reason, routed_by }: CallbackRow): string {
  if (status === 'duplicate') return 'Its content had come before; see duplicateOf.';
  if (reason !== null && reason in REASONS) return REASONS[reason as keyof typeof REASONS];
  return routed_by !== null && routed_by in RULES ? RULES[routed_by as RouteRule] : 'It was not decided.';
}
