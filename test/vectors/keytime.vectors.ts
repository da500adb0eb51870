/** One signature of interline. */
export interface KeytimeVector {
  readonly developerId: string;
  readonly authKey: string;
  readonly timestamp: string;
  /** All 64 characters of `printf '<authKey><timestamp>' | sha256sum`. */
  readonly hash: string;
  /** Its characters 24 to 39, cut out by hand. */
  readonly signature: string;
  readonly authorization: string;
}

/** Interline interface V1.0, section 2.1: `substring(24, 40)` of the SHA-256. */
export const KEYTIME_VECTORS: readonly KeytimeVector[] = [
  {
    developerId: '10000000',
    authKey: 'sandbox-auth-key-not-a-secret',
    timestamp: '1655710885431',
    hash: 'a53baa77a2794e6de3b91d4d9193c7aeeaa026c7be666507083cd86a7668f0c2',
    signature: '9193c7aeeaa026c7',
    authorization: 'Keytime 10000000,1655710885431,9193c7aeeaa026c7',
  },
  {
    developerId: '20000001',
    authKey: 'k3y',
    timestamp: '1622009600000',
    hash: '4b7e3cd065a17bbeabcf6f80304b80c87f431c9f1704b748bce1e20414445fb9',
    signature: '304b80c87f431c9f',
    authorization: 'Keytime 20000001,1622009600000,304b80c87f431c9f',
  },
];
