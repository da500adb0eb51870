/** What the doctor looks at. */
export type Area =
  'settings' | 'database' | 'data keys' | 'access' | 'callbacks' | 'nxcloud' | 'clock' | 'redis' | 'oidc';

/** One thing that was looked at. */
export interface Finding {
  readonly area: Area;
  /** `wrong`: the gateway does not start, or does not do what it is there for. */
  readonly state: 'ok' | 'warning' | 'wrong';
  readonly finding: string;
  /** What to do; null: nothing. */
  readonly remedy: string | null;
}

export function ok(area: Area, finding: string): Finding {
  return { area, state: 'ok', finding, remedy: null };
}

export function warning(area: Area, finding: string, remedy: string): Finding {
  return { area, state: 'warning', finding, remedy };
}

export function wrong(area: Area, finding: string, remedy: string): Finding {
  return { area, state: 'wrong', finding, remedy };
}
