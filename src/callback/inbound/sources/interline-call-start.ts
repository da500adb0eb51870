import { providerFields } from './blank-record';
import { INTERLINE_REQUIRED, readRelay } from './interline-relay';
import { RecordFields } from './record-fields';
import { Source } from './source';

/** A call that begins, or a text message that came. Source: interline interface V1.0, section 5.3. */
export const interlineCallStart: Source = {
  product: 'interline',
  form: 'form_or_json',
  records(object, { accounts }) {
    const fields = new RecordFields(object);
    fields.require(...INTERLINE_REQUIRED, 'callTime');
    const { keys, call } = readRelay(fields, 'callTime', accounts);
    const smsContent = fields.text('smsContent');
    return [
      {
        type: smsContent === null ? 'interline.call.started' : 'interline.sms.received',
        keys,
        call: { ...call, smsContent },
        provider: providerFields(object),
        defect: fields.defect,
      },
    ];
  },
};
