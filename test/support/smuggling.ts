import { Draw } from './seeded-random';

/** The id of a request that stands behind another one, in what is its body to some readers: it must never be served. */
export const SMUGGLED_ID = 'smuggled-request';
const SMUGGLED = `GET /health/live HTTP/1.1\r\nHost: gateway\r\nX-Request-Id: ${SMUGGLED_ID}\r\n\r\n`;

/** One request whose end two readers may see at different places, with another one behind it. */
export function ambiguous(draw: Draw, head: readonly string[], body: Buffer): Buffer {
  const length = `Content-Length: ${body.length}`;
  const hidden = `Content-Length: ${body.length + SMUGGLED.length}`;
  const chunked = 'Transfer-Encoding: chunked';
  const framing = draw.pick([
    [length, chunked],
    [chunked, hidden],
    [length, hidden],
    [`${length}, ${body.length + 1}`],
    [`Content-Length: +${body.length}`],
    [`Content-Length: 0x${body.length.toString(16)}`],
    [`Content-Length: ${'9'.repeat(30)}`],
    ['Content-Length: -1'],
    [length, 'Transfer-Encoding: xchunked'],
    ['Transfer-Encoding: chunked, identity'],
    ['Transfer-Encoding: identity', chunked, length],
    ['Transfer-Encoding:\x0bchunked', length],
    ['Transfer-Encoding : chunked', length],
    ['Transfer-Encoding:', ' chunked', length],
    [`X: 1\n${chunked}`, length],
    [`X: 1\r${chunked}`, length],
    [`X: 1\0${chunked}`, length],
  ]);
  const content = draw.chance(0.5) ? body : Buffer.from('0\r\n\r\n');
  return joined([...head, ...framing], Buffer.concat([content, Buffer.from(SMUGGLED)]));
}

/** A body in chunks, as few clients send it and none should. */
export function chunked(draw: Draw, head: readonly string[], body: Buffer): Buffer {
  const size = body.length.toString(16);
  const first = draw.pick([
    size,
    `000${size}`,
    size.toUpperCase(),
    `${size};name="value"`,
    `${size};${'x'.repeat(20_000)}`,
    `${size} `,
    `-${size}`,
    `0x${size}`,
    'f'.repeat(20),
    '',
  ]);
  const last = draw.pick(['0\r\n\r\n', '0\r\nX-Trailer: 1\r\n\r\n', '0\r\n', '0\n\n', '', 'ffff\r\n']);
  const content = [Buffer.from(`${first}\r\n`), body, Buffer.from(`\r\n${last}`)];
  return joined([...head, 'Connection: close', 'Transfer-Encoding: chunked'], Buffer.concat(content));
}

/** Head and body, byte for byte. */
export function joined(lines: readonly string[], body: Buffer, lineEnd = '\r\n'): Buffer {
  return Buffer.concat([Buffer.from(`${lines.join(lineEnd)}${lineEnd}${lineEnd}`, 'latin1'), body]);
}
