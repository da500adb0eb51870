import { Counter, Histogram, Registry } from 'prom-client';
import { CallbackJournal, CallbackReport } from '../../callback/callback-journal';
import { CALLBACK_SOURCES } from '../../callback/inbound/call-record';
import { DURATION_BUCKETS } from './durations';

/** No client gets these: one is enough for an alert. */
const LOST: readonly CallbackReport['outcome'][] = ['failed', 'refused', 'unrouted', 'quarantined'];
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
  // From 0, so that the first one counts as an increase.
  for (const source of CALLBACK_SOURCES) for (const outcome of LOST) callbacks.zero({ source, outcome });
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
