/** Bodies to try out: each one works against the sandbox. */
export const BIND_EXAMPLES = {
  xyb: {
    minimal: { value: { phoneB: '+85264654798' } },
    full: {
      value: {
        phoneB: '+85264654798',
        ttlSeconds: 3600,
        customerUserId: 'courier-4711',
        countryX: 'HK',
        customerBindId: 'order-20260921-0001',
        delayDidY: true,
        recording: true,
        expiryStrategy: 'extend',
        callInTtlSeconds: 1800,
        callInExpiryStrategy: 'reset',
        userData: 'order 20260921-0001',
      },
    },
  },
  axb: {
    minimal: { value: { phoneA: '+85254987987', phoneB: '+85264654798' } },
    extension: {
      value: {
        phoneA: '+85254987987',
        phoneB: '+85264654798',
        extensionB: '8001',
        dtmfDelaySeconds: 2,
        recording: true,
        userData: 'order 20260921-0001',
      },
    },
  },
  axe: {
    minimal: { value: { phoneA: '+85254987987' } },
    country: { value: { phoneA: '+85254987987', countryX: 'HK', ttlSeconds: 3600 } },
  },
  axeyb: {
    minimal: { value: { phoneB: '+85264654798' } },
    both: { value: { phoneA: '+85254987987', phoneB: '+85264654798', ttlSeconds: 3600 } },
  },
};
