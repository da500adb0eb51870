import type { PushManner } from './push-manner';

/** What the records of a call report: the call, or, where its recording comes later, the call without it first. */
export function reportsOf<Name extends string, Call extends Record<Name, string>>(
  call: Call,
  recordingName: Name,
  { recording }: PushManner,
): Call[] {
  const isLater = recording === 'later' && call[recordingName] !== '';
  return isLater ? [{ ...call, [recordingName]: '' }, call] : [call];
}
