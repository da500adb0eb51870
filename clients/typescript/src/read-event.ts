import type { GatewayEvent } from './api-types';
import { parseJson } from './parse-json';

/** @returns null for text that is no event */
export function readEvent(text: string): GatewayEvent | null {
  const value = parseJson(text);
  return isEvent(value) ? value : null;
}

/** A newer gateway may send types that this client does not know: they are events, too. */
function isEvent(value: unknown): value is GatewayEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'type' in value &&
    typeof value.type === 'string' &&
    'data' in value &&
    typeof value.data === 'object'
  );
}
