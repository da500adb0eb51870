import {
  BUSINESS_PHONE,
  PHONE_A,
  PHONE_B,
  PHONE_PREFIXES,
  RELAY_A,
  RELAY_B,
  RELAY_X,
} from './support/canaries';
import { findLeaks } from './support/leak-scan';

const CANARIES = { phonePrefixes: PHONE_PREFIXES, secrets: ['s3cret-of-the-tests'] };
const KEY = 'nxg_test_01234567_0123456789ABCDEFGHIJKLMNOPQRSTUV_0trQvQ';
const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcCJ9.c2lnbmF0dXJl';

describe('the leak scan', () => {
  it.each([
    ['a phone number', `{"to":"${PHONE_A}"}`],
    ['a phone number', `to ${PHONE_B.slice(1)}.`],
    ['a phone number', `/v1/calling/numbers/${encodeURIComponent(BUSINESS_PHONE)}`],
    ['a phone number', `phone=${RELAY_A}`],
    ['a phone number', `[${RELAY_B}]`],
    ['a phone number', `"numberX":"${RELAY_X}"`],
    ['a phone number', '"spanId":"8526465479812345"'],
    ['a phone number', `0123456789abcdef-${PHONE_B}`],
    ['a secret of the tests', 'connect with s3cret-of-the-tests!'],
    ['an API key', `the key is ${KEY}`],
    ['an API key', `cut off: ${KEY.slice(0, 26)}`],
    ['a Keytime signature', 'Keytime 10000000,1600843600372,e0ac77d27a28a90c'],
    ['a webhook secret', '"secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"'],
    ['a JWT', `{"token":"${JWT}"}`],
    ['a bearer token', 'authorization: Bearer abcdef0123456789'],
  ])('finds %s in: %s', (kind, line) => {
    expect(findLeaks(`first line\n${line}\nlast line`, CANARIES)).toContainEqual({ line: 2, kind });
  });

  it.each([
    'Send a valid API key or access token as Authorization: Bearer <token>.',
    '"www-authenticate":"Bearer","date":"Mon, 21 Sep 2026 08:00:00 GMT"',
    '{"credential":"01234567","clientId":"cli_01K9GZ4T6S3M8V2QXWJ5A7B0CD","durationMs":8526.3}',
    '[credential] and [number]',
    'instance urn:request:01K8526498798J5A7B0CD1700',
    'traceId c05f8a8526498798e480e452b279d88d',
    'listening at http://127.0.0.1:62811',
    '"traceId":"85264654798ab3c28526465479812345","spanId":"8526465479c12345"',
  ])('lets pass: %s', (line) => {
    expect(findLeaks(line, CANARIES)).toEqual([]);
  });

  it('reports the place and the kind, and never repeats the value', () => {
    const text = JSON.stringify(findLeaks(`${PHONE_A} ${KEY}`, CANARIES));
    expect(text).not.toContain(PHONE_A.slice(1));
    expect(text).not.toContain(KEY);
  });
});
