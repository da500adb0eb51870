import type { JsonMembers } from './json-text';
import type { PushManner } from './push-manner';

/** The members as documented, or with the flaw asked for: one that is required left out, or a time in words. */
export function flawed(
  members: JsonMembers,
  malformed: PushManner['malformed'],
  { missing, wrong }: { missing?: string; wrong?: string },
): JsonMembers {
  if (malformed === 'missing_field' && missing !== undefined) return { ...members, [missing]: undefined };
  if (malformed === 'wrong_type' && wrong !== undefined) return { ...members, [wrong]: 'yesterday' };
  return members;
}
