import { AddressInfo } from 'node:net';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Settling } from './bindings/settling';
import { DeliveryWorker } from './callback/delivery/delivery-worker';
import { CallbackPort } from './callback/inbound/callback-port';
import { isJsonObject } from './common/json';
import { SettingsError } from './config/environment';
import { HttpSettings } from './config/http.settings';
import { Signals } from './database/signals';

/** Where the gateway can be reached; port 0 has become a real one. */
export interface Listening {
  readonly url: string;
  /** The callback side; null: it shares `url`. */
  readonly callbackUrl: string | null;
}

/**
 * Opens the gateway's ports and begins what it does by itself.
 * @throws SettingsError when an address cannot be listened on
 */
export async function listen(app: NestFastifyApplication, { port, host }: HttpSettings): Promise<Listening> {
  await explained('PORT and HOST name', () => app.listen(port, host));
  const callbackPort = app.get(CallbackPort, { strict: false });
  await explained('CALLBACK_PORT and HOST name', () =>
    callbackPort.listen(app.getHttpAdapter().getInstance()),
  );
  // Nobody waits for the other replicas: until they are heard, everyone looks for himself.
  void app.get(Signals, { strict: false }).connect();
  app.get(DeliveryWorker, { strict: false }).start();
  app.get(Settling, { strict: false }).start();
  const { port: bound } = app.getHttpServer().address() as AddressInfo;
  return {
    url: urlOf(host, bound),
    callbackUrl: callbackPort.port === null ? null : urlOf(host, callbackPort.port),
  };
}

/** Lets nobody in any more. Who is in stays. */
export function stopListening(app: NestFastifyApplication): void {
  app.getHttpServer().close();
  app.get(CallbackPort, { strict: false }).close();
}

async function explained(what: string, open: () => Promise<unknown>): Promise<void> {
  try {
    await open();
  } catch (error) {
    const code = isJsonObject(error) && typeof error.code === 'string' ? error.code : 'unknown';
    throw new SettingsError([
      `${what} an address that cannot be listened on (${code}${code === 'EADDRINUSE' ? ': the port is taken' : ''})`,
    ]);
  }
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
