import { setTimeout as sleep } from 'node:timers/promises';
import {
  CallbackAddress,
  callingBody,
  formOf,
  push,
  relayRecord,
  relayStart,
  whatsappCall,
} from './callbacks';
import { Owner } from './restartable-gateway';

/** A callback as it is sent, and the events that it must become: each as `<type> <call id>`. */
interface LoadCallback {
  readonly owner: Owner;
  readonly address: CallbackAddress;
  /** A form or JSON; a repeat may come in the other one. */
  readonly bodies: readonly unknown[];
  readonly events: readonly string[];
}

export interface LoadOptions {
  readonly owners: () => readonly Owner[];
  /** Resolves with the address of the gateway as soon as there is one. */
  readonly callbackUrl: () => Promise<string>;
  readonly random: () => number;
  /** Lines that send at the same time. */
  readonly senders: number;
  /** The longest pause of a line between two callbacks. */
  readonly pauseMs: number;
}

/** An answer's status; `none`: the connection broke before there was one. */
export type LoadAnswer = number | 'none';

const MAX_TRIES = 3;

/**
 * NXCloud at work: relayed calls with their start and their record, WhatsApp calls several at a time, and all kinds
 * of duplicates. What is not answered with 200 is sent again, three times at most, as NXCloud does.
 */
export class UpstreamLoad {
  readonly answers = new Map<LoadAnswer, number>();
  private readonly sent = new Map<string, Set<string>>();
  private readonly acknowledged = new Map<string, Set<string>>();
  private calls = 0;
  private isStopped = false;
  private lines: Promise<void>[] = [];

  constructor(private readonly options: LoadOptions) {}

  start(): void {
    this.isStopped = false;
    this.lines = Array.from({ length: this.options.senders }, () => this.line());
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.lines);
  }

  /** The events that may exist. */
  sentTo({ id }: Owner): ReadonlySet<string> {
    return this.sent.get(id) ?? new Set();
  }

  /** The events that must exist. */
  acknowledgedTo({ id }: Owner): ReadonlySet<string> {
    return this.acknowledged.get(id) ?? new Set();
  }

  private async line(): Promise<void> {
    const { random, pauseMs } = this.options;
    while (!this.isStopped) {
      for (const callback of this.nextCall()) {
        const isTwin = random() < 0.1;
        await Promise.all([this.deliver(callback), ...(isTwin ? [this.deliver(callback)] : [])]);
        if (random() < 0.2) await this.deliver(callback);
      }
      await sleep(random() * pauseMs);
    }
  }

  private async deliver({ owner, address, bodies, events }: LoadCallback): Promise<void> {
    note(this.sent, owner, events);
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const callbackUrl = await this.options.callbackUrl();
      const body = bodies[Math.floor(this.options.random() * bodies.length)];
      const answer = await push({ callbackUrl }, address, body).then(
        ({ status }): LoadAnswer => status,
        (): LoadAnswer => 'none',
      );
      this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
      if (answer === 200) {
        note(this.acknowledged, owner, events);
        return;
      }
      await sleep(20);
    }
  }

  /** What NXCloud sends of one call, or of a few. */
  private nextCall(): LoadCallback[] {
    const { owners, random } = this.options;
    this.calls += 1;
    const all = owners();
    const owner = all[this.calls % all.length];
    if (owner === undefined) throw new Error('somebody must own the calls');
    const kind = random();
    if (kind < 0.3) return [this.whatsappCalls(owner, 1 + Math.floor(random() * 3))];
    const record = this.relayed(owner, 'interline/cdr');
    return kind < 0.6 ? [this.relayed(owner, 'interline/call-start'), record] : [record];
  }

  private relayed(owner: Owner, address: 'interline/cdr' | 'interline/call-start'): LoadCallback {
    const { subid, numberX, taggedUserData } = owner;
    const callId = `task-${this.calls}`;
    const fields = { taskid: callId, subid, rcaller: numberX, userData: taggedUserData };
    const body = address === 'interline/cdr' ? relayRecord(fields) : relayStart(fields);
    const type = address === 'interline/cdr' ? 'interline.call.completed' : 'interline.call.started';
    return { owner, address, bodies: [formOf(body), body], events: [`${type} ${callId}`] };
  }

  private whatsappCalls(owner: Owner, count: number): LoadCallback {
    const business_phone = owner.businessPhone.slice(1);
    const callIds = Array.from({ length: count }, (_, index) => `wacid-${this.calls}-${index}`);
    const calls = callIds.map((call_id) => whatsappCall({ call_id, from: business_phone }));
    const body = callingBody(calls, { business_phone });
    const events = callIds.map((callId) => `calling.call.completed ${callId}`);
    return { owner, address: 'calling', bodies: [body], events };
  }
}

function note(ledger: Map<string, Set<string>>, { id }: Owner, events: readonly string[]): void {
  const noted = ledger.get(id) ?? new Set();
  ledger.set(id, noted);
  events.forEach((event) => noted.add(event));
}
