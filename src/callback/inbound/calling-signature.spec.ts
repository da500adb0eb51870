import { createHash } from 'node:crypto';
import { IncomingHttpHeaders } from 'node:http';
import { SignatureAlgorithm } from '../../upstream/signing/header-signature';
import { isSignedCallback } from './calling-signature';

const SECRET = 'abciiiko2k3';
/** The worked example of NXCloud's page "API接口调用约定"; its md5 stands there, the sha256 was computed apart. */
const HEADERS = { accesskey: 'fme2na3kdi3ki', action: 'send', biztype: '1', ts: '1655710885431' } as const;
const BODY = Buffer.from('{"name":"牛小信","id":10001}');
const MD5 = '87c3560d3331ae23f1021e2025722354';
const SHA256 = 'e0eec2c99ef80f269a82795e2223f618ebfc0616c8b6c8c7d438021ec38ad0eb';

interface Case {
  readonly headers?: IncomingHttpHeaders;
  readonly body?: Buffer;
  readonly secrets?: readonly string[];
  readonly algorithm?: SignatureAlgorithm;
}

function isSigned({ headers, body = BODY, secrets = [SECRET], algorithm = 'md5' }: Case): boolean {
  return isSignedCallback({ ...HEADERS, sign: MD5, ...headers }, body, secrets, algorithm);
}

describe('the signature of a calling callback', () => {
  it.each([
    ['md5', MD5],
    ['sha256', SHA256],
  ] as const)('is right when it is the %s of the documented text', (algorithm, sign) => {
    expect(isSigned({ headers: { sign }, algorithm })).toBe(true);
  });

  it('may be written in capitals', () => {
    expect(isSigned({ headers: { sign: MD5.toUpperCase() } })).toBe(true);
  });

  it.each([
    ['md5', 'sha256', MD5],
    ['sha256', 'md5', SHA256],
  ] as const)('of %s is wrong where %s is asked for, whatever its header says', (other, algorithm, sign) => {
    expect(isSigned({ headers: { sign }, algorithm })).toBe(false);
    expect(isSigned({ headers: { sign, algorithm: other }, algorithm })).toBe(false);
  });

  it('is right whatever the header algorithm says', () => {
    for (const named of ['sha256', 'md5', 'none', '']) {
      expect(isSigned({ headers: { algorithm: named } })).toBe(true);
    }
  });

  it.each([
    ['accessKey', { accesskey: 'another' }],
    ['action', { action: 'mt' }],
    ['bizType', { biztype: '2' }],
    ['ts', { ts: '1655710885432' }],
    ['sign', { sign: MD5.replace('8', '9') }],
  ])('is wrong over another %s, and without it', (_, headers) => {
    const [name = ''] = Object.keys(headers);

    expect(isSigned({ headers })).toBe(false);
    expect(isSigned({ headers: { [name]: undefined } })).toBe(false);
  });

  it.each([
    ['empty', ''],
    ['cut off', MD5.slice(0, -1)],
    ['too long', `${MD5}0`],
    ['of the right length in other letters', 'ä'.repeat(16)],
    ['two at once', `${MD5}, ${MD5}`],
  ])('is wrong when it is %s', (_, sign) => {
    expect(isSigned({ headers: { sign } })).toBe(false);
  });

  it('is over the bytes as they came: a blank, an order of fields, an encoding count', () => {
    for (const text of [
      '{"name": "牛小信","id":10001}',
      '{"id":10001,"name":"牛小信"}',
      '{"name":"\\u725b\\u5c0f\\u4fe1","id":10001}',
      `${BODY.toString()}\n`,
    ]) {
      expect(isSigned({ body: Buffer.from(text) })).toBe(false);
    }
  });

  it('is over bytes that are no text', () => {
    const body = Buffer.from('7b2261223a22c5a3ff00227d', 'hex');
    const sign = createHash('md5')
      .update('accessKey=fme2na3kdi3ki&action=send&bizType=1&ts=1655710885431&body=')
      .update(body)
      .update('&accessSecret=abciiiko2k3')
      .digest('hex');

    expect(isSigned({ headers: { sign }, body })).toBe(true);
    expect(isSigned({ headers: { sign }, body: Buffer.from(body.toString('utf8')) })).toBe(false);
  });

  it('leaves an empty body out', () => {
    const sign = '884afe159e39b6c88a0d6102ca97d704';

    expect(isSigned({ headers: { sign }, body: Buffer.alloc(0) })).toBe(true);
  });

  it('may be made with any of the secrets, and with no other', () => {
    expect(isSigned({ secrets: ['the next one', SECRET] })).toBe(true);
    expect(isSigned({ secrets: [SECRET, 'the next one'] })).toBe(true);
    expect(isSigned({ secrets: ['the next one'] })).toBe(false);
    expect(isSigned({ secrets: [] })).toBe(false);
  });
});
