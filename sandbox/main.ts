import { createExampleClients } from './example-clients';
import { startGatewayProcess } from './gateway-process';
import { startSimulator } from './simulator/start-simulator';
import { runTour, tourAsCurl, TourSetting } from './tour';

const GATEWAY_PORT = 3000;
const SIMULATOR_PORT = 4010;

/**
 * `npm run sandbox` starts the simulator and the gateway, and prints keys and a tour to paste.
 * `npm run sandbox -- --tour` runs the tour by itself, on free ports, and ends.
 */
async function main(): Promise<void> {
  const isTour = process.argv.includes('--tour');
  const simulator = await startSimulator({ port: isTour ? 0 : portOf('SIMULATOR_PORT', SIMULATOR_PORT) });
  try {
    const gateway = await startGatewayProcess(simulator, isTour ? 0 : portOf('PORT', GATEWAY_PORT));
    try {
      const { courier, desk } = await createExampleClients(gateway.url, gateway.adminKey);
      const setting: TourSetting = {
        gatewayUrl: gateway.url,
        simulatorUrl: simulator.url,
        courierKey: courier.key,
        deskKey: desk.key,
      };
      if (isTour) {
        const surprises = await runTour(setting, console.log);
        console.log(surprises === 0 ? '\nThe tour is over.' : `\n${surprises} steps went wrong.`);
        process.exitCode = surprises === 0 ? 0 : 1;
        return;
      }
      console.log(welcome(setting, gateway.adminKey, gateway.logFile));
      await Promise.race([interrupted(), gateway.ended]);
    } finally {
      await gateway.stop();
    }
  } finally {
    await simulator.close();
  }
}

function welcome(setting: TourSetting, adminKey: string, logFile: string): string {
  const { gatewayUrl, simulatorUrl, courierKey, deskKey } = setting;
  return `
The sandbox is ready. Nothing in it is real, and it forgets everything when it ends (Ctrl-C).

  Swagger UI     ${gatewayUrl}/docs        (Authorize with one of the keys below)
  Gateway        ${gatewayUrl}
  Simulator      ${simulatorUrl}           (control routes: sandbox/README.md)
  Gateway's log  ${logFile}

  courier app    ${courierKey}
                 pns
  support desk   ${deskKey}
                 calling (+6281100000001, +6281100000002), interline (17000000001, 17000000002)
  admin key      ${adminKey}
                 /v1/admin alone

Paste this tour into another terminal:

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
