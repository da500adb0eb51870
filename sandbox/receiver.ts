import { createServer, type IncomingMessage } from 'node:http';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { EventInbox, type ReceivedEvent } from './event-inbox';
import { isJsonObject } from './simulator/json-text';

/** An application's side of the webhooks: all that it takes to receive events, with one library. */
export interface Receiver {
  readonly url: string;
  /** The address to register for an application. */
  urlOf(application: string): string;
  /** The secret that registering that address was answered with. */
  trust(application: string, secret: string): void;
  /** The next verified event of this type for the application; undefined when none comes in time. */
  next(application: string, type: string, timeoutMs: number): Promise<ReceivedEvent | undefined>;
  close(): Promise<void>;
}

interface Application {
  readonly webhook: Webhook;
  readonly inbox: EventInbox;
}

/**
 * Starts a receiver on a free port.
 * @param show is given a line for each webhook: event type, outcome of the call, verified
 */
export async function startReceiver(show: (line: string) => void): Promise<Receiver> {
  const applications = new Map<string, Application>();

  const answerTo = async (request: IncomingMessage): Promise<number> => {
    const name = (request.url ?? '').slice(1);
    const application = applications.get(name);
    if (request.method !== 'POST' || application === undefined) return 404;
    const body = await readBody(request);
    const event = verify(application.webhook, request, body);
    if (event === null) {
      show(`${name}: a webhook that is not signed by the gateway, refused`);
      return 401;
    }
    const isNew = application.inbox.put(event);
    const outcome = event.outcome ?? 'no outcome';
    show(`${name}: ${event.type}, ${outcome}, verified${isNew ? '' : ', sent before'}`);
    return 204;
  };

  const server = createServer((request, response) => {
    answerTo(request).then(
      (status) => response.writeHead(status).end(),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port.');
  const url = `http://127.0.0.1:${address.port}`;

  return {
    url,
    urlOf: (name) => `${url}/${name}`,
    trust: (name, secret) => {
      applications.set(name, { webhook: new Webhook(secret), inbox: new EventInbox() });
    },
    next: async (name, type, timeoutMs) => applications.get(name)?.inbox.take(type, timeoutMs),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The signature is over the bytes, so they are checked before anybody reads them. null: it is wrong, or old. */
function verify(webhook: Webhook, { headers }: IncomingMessage, body: Buffer): ReceivedEvent | null {
  const id = String(headers['webhook-id']);
  try {
    const event = webhook.verify(body, {
      'webhook-id': id,
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    });
    const type = String(memberOf(event, 'type'));
    const outcome = memberOf(memberOf(memberOf(event, 'data'), 'call'), 'outcome');
    return { id, type, outcome: typeof outcome === 'string' ? outcome : null, text: body.toString('utf8') };
  } catch (error) {
    if (error instanceof WebhookVerificationError) return null;
    throw error;
  }
}

function memberOf(value: unknown, name: string): unknown {
  return isJsonObject(value) ? value[name] : undefined;
}
