import { DeliveryWorker } from '../../src/callback/delivery/delivery-worker';
import { EnvironmentSource } from '../../src/config/environment';
import { useBench } from './bench';
import { eventually } from './bindings';
import { CreateDatabase, StoredDatabase } from './databases';
import { callNames, endCalls } from './ended-calls';
import { SetClock, TestClient, TestGateway } from './gateway';
import { Receiver, TestEndpoint } from './receiver';

/** What lets endpoints live on this machine. */
export const LOCAL_WEBHOOKS = { WEBHOOK_ALLOW_HTTP: 'true', WEBHOOK_ALLOWED_CIDRS: '127.0.0.0/8' };

export interface TestDelivery {
  readonly id: string;
  readonly eventId: string;
  readonly endpointId: string;
  readonly status: string;
  readonly nextAttemptAt: string | null;
  readonly attempts: readonly {
    readonly at: string;
    readonly statusCode: number | null;
    readonly error: string | null;
    readonly durationMs: number;
  }[];
}

/** An event as the client reads it. */
export type TestEvent = Readonly<Record<string, unknown>> & { readonly id: string };

/** A client that owns a business phone. */
export interface PhoneClient extends TestClient {
  readonly phone: string;
}

let phones = 0;

/** A client whose calls come over a business phone that no other lists. */
export async function createPhoneClient(
  gateway: Pick<TestGateway, 'createClient'>,
  draft: Readonly<Record<string, unknown>> = {},
): Promise<PhoneClient> {
  phones += 1;
  const phone = `+62811${String(phones).padStart(8, '0')}`;
  return { ...(await gateway.createClient({ businessPhones: [phone], ...draft })), phone };
}

let calls = 0;

/** Reports so many calls over a client's phone in one callback. @returns the ids of the calls */
export async function reportCalls(
  gateway: Pick<TestGateway, 'callbackUrl'>,
  client: Pick<PhoneClient, 'phone'>,
  count: number,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<string[]> {
  calls += 1;
  const callIds = callNames(`wacid.${calls}`, count);
  await endCalls(gateway, client, callIds, fields);
  return callIds;
}

/** Fields of a call that replace what is reported otherwise, and add to it. */
export type CallFields = Readonly<Record<string, unknown>> & { readonly call_id?: string };

/** A call that has ended over a client's phone, as NXCloud reports it. @returns the event that came of it */
export async function endCall(
  gateway: TestGateway,
  client: PhoneClient,
  fields: CallFields = {},
): Promise<TestEvent> {
  const [callId] = await reportCalls(gateway, client, 1, fields);
  const events = await gateway.as(client.key).get(`/v1/events?callId=${fields.call_id ?? callId}`);
  const event = events.body.data?.at(-1);
  if (event === undefined) throw new Error('no event came of the callback');
  return event as TestEvent;
}

/** An endpoint's deliveries, newest first. */
export async function deliveriesOf(
  { http }: Pick<TestClient, 'http'>,
  { id }: Pick<TestEndpoint, 'id'>,
): Promise<TestDelivery[]> {
  const { body } = await http.get(`/v1/webhooks/${id}/deliveries`);
  return body.data as unknown as TestDelivery[];
}

/** A gateway with a client, its phone and a receiver of its webhooks; time stands still until a test moves it. */
export class WebhookBench {
  clock!: SetClock;
  database!: StoredDatabase;
  gateway!: TestGateway;
  receiver!: Receiver;
  client!: PhoneClient;

  subscribe(draft: Readonly<Record<string, unknown>> = {}, client = this.client): Promise<TestEndpoint> {
    return this.receiver.subscribe(client.http, draft);
  }

  endCall(fields: CallFields = {}, client = this.client): Promise<TestEvent> {
    return endCall(this.gateway, client, fields);
  }

  reportCalls(count: number, client = this.client): Promise<string[]> {
    return reportCalls(this.gateway, client, count);
  }

  /** The newest delivery of an endpoint. */
  async lastDelivery(endpoint: TestEndpoint): Promise<TestDelivery> {
    const [last] = await deliveriesOf(this.client, endpoint);
    if (last === undefined) throw new Error('the endpoint has no delivery');
    return last;
  }

  /** Resolves when no attempt to deliver to the endpoint is under way, and what came of it is written down. */
  async settled(endpoint: TestEndpoint, attempts = endpoint.webhooks.length): Promise<TestDelivery[]> {
    const read = (): Promise<TestDelivery[]> => deliveriesOf(this.client, endpoint);
    const count = (deliveries: readonly TestDelivery[]): number =>
      deliveries.flatMap((delivery) => delivery.attempts).length;
    await eventually(async () => count(await read()) >= attempts);
    return read();
  }

  async readEndpoint({ id }: TestEndpoint): Promise<Record<string, unknown>> {
    return (await this.client.http.get(`/v1/webhooks/${id}`)).body;
  }

  /** Lets the worker see a later time. */
  advanceSeconds(seconds: number): void {
    this.clock.advanceSeconds(seconds);
    this.wake();
  }

  /** Moves on to a time of the gateway's, or so many milliseconds beside it. */
  advanceTo(time: string | null, besideMs = 0): void {
    if (time === null) throw new Error('there is no time to move on to');
    this.advanceSeconds((Date.parse(time) + besideMs - this.clock.now()) / 1000);
  }

  wake(): void {
    this.gateway.app.get(DeliveryWorker, { strict: false }).wake();
  }

  /** Resolves when the worker has looked for what is due at this time: what it sent then has arrived. */
  async looked(): Promise<void> {
    const watcher = await createPhoneClient(this.gateway);
    const endpoint = await this.receiver.subscribe(watcher.http);
    for (let time = 1; time <= 2; time += 1) {
      await watcher.http.post(`/v1/webhooks/${endpoint.id}/test`);
      await endpoint.arrivals(time);
    }
    await watcher.http.delete(`/v1/webhooks/${endpoint.id}`);
  }
}

/** Sets a webhook bench up around the tests of a `describe`, with a new client for each of them. */
export function useWebhookBench(create: CreateDatabase, env: EnvironmentSource = {}): WebhookBench {
  const bench = useBench(create, { env: { ...LOCAL_WEBHOOKS, ...env } });
  const webhooks = new WebhookBench();
  beforeAll(async () => {
    const { clock, database, gateway } = bench;
    const receiver = await Receiver.start(() => clock.now());
    Object.assign(webhooks, { clock, database, gateway, receiver });
  });
  beforeEach(async () => {
    webhooks.client = await createPhoneClient(webhooks.gateway);
  });
  afterAll(() => webhooks.receiver.close());
  return webhooks;
}
