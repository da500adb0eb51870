import { createExampleClients, registerWebhooks } from './example-clients';
import { startGatewayProcess, type GatewayProcess } from './gateway-process';
import { startReceiver } from './receiver';
import { startSimulator } from './simulator/start-simulator';
import { runTour, type TourSetting } from './tour';
import { tourAsCurl } from './tour-as-curl';

const GATEWAY_PORT = 3000;
const SIMULATOR_PORT = 4010;

/** A push that the gateway missed is repeated after 3 seconds instead of 5 minutes. */
const RETRY_SPEED_FACTOR = 100;

/**
 * `npm run sandbox` starts the simulator, the gateway and a receiver of webhooks, and prints keys and a tour to
 * paste. `npm run sandbox -- --tour` runs the tour by itself, on free ports, and ends.
 */
async function main(): Promise<void> {
  const toClose: (() => Promise<void>)[] = [];
  try {
    await run(process.argv.includes('--tour'), (close) => toClose.unshift(close));
  } finally {
    await closeAll(toClose);
  }
}

async function closeAll([first, ...others]: readonly (() => Promise<void>)[]): Promise<void> {
  if (first === undefined) return;
  try {
    await first();
  } finally {
    await closeAll(others);
  }
}

async function run(isTour: boolean, atEnd: (close: () => Promise<void>) => void): Promise<void> {
  const simulator = await startSimulator({
    port: isTour ? 0 : portOf('SIMULATOR_PORT', SIMULATOR_PORT),
    retrySpeedFactor: RETRY_SPEED_FACTOR,
  });
  atEnd(() => simulator.close());
  const receiver = await startReceiver(
    // The tour shows the events itself, each where it belongs.
    isTour ? () => undefined : console.log,
  );
  atEnd(() => receiver.close());
  const gateway = await startGatewayProcess(simulator, isTour ? 0 : portOf('PORT', GATEWAY_PORT));
  atEnd(() => gateway.stop());
  simulator.control.setCallbacks({ url: gateway.callbackUrl });
  const clients = await createExampleClients(gateway.url, gateway.adminKey);
  await registerWebhooks(gateway.url, clients, receiver);
  const setting: TourSetting = {
    gatewayUrl: gateway.url,
    simulatorUrl: simulator.url,
    courierKey: clients.courier.key,
    deskKey: clients.desk.key,
  };
  if (isTour) {
    const surprises = await runTour(setting, receiver, console.log);
    console.log(surprises === 0 ? '\nThe tour is over.' : `\n${surprises} steps went wrong.`);
    process.exitCode = surprises === 0 ? 0 : 1;
    return;
  }
  console.log(welcome(setting, receiver.url, gateway));
  await Promise.race([interrupted(), gateway.ended]);
}

function welcome(
  setting: TourSetting,
  receiverUrl: string,
  { adminKey, logFile }: Pick<GatewayProcess, 'adminKey' | 'logFile'>,
): string {
  const { gatewayUrl, simulatorUrl, courierKey, deskKey } = setting;
  return `
The sandbox is ready. Nothing in it is real, and it forgets everything when it ends (Ctrl-C).

  Swagger UI     ${gatewayUrl}/docs        (Authorize with one of the keys below)
  Gateway        ${gatewayUrl}
  Simulator      ${simulatorUrl}           (control routes: sandbox/README.md)
  Receiver       ${receiverUrl}           (has the webhooks of both clients, and shows them here)
  Gateway's log  ${logFile}

  courier app    ${courierKey}
                 pns, events, webhooks
  support desk   ${deskKey}
                 calling (+6281100000001, +6281100000002), interline (17000000001, 17000000002), events, webhooks
  admin key      ${adminKey}
                 /v1/admin alone

Paste this tour into another terminal. What the receiver gets is shown in this one:

${tourAsCurl(setting)}
`;
}

function portOf(name: string, fallback: number): number {
  const text = process.env[name];
  const port = text === undefined || text === '' ? fallback : Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${name} must be a port`);
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});

function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : 'The sandbox could not start.';
  return text.includes('EADDRINUSE')
    ? `${text}\nA port is taken: set PORT and SIMULATOR_PORT to free ones.`
    : text;
}
