import { Environment } from '../../config/environment';
import { WebhookSettings } from '../../config/webhook.settings';
import { AddressPolicy } from './address-policy';
import { endpointUrlProblem } from './endpoint-url';

function problemOf(url: string, env: Record<string, string> = {}): string | null {
  const settings = new WebhookSettings(new Environment(env));
  return endpointUrlProblem(url, settings, new AddressPolicy(settings));
}

const HTTP = { WEBHOOK_ALLOW_HTTP: 'true' };
const NOT_ABSOLUTE = 'must be an absolute https URL';
const REFUSED = 'must not have a private, local or reserved address';

describe("an endpoint's URL", () => {
  it.each([
    'https://receiver.example/hooks?source=gateway&x=a@b',
    'HTTPS://receiver.example',
    'https://receiver.example:8443/',
    'https://8.8.8.8/hooks',
    'https://[2606:4700::1111]/hooks',
    'https://empfänger.example/häken',
    'https://localhost/judged-when-it-connects',
    `https://receiver.example/${'a'.repeat(2023)}`,
  ])('may be %.60s', (url) => {
    expect(problemOf(url)).toBeNull();
  });

  it.each([
    '',
    'receiver.example/hooks',
    '//receiver.example/hooks',
    '/hooks',
    'https:receiver.example',
    'https:/receiver.example',
    'https:///receiver.example',
    'https:\\\\receiver.example',
    'https://receiver.example\\@10.0.0.1/',
    'https://',
    'https://?x',
    'https://receiver.example:99999/',
    'https://[fe80::1%25eth0]/',
    'https://[::1/',
    'https://256.256.256.256/',
    ' https://receiver.example/',
    'https://receiver.example/a b',
    'https://receiver.example/\n',
    'https://rec\teiver.example/',
    'http://receiver.example/',
    'ftp://receiver.example/',
    'wss://receiver.example/',
    'javascript:alert(1)',
    'data:text/plain,https://receiver.example',
  ])('must be absolute and https: %j', (url) => {
    expect(problemOf(url)).toBe(NOT_ABSOLUTE);
  });

  it('may be http where the settings allow it, and nothing else', () => {
    expect(problemOf('http://receiver.example/', HTTP)).toBeNull();
    expect(problemOf('https://receiver.example/', HTTP)).toBeNull();
    expect(problemOf('ftp://receiver.example/', HTTP)).toBe('must be an absolute http or https URL');
  });

  it.each([
    'https://user:password@receiver.example/',
    'https://user@receiver.example',
    'https://:@receiver.example',
  ])('must not have credentials: %s', (url) => {
    expect(problemOf(url)).toBe('must not have credentials');
  });

  it.each(['https://receiver.example/#part', 'https://receiver.example/#'])(
    'must not have a fragment: %s',
    (url) => {
      expect(problemOf(url)).toBe('must not have a fragment');
    },
  );

  it('must be at most 2048 characters', () => {
    expect(problemOf(`https://receiver.example/${'a'.repeat(2024)}`)).toBe('must be at most 2048 characters');
  });

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://１２７.0.0.1/',
    'http://%31%32%37.0.0.1/',
    'http://0/',
    'http://10.0.0.1:8080/hooks',
    'http://100.64.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fd12::1]/',
    'http://[fe80::1]/',
  ])('must not have a local address, however it is written: %s', (url) => {
    expect(problemOf(url, HTTP)).toBe(REFUSED);
    expect(problemOf(url.replace('http:', 'https:'))).toBe(REFUSED);
  });

  it('may have a local address that the settings name', () => {
    const env = { WEBHOOK_ALLOWED_CIDRS: '127.0.0.0/8' };

    expect(problemOf('https://127.0.0.1:8443/hooks', env)).toBeNull();
    expect(problemOf('https://[::ffff:7f00:1]/', env)).toBeNull();
    expect(problemOf('https://10.0.0.1/', env)).toBe(REFUSED);
  });

  it.each([
    '169.254.169.254',
    '2852039166',
    '[::ffff:a9fe:a9fe]',
    '[fd00:ec2::254]',
    '100.100.100.200',
    '168.63.129.16',
  ])('must not have a metadata address, whatever the settings say: %s', (host) => {
    expect(problemOf(`https://${host}/`, { WEBHOOK_ALLOWED_CIDRS: '0.0.0.0/0,::/0' })).toBe(REFUSED);
  });

  it('does not stand in the sentence', () => {
    for (const url of [
      'https://canary:secret@x.example/',
      'https://10.9.8.7/',
      'https://x.example/#canary',
    ]) {
      expect(problemOf(url)).not.toMatch(/canary|secret|10\.9/);
    }
  });
});
