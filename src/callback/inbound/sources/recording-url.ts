/**
 * Where a recording of interline lies. A relative path continues the base; one that begins with a slash begins at
 * the host of the base. None leads to another host.
 * @param recording the download path; an http or https address is kept
 * @returns null where there is no address to be had
 */
export function recordingUrl(recording: string | null, baseUrl: string | null): string | null {
  if (recording === null) return null;
  if (/^https?:\/\//i.test(recording)) return URL.canParse(recording) ? recording : null;
  const path = recording.replace(/^[/\\]+/, '/');
  if (baseUrl === null || !URL.canParse(path, `${baseUrl}/`)) return null;
  const url = new URL(path, `${baseUrl}/`);
  return url.origin === new URL(baseUrl).origin ? url.href : null;
}
