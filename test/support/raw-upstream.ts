import { AddressInfo, createServer, Socket } from 'node:net';

/** A request, byte for byte as the socket brought it. */
export interface RawRequest {
  /** Such as `POST /api/wa/calling/get HTTP/1.1`. */
  readonly requestLine: string;
  /** Names as they were written, in the order they came. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** A TCP server that reads requests without an HTTP library in between, and answers each what `answer` says. */
export interface RawUpstream {
  readonly url: string;
  readonly requests: RawRequest[];
  close(): Promise<void>;
}

export async function startRawUpstream(
  answer: (count: number) => { status: number; body: unknown },
): Promise<RawUpstream> {
  const requests: RawRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let pending = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      for (let taken = take(pending); taken !== null; taken = take(pending)) {
        pending = taken.rest;
        requests.push(taken.request);
        const { status, body } = answer(requests.length);
        const text = JSON.stringify(body);
        socket.write(
          `HTTP/1.1 ${status} Status\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
        );
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The first whole request in the bytes so far, and what follows it. */
function take(bytes: Buffer): { request: RawRequest; rest: Buffer<ArrayBuffer> } | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [requestLine = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0);
  const bodyStart = headEnd + 4;
  if (bytes.length < bodyStart + length) return null;
  return {
    request: { requestLine, headers, body: Buffer.from(bytes.subarray(bodyStart, bodyStart + length)) },
    rest: Buffer.from(bytes.subarray(bodyStart + length)),
  };
}
