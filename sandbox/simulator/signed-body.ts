import { readJsonObject, type JsonObject } from './json-text';
import type { ReceivedRequest } from './received-request';
import { Refusal } from './refusal';
import { verifySignature } from './signature';
import type { World } from './world';

/** The body of a signed request, once its signature has let it pass; 1002 when it is no JSON object. */
export function signedBody(
  world: World,
  request: ReceivedRequest,
  expected: { bizType: string; action: string },
): JsonObject {
  const { accessKey, accessSecret, algorithms } = world.options;
  verifySignature(request, { accessKey, accessSecret, algorithms, ...expected, now: world.clock.now() });
  if (request.query.size > 0) throw new Refusal(1002, 'no page has a query string');
  const body = readJsonObject(request.rawBody.toString('utf8'));
  if (body === undefined) throw new Refusal(1002, 'body is wrong: it is not a JSON object');
  return body;
}
