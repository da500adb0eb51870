/** An application that calls the gateway, as the tour plays it. */
export interface ExampleClient {
  readonly name: string;
  readonly key: string;
}

/** Makes the two applications of the tour over the admin API. */
export async function createExampleClients(
  gatewayUrl: string,
  adminKey: string,
): Promise<{ courier: ExampleClient; desk: ExampleClient }> {
  const create = async (draft: { name: string; [field: string]: unknown }): Promise<ExampleClient> => {
    const { id } = await post(`${gatewayUrl}/v1/admin/clients`, adminKey, draft);
    const { key } = await post(`${gatewayUrl}/v1/admin/clients/${String(id)}/keys`, adminKey, {});
    return { name: draft.name, key: String(key) };
  };
  const courier = await create({
    name: 'courier app',
    scopes: ['pns:read', 'pns:write'],
    businessPhones: [],
    interlineNumbers: [],
  });
  const desk = await create({
    name: 'support desk',
    scopes: ['calling:read', 'calling:write', 'interline:read', 'interline:write'],
    businessPhones: ['+6281100000001', '+6281100000002'],
    interlineNumbers: ['17000000001', '17000000002'],
  });
  return { courier, desk };
}

async function post(url: string, adminKey: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The gateway answered ${response.status} to the sandbox's own set-up.`);
  return (await response.json()) as Record<string, unknown>;
}
