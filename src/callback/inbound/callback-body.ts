import { isUtf8 } from 'node:buffer';
import { parse } from 'node:querystring';
import { TextDecoder } from 'node:util';
import { isJsonObject, JsonObject, parseJson } from '../../common/json';

const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const BLANKS: readonly (number | undefined)[] = [...Buffer.from(' \t\r\n')];
const BRACE = 0x7b;
const gb18030 = new TextDecoder('gb18030', { fatal: true });
/** An object within an object is two. */
const MAX_LEVELS = 32;

/**
 * The fields of a callback, whatever its content type said: a body that begins with `{` is JSON, any other is a
 * form. Text is UTF-8, or else GB18030 (in a form each name and value by itself). A field that a form repeats is a
 * list; ids beyond 2^53 keep their digits.
 * @returns null for what cannot be parsed at all
 */
export function parseCallbackBody(bytes: Buffer, form: 'json' | 'form_or_json'): JsonObject | null {
  const body = trimmed(bytes);
  if (body[0] === BRACE) return parseJsonBody(body);
  return form === 'form_or_json' && body.includes('=') ? parseFormBody(body.toString('latin1')) : null;
}

/** Without byte order mark and without the blanks around it. */
function trimmed(bytes: Buffer): Buffer {
  let start = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  let end = bytes.length;
  while (start < end && BLANKS.includes(bytes[start])) start += 1;
  while (end > start && BLANKS.includes(bytes[end - 1])) end -= 1;
  return bytes.subarray(start, end);
}

function parseJsonBody(body: Buffer): JsonObject | null {
  const text = decode(body);
  if (text === null || isTooDeep(text)) return null;
  try {
    const value = parseJson(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** @param latin1 each character a byte */
function parseFormBody(latin1: string): JsonObject | null {
  const unreadable = new Set<string>();
  const fields = parse(latin1, '&', '=', {
    maxKeys: 0,
    // What it throws would be swallowed.
    decodeURIComponent: (escaped) => {
      const text = decode(unescapeBytes(escaped));
      if (text === null) unreadable.add(escaped);
      return text ?? '';
    },
  });
  if (unreadable.size > 0) return null;
  // Own properties of an ordinary object, also one that is called __proto__.
  return Object.fromEntries(Object.entries(fields));
}

function unescapeBytes(latin1: string): Buffer {
  const unescaped = latin1.replace(/%[0-9a-f]{2}/gi, (escape) =>
    String.fromCharCode(Number.parseInt(escape.slice(1), 16)),
  );
  return Buffer.from(unescaped, 'latin1');
}

/** UTF-8, or else GB18030; null: it is neither. */
function decode(bytes: Buffer): string | null {
  if (isUtf8(bytes)) return bytes.toString();
  try {
    return gb18030.decode(bytes);
  } catch {
    return null;
  }
}

/** Looked at before parsing: what walks through nested values does so by recursion. */
function isTooDeep(json: string): boolean {
  let levels = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (isInString) {
      if (character === '\\') at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') {
      isInString = true;
    } else if (character === '{' || character === '[') {
      levels += 1;
      if (levels > MAX_LEVELS) return true;
    } else if (character === '}' || character === ']') {
      levels -= 1;
    }
  }
  return false;
}
