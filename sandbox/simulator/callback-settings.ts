import type { PushManner } from './push-manner';

/** Where the account's pushes go, and how. */
export interface CallbackSettings {
  /** Base address: a push goes to `<url>/interline/cdr` and so on. null: nothing is pushed. */
  url: string | null;
  /** For every call that does not say otherwise. */
  push: PushManner;
  /** How many times faster than documented a refused push is repeated; 1 is as documented. */
  retrySpeedFactor: number;
}

export interface CallbackChange {
  url?: string | undefined;
  push?: Partial<PushManner> | undefined;
  retrySpeedFactor?: number | undefined;
}
