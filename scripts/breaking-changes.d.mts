/** What an application that was written against one OpenAPI document cannot do with another, a line each. */
export function breakingChanges(before: unknown, after: unknown): string[];
