import { Injectable } from '@nestjs/common';
import { request } from 'undici';
import { Answer } from '../../common/answer';
import { ProblemError } from '../../common/problems/problem-error';
import { CallbackSettings } from '../../config/callback.settings';
import { SAID_CONTENT_TYPE } from './callback-admission';
import { CallbackHeaders } from './calling-signature';

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 1024 * 1024;
/** Headers that are of one connection, or that the next one makes anew. */
const OF_THE_CONNECTION = new Set([
  ...['connection', 'content-length', 'content-type', 'expect', 'host', 'keep-alive', 'te', 'trailer'],
  ...['transfer-encoding', 'upgrade', 'proxy-authorization', 'proxy-connection', SAID_CONTENT_TYPE],
]);

/** Passes WhatsApp messages and statuses on, which NXCloud sends to the same address as call records. */
@Injectable()
export class Forwarder {
  constructor(private readonly settings: CallbackSettings) {}

  get isConfigured(): boolean {
    return this.settings.callingForwardUrl !== null;
  }

  /**
   * Sends the bytes and their headers on unchanged and answers as they were answered.
   * @throws ProblemError `upstream_unavailable`: NXCloud is to send it again
   */
  async forward(body: Buffer, headers: CallbackHeaders): Promise<Answer<Buffer>> {
    const passed = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.has(name));
    try {
      const answer = await request(this.settings.callingForwardUrl ?? '', {
        method: 'POST',
        body,
        headers: {
          ...Object.fromEntries(passed),
          'content-type': String(headers[SAID_CONTENT_TYPE] ?? 'application/json'),
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const bytes = await boundedBytes(answer.body);
      const type = answer.headers['content-type'];
      return new Answer(answer.statusCode, bytes, null, typeof type === 'string' ? type : 'text/plain');
    } catch (error) {
      throw new ProblemError(
        'upstream_unavailable',
        { detail: 'The callback could not be passed on; send it again.', retryAfterSeconds: 5 },
        { cause: error },
      );
    }
  }
}

async function boundedBytes(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
