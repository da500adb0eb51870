import { PHONE_A } from './canaries';
import { ACKNOWLEDGED, push } from './callbacks';
import { TestGateway } from './gateway';
import { PhoneClient } from './webhook-bench';

/** Names calls: `prefix-0`, `prefix-1` and so on. */
export function callNames(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
}

/** Lets calls end over the client's phone. One callback reports them all, and each becomes an event. */
export async function endCalls(
  gateway: Pick<TestGateway, 'callbackUrl'>,
  { phone }: Pick<PhoneClient, 'phone'>,
  callIds: readonly string[],
  fields: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const digits = phone.slice(1);
  const calls = callIds.map((call_id) => ({ call_id, from: PHONE_A.slice(1), to: digits, ...fields }));
  const { status, text } = await push(gateway, 'calling', { business_phone: digits, calls });
  if (text !== ACKNOWLEDGED) throw new Error(`the callback was answered ${status}`);
}
