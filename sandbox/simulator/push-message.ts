import { BareNumber, writeJson, type Json, type JsonMembers } from './json-text';
import type { PushAddress } from './push';
import type { PushManner } from './push-manner';

/** What one push says, before it is written. */
export interface PushMessage {
  address: PushAddress;
  part: 'start' | 'record' | 'error';
  members: JsonMembers;
  encoding: PushManner['encoding'];
}

export interface WrittenMessage {
  contentType: string;
  body: string;
}

/** A message in its encoding; a broken one is JSON that ends in the middle, whatever the encoding. */
export function writeMessage(
  { members, encoding }: PushMessage,
  malformed: PushManner['malformed'],
): WrittenMessage {
  const isBroken = malformed === 'broken_json';
  if (encoding === 'form' && !isBroken) {
    return { contentType: 'application/x-www-form-urlencoded', body: writeForm(members) };
  }
  const text = writeJson(members);
  const body = isBroken ? text.slice(0, text.length / 2) : text;
  return { contentType: 'application/json', body };
}

function writeForm(members: JsonMembers): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined) form.append(name, textOf(value));
  }
  return form.toString();
}

function textOf(value: Json): string {
  if (value instanceof BareNumber) return value.digits;
  return typeof value === 'string' ? value : writeJson(value);
}
