import { createHash } from 'node:crypto';
import { isJsonObject } from '../simulator/json-text';
import type { Simulator } from '../simulator/start-simulator';

export interface SignedCall {
  path: string;
  action: string;
  bizType?: string;
  /** Sent as it stands when a string, else as JSON. */
  body: unknown;
  ts?: number;
  algorithm?: 'md5' | 'sha256';
  /** Replace or, with '', leave out. */
  headers?: Record<string, string>;
}

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

/** Signs by hand, so that the simulator's tests lean on nobody's signer. */
export class SandboxClient {
  constructor(
    private readonly simulator: Simulator,
    private readonly now: () => number = Date.now,
  ) {}

  calling(operation: string, body: Record<string, unknown>): Promise<Reply> {
    const appkey = this.simulator.credentials.callingAppKey;
    return this.signed({ path: `/api/wa/calling/${operation}`, action: 'mt', body: { appkey, ...body } });
  }

  bind(mode: 'XYB' | 'AXB' | 'AXE' | 'AXEYB', body: Record<string, unknown>): Promise<Reply> {
    const businessId = this.simulator.credentials.pnsBusinessId;
    return this.signed({
      path: `/v1/pns/bind/${mode.toLowerCase()}`,
      action: `bind${mode}`,
      bizType: '5',
      body: { businessId, ...body },
    });
  }

  unbind(body: Record<string, unknown>): Promise<Reply> {
    return this.signed({ path: '/v1/api/pns/', action: 'unbindAXB', bizType: '5', body });
  }

  signed({
    path,
    action,
    bizType = '2',
    body,
    ts = this.now(),
    algorithm,
    headers,
  }: SignedCall): Promise<Reply> {
    const { accessKey, accessSecret } = this.simulator.credentials;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const raw =
      `accessKey=${accessKey}&action=${action}&bizType=${bizType}&ts=${ts}` +
      (text === '' ? '' : `&body=${text}`) +
      `&accessSecret=${accessSecret}`;
    const all: Record<string, string> = {
      ...{ accessKey, action, bizType, ts: String(ts), 'Content-Type': 'application/json' },
      sign: createHash(algorithm ?? 'md5')
        .update(raw)
        .digest('hex'),
      ...(algorithm === undefined ? {} : { algorithm }),
      ...headers,
    };
    const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    return this.send('POST', path, text, sent);
  }

  relay(
    path: string,
    form: Record<string, string | number>,
    headers?: Record<string, string>,
  ): Promise<Reply> {
    const fields = Object.entries(form).map(([name, value]): [string, string] => [name, String(value)]);
    return this.send('PUT', `/igw/service/uc/interline/${path}`, new URLSearchParams(fields).toString(), {
      Authorization: this.keytime(),
      'Content-Type': 'application/x-www-form-urlencoded',
      ...headers,
    });
  }

  keytimed(method: 'GET' | 'DELETE', path: string, authorization = this.keytime()): Promise<Reply> {
    return this.send(method, path, undefined, { Authorization: authorization });
  }

  keytime(ts = this.now()): string {
    const { developerId, authKey } = this.simulator.credentials;
    const sign = createHash('sha256').update(`${authKey}${ts}`).digest('hex').slice(24, 40);
    return `Keytime ${developerId},${ts},${sign}`;
  }

  control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Reply> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return this.send(method, `/_control/${path}`, text, {});
  }

  private async send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
  ): Promise<Reply> {
    const response = await fetch(this.simulator.url + path, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(2000),
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text at a path of an answer, '' when there is none. */
export function textAt({ json }: Reply, ...path: string[]): string {
  let value = json;
  for (const name of path) value = isJsonObject(value) ? value[name] : undefined;
  return typeof value === 'string' ? value : '';
}
