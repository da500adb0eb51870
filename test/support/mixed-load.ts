import { RELAY_BIND } from './bindings';
import { CallerLoad, CallerRequest, Seen } from './caller-load';
import { relayRecord } from './callbacks';
import { CALLBACK_TOKEN } from './canaries';
import { listEvents } from './listed-events';
import { Owner, RestartableGateway } from './restartable-gateway';

const BINDINGS = '/v1/interline/bindings';
const RECORDS = `/callbacks/${CALLBACK_TOKEN}/interline/cdr`;

export interface MixedLoadOptions {
  readonly url: string;
  readonly owner: Owner;
  /** Two lines each read the register, ask NXCloud, bind, and report calls; and so on. */
  readonly lines: number;
  readonly random: () => number;
  readonly pauseMs: number;
}

/** An application and NXCloud at work on one gateway, and what they were told of it. */
export class MixedLoad extends CallerLoad {
  private readonly owner: Owner;

  constructor({ owner, ...options }: MixedLoadOptions) {
    let requests = 0;
    super({
      ...options,
      next: (line) => {
        requests += 1;
        return nextRequest(owner, line, requests);
      },
    });
    this.owner = owner;
  }

  /** Fails where NXCloud or the register has another binding than the application was told of, or one twice. */
  async expectBindings(gateway: RestartableGateway): Promise<void> {
    const told = [this.owner.subid, ...this.bound].sort();
    expect(told.length).toBeGreaterThan(1);
    const { atNXCloud, inRegister } = await gateway.relayBindings();
    expect(atNXCloud.sort()).toEqual(told);
    expect(inRegister.sort()).toEqual(told.map((subid) => `active ${subid}`));
  }

  /** Fails where the application has other events than those whose callbacks were acknowledged, or one twice. */
  async expectEvents(gateway: RestartableGateway): Promise<void> {
    expect(this.acknowledged.length).toBeGreaterThan(0);
    const events = await listEvents(await gateway.as(this.owner.key));
    expect(events.map(({ name }) => name).sort()).toEqual(this.acknowledged.sort());
  }

  /** NXCloud's ids of the bindings that the application was told of. */
  private get bound(): string[] {
    return this.done(BINDINGS).map(({ body }) => String(body.upstreamId));
  }

  /** The events that must exist, each as `<type> <call id>`. */
  private get acknowledged(): string[] {
    return this.done(RECORDS).map(({ request }) => {
      const { taskid } = request.body as { taskid: string };
      return `interline.call.completed ${taskid}`;
    });
  }

  private done(path: string): Seen[] {
    return this.seen.filter(
      ({ request, isDone }) => isDone && request.method === 'POST' && request.path === path,
    );
  }
}

function nextRequest(owner: Owner, line: number, number: number): CallerRequest {
  const headers = { authorization: `Bearer ${owner.key}` };
  switch (Math.floor(line / 2) % 4) {
    case 0:
      return { method: 'GET', path: BINDINGS, headers };
    case 1:
      return { method: 'GET', path: '/v1/interline/account', headers };
    case 2: {
      const body = { ...RELAY_BIND, numberA: `138000${String(number).padStart(5, '0')}` };
      const key = { 'idempotency-key': `order-${number}` };
      return { method: 'POST', path: BINDINGS, headers: { ...headers, ...key }, body };
    }
    default: {
      const { subid, numberX: rcaller, taggedUserData: userData } = owner;
      return {
        method: 'POST',
        path: RECORDS,
        body: relayRecord({ taskid: `task-${number}`, subid, rcaller, userData }),
      };
    }
  }
}
