import type { IdSource } from './id-source';
import type { Json } from './json-text';
import type { Product } from './operation';
import type { Variations } from './variations';

/** What a product answers, before a fault may spoil it. */
export interface Answer {
  status: number;
  body: Json;
  /** The product's own code, for the journal. */
  code: string;
}

interface Surroundings {
  ids: IdSource;
  variations: Variations;
}

/** `{code, message, data, traceId}` [calling get page]. */
export function callingSuccess({ ids, variations }: Surroundings, data: Json | undefined): Answer {
  return {
    status: 200,
    body: { code: codeAs(variations, 0), message: 'Success', data, traceId: ids.hex32() },
    code: '0',
  };
}

/** `{code, msg, requestId, data}` [PNS BIND XYB page]. */
export function pnsSuccess({ ids, variations }: Surroundings, data: Json | undefined): Answer {
  return {
    status: 200,
    body: { code: codeAs(variations, 0), msg: 'success', requestId: ids.digits19(), data },
    code: '0',
  };
}

/** `{error, …}` [interline V1.0]. */
export function interlineSuccess(members: Record<string, Json | undefined> = {}): Answer {
  return { status: 200, body: { error: 0, reason: 'success', ...members }, code: '0' };
}

/** A failure in the product's own envelope: never a `data`. */
export function failure(
  { ids, variations }: Surroundings,
  product: Product,
  { code, message, httpStatus }: { code: number; message: string; httpStatus: number },
): Answer {
  const bodies: Record<Product, Json> = {
    calling: { code: codeAs(variations, code), message, traceId: ids.hex32() },
    pns: { code: codeAs(variations, code), msg: message, requestId: ids.digits19() },
    interline: { error: code, reason: message },
  };
  return { status: httpStatus, body: bodies[product], code: String(code) };
}

function codeAs(variations: Variations, code: number): number | string {
  return variations.code === 'string' ? String(code) : code;
}
