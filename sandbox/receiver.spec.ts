import { Webhook } from 'standardwebhooks';
import { startReceiver, type Receiver } from './receiver';

const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
const OTHER_SECRET = 'whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=';
const COMPLETED = { type: 'pns.call.completed', data: { call: { outcome: 'busy' } } };

describe('the receiver of webhooks', () => {
  let receiver: Receiver;
  let shown: string[];

  beforeEach(async () => {
    shown = [];
    receiver = await startReceiver((line) => shown.push(line));
    receiver.trust('courier', SECRET);
  });

  afterEach(() => receiver.close());

  interface Sending {
    to?: string;
    id?: string;
    secret?: string;
    at?: Date;
    /** What arrives, where that is not what was signed. */
    body?: string;
  }

  async function send(event: unknown, sending: Sending = {}): Promise<number> {
    const { to = 'courier', id = 'evt_1', secret = SECRET, at = new Date() } = sending;
    const signed = JSON.stringify(event);
    const response = await fetch(receiver.urlOf(to), {
      method: 'POST',
      body: sending.body ?? signed,
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, signed),
      },
    });
    return response.status;
  }

  it('answers a signed event with 204, shows it, and hands it to who waits', async () => {
    const next = receiver.next('courier', 'pns.call.completed', 5000);
    expect(await send(COMPLETED)).toBe(204);
    expect(shown).toEqual(['courier: pns.call.completed, busy, verified']);
    expect(await next).toEqual({
      id: 'evt_1',
      type: 'pns.call.completed',
      outcome: 'busy',
      text: JSON.stringify(COMPLETED),
    });
  });

  it.each([
    ['of another endpoint', { secret: OTHER_SECRET }],
    ['over other bytes', { body: '{"type":"pns.call.completed","data":{"call":{"outcome":"answered"}}}' }],
    ['that is ten minutes old', { at: new Date(Date.now() - 600_000) }],
  ])('answers a signature %s with 401', async (_, sending) => {
    expect(await send(COMPLETED, sending)).toBe(401);
    expect(shown).toEqual(['courier: a webhook that is not signed by the gateway, refused']);
    expect(await receiver.next('courier', 'pns.call.completed', 0)).toBeUndefined();
  });

  it('answers a webhook without a signature with 401', async () => {
    const { status } = await fetch(receiver.urlOf('courier'), { method: 'POST', body: '{}' });
    expect(status).toBe(401);
  });

  it('knows no application that never registered', async () => {
    expect(await send(COMPLETED, { to: 'desk' })).toBe(404);
  });

  it('keeps events until they are asked for, in their order, each once', async () => {
    await send(COMPLETED, { id: 'evt_1' });
    await send({ type: 'interline.call.started', data: { call: { outcome: null } } }, { id: 'evt_2' });
    await send(COMPLETED, { id: 'evt_3' });
    const take = async (type: string) => (await receiver.next('courier', type, 0))?.id;
    expect(await take('pns.call.completed')).toBe('evt_1');
    expect(await take('pns.call.completed')).toBe('evt_3');
    expect(await take('pns.call.completed')).toBeUndefined();
    expect(await take('interline.call.started')).toBe('evt_2');
    expect(shown).toContain('courier: interline.call.started, no outcome, verified');
  });

  it('accepts an event that was sent before, and hands it out once', async () => {
    await send(COMPLETED);
    expect(await send(COMPLETED)).toBe(204);
    expect(shown.at(-1)).toBe('courier: pns.call.completed, busy, verified, sent before');
    expect(await receiver.next('courier', 'pns.call.completed', 0)).toMatchObject({ id: 'evt_1' });
    expect(await receiver.next('courier', 'pns.call.completed', 0)).toBeUndefined();
  });
});
