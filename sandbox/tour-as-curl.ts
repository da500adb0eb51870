import type { TourSetting } from './tour';
import { TOUR, type EventStep, type RequestStep } from './tour-steps';

/** The tour as commands for a shell. They work in their order when pasted. */
export function tourAsCurl({ gatewayUrl, simulatorUrl, courierKey, deskKey }: TourSetting): string {
  const head = [
    `GATEWAY=${gatewayUrl}`,
    `NETWORK=${simulatorUrl}`,
    `COURIER='Authorization: Bearer ${courierKey}'`,
    `DESK='Authorization: Bearer ${deskKey}'`,
    `keep() { node -e "const t=require('fs').readFileSync(0,'utf8');console.error(t);console.log($2(JSON.parse(t)['$1']))"; }`,
    `await() { for i in $(seq 50); do curl -sS "$GATEWAY/v1/events?type=$1" -H "$2" | grep '"evt_' && return; sleep 0.2; done; echo "no $1 came"; }`,
  ];
  const commands = TOUR.flatMap((step) => [
    '',
    `echo '${step.title}'`,
    'eventType' in step ? awaitAsCurl(step) : requestAsCurl(step),
  ]);
  return [...head, ...commands].join('\n');
}

/** The receiver shows its webhooks in the terminal of the sandbox; a shell sees the same event in the list. */
function awaitAsCurl({ as, eventType }: EventStep): string {
  return `await ${eventType} "$${as.toUpperCase()}"`;
}

function requestAsCurl({ as, method, path, body, keep }: RequestStep): string {
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
