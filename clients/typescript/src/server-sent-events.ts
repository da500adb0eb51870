/** A block of an event stream; null where it does not say. */
export interface Message {
  readonly id: string | null;
  readonly data: string | null;
}

/**
 * Reads server-sent events. A block that has an id and no data is told as well: it says where to resume before
 * anything has come.
 */
export async function* readMessages(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Message, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  let id: string | null = null;
  let data: string[] = [];
  for await (const chunk of chunks) {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const { name, value } = readField(line);
      if (name === 'id') id = value;
      else if (name === 'data') data.push(value);
      else if (name === null && (id !== null || data.length > 0)) {
        yield { id, data: data.length > 0 ? data.join('\n') : null };
        id = null;
        data = [];
      }
    }
  }
}

/** `name: value`. The name of an empty line, which ends a block, is null; that of a comment is empty. */
function readField(line: string): { name: string | null; value: string } {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  if (text === '') return { name: null, value: '' };
  const [name = '', ...rest] = text.split(':');
  return { name, value: rest.join(':').replace(/^ /, '') };
}
