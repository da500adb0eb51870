import { Webhook } from 'standardwebhooks';
import { Randomness } from '../../common/randomness';
import { drawWebhookSecret, webhookHeaders } from './webhook-signature';

const NEW_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OLD_SECRET = 'whsec_bm90LWFzLW5ldy1hcy10aGUtb3RoZXI=';
const message = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestampSeconds: 1_614_265_330,
  body: '{"test": 2432232314}',
  secrets: [NEW_SECRET],
};

describe('the headers of a webhook', () => {
  it('are those of Standard Webhooks, to the letter', () => {
    expect(webhookHeaders(message)).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('are accepted by a receiver with either secret while both sign, the newest first', () => {
    const timestampSeconds = Math.floor(Date.now() / 1000);
    const body = '{"text":"Grüße, 你好"}';
    const headers = webhookHeaders({ ...message, timestampSeconds, body, secrets: [NEW_SECRET, OLD_SECRET] });

    expect(new Webhook(NEW_SECRET).verify(body, headers)).toEqual({ text: 'Grüße, 你好' });
    expect(new Webhook(OLD_SECRET).verify(body, headers)).toEqual({ text: 'Grüße, 你好' });
    const [first] = headers['webhook-signature'].split(' ');
    expect(first).toBe(new Webhook(NEW_SECRET).sign(message.id, new Date(timestampSeconds * 1000), body));
    expect(headers['webhook-signature']).toMatch(/^v1,[\w+/]+= v1,[\w+/]+=$/);
  });

  it.each([{ id: 'msg_other' }, { timestampSeconds: 1_614_265_331 }, { body: '{"test": 2432232315}' }])(
    'sign id, time and body: another signature for %j',
    (change) => {
      expect(webhookHeaders({ ...message, ...change })['webhook-signature']).not.toBe(
        webhookHeaders(message)['webhook-signature'],
      );
    },
  );

  it('are not made without a secret', () => {
    expect(() => webhookHeaders({ ...message, secrets: [] })).toThrow('unsigned');
  });

  it('do not show a secret that cannot be read', () => {
    expect(() => webhookHeaders({ ...message, secrets: ['whsec_canary!!'] })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('canary') as string }) as Error,
    );
  });
});

describe('a secret', () => {
  it('is 32 random bytes', () => {
    class Fixed extends Randomness {
      override bytes(count: number): Buffer {
        return Buffer.alloc(count, 0xab);
      }
    }
    expect(drawWebhookSecret(new Fixed())).toBe(`whsec_${'q6ur'.repeat(10)}q6s=`);
    expect(drawWebhookSecret(new Randomness())).not.toBe(drawWebhookSecret(new Randomness()));
  });

  it('signs what a receiver can verify with it', () => {
    const secret = drawWebhookSecret(new Randomness());
    const timestampSeconds = Math.floor(Date.now() / 1000);

    const headers = webhookHeaders({ ...message, timestampSeconds, secrets: [secret] });

    expect(() => new Webhook(secret).verify(message.body, headers)).not.toThrow();
  });
});
