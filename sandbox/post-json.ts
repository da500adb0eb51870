/**
 * Posts JSON to the gateway for the sandbox's own set-up.
 * @throws Error with the status when it is refused
 */
export async function postJson(url: string, key: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    const { pathname } = new URL(url);
    throw new Error(`The gateway answered ${response.status} to the sandbox's own POST ${pathname}.`);
  }
  return (await response.json()) as Record<string, unknown>;
}
