import type { Receiver } from './receiver';
import { TOUR, type EventStep, type RequestStep, type TourStep } from './tour-steps';

/** Where the steps go and with which keys. */
export interface TourSetting {
  readonly gatewayUrl: string;
  readonly simulatorUrl: string;
  readonly courierKey: string;
  readonly deskKey: string;
}

const PATIENCE_MS = 10_000;

/**
 * Runs the tour and shows each request and its answer, and each event.
 * @returns how many steps did not end as they should have
 */
export async function runTour(
  setting: TourSetting,
  receiver: Receiver,
  show: (text: string) => void,
): Promise<number> {
  const kept = new Map<string, string>();
  let surprises = 0;
  for (const [index, step] of TOUR.entries()) {
    show(`\n${index + 1}. ${step.title}`);
    const isAsPromised = await runStep(step, { setting, receiver, kept, show });
    if (!isAsPromised) surprises += 1;
  }
  return surprises;
}

interface Surroundings {
  readonly setting: TourSetting;
  readonly receiver: Receiver;
  readonly kept: Map<string, string>;
  readonly show: (text: string) => void;
}

function runStep(step: TourStep, surroundings: Surroundings): Promise<boolean> {
  return 'eventType' in step ? awaitEvent(step, surroundings) : ask(step, surroundings);
}

async function awaitEvent({ as, eventType }: EventStep, { receiver, show }: Surroundings): Promise<boolean> {
  show(`   … a webhook at ${receiver.urlOf(as)}`);
  const event = await receiver.next(as, eventType, PATIENCE_MS);
  if (event === undefined) {
    show(`   ! expected ${eventType}`);
    return false;
  }
  show(`   ⇐ ${event.type}, ${event.outcome ?? 'no outcome yet'}, verified\n     ${event.text}`);
  return true;
}

async function ask(step: RequestStep, { setting, kept, show }: Surroundings): Promise<boolean> {
  const fill = (text: string): string =>
    text.replace(/\$([A-Z]+)/g, (_, name: string) => kept.get(name) ?? '');
  const path = fill(step.path);
  const body = step.body === undefined ? undefined : fill(JSON.stringify(step.body));
  show(`   → ${step.method} ${path}${body === undefined ? '' : `\n     ${body}`}`);
  const { status, text } = await send(setting, step, path, body);
  show(`   ← ${status}${text === '' ? '' : `\n     ${text}`}`);
  if (step.keep !== undefined) kept.set(step.keep.name, fieldOf(text, step.keep));
  if (status === step.status) return true;
  show(`   ! expected ${step.status}`);
  return false;
}

async function send(
  { gatewayUrl, simulatorUrl, courierKey, deskKey }: TourSetting,
  { as, method }: RequestStep,
  path: string,
  body: string | undefined,
): Promise<{ status: number; text: string }> {
  const keys = { courier: courierKey, desk: deskKey, network: null };
  const key = keys[as];
  const response = await fetch(`${as === 'network' ? simulatorUrl : gatewayUrl}${path}`, {
    method,
    body,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  });
  return { status: response.status, text: await response.text() };
}

function fieldOf(text: string, { field, encode }: { field: string; encode?: true }): string {
  const value = String((JSON.parse(text) as Record<string, unknown>)[field]);
  return encode === true ? encodeURIComponent(value) : value;
}
