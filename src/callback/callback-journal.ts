import { Injectable } from '@nestjs/common';
import { DeliveryStatus } from './delivery/delivery-view';
import { CallbackRow } from './inbound/callback-row';
import { CallbackSource } from './inbound/call-record';

/** An event that was made of a callback. */
export interface PublishedEvent {
  readonly id: string;
  readonly type: string;
}

/** One callback, as the log and the metrics tell it. */
export interface CallbackReport {
  readonly source: CallbackSource;
  /**
   * What became of it. `forwarded` and `ignored`: a WhatsApp message or status, which came to the same address;
   * `refused`: it did not prove itself or was unreadable; `failed`: it could not be stored.
   */
  readonly outcome: CallbackRow['status'] | 'forwarded' | 'ignored' | 'refused' | 'failed';
  /** What was stored. */
  readonly row: CallbackRow | null;
  readonly events: readonly PublishedEvent[];
  readonly durationMs: number;
  readonly requestId: string;
  /** W3C trace context of the request that brought it. */
  readonly traceparent: string | null;
}

/** One attempt to deliver an event. */
export interface AttemptReport {
  readonly deliveryId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly endpointId: string;
  readonly clientId: string;
  readonly number: number;
  readonly statusCode: number | null;
  readonly error: string | null;
  readonly durationMs: number;
  /** What became of the delivery. */
  readonly status: DeliveryStatus;
  /** W3C trace context that went out with it. */
  readonly traceparent: string | null;
}

/** Tells whoever listens about callbacks and deliveries: the log and the metrics, without either being known here. */
@Injectable()
export class CallbackJournal {
  private readonly callbackListeners: ((report: CallbackReport) => void)[] = [];
  private readonly eventListeners: ((events: readonly PublishedEvent[]) => void)[] = [];
  private readonly attemptListeners: ((report: AttemptReport) => void)[] = [];

  onCallback(listener: (report: CallbackReport) => void): void {
    this.callbackListeners.push(listener);
  }

  onEvents(listener: (events: readonly PublishedEvent[]) => void): void {
    this.eventListeners.push(listener);
  }

  onAttempt(listener: (report: AttemptReport) => void): void {
    this.attemptListeners.push(listener);
  }

  noteCallback(report: CallbackReport): void {
    this.callbackListeners.forEach((listener) => {
      listener(report);
    });
  }

  /** Events that are there for good: their transaction is over. */
  noteEvents(events: readonly PublishedEvent[]): void {
    this.eventListeners.forEach((listener) => {
      listener(events);
    });
  }

  noteAttempt(report: AttemptReport): void {
    this.attemptListeners.forEach((listener) => {
      listener(report);
    });
  }
}
