import { PROBLEMS } from '../../common/problems/catalogue';
import { Product } from '../../upstream/product';
import { UpstreamCallReport } from '../../upstream/upstream-journal';

/** What is wrong, and what to do about it. */
export interface Diagnosis {
  readonly finding: string;
  readonly remedy: string;
}

type Refusal = Pick<UpstreamCallReport, 'product' | 'problem' | 'upstreamCode' | 'reason'>;
type Table = Readonly<Record<string, Diagnosis>>;

const BASE_URLS: Readonly<Record<Product, string>> = {
  calling: 'NXCLOUD_CALLING_BASE_URL',
  pns: 'NXCLOUD_PNS_BASE_URL',
  interline: 'INTERLINE_BASE_URL',
};

/** Of calling and pns (API接口调用约定). */
const SIGNATURE_CODES: Table = {
  1001: {
    finding: 'NXCloud misses a header of the signature.',
    remedy:
      'Let what is on the way (UPSTREAM_PROXY_URL, a firewall) pass accessKey, action, bizType, ts and sign.',
  },
  1002: {
    finding: 'NXCloud does not accept the product, the action or the body.',
    remedy: 'Ask NXCloud whether the account may use this product, and check the base URL.',
  },
  1003: {
    finding: 'NXCloud does not accept the signature.',
    remedy:
      'Check that NXCLOUD_ACCESS_SECRET belongs to NXCLOUD_ACCESS_KEY and is whole, and that NXCLOUD_SIGN_ALGORITHM is what NXCloud expects.',
  },
  1004: {
    finding: 'NXCloud says that the time of the signature is wrong, also by its own clock.',
    remedy: 'Set the clock of this machine (NTP).',
  },
  1005: {
    finding: 'NXCloud does not know the access key, or the account may not use this product.',
    remedy: 'Check NXCLOUD_ACCESS_KEY; ask NXCloud for the right to the product.',
  },
};

const CODES: Readonly<Record<Product, Table>> = {
  calling: {
    ...SIGNATURE_CODES,
    1100: {
      finding: 'NXCloud says that the account is missing or not usable.',
      remedy: 'Ask NXCloud about the state of the account.',
    },
    1102: { finding: 'The balance of the NXCloud account is too low.', remedy: 'Top up the account.' },
    9003: {
      finding: 'NXCloud does not know the application, or it is disabled.',
      remedy: 'Check NXCLOUD_CALLING_APP_KEY (or the client’s own callingAppKey) in NXCloud’s console.',
    },
  },
  pns: {
    ...SIGNATURE_CODES,
    10003: {
      finding: 'NXCloud does not know the account as a user of privacy numbers.',
      remedy: 'Ask NXCloud to open privacy numbers for the account.',
    },
  },
  interline: {
    http_401: {
      finding: 'NXCloud does not accept the developer id, the key or the time of the signature.',
      remedy: 'Check INTERLINE_DEVELOPER_ID, INTERLINE_AUTH_KEY and the clock of this machine.',
    },
    1100: { finding: 'NXCloud does not know the account.', remedy: 'Check INTERLINE_DEVELOPER_ID.' },
    1101: {
      finding: 'NXCloud does not accept the key.',
      remedy: 'Check that INTERLINE_AUTH_KEY belongs to INTERLINE_DEVELOPER_ID and is whole.',
    },
    1102: { finding: 'The account is stopped.', remedy: 'Ask NXCloud why.' },
    1103: { finding: 'The account has no right to do this.', remedy: 'Ask NXCloud for the right.' },
    1104: {
      finding: 'This machine’s address is not on NXCloud’s allow list.',
      remedy: 'Have NXCloud add the address that requests leave from.',
    },
    1110: { finding: 'The balance of the account is too low.', remedy: 'Top up the account.' },
  },
};

/** What the network said: the operating system's codes, and what TLS and proxies say. */
const NETWORK: readonly (readonly [RegExp, string, string])[] = [
  [
    /Proxy response/,
    'The proxy refuses to connect to NXCloud.',
    'Check UPSTREAM_PROXY_URL and the rules of the proxy.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN/,
    'The name of the server cannot be resolved.',
    'Check the host in {address}, and the name servers of this machine.',
  ],
  [
    /ECONNREFUSED/,
    'The server refuses the connection: nothing listens there.',
    'Check host and port in {address}.',
  ],
  [
    /certificate|altnames|self-signed/i,
    'The server’s certificate is not trusted.',
    'Check the host in {address}. Where the company’s own proxy opens TLS, give its authority in NODE_EXTRA_CA_CERTS.',
  ],
  [
    /\bSSL\b|wrong version number|\bTLS\b|EPROTO/i,
    'The server does not speak TLS there.',
    'Check scheme and port in {address}.',
  ],
  [
    /Connect Timeout|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout before sending/,
    'No connection comes about: the server does not answer.',
    'Check the host in {address}, the firewall on the way, and whether NXCloud has this machine’s address on its allow list.',
  ],
  [
    /timeout after sending/,
    'The server took the request and did not answer in time.',
    'Try again; UPSTREAM_ATTEMPT_TIMEOUT_MS and UPSTREAM_TOTAL_TIMEOUT_MS say how long the gateway waits.',
  ],
  [
    /upstream connection/,
    'The connection broke before there was an answer.',
    'Try again; check {address} and what is on the way.',
  ],
];

const NOT_NXCLOUD: Diagnosis = {
  finding: 'Something answered that is not NXCloud’s API.',
  remedy: 'Check {address}: a wrong host or path, or a page of a proxy or a firewall.',
};

/** Says in words why NXCloud could not be asked, or what it refused. */
export function diagnose(refusal: Refusal, isProxied: boolean): Diagnosis {
  const { finding, remedy } = recognise(refusal);
  const variable = BASE_URLS[refusal.product];
  return {
    finding,
    remedy: remedy.replace('{address}', isProxied ? `${variable} and UPSTREAM_PROXY_URL` : variable),
  };
}

function recognise({ product, problem, upstreamCode, reason }: Refusal): Diagnosis {
  const known = CODES[product][upstreamCode ?? ''];
  if (known !== undefined) return known;
  if (upstreamCode === null) {
    const network = NETWORK.find(([pattern]) => pattern.test(reason ?? ''));
    if (network !== undefined) return { finding: network[1], remedy: network[2] };
  }
  if (upstreamCode === 'http_403' || upstreamCode === 'http_401') {
    return {
      finding: `The server refuses the request without a code of NXCloud’s (${upstreamCode.replace('_', ' ').toUpperCase()}).`,
      remedy: 'Ask NXCloud whether this machine’s address is on its allow list. Check {address}.',
    };
  }
  if (problem === 'upstream_invalid_response') return NOT_NXCLOUD;
  const { detail, remedy } = PROBLEMS[problem ?? 'internal_error'];
  return { finding: detail, remedy };
}
