import { Http } from './http';

/** An event as a client's list or a webhook shows it. */
export interface ListedEvent {
  readonly id: string;
  /** `<type> <call id>` */
  readonly name: string;
}

/** All events of the client whose key is used, page by page. */
export async function listEvents(http: Http): Promise<ListedEvent[]> {
  const events: ListedEvent[] = [];
  let path = '/v1/events?limit=200';
  for (;;) {
    const { status, body } = await http.get(path);
    if (status !== 200) throw new Error(`the events were not listed: ${status}`);
    events.push(...(body.data ?? []).map(toListed));
    if (typeof body.nextCursor !== 'string') return events;
    path = `/v1/events?limit=200&cursor=${body.nextCursor}`;
  }
}

export function toListed(event: Record<string, unknown>): ListedEvent {
  const { call } = event.data as { call: { callId: string } };
  return { id: String(event.id), name: `${String(event.type)} ${call.callId}` };
}
