import { CallbackReceiver } from '../sandbox/testing/callback-receiver';
import { Simulator } from '../sandbox/simulator/start-simulator';
import { BenchClient, BenchGateway } from './gateway';

const BINDINGS = 100;
const FIRST_NUMBER = 85_291_100_001;

/** A callback: the end of its address, and its body. */
export interface PushedCall {
  readonly path: string;
  readonly body: string;
}

/**
 * Makes privacy-number bindings for the clients in turn and has the simulator place a call on each.
 * @returns what NXCloud pushes for such calls; each time it is asked, for a call that was not there before
 */
export async function pushedCalls(
  simulator: Simulator,
  gateway: BenchGateway,
  ...clients: readonly BenchClient[]
): Promise<() => PushedCall> {
  const receiver = await CallbackReceiver.start();
  simulator.control.setCallbacks({ url: receiver.url });
  const numbers = Array.from({ length: BINDINGS }, (_, index) => String(FIRST_NUMBER + index));
  simulator.control.changeNumbers({ product: 'pns', add: numbers.map((number) => ({ number, iso2: 'HK' })) });
  for (const [index, number] of numbers.entries()) {
    await gateway.post('/v1/pns/bindings/xyb', clients[index % clients.length]?.key ?? '', {
      phoneB: '+85264654798',
      didX: `+${number}`,
      ttlSeconds: 86_400,
      userData: 'order 4711',
    });
    simulator.control.placeCall({ product: 'pns', from: '85254987987', to: number });
  }
  await simulator.control.pushesSettled();
  receiver.close();
  return varied(
    receiver.received.map(({ path, body }) => ({ path: path.replace('/callbacks/token', ''), body })),
  );
}

/** The calls in turn, with a call id of their own each time. */
function varied(calls: readonly PushedCall[]): () => PushedCall {
  const templates = calls.map(({ path, body }) => {
    const { callId } = JSON.parse(body) as { callId: string };
    return { path, parts: body.split(callId) };
  });
  const run = Date.now().toString(36);
  let count = 0;
  return () => {
    const template = templates[count % templates.length];
    if (template === undefined) throw new Error('the simulator pushed nothing');
    count += 1;
    return { path: template.path, body: template.parts.join(`${run}-${count}`) };
  };
}
