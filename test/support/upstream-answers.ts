import { ScriptedAnswer } from './scripted-upstream';

/** A success that satisfies the decoders of every operation of all three products. */
export const SUCCESS: ScriptedAnswer = {
  body: {
    code: 0,
    error: 0,
    message: 'Success',
    traceId: 'trace-7',
    requestId: 'request-7',
    subid: '7001',
    data: { status: 0, bindId: '8001', didX: '85291000001', disabled: true },
  },
};

/** A refusal that has no readable code, such as a load balancer's. */
export function bare(status: number, headers: Record<string, string> = {}): ScriptedAnswer {
  return { status, headers: { 'Content-Type': 'text/plain', ...headers }, body: 'no' };
}

/** A refusal by code, in the envelopes of all three products at once. */
export function refusal(code: number): ScriptedAnswer {
  return { body: { code, error: code, message: 'no', traceId: 'trace-7', requestId: 'request-7' } };
}
