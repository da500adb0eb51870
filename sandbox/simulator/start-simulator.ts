import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Control } from './control';
import { answerControl } from './control-routes';
import { sendAnswer } from './http-answer';
import { exchange } from './product-exchange';
import { receiveRequest } from './received-request';
import { SANDBOX_DEFAULTS, type SandboxCredentials, type SimulatorOptions } from './simulator-options';
import { World } from './world';

export interface Simulator {
  /** The base URL of calling, pns and interline alike. */
  url: string;
  port: number;
  credentials: SandboxCredentials;
  /** What the routes under /_control/ do, in process. */
  control: Control;
  reset(): void;
  close(): Promise<void>;
}

/** NXCloud in a box: the three HTTP APIs on one port, held to their documents. */
export async function startSimulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const settings = { ...SANDBOX_DEFAULTS, ...options };
  const world = new World(settings);
  const control = new Control(world);
  const lifetime = new AbortController();
  const server = createServer((message, response) => {
    serve(world, control, lifetime.signal, message, response).catch((error: unknown) => {
      if (!lifetime.signal.aborted) fail(response, error);
    });
  });
  server.keepAliveTimeout = 60_000;
  const port = await listen(server, settings.host, settings.port);
  return {
    url: `http://${settings.host}:${port}`,
    port,
    credentials: credentialsOf(settings),
    control,
    reset: () => {
      control.reset();
    },
    close: () => {
      world.pushes.clear();
      return close(server, lifetime);
    },
  };
}

async function serve(
  world: World,
  control: Control,
  lifetime: AbortSignal,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await receiveRequest(message);
  if (request === undefined) {
    sendAnswer(response, world.clock, { status: 413, headers: {}, body: '' });
  } else if (request.path.startsWith('/_control/')) {
    sendAnswer(response, world.clock, answerControl(control, request, message.socket.remoteAddress));
  } else {
    await exchange(world, request, response, lifetime);
  }
}

/** A fault in the simulator itself, or a client that left while it was sending: never NXCloud's answer. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'Content-Type': 'text/plain' });
  response.end(`the simulator itself failed: ${error instanceof Error ? error.message : 'unknown error'}`);
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function close(server: Server, lifetime: AbortController): Promise<void> {
  lifetime.abort();
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

function credentialsOf(settings: SimulatorOptions): SandboxCredentials {
  const { accessKey, accessSecret, callingAppKey, pnsBusinessId } = settings;
  const { developerId, authKey, interlineAppId } = settings;
  return { accessKey, accessSecret, callingAppKey, pnsBusinessId, developerId, authKey, interlineAppId };
}
