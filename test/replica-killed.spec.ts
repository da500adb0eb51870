import { eventually } from './support/bindings';
import { BUSINESS_PHONE, CALLBACK_TOKEN } from './support/canaries';
import { callNames, endCalls } from './support/ended-calls';
import { Http } from './support/http';
import { describePostgres } from './support/postgres';
import { Receiver, TestEndpoint } from './support/receiver';
import { Replicas } from './support/replicas';
import { LOCAL_WEBHOOKS } from './support/webhook-bench';

const CALLS_EACH = 30;
/** What each of the replicas may have under way at the endpoint. */
const AT_ONCE = 10;
/** The claims of a replica that is killed run out after the time-out of an attempt and half a minute. */
const WEBHOOK_TIMEOUT_MS = 5000;
const CLAIM_SECONDS = 35;

describePostgres('three processes of which one is killed in the middle of its deliveries', () => {
  let replicas: Replicas;
  let receiver: Receiver;
  let endpoint: TestEndpoint;

  beforeAll(async () => {
    const env = { ...LOCAL_WEBHOOKS, WEBHOOK_TIMEOUT_MS: String(WEBHOOK_TIMEOUT_MS) };
    replicas = await Replicas.start(3, env);
    receiver = await Receiver.start();
    const scopes = ['events:read', 'webhooks:read', 'webhooks:write'];
    const draft = { name: 'courier', scopes, businessPhones: [BUSINESS_PHONE], interlineNumbers: [] };
    const { key } = await replicas.createClient(draft);
    endpoint = await receiver.subscribe(new Http(replicas.url(2), key));
  });

  afterAll(async () => {
    await replicas.remove();
    await receiver.close();
  });

  function endCallsAt(index: number, prefix: string): Promise<void> {
    const gateway = { callbackUrl: `${replicas.url(index)}/callbacks/${CALLBACK_TOKEN}` };
    return endCalls(gateway, { phone: BUSINESS_PHONE }, callNames(prefix, CALLS_EACH));
  }

  async function undelivered(): Promise<number> {
    const rows = await replicas.database.rows("select id from deliveries where status <> 'delivered'");
    return rows.length;
  }

  it('lose none: the others go on, and deliver what it had claimed when the claims run out', async () => {
    endpoint.react('hang');
    await Promise.all([0, 1, 2].map((index) => endCallsAt(index, `before-${index}`)));
    await endpoint.arrivals(3 * AT_ONCE);
    await replicas.kill(0);
    endpoint.letGo();
    await Promise.all([1, 2].map((index) => endCallsAt(index, `after-${index}`)));

    await eventually(async () => (await undelivered()) <= AT_ONCE);
    await eventually(async () => (await undelivered()) === 0, 2 * CLAIM_SECONDS);
    expect(new Set(endpoint.webhooks.map(({ id }) => id)).size).toBe(5 * CALLS_EACH);
  });
});
