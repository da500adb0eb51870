import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  CompactJWSHeaderParameters,
  CompactSign,
  CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  JWK,
  JWTPayload,
} from 'jose';

type Algorithm = 'RS256' | 'ES256' | 'EdDSA' | 'PS256';

interface SigningKey {
  readonly id: string;
  readonly algorithm: Algorithm;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

/** How the issuer answers at the moment. */
type Mood = 'well' | 'failing' | 'talking nonsense';

/** An OpenID Connect provider on a port of its own: discovery, a key set, and signed tokens. */
export class Issuer {
  mood: Mood = 'well';
  discoveries = 0;
  keySetFetches = 0;
  private keys: SigningKey[] = [];
  private readonly server = createServer((request, response) => {
    this.answer(request, response);
  });

  /** Starts one with a key of the algorithm. */
  static async start(algorithm: Algorithm = 'RS256'): Promise<Issuer> {
    const issuer = new Issuer();
    await new Promise<void>((resolve) => issuer.server.listen(0, '127.0.0.1', resolve));
    await issuer.rollOver('first', algorithm);
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get keySetUrl(): string {
    return `${this.url}/keys`;
  }

  /** Replaces its keys by a new one. */
  async rollOver(id: string, algorithm: Algorithm = 'RS256'): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair(algorithm);
    const jwk = { ...(await exportJWK(publicKey)), kid: id, alg: algorithm, use: 'sig' };
    this.keys = [{ id, algorithm, privateKey, publicKey, jwk }];
  }

  /** Signs an access token; `header` and `claims` are laid over the usual ones, undefined takes one away. */
  sign(claims: JWTPayload = {}, header: Partial<CompactJWSHeaderParameters> = {}): Promise<string> {
    return this.signText(JSON.stringify({ ...this.usualClaims(), ...claims }), header);
  }

  /** Signs whatever it is given. */
  signText(payload: string, header: Partial<CompactJWSHeaderParameters> = {}): Promise<string> {
    const { id, algorithm, privateKey } = this.key;
    return new CompactSign(Buffer.from(payload))
      .setProtectedHeader({ alg: algorithm, kid: id, typ: 'at+jwt', ...header })
      .sign(privateKey, { crit: { policy: true } });
  }

  usualClaims(): JWTPayload {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: this.url,
      aud: 'gateway',
      client_id: 'courier',
      scope: 'pns:read',
      iat: now,
      exp: now + 600,
    };
  }

  /** Its public key as tokens may bring it along. */
  get publicJwk(): JWK {
    return this.key.jwk;
  }

  /** Its public key as text, which anyone may fetch. */
  publicKeyText(): Promise<string> {
    return exportSPKI(this.key.publicKey);
  }

  async close(): Promise<void> {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  private get key(): SigningKey {
    const [key] = this.keys;
    if (key === undefined) throw new Error('the issuer has no key');
    return key;
  }

  private answer({ url }: IncomingMessage, response: ServerResponse): void {
    const documents: Record<string, () => unknown> = {
      '/.well-known/openid-configuration': () => {
        this.discoveries += 1;
        return { issuer: this.url, jwks_uri: this.keySetUrl };
      },
      '/keys': () => {
        this.keySetFetches += 1;
        return { keys: this.keys.map(({ jwk }) => jwk) };
      },
    };
    const document = documents[url ?? '']?.();
    const isWell = this.mood === 'well' && document !== undefined;
    const status = this.mood === 'failing' ? 500 : document === undefined ? 404 : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(isWell ? JSON.stringify(document) : '{"keys":"nonsense"}');
  }
}
