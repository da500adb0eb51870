/** The base with what was given in place; a member that is undefined was not given. */
export function merged<Base extends object>(base: Base, given: Partial<Base>): Base {
  const present = Object.entries<unknown>({ ...given }).filter(([, value]) => value !== undefined);
  return Object.assign({}, base, Object.fromEntries(present));
}
