import { NO_CALL } from '../../events/event';
import { digitsOf } from '../../../common/phone-number';
import { Call } from '../../events/call';
import { BLANK_KEYS, providerFields } from './blank-record';
import { RecordFields } from './record-fields';
import { Source } from './source';

const NOT_BOUND = '10013';

/**
 * A call to a number that is not bound for its caller: it was not put through. `occurrenceTime` has no time zone,
 * and so stays in `provider`. Source: PNS API Error Webhook (2023-04-10); PNS API Error Code.
 */
export const pnsError: Source = {
  product: 'pns',
  form: 'json',
  records(object) {
    const fields = new RecordFields(object);
    const params = fields.child('data').child('requestParams');
    params.require('did', 'caller');
    const numberX = params.phoneNumber('did');
    const outcomeCode = fields.text('code');
    const call: Call = {
      ...NO_CALL,
      caller: params.phoneNumber('caller'),
      numberX,
      outcome: 'failed',
      outcomeCode,
      outcomeText: outcomeCode === NOT_BOUND ? 'The number called is not bound for this caller.' : null,
    };
    const keys = { ...BLANK_KEYS, numberX: numberX === null ? null : digitsOf(numberX) };
    const provider = providerFields(object);
    return [{ type: 'pns.call.unbound', keys, call, provider, defect: fields.defect }];
  },
};
