/** Bodies to try out: each one works against the sandbox. */
export const BIND_EXAMPLES = {
  minimal: {
    value: { numberX: '17000000001', numberA: '13800000001', numberB: '13900000002', ttlSeconds: 3600 },
  },
  full: {
    value: {
      numberX: '17000000001',
      numberA: '13800000001',
      numberB: '13900000002',
      ttlSeconds: 3600,
      recording: true,
      callerDisplay: { aToB: 'x', bToA: 'x' },
      announcements: { bToX: '1001', aToX: '1002' },
      answerAnnouncements: ['2001'],
      userData: 'order 20260921-0001',
    },
  },
};

export const TRANSFER_EXAMPLES = {
  minimal: { value: { numberA: '13800000001' } },
  full: {
    value: {
      numberA: '13800000001',
      announcement: '1001',
      recording: true,
      callerDisplay: 'caller',
      ttlSeconds: 86400,
      userData: 'hotline',
    },
  },
};
