const ALWAYS_OPEN = {
  region: 'SG',
  callIconVisible: true,
  callbackRequestsEnabled: true,
  recordingEnabled: false,
  customerSipServers: [{ host: '34.56.78.90', port: 8080, direction: 'both' }],
};

/** Bodies to try out: each one works against the sandbox. */
export const ENABLE_EXAMPLES = {
  alwaysOpen: { value: ALWAYS_OPEN },
  businessHours: {
    value: {
      ...ALWAYS_OPEN,
      businessHours: {
        status: 'enabled',
        timezone: 'Etc/GMT-8',
        weekly: [{ day: 'monday', opensAt: '04:00', closesAt: '10:20' }],
        holidays: [{ date: '2025-10-01', startsAt: '00:00', endsAt: '02:59' }],
      },
    },
  },
};
