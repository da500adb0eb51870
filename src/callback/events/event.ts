import { Selectable } from 'kysely';
import { toRfc3339 } from '../../common/clock';
import { JsonObject } from '../../common/json';
import { EventTable } from '../../database/schema';
import { sealPurpose } from '../../vault/seal-purpose';
import { Vault } from '../../vault/vault';
import { Call, CallProduct, EventType } from './call';

/** How the callback behind an event proved itself. */
export const PROVENANCES = ['signed', 'tagged', 'token'] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** What an event says; it never changes. */
export interface EventData {
  /** Null: a test. */
  readonly product: CallProduct | null;
  readonly bindingId: string | null;
  /** Counts the reports of one call, as far as their content differs. From 1. */
  readonly revision: number;
  readonly call: Call;
  /** The register's copy of what the caller gave at binding. */
  readonly userData: string | null;
  readonly provenance: Provenance;
  /** The callback's own fields. */
  readonly provider: JsonObject;
}

/** An event as clients get it, by pull, stream and webhook alike. */
export interface Event {
  readonly id: string;
  readonly type: EventType;
  /** When the gateway stored it. */
  readonly timestamp: string;
  readonly data: EventData;
}

export type EventRow = Selectable<EventTable>;

export function sealEventData(vault: Vault, id: string, data: EventData): string {
  return vault.seal(JSON.stringify(data), purposeOf(id));
}

export function toEvent(vault: Vault, { id, type, created_at, sealed_data }: EventRow): Event {
  const data = JSON.parse(vault.open(sealed_data, purposeOf(id))) as EventData;
  return { id, type: type as EventType, timestamp: toRfc3339(created_at), data };
}

function purposeOf(id: string): string {
  return sealPurpose(['events', 'sealed_data'], id);
}

/** A call of which nothing is known. */
export const NO_CALL: Call = {
  callId: null,
  caller: null,
  callee: null,
  numberX: null,
  numberY: null,
  outcome: null,
  outcomeCode: null,
  outcomeText: null,
  startedAt: null,
  ringingAt: null,
  answeredAt: null,
  endedAt: null,
  durationSeconds: null,
  billedSeconds: null,
  endedBy: null,
  recordingUrl: null,
  smsContent: null,
  legs: [],
  costs: [],
};
