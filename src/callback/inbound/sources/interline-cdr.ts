import { Call } from '../../events/call';
import { interlineOutcome } from '../../events/causes';
import { providerFields } from './blank-record';
import { INTERLINE_REQUIRED, readRelay } from './interline-relay';
import { RecordFields } from './record-fields';
import { recordingUrl } from './recording-url';
import { Source } from './source';

const RELEASE_DIRECTIONS = { 0: 'platform', 1: 'caller', 2: 'callee' } as const;

/** The record of a finished call. Source: interline interface V1.0, section 5.1. */
export const interlineCdr: Source = {
  product: 'interline',
  form: 'form_or_json',
  records(object, { accounts, interlineRecordingBaseUrl }) {
    const fields = new RecordFields(object);
    fields.require(...INTERLINE_REQUIRED, 'result', 'beginTime');
    const relay = readRelay(fields, 'beginTime', accounts);
    const result = fields.text('result');
    const call: Call = {
      ...relay.call,
      ...interlineOutcome(result ?? ''),
      outcomeCode: result,
      ringingAt: fields.time('ringTime'),
      answeredAt: fields.time('answerTime'),
      endedAt: fields.time('releaseTime'),
      durationSeconds: fields.count('duration', 0),
      endedBy: fields.oneOf<Call['endedBy']>('releasedir', RELEASE_DIRECTIONS, 'unknown'),
      recordingUrl: recordingUrl(fields.text('recording'), interlineRecordingBaseUrl),
    };
    const { keys } = relay;
    const provider = providerFields(object);
    return [{ type: 'interline.call.completed', keys, call, provider, defect: fields.defect }];
  },
};
