import { postJson } from './post-json';
import type { Receiver } from './receiver';

/** An application that calls the gateway, as the tour plays it. */
export interface ExampleClient {
  readonly name: string;
  readonly key: string;
}

export type ExampleClientName = 'courier' | 'desk';

const EVENT_SCOPES = ['events:read', 'webhooks:read', 'webhooks:write'];

/** Makes the two applications of the tour over the admin API. */
export async function createExampleClients(
  gatewayUrl: string,
  adminKey: string,
): Promise<Record<ExampleClientName, ExampleClient>> {
  const create = async (draft: { name: string; [field: string]: unknown }): Promise<ExampleClient> => {
    const { id } = await postJson(`${gatewayUrl}/v1/admin/clients`, adminKey, draft);
    const { key } = await postJson(`${gatewayUrl}/v1/admin/clients/${String(id)}/keys`, adminKey, {});
    return { name: draft.name, key: String(key) };
  };
  const courier = await create({
    name: 'courier app',
    scopes: ['pns:read', 'pns:write', ...EVENT_SCOPES],
    businessPhones: [],
    interlineNumbers: [],
  });
  const desk = await create({
    name: 'support desk',
    scopes: ['calling:read', 'calling:write', 'interline:read', 'interline:write', ...EVENT_SCOPES],
    businessPhones: ['+6281100000001', '+6281100000002'],
    interlineNumbers: ['17000000001', '17000000002'],
  });
  return { courier, desk };
}

/** Has the events of each application sent to the receiver, as the application itself would. */
export async function registerWebhooks(
  gatewayUrl: string,
  clients: Record<ExampleClientName, ExampleClient>,
  receiver: Receiver,
): Promise<void> {
  for (const name of ['courier', 'desk'] as const) {
    const { secret } = await postJson(`${gatewayUrl}/v1/webhooks`, clients[name].key, {
      url: receiver.urlOf(name),
      eventTypes: ['*'],
      description: `The sandbox's receiver, for the ${clients[name].name}`,
    });
    receiver.trust(name, String(secret));
  }
}
