/** @returns undefined for text that is no JSON: no JSON says that, and the parser's own error would show the text */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
