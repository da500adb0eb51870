import { eventually } from './support/bindings';
import { EventReader } from './support/event-reader';
import { startGateway, TestClient, TestGateway } from './support/gateway';

const ROUTE = '/v1/events/stream';

describe('what is written down of a stream', () => {
  let gateway: TestGateway;
  let client: TestClient;

  beforeAll(async () => {
    gateway = await startGateway();
    client = await gateway.createClient();
  });

  afterAll(() => gateway.close());

  const open = (requestId: string): Promise<EventReader> =>
    EventReader.open(gateway.url, client.key, { headers: { 'x-request-id': requestId } });

  const linesOf = (requestId: string): Record<string, unknown>[] =>
    gateway.log.of('request').filter((line) => line.requestId === requestId);

  async function counted(status: number): Promise<number> {
    const { text } = await gateway.anyone.get('/metrics');
    const labels = `method="GET",route="${ROUTE}",status="${status}"`;
    const count = new RegExp(`^nxg_http_request_duration_seconds_count\\{${labels}\\} (\\d+)$`, 'm').exec(
      text,
    )?.[1];
    return Number(count ?? 0);
  }

  it('is one log line and one count when its reader has left', async () => {
    const before = await counted(200);
    const reader = await open('stream-left');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([linesOf('stream-left'), await counted(200)]).toEqual([[], before]);
    reader.leave();
    await eventually(() => linesOf('stream-left').length > 0);
    const [line] = linesOf('stream-left');
    expect(line).toMatchObject({ method: 'GET', route: ROUTE, status: 200, clientId: client.id });
    expect(line?.durationMs).toBeGreaterThan(90);
    expect([linesOf('stream-left').length, await counted(200)]).toEqual([1, before + 1]);
  });

  it('is one log line and one count when the gateway ended it', async () => {
    const before = await counted(200);
    const reader = await open('stream-ended');
    await gateway.admin.patch(`/v1/admin/clients/${client.id}`, { status: 'suspended' });
    await reader.over();
    await gateway.admin.patch(`/v1/admin/clients/${client.id}`, { status: 'active' });
    await eventually(() => linesOf('stream-ended').length > 0);
    expect(linesOf('stream-ended')).toEqual([expect.objectContaining({ route: ROUTE, status: 200 })]);
    expect(await counted(200)).toBe(before + 1);
  });

  it('is the refusal of a sixth one, too', async () => {
    const before = await counted(429);
    const opened = await Promise.all([1, 2, 3, 4, 5].map((number) => open(`stream-open-${number}`)));
    await open('stream-six');
    expect(linesOf('stream-six')).toEqual([
      expect.objectContaining({ route: ROUTE, status: 429, problem: 'rate_limited', clientId: client.id }),
    ]);
    expect(await counted(429)).toBe(before + 1);
    for (const reader of opened) reader.leave();
  });
});
