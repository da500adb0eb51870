import { CallbackSource } from '../call-record';
import { calling } from './calling';
import { interlineCallStart } from './interline-call-start';
import { interlineCdr } from './interline-cdr';
import { pnsCall } from './pns-call';
import { pnsError } from './pns-error';
import { Source } from './source';

/** What is read from each callback address. */
export const SOURCES: Readonly<Record<CallbackSource, Source>> = {
  'interline/cdr': interlineCdr,
  'interline/call-start': interlineCallStart,
  'pns/call': pnsCall,
  'pns/error': pnsError,
  calling,
};
