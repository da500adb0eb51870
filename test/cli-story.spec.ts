import { eventually } from './support/bindings';
import { PHONE_B } from './support/canaries';
import { CliShell } from './support/cli-shell';
import { describeEachDatabase, StoredDatabase } from './support/databases';
import { startGateway, TestGateway } from './support/gateway';
import { Receiver, TestEndpoint } from './support/receiver';
import { createPhoneClient, endCall, LOCAL_WEBHOOKS, PhoneClient, TestEvent } from './support/webhook-bench';

describeEachDatabase('the command line, asked why a call record did not arrive', (create) => {
  let database: StoredDatabase;
  let gateway: TestGateway;
  let shell: CliShell;
  let receiver: Receiver;
  let client: PhoneClient;
  let endpoint: TestEndpoint;
  let event: TestEvent;
  let callId: string;

  beforeAll(async () => {
    database = await create();
    gateway = await startGateway({
      env: { ...database.env, ...LOCAL_WEBHOOKS, WEBHOOK_RETRY_SCHEDULE_SECONDS: '0,3600' },
    });
    shell = CliShell.open({ ...database.env, GATEWAY_MODE: 'test' });
    receiver = await Receiver.start();
    client = await createPhoneClient(gateway);
    endpoint = await receiver.subscribe(client.http);
    endpoint.react({ status: 500 });
    event = await endCall(gateway, client, { from: PHONE_B.slice(1) });
    callId = (event.data as { call: { callId: string } }).call.callId;
    await eventually(async () => (await deliveries())[0]?.attempts.length === 1);
  });
  afterAll(async () => {
    await shell.close();
    await gateway.close();
    await receiver.close();
    await database.remove();
  });

  async function deliveries(): Promise<{ id: string; status: string; attempts: unknown[] }[]> {
    const { body } = await client.http.get(`/v1/webhooks/${endpoint.id}/deliveries`);
    return body.data as { id: string; status: string; attempts: unknown[] }[];
  }

  it('finds it by its call, and tells of its owner, its event and what the endpoint answered', async () => {
    const { out } = await shell.run('callbacks', 'list', '--call-id', callId);
    const [{ id = '' } = {}] = out.data as { id?: string }[];
    const story = await shell.typed('callbacks', 'show', id);
    expect(story.out).not.toContain(PHONE_B.slice(1));
    expect(story.code).toBe(0);
    expect(story.out).toMatch(new RegExp(`^owner +${client.id}$`, 'm'));
    expect(story.out).toMatch(/^why +One client alone lists the business phone\.$/m);
    expect(story.out).toContain(`event ${event.id}, calling.call.completed, revision 1, of ${client.id}\n`);
    const [delivery] = await deliveries();
    expect(story.out).toContain(
      `  ${delivery?.id ?? ''} to http://127.0.0.1:${receiver.port} (${endpoint.id}): failed so far (attempts: 1), the last time at `,
    );
    expect(story.out).toContain(', because it answered 500. Next at ');
    expect(story.out).not.toContain('/hooks/');
  });

  it('says that NXCloud did not push it, or that it was refused, when there is nothing', async () => {
    const { code, out } = await shell.typed('callbacks', 'list', '--call-id', 'never-came');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^No callback is like that: NXCloud did not push it/),
    ]);
  });

  it('shows events of any client, masked; revealed they stand in the audit log', async () => {
    const { out: list } = await shell.run('events', 'list', '--client-id', client.id, '--call-id', callId);
    expect(list.data).toEqual([
      expect.objectContaining({ id: event.id, clientId: client.id, callId, revision: 1 }),
    ]);
    const masked = await shell.typed('events', 'show', event.id);
    expect(masked.out).toContain('outcome ');
    expect(masked.out).not.toContain(PHONE_B.slice(1));
    const { out: shown } = await shell.run('events', 'show', event.id);
    expect(shown.data).toMatchObject({ call: { caller: '**********98', callId }, provider: {} });
    const { out: revealed } = await shell.run('events', 'show', event.id, '--reveal');
    expect(revealed.data).toEqual(event.data);
    const { out: audit } = await shell.run('audit', 'list', '--target', event.id);
    expect(audit.data).toMatchObject([{ action: 'events show --reveal', outcome: 'success' }]);
  });

  it('lists the events of a span of time: its beginning belongs to it, its end does not', async () => {
    const { out: list } = await shell.run('events', 'list', '--call-id', callId);
    const [{ timestamp = '' } = {}] = list.data as { timestamp?: string }[];
    const later = new Date(Date.parse(timestamp) + 1).toISOString();
    const listed = async (...span: string[]): Promise<unknown> => {
      const { out } = await shell.run('events', 'list', '--call-id', callId, ...span);
      return (out.data as { id: string }[]).map(({ id }) => id);
    };
    expect(await listed('--since', timestamp, '--until', later)).toEqual([event.id]);
    expect(await listed('--since', later)).toEqual([]);
    expect(await listed('--until', timestamp)).toEqual([]);
  });

  it('lists deliveries by event, endpoint and status, tells of each attempt, and has one made again', async () => {
    const [{ id } = { id: '' }] = await deliveries();
    for (const filter of [
      ['--event-id', event.id],
      ['--endpoint-id', endpoint.id],
      ['--status', 'pending'],
    ]) {
      const { out } = await shell.run('deliveries', 'list', ...filter);
      expect(out.data).toMatchObject([{ id, eventId: event.id, endpointId: endpoint.id }]);
    }
    expect((await shell.run('deliveries', 'list', '--status', 'failed')).out.data).toEqual([]);
    const { out: told } = await shell.typed('deliveries', 'show', id);
    expect(told).toMatch(/^AT +STATUS +ERROR +MILLISECONDS\n\S+Z +500 +status +\d+$/m);

    endpoint.react({ status: 204 });
    expect((await shell.run('deliveries', 'retry', id)).out).toMatchObject({ id, status: 'pending' });
    await eventually(async () => (await deliveries())[0]?.status === 'delivered');
    const { out: after } = await shell.typed('deliveries', 'show', id);
    expect(after).toMatch(/: delivered at \S+Z\.$/m);
    const { out: audit } = await shell.run('audit', 'list', '--target', id);
    expect(audit.data).toMatchObject([{ action: 'deliveries retry', outcome: 'success' }]);
    expect((await shell.typed('deliveries', 'retry', event.id)).code).toBe(3);
  });

  it('lists endpoints without what their addresses hide, and why one is disabled', async () => {
    const origin = `http://127.0.0.1:${receiver.port}`;
    const { out: list } = await shell.run('webhooks', 'list', '--client-id', client.id);
    expect(list.data).toMatchObject([{ id: endpoint.id, origin, status: 'enabled' }]);
    expect(JSON.stringify(list)).not.toContain('/hooks/');
    await client.http.patch(`/v1/webhooks/${endpoint.id}`, { status: 'disabled' });
    const { out } = await shell.typed('webhooks', 'list', '--status', 'disabled');
    expect(out).toMatch(/disabled +by_client/);
    const [{ id } = { id: '' }] = await deliveries();
    expect((await shell.typed('deliveries', 'show', id)).out).toContain(
      'The endpoint is disabled: its client disabled it.',
    );
    await shell.run('clients', 'update', client.id, '--status', 'suspended');
    expect((await shell.typed('deliveries', 'show', id)).out).toContain('The client is suspended');
  });

  it('has a delivery made again and says what still stands in its way; to a deleted endpoint it makes none', async () => {
    const shut = await createPhoneClient(gateway);
    const own = await receiver.subscribe(shut.http);
    own.react({ status: 500 });
    await endCall(gateway, shut);
    const first = async (): Promise<{ id: string; attempts: unknown[] }> => {
      const { body } = await shut.http.get(`/v1/webhooks/${own.id}/deliveries`);
      return (body.data as { id: string; attempts: unknown[] }[])[0] ?? { id: '', attempts: [] };
    };
    await eventually(async () => (await first()).attempts.length === 1);
    const { id } = await first();
    await shut.http.patch(`/v1/webhooks/${own.id}`, { status: 'disabled' });
    const { code, out } = await shell.typed('deliveries', 'retry', id);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/ Next at \S+Z\. The endpoint is disabled: its client disabled it\.\n$/),
    ]);
    await shut.http.delete(`/v1/webhooks/${own.id}`);
    const { out: before } = await shell.run('deliveries', 'show', id);
    const refused = await shell.typed('deliveries', 'retry', id);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('is deleted')]);
    expect((await shell.run('deliveries', 'show', id)).out).toEqual(before);
  });

  it('tells that there is no delivery where no endpoint wanted the event', async () => {
    const other = await createPhoneClient(gateway);
    const { id } = await endCall(gateway, other);
    const { out: list } = await shell.run('events', 'list', '--client-id', other.id);
    const [{ callbackId = '' } = {}] = list.data as { callbackId?: string }[];
    expect((await shell.typed('callbacks', 'show', callbackId)).out).toContain(
      `event ${id}, calling.call.completed, revision 1, of ${other.id}\n  No delivery: the client had no enabled endpoint`,
    );
  });
});
