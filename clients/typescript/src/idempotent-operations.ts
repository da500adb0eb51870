// Written by scripts/client.mjs from openapi.json: change that, not this.

/** The operations that take an `Idempotency-Key`. */
export const IDEMPOTENT_OPERATIONS: ReadonlySet<string> = new Set([
  'PUT /v1/calling/numbers/{businessPhone}',
  'POST /v1/pns/bindings/xyb',
  'POST /v1/pns/bindings/axb',
  'POST /v1/pns/bindings/axe',
  'POST /v1/pns/bindings/axeyb',
  'POST /v1/interline/bindings',
  'PUT /v1/interline/transfers/{numberX}',
]);
