import { describeEachDatabase } from './support/databases';
import { ArrivedWebhook, TestEndpoint } from './support/receiver';
import { useWebhookBench } from './support/webhook-bench';

const DAY_SECONDS = 86_400;

describeEachDatabase('the rotation of a secret', (create) => {
  const bench = useWebhookBench(create);

  /** Draws a new secret, which the endpoint trusts too. */
  async function rotate(endpoint: TestEndpoint): Promise<string> {
    const { status, body } = await bench.client.http.post(`/v1/webhooks/${endpoint.id}/rotate-secret`);
    expect(status).toBe(200);
    endpoint.secrets.push(String(body.secret));
    return String(body.secret);
  }

  async function nextWebhook(endpoint: TestEndpoint): Promise<ArrivedWebhook> {
    const { length } = endpoint.webhooks;
    await bench.endCall();
    const webhook = (await endpoint.arrivals(length + 1))[length];
    if (webhook === undefined) throw new Error('it did not arrive');
    return webhook;
  }

  it('answers the endpoint with its new secret, which no other answer shows', async () => {
    const endpoint = await bench.subscribe({ description: 'to be rotated' });
    const shown = await bench.readEndpoint(endpoint);
    const { body } = await bench.client.http.post(`/v1/webhooks/${endpoint.id}/rotate-secret`);
    expect(body).toEqual({
      ...shown,
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) as unknown,
    });
    expect(body.secret).not.toBe(endpoint.secrets[0]);
    expect(await bench.readEndpoint(endpoint)).toEqual(shown);
  });

  it('lets both secrets sign for 24 hours, and then the new one alone', async () => {
    const endpoint = await bench.subscribe();
    const [old = ''] = endpoint.secrets;
    const fresh = await rotate(endpoint);
    const signers = async (): Promise<boolean[]> => {
      const webhook = await nextWebhook(endpoint);
      return [old, fresh].map((secret) => webhook.isSignedWith(secret));
    };
    expect(await signers()).toEqual([true, true]);
    bench.advanceSeconds(DAY_SECONDS - 1);
    expect(await signers()).toEqual([true, true]);
    bench.advanceSeconds(1);
    expect(await signers()).toEqual([false, true]);
    const [signature, ...others] = String(endpoint.webhooks.at(-1)?.headers['webhook-signature']).split(' ');
    expect(signature).toMatch(/^v1,/);
    expect(others).toEqual([]);
  });

  it('counts for what is attempted after it, whenever the event came', async () => {
    const endpoint = await bench.subscribe();
    endpoint.react({ status: 500 }, { status: 204 });
    await nextWebhook(endpoint);
    await bench.settled(endpoint);
    const fresh = await rotate(endpoint);
    bench.advanceTo((await bench.lastDelivery(endpoint)).nextAttemptAt);
    const [first, second] = await endpoint.arrivals(2);
    expect([first, second].map((webhook) => webhook?.isSignedWith(fresh))).toEqual([false, true]);
  });

  it('promises every old secret its 24 hours, when it comes twice in that time', async () => {
    const endpoint = await bench.subscribe();
    const [first = ''] = endpoint.secrets;
    const second = await rotate(endpoint);
    bench.advanceSeconds(3600);
    const third = await rotate(endpoint);
    const webhook = await nextWebhook(endpoint);
    expect([first, second, third].map((secret) => webhook.isSignedWith(secret))).toEqual([true, true, true]);
  });

  it('shows no secret that does not sign, when two rotations cross', async () => {
    const endpoint = await bench.subscribe();
    const secrets = [...endpoint.secrets, ...(await Promise.all([rotate(endpoint), rotate(endpoint)]))];
    const webhook = await nextWebhook(endpoint);
    expect(secrets.map((secret) => webhook.isSignedWith(secret))).toEqual([true, true, true]);
  });
});
