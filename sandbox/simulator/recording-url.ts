import type { RelayedCall } from './placed-calls';

/** Nothing is recorded, so nothing answers there: `.invalid` never resolves. */
const RECORDING_HOST = 'https://recordings.invalid';

export function callingRecordingUrl(id: string): string {
  return `${RECORDING_HOST}/${id}.wav`;
}

/** pns gives whole addresses, interline a path; '' when there is no recording. */
export function pnsRecordingUrl({ recordingPath }: RelayedCall): string {
  return recordingPath === '' ? '' : `${RECORDING_HOST}${recordingPath}`;
}
