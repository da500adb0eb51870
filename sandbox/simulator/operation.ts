export const PRODUCTS = ['calling', 'pns', 'interline'] as const;
export type Product = (typeof PRODUCTS)[number];

export const OPERATION_NAMES = [
  'calling.get',
  'calling.query',
  'calling.enable',
  'calling.disable',
  'pns.bindXYB',
  'pns.bindAXB',
  'pns.bindAXE',
  'pns.bindAXEYB',
  'pns.unbindAXB',
  'interline.account',
  'interline.axb',
  'interline.release',
  'interline.xa',
  'interline.releaseXa',
] as const;
export type OperationName = (typeof OPERATION_NAMES)[number];

interface Route {
  name: OperationName;
  method: string;
  path: RegExp;
}

/** Every path is distinct, so one base URL serves the three products. */
const ROUTES: readonly Route[] = [
  { name: 'calling.get', method: 'POST', path: /^\/api\/wa\/calling\/get$/ },
  { name: 'calling.query', method: 'POST', path: /^\/api\/wa\/calling\/query$/ },
  { name: 'calling.enable', method: 'POST', path: /^\/api\/wa\/calling\/enable$/ },
  { name: 'calling.disable', method: 'POST', path: /^\/api\/wa\/calling\/disable$/ },
  { name: 'pns.bindXYB', method: 'POST', path: /^\/v1\/pns\/bind\/xyb$/ },
  { name: 'pns.bindAXB', method: 'POST', path: /^\/v1\/pns\/bind\/axb$/ },
  { name: 'pns.bindAXE', method: 'POST', path: /^\/v1\/pns\/bind\/axe$/ },
  { name: 'pns.bindAXEYB', method: 'POST', path: /^\/v1\/pns\/bind\/axeyb$/ },
  { name: 'pns.unbindAXB', method: 'POST', path: /^\/v1\/api\/pns\/$/ },
  { name: 'interline.account', method: 'GET', path: /^\/api\/v1\/account\/status$/ },
  { name: 'interline.release', method: 'DELETE', path: /^\/igw\/service\/uc\/interline$/ },
  { name: 'interline.axb', method: 'PUT', path: /^\/igw\/service\/uc\/interline\/([^/]+)$/ },
  { name: 'interline.xa', method: 'PUT', path: /^\/igw\/service\/uc\/interline\/([^/]+)\/transfer$/ },
  {
    name: 'interline.releaseXa',
    method: 'DELETE',
    path: /^\/igw\/service\/uc\/interline\/([^/]+)\/transfer$/,
  },
];

export interface FoundOperation {
  name: OperationName;
  /** The X number of an interline path, still percent-encoded. */
  pathNumber: string;
}

export function findOperation(method: string, path: string): FoundOperation | undefined {
  for (const route of ROUTES) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (match !== null) return { name: route.name, pathNumber: match[1] ?? '' };
  }
  return undefined;
}

export function productOf(name: OperationName): Product {
  if (name.startsWith('calling.')) return 'calling';
  return name.startsWith('pns.') ? 'pns' : 'interline';
}
