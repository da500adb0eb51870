import type { Json } from './json-text';

/** What enable stores and get shows [calling enable page, calling get page]. */
export interface CallingSettings {
  region: string;
  iconStatus: number;
  permissionStatus: number;
  recordingStatus: number;
  hoursStatus: number;
  hoursCustomize: Json;
  customerSipServers: SipServer[];
}

export interface SipServer {
  host: string;
  port: number;
  type: number;
}

export const CALLING_STATUSES = ['disabled', 'enabled', 'in_arrears', 'unconfigured'] as const;
export type CallingStatus = (typeof CALLING_STATUSES)[number];

export interface CallingNumber {
  businessPhone: string;
  /** The application that the number is bound to. */
  appKey: string;
  /** `unconfigured`: calling was never set up, code 10013. */
  status: CallingStatus;
  settings: CallingSettings | null;
}

/** The WhatsApp business numbers that the account has. */
export class CallingNumbers {
  private readonly numbers = new Map<string, CallingNumber>();

  constructor(private readonly appKey: string) {
    this.reset();
  }

  find(businessPhone: string): CallingNumber | undefined {
    return this.numbers.get(businessPhone);
  }

  list(): CallingNumber[] {
    return [...this.numbers.values()];
  }

  put(businessPhone: string, status: CallingStatus, appKey = this.appKey): void {
    const configured = status === 'enabled' || status === 'in_arrears';
    this.numbers.set(businessPhone, {
      businessPhone,
      appKey,
      status,
      settings: configured ? sampleSettings() : null,
    });
  }

  remove(businessPhone: string): void {
    this.numbers.delete(businessPhone);
  }

  reset(): void {
    this.numbers.clear();
    this.put('6281100000001', 'enabled');
    this.put('6281100000002', 'disabled');
    this.put('6281100000003', 'in_arrears');
  }
}

/** The third sample of the calling get page: custom hours, four holiday rows on one date. */
function sampleSettings(): CallingSettings {
  return {
    region: 'SG',
    iconStatus: 1,
    permissionStatus: 0,
    recordingStatus: 1,
    hoursStatus: 1,
    hoursCustomize: {
      status: 'ENABLED',
      timezone_id: 'Etc/GMT-8',
      weekly_operating_hours: [
        { day_of_week: 'MONDAY', open_time: '0400', close_time: '1020' },
        { day_of_week: 'TUESDAY', open_time: '0108', close_time: '1020' },
        { day_of_week: 'THURSDAY', open_time: '0108', close_time: '1020' },
      ],
      holiday_schedule: [
        { date: '2025-10-01', start_time: '0000', end_time: '0259' },
        { date: '2025-10-01', start_time: '0400', end_time: '0559' },
        { date: '2025-10-01', start_time: '0800', end_time: '1759' },
        { date: '2025-10-01', start_time: '2000', end_time: '2359' },
      ],
    },
    customerSipServers: [
      { host: '34.56.78.90', port: 8080, type: 1 },
      { host: '4.4.4.4', port: 3390, type: 2 },
    ],
  };
}
