import { Counter, Histogram, Registry } from 'prom-client';
import { CallbackJournal } from '../../callback/callback-journal';
import { DURATION_BUCKETS } from './durations';

const ENDINGS = ['delivered', 'failed'] as const;

/** Whether callbacks arrive and become events, and whether these reach the applications. */
export function addCallbackMetrics(registry: Registry, journal: CallbackJournal): void {
  const registers = [registry];
  const callbacks = new Histogram({
    name: 'nxg_callback_duration_seconds',
    help: 'Callbacks of NXCloud, until they are answered; outcome is what became of them',
    labelNames: ['source', 'outcome'],
    buckets: DURATION_BUCKETS,
    registers,
  });
  const events = new Counter({
    name: 'nxg_events_total',
    help: 'Events that were made of callbacks',
    labelNames: ['type'],
    registers,
  });
  const attempts = new Histogram({
    name: 'nxg_delivery_attempt_duration_seconds',
    help: 'Attempts to deliver an event to an endpoint; outcome is accepted or why it failed',
    labelNames: ['outcome'],
    buckets: DURATION_BUCKETS,
    registers,
  });
  const ended = new Counter({
    name: 'nxg_deliveries_ended_total',
    help: 'Deliveries that are attempted no more: delivered, or failed for good',
    labelNames: ['status'],
    registers,
  });
  for (const status of ENDINGS) ended.inc({ status }, 0);

  journal.onCallback(({ source, outcome, durationMs }) => {
    callbacks.observe({ source, outcome }, durationMs / 1000);
  });
  journal.onEvents((made) => {
    for (const { type } of made) events.inc({ type });
  });
  journal.onAttempt(({ error, durationMs, status }) => {
    attempts.observe({ outcome: error ?? 'accepted' }, durationMs / 1000);
    if (status !== 'pending') ended.inc({ status });
  });
}
