import { textsOf } from './hide-echoes';
import { Product } from './product';

/**
 * Whether a request may be sent again when its outcome is not known:
 * `read` changes nothing, `idempotent` has the same effect twice, `once` may have a second effect.
 */
export type Repeat = 'read' | 'idempotent' | 'once';

/** One upstream call, as the product's documents describe it. */
export interface UpstreamOperation {
  readonly product: Product;
  /** For logs and metrics, such as `bindXYB`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The `action` header of calling and pns. */
  readonly action?: string;
  readonly repeat: Repeat;
}

/** What is sent. The body is made once, here, and its bytes are the ones that are signed. */
export interface UpstreamRequest {
  /** Path and query below the product's base URL. */
  readonly path: string;
  readonly body: string | null;
  readonly contentType: string | null;
  /** The texts in it, which an answer may echo and no log may show. Asked for after a failure alone. */
  readonly texts: () => readonly string[];
}

export function jsonRequest(path: string, body: Readonly<Record<string, unknown>>): UpstreamRequest {
  return { path, body: JSON.stringify(body), contentType: 'application/json', texts: () => textsOf(body) };
}

export function formRequest(
  path: string,
  form: Readonly<Record<string, string | undefined>>,
): UpstreamRequest {
  return {
    path,
    body: encodeForm(form),
    contentType: 'application/x-www-form-urlencoded',
    texts: () => textsOf(form),
  };
}

export function queryRequest(path: string, query: Readonly<Record<string, string>> = {}): UpstreamRequest {
  const text = encodeForm(query);
  return {
    path: text === '' ? path : `${path}?${text}`,
    body: null,
    contentType: null,
    texts: () => textsOf(query),
  };
}

function encodeForm(form: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(form).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return new URLSearchParams(given).toString();
}
