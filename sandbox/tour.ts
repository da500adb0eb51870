import { TOUR, TourStep } from './tour-steps';

/** Where the steps go and with which keys. */
export interface TourSetting {
  readonly gatewayUrl: string;
  readonly simulatorUrl: string;
  readonly courierKey: string;
  readonly deskKey: string;
}

/** The tour as commands for a shell. They work in their order when pasted. */
export function tourAsCurl({ gatewayUrl, simulatorUrl, courierKey, deskKey }: TourSetting): string {
  const head = [
    `GATEWAY=${gatewayUrl}`,
    `NETWORK=${simulatorUrl}`,
    `COURIER='Authorization: Bearer ${courierKey}'`,
    `DESK='Authorization: Bearer ${deskKey}'`,
    `keep() { node -e "const t=require('fs').readFileSync(0,'utf8');console.error(t);console.log($2(JSON.parse(t)['$1']))"; }`,
  ];
  return [...head, ...TOUR.flatMap((step) => ['', `echo '${step.title}'`, asCurl(step)])].join('\n');
}

function asCurl({ as, method, path, body, keep }: TourStep): string {
  const base = as === 'network' ? '$NETWORK' : '$GATEWAY';
  const words = [
    'curl -sS',
    method === 'DELETE' ? '-X DELETE -w "%{http_code}\\n"' : '',
    `"${base}${path}"`,
    as === 'network' ? '' : `-H "$${as.toUpperCase()}"`,
    body === undefined ? '' : `-H 'Content-Type: application/json' -d ${quoted(JSON.stringify(body))}`,
  ];
  const command = words.filter((word) => word !== '').join(' ');
  if (keep === undefined) return method === 'DELETE' ? command : `${command}; echo`;
  return `${keep.name}=$(${command} | keep ${keep.field} ${keep.encode === true ? 'encodeURIComponent' : ''})`;
}

/** Double quotes where a variable stands inside, else single ones. */
function quoted(json: string): string {
  return json.includes('$') ? `"${json.replaceAll('"', '\\"')}"` : `'${json}'`;
}

/**
 * Runs the tour and shows each request and its answer.
 * @returns how many steps were not answered as they should have been
 */
export async function runTour(setting: TourSetting, show: (text: string) => void): Promise<number> {
  const kept = new Map<string, string>();
  let surprises = 0;
  for (const [index, step] of TOUR.entries()) {
    const fill = (text: string): string =>
      text.replace(/\$([A-Z]+)/g, (_, name: string) => kept.get(name) ?? '');
    const path = fill(step.path);
    const body = step.body === undefined ? undefined : fill(JSON.stringify(step.body));
    show(
      `\n${index + 1}. ${step.title}\n   → ${step.method} ${path}${body === undefined ? '' : `\n     ${body}`}`,
    );
    const { status, text } = await send(setting, step, path, body);
    show(`   ← ${status}${text === '' ? '' : `\n     ${text}`}`);
    if (status !== step.status) {
      show(`   ! expected ${step.status}`);
      surprises += 1;
    }
    if (step.keep !== undefined) kept.set(step.keep.name, fieldOf(text, step.keep));
  }
  return surprises;
}

async function send(
  { gatewayUrl, simulatorUrl, courierKey, deskKey }: TourSetting,
  { as, method }: TourStep,
  path: string,
  body: string | undefined,
): Promise<{ status: number; text: string }> {
  const keys = { courier: courierKey, desk: deskKey, network: null };
  const key = keys[as];
  const response = await fetch(`${as === 'network' ? simulatorUrl : gatewayUrl}${path}`, {
    method,
    body,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  });
  return { status: response.status, text: await response.text() };
}

function fieldOf(text: string, { field, encode }: { field: string; encode?: true }): string {
  const value = String((JSON.parse(text) as Record<string, unknown>)[field]);
  return encode === true ? encodeURIComponent(value) : value;
}
