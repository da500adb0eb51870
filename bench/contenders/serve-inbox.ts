import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import Sqlite from 'libsql';
import { listening } from '../listening';

export interface Callback {
  readonly path: string;
  readonly body: string;
  /** The body as JSON. */
  readonly fields: unknown;
}

interface Waiting {
  readonly callback: Callback;
  readonly response: ServerResponse;
}

export type File = InstanceType<typeof Sqlite>;

/** Opens the file as the gateway does: a commit is on disk when it returns. */
export function openFile(path: string): File {
  const file = new Sqlite(path);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  return file;
}

/** An inbox by hand: reads callbacks, stores each, and acknowledges after the commit that it shares or has alone. */
export function serveInbox(file: File, store: (callback: Callback) => void, commit: 'each' | 'group'): void {
  let waiting: Waiting[] = [];

  const storeGroup = (): void => {
    const group = waiting;
    waiting = [];
    file.exec('begin immediate');
    for (const { callback } of group) store(callback);
    file.exec('commit');
    for (const { response } of group) acknowledge(response);
  };

  const take = (callback: Callback, response: ServerResponse): void => {
    if (commit === 'each') {
      store(callback);
      acknowledge(response);
      return;
    }
    waiting.push({ callback, response });
    if (waiting.length === 1) setImmediate(storeGroup);
  };

  listening(
    createServer((request: IncomingMessage, response: ServerResponse) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (text: string) => {
        body += text;
      });
      request.once('end', () => {
        take({ path: request.url ?? '', body, fields: JSON.parse(body) }, response);
      });
    }),
  );
}

function acknowledge(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"code":0,"error":0,"msg":"success"}');
}
