/** The signal that a client has new events. */
export function eventsTopic(clientId: string): string {
  return `events:${clientId}`;
}
