export const SCOPES = [
  'calling:read',
  'calling:write',
  'pns:read',
  'pns:write',
  'interline:read',
  'interline:write',
  'events:read',
  'webhooks:read',
  'webhooks:write',
  'admin',
] as const;

/** What a client may do. */
export type Scope = (typeof SCOPES)[number];

export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}
