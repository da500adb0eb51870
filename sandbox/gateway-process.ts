import { ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Simulator } from './simulator/start-simulator';

/** The gateway as production runs it: its own process, over a database of its own, pointed to the simulator. */
export interface GatewayProcess {
  readonly url: string;
  readonly adminKey: string;
  /** Where NXCloud's pushes go: it holds a secret of its own. */
  readonly callbackUrl: string;
  readonly logFile: string;
  /** Resolves when the process has ended by itself. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const MAIN = join(__dirname, '..', 'main.js');

/**
 * Starts the gateway and waits until it listens.
 * @param port 0 takes a free one
 * @throws Error with what the gateway said when it does not start
 */
export async function startGatewayProcess(simulator: Simulator, port: number): Promise<GatewayProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'nxcloud-sandbox-'));
  const adminKey = randomBytes(24).toString('hex');
  const callbackToken = randomBytes(24).toString('base64url');
  const logFile = join(folder, 'gateway.log');
  const child = spawn(process.execPath, [MAIN], {
    // Nothing of the caller's environment: the sandbox is the same everywhere.
    env: environment(simulator, { folder, adminKey, callbackToken, port }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const removeFolder = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = await listeningUrl(child, logFile);
    const stop = async (): Promise<void> => {
      child.kill('SIGTERM');
      await ended;
      removeFolder();
    };
    const callbackUrl = `${url}/callbacks/${callbackToken}`;
    return { url, adminKey, callbackUrl, logFile, ended, stop };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

interface GatewayChoices {
  readonly folder: string;
  readonly adminKey: string;
  readonly callbackToken: string;
  readonly port: number;
}

function environment({ url, credentials }: Simulator, choices: GatewayChoices) {
  const { folder, adminKey, callbackToken, port } = choices;
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    GATEWAY_MODE: 'test',
    GATEWAY_ADMIN_KEY: adminKey,
    DATABASE_URL: `sqlite:${join(folder, 'gateway.sqlite')}`,
    NXCLOUD_ACCESS_KEY: credentials.accessKey,
    NXCLOUD_ACCESS_SECRET: credentials.accessSecret,
    NXCLOUD_CALLING_BASE_URL: url,
    NXCLOUD_CALLING_APP_KEY: credentials.callingAppKey,
    NXCLOUD_PNS_BASE_URL: url,
    NXCLOUD_PNS_BUSINESS_ID: credentials.pnsBusinessId,
    INTERLINE_BASE_URL: url,
    INTERLINE_DEVELOPER_ID: credentials.developerId,
    INTERLINE_AUTH_KEY: credentials.authKey,
    INTERLINE_APP_ID: credentials.interlineAppId,
    CALLBACK_TOKENS: callbackToken,
    // The receiver of the sandbox is on this machine and has no certificate.
    WEBHOOK_ALLOW_HTTP: 'true',
    WEBHOOK_ALLOWED_CIDRS: '127.0.0.0/8',
  };
}

/** Reads the log until the gateway says where it listens; the log goes to its file all along. */
function listeningUrl(child: ChildProcess, logFile: string): Promise<string> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the gateway has no output');
  stdout.pipe(createWriteStream(logFile));
  let complaint = '';
  stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    createInterface(stdout).on('line', (line) => {
      const { message, url } = JSON.parse(line) as { message?: string; url?: string };
      if (message === 'listening' && url !== undefined) resolve(url);
    });
    child.once('exit', () => {
      reject(new Error(`The gateway did not start. ${complaint}`));
    });
  });
}
