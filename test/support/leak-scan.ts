/** What must never be printed. */
export interface Canaries {
  /** Beginnings of every phone number that a test uses; none where numbers may stand. */
  readonly phonePrefixes: readonly string[];
  readonly secrets: readonly string[];
}

/** Where something stands that must not: the value itself is not repeated. */
export interface Leak {
  readonly line: number;
  readonly kind: string;
}

/** Forms that only credentials have. A key's public id alone may be seen: logs name it. */
const CREDENTIALS: readonly (readonly [string, RegExp])[] = [
  ['an API key', /nxg_(?:live|test)_[0-9A-Za-z]{8}_[0-9A-Za-z]{4,}/],
  ['a Keytime signature', /Keytime\s+[^\s,"]+,\d{10,},[0-9a-f]{8,}/i],
  ['a webhook secret', /whsec_[\w+/=-]{8,}/],
  ['a JWT', /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/],
  ['a bearer token', /Bearer\s+(?=\S*\d)[\w.~+/=-]{12,}/i],
];

/** Random ids in hexadecimal, as traces have them: some of their digits may look like a number. */
const RANDOM_ID = /\b(?=\d*[a-f])(?:[\da-f]{32}|[\da-f]{16})\b/g;

/** Finds phone numbers and secrets in what was printed. */
export function findLeaks(text: string, { phonePrefixes, secrets }: Canaries): Leak[] {
  const prefixes = phonePrefixes.length === 0 ? '(?!)' : phonePrefixes.join('|');
  const number = new RegExp(`(?<![0-9A-Za-z])(?:%2B|\\+)?(?:${prefixes})\\d{4,}`, 'i');
  return text.split('\n').flatMap((content, index) => {
    const kinds = [
      ...(number.test(content.replace(RANDOM_ID, '')) ? ['a phone number'] : []),
      ...(secrets.some((secret) => content.includes(secret)) ? ['a secret of the tests'] : []),
      ...CREDENTIALS.filter(([, form]) => form.test(content)).map(([kind]) => kind),
    ];
    return kinds.map((kind) => ({ line: index + 1, kind }));
  });
}
