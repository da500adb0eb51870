import { BareNumber, type Json } from './json-text';
import type { Variations } from './variations';

/** An id as answers and pushes write it: `number` is for ids of digits alone. */
export function shownId(variation: Variations['subid'], id: string): Json {
  return variation === 'number' && /^\d+$/.test(id) ? new BareNumber(id) : id;
}
