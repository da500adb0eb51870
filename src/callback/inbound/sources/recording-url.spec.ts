import { recordingUrl } from './recording-url';

const BASE = 'https://recordings.test/interline';

describe('the address of an interline recording', () => {
  it.each<[string | null, string | null, string | null]>([
    ['2024/09/27/a.mp3', BASE, 'https://recordings.test/interline/2024/09/27/a.mp3'],
    ['/2024/09/27/a.mp3', BASE, 'https://recordings.test/2024/09/27/a.mp3'],
    ['/a.mp3', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080/a.mp3'],
    ['a.mp3?id=1&x=2', BASE, 'https://recordings.test/interline/a.mp3?id=1&x=2'],
    ['20240927-12:30.mp3', BASE, 'https://recordings.test/interline/20240927-12:30.mp3'],
    ['https://elsewhere.test/a b.mp3', BASE, 'https://elsewhere.test/a b.mp3'],
    ['HTTP://elsewhere.test/a.mp3', null, 'HTTP://elsewhere.test/a.mp3'],
    ['a.mp3', null, null],
    [null, BASE, null],
  ])('%j at %j is %j', (recording, base, url) => {
    expect(recordingUrl(recording, base)).toBe(url);
  });

  it.each(['ftp://recordings.test/a', 'file:///etc/passwd', 'javascript:alert(1)', 'https://', 'http://['])(
    'is null for %j, which no web client can fetch',
    (recording) => {
      expect(recordingUrl(recording, BASE)).toBeNull();
    },
  );

  it.each(['//elsewhere.test/a', '\\\\elsewhere.test\\a', '/\\elsewhere.test/a', '/\t/elsewhere.test/a'])(
    'never leads a relative path such as %j to another host',
    (recording) => {
      expect(recordingUrl(recording, BASE) ?? 'https://recordings.test/').toMatch(
        /^https:\/\/recordings\.test\//,
      );
    },
  );
});
