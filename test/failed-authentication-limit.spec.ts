import { forgeKey } from './support/forged-key';
import { startGateway, TestGateway } from './support/gateway';
import { Http, HttpResult } from './support/http';

const PATH = '/v1/pns/bindings';

/** Asks with a key that nobody issued, from an address. */
function fail({ as }: TestGateway, address: string): Promise<HttpResult> {
  return as(forgeKey('test')).get(PATH, { headers: { 'x-forwarded-for': address } });
}

describe('failed authentications', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({ env: { RATE_LIMIT_PER_MINUTE: '3', TRUST_PROXY_CIDRS: '127.0.0.1/32' } });
  });

  afterAll(() => gateway.close());

  it('are counted for each address, and beyond the limit answered 429 with Retry-After', async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 3; round += 1) statuses.push((await fail(gateway, '203.0.113.1')).status);
    expect(statuses).toEqual([401, 401, 401]);

    const { status, headers, body } = await fail(gateway, '203.0.113.1');
    expect(status).toBe(429);
    expect(body).toMatchObject({ code: 'rate_limited', retryable: true, owner: 'caller' });
    const wait = Number(headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it('of one address leave the others alone', async () => {
    for (let round = 0; round < 4; round += 1) await fail(gateway, '203.0.113.2');
    expect((await fail(gateway, '203.0.113.2')).status).toBe(429);
    expect((await fail(gateway, '203.0.113.3')).status).toBe(401);
  });

  it('never keep a valid key from the same address out', async () => {
    const { http } = await gateway.createClient({ rateLimitPerMinute: 100 });
    for (let round = 0; round < 4; round += 1) await fail(gateway, '203.0.113.4');
    const { status } = await http.get(PATH, { headers: { 'x-forwarded-for': '203.0.113.4' } });
    expect(status).toBe(200);
  });

  it('cannot be spread over invented addresses: only what the proxy added counts', async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      statuses.push((await fail(gateway, `198.51.100.${round}, 203.0.113.5`)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
  });
});

describe('failed authentications without a trusted proxy', () => {
  it('are counted under the address of the socket, whatever the header claims', async () => {
    const gateway = await startGateway({ env: { RATE_LIMIT_PER_MINUTE: '2' } });
    try {
      const anyone: Http = gateway.as('nobody');
      const statuses: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const headers = { 'x-forwarded-for': `198.51.100.${round}` };
        statuses.push((await anyone.get(PATH, { headers })).status);
      }
      expect(statuses).toEqual([401, 401, 429]);
    } finally {
      await gateway.close();
    }
  });
});
