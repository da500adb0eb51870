import { SANDBOX_CREDENTIALS } from '../../sandbox/simulator/simulator-options';

/**
 * Numbers and secrets that tests use. They exist to be looked for: none may ever stand in a log line or an error
 * answer. Every phone number of a test begins with one of these prefixes.
 */
export const PHONE_PREFIXES = ['8526', '8525', '62811', '138000', '139000', '1700000'] as const;

export const PHONE_A = '+85254987987';
export const PHONE_B = '+85264654798';
export const RELAY_A = '13800000001';
export const RELAY_B = '13900000002';
export const RELAY_X = '17000000001';
export const BUSINESS_PHONE = '+6281100000001';

export const CALLBACK_TOKEN = 'canary-callback-token-0123456789';
export const OLD_SECRET = 'canary-secret-before-its-rotation';
export const NEW_SECRET = 'canary-secret-after-its-rotation';
export const ADMIN_KEY = 'canary-admin-key-0123456789-abcdefghij';

const { accessKey, accessSecret, authKey } = SANDBOX_CREDENTIALS;

/** What the leak scan looks for, beside the forms that only credentials have. */
export const CANARIES = {
  phonePrefixes: PHONE_PREFIXES,
  secrets: [ADMIN_KEY, CALLBACK_TOKEN, OLD_SECRET, NEW_SECRET, accessKey, accessSecret, authKey],
};
