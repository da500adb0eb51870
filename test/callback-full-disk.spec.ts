import Sqlite from 'libsql';
import { eventually } from './support/bindings';
import { bindRelay, push, relayRecord } from './support/callbacks';
import { TestClient, TestGateway } from './support/gateway';
import { describeOnSmallDisk, GatewayOnDisk, startGatewayOnDisk } from './support/gateway-on-disk';
import { HttpResult } from './support/http';
import { listEvents } from './support/listed-events';
import { Receiver, TestEndpoint } from './support/receiver';
import { SmallDisk } from './support/small-disk';
import { LOCAL_WEBHOOKS } from './support/webhook-bench';

/** The write-ahead log has room left when the disk has none: so many in a row are refused only when all is full. */
const IN_A_ROW = 10;
const MAX_CALLS = 3000;

describeOnSmallDisk('a SQLite file on a disk that fills up', () => {
  const acknowledged = new Set<string>();
  let started: GatewayOnDisk;
  let disk: SmallDisk;
  let gateway: TestGateway;
  let receiver: Receiver;
  let client: TestClient;
  let endpoint: TestEndpoint;
  let subid: string;
  let calls = 0;

  beforeAll(async () => {
    started = await startGatewayOnDisk(LOCAL_WEBHOOKS);
    ({ disk, gateway } = started);
    receiver = await Receiver.start();
    client = await gateway.createClient();
    endpoint = await receiver.subscribe(client.http);
    ({ subid } = await bindRelay(client));
  });

  afterAll(async () => {
    await started.close();
    await receiver.close();
  });

  async function pushRecord(): Promise<HttpResult> {
    calls += 1;
    const taskid = `task-${calls}`;
    const answer = await push(gateway, 'interline/cdr', relayRecord({ taskid, subid }));
    if (answer.status === 200) acknowledged.add(`interline.call.completed ${taskid}`);
    return answer;
  }

  /** Pushes until everything is refused. @returns the refusals */
  async function pushUntilFull(): Promise<HttpResult[]> {
    const refused: HttpResult[] = [];
    let inARow = 0;
    while (inARow < IN_A_ROW && calls < MAX_CALLS) {
      const answer = await pushRecord();
      inARow = answer.status === 200 ? 0 : inARow + 1;
      if (answer.status !== 200) refused.push(answer);
    }
    return refused;
  }

  it('refuses callbacks with 503 and goes on being read while it is full, and takes callbacks by itself when it is not', async () => {
    expect((await pushRecord()).status).toBe(200);
    for (let times = 0; times < 2; times += 1) {
      disk.fill();
      const refused = await pushUntilFull();
      expect(refused.length).toBeGreaterThanOrEqual(IN_A_ROW);
      expect(new Set(refused.map(({ status, body }) => `${status} ${String(body.code)}`))).toEqual(
        new Set(['503 upstream_unavailable']),
      );
      expect(refused.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
      expect(await listEvents(client.http)).toHaveLength(acknowledged.size);
      expect((await client.http.get('/v1/interline/bindings')).body.data).toHaveLength(1);
      expect((await client.http.get('/v1/pns/bindings')).status).toBe(200);

      disk.free();
      expect((await pushRecord()).status).toBe(200);
    }
  });

  it('has exactly what was acknowledged, and delivers it', async () => {
    const events = await listEvents(client.http);
    expect(new Set(events.map(({ name }) => name))).toEqual(acknowledged);
    expect(events).toHaveLength(acknowledged.size);
    await eventually(
      () => events.every(({ id }) => endpoint.webhooks.some((webhook) => webhook.id === id)),
      30,
    );
  });

  it('leaves a file that is whole', () => {
    const file = new Sqlite(started.file);
    try {
      expect(file.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    } finally {
      file.close();
    }
  });
});
