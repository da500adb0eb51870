import { setTimeout as sleep } from 'node:timers/promises';
import { Settling } from '../src/bindings/settling';
import { DeliveryBacklog } from '../src/callback/delivery/delivery-backlog';
import { Database } from '../src/database/database';
import { Drain } from '../src/common/drain';
import { BUSINESS_PHONE, PHONE_PREFIXES } from './support/canaries';
import { startGateway, TestGateway } from './support/gateway';
import { noteDocument } from './support/output';

const METRICS_TOKEN = 'metrics-token-0123456789';

describe('health', () => {
  let gateway: TestGateway;

  beforeEach(async () => {
    gateway = await startGateway();
  });

  afterEach(() => gateway.close());

  it('is live and ready while all is well', async () => {
    const live = await gateway.anyone.get('/health/live');
    expect([live.status, live.body]).toEqual([200, { status: 'ok' }]);
    const ready = await gateway.anyone.get('/health/ready');
    expect([ready.status, ready.body]).toEqual([200, { status: 'ok', database: 'ok' }]);
  });

  it('is live but not ready without the database', async () => {
    await gateway.app.get(Database).close();
    expect((await gateway.anyone.get('/health/live')).status).toBe(200);
    const ready = await gateway.anyone.get('/health/ready');
    expect([ready.status, ready.body]).toEqual([503, { status: 'unavailable', database: 'unavailable' }]);
  });

  it('is live but not ready while draining, and requests are still served', async () => {
    const client = await gateway.createClient();
    gateway.app.get(Drain).begin();
    expect((await gateway.anyone.get('/health/live')).status).toBe(200);
    const ready = await gateway.anyone.get('/health/ready');
    expect([ready.status, ready.body]).toEqual([503, { status: 'draining', database: 'ok' }]);
    expect((await client.http.get('/v1/pns/bindings')).status).toBe(200);
  });

  it('is 503 shutting_down for every new request at the end of a shutdown', async () => {
    const client = await gateway.createClient();
    gateway.app.get(Drain).close();
    const { status, headers, body } = await client.http.get('/v1/pns/bindings');
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(body).toMatchObject({ code: 'shutting_down', retryable: true, owner: 'operator' });
  });
});

describe('metrics', () => {
  it.each([
    'nxg_upstream_problems_total{product="pns",code="upstream_auth_failed"}',
    'nxg_upstream_problems_total{product="interline",code="numbers_exhausted"}',
    'nxg_callback_duration_seconds_count{source="calling",outcome="failed"}',
    'nxg_callback_duration_seconds_count{source="interline/cdr",outcome="unrouted"}',
  ])('count from 0 what an alert is about, so that the first one is seen as one more: %s', async (series) => {
    const gateway = await startGateway();
    try {
      expect((await gateway.anyone.get('/metrics')).text.split('\n')).toContain(`${series} 0`);
    } finally {
      await gateway.close();
    }
  });

  it('read what waits in the database one thing after another, however many ask at once', async () => {
    const gateway = await startGateway();
    try {
      const backlog = gateway.app.get(DeliveryBacklog, { strict: false });
      let running = 0;
      let most = 0;
      const measure = async (): Promise<number> => {
        most = Math.max(most, (running += 1));
        await sleep(20);
        running -= 1;
        return 0;
      };
      jest.spyOn(backlog, 'pending').mockImplementation(measure);
      jest.spyOn(backlog, 'overdueSeconds').mockImplementation(measure);
      jest.spyOn(gateway.app.get(Settling, { strict: false }), 'waiting').mockImplementation(measure);
      const pages = await Promise.all(Array.from({ length: 5 }, () => gateway.anyone.get('/metrics')));
      expect(pages.filter(({ text }) => text.includes('\nnxg_deliveries_pending 0\n'))).toHaveLength(5);
      expect(most).toBe(1);
    } finally {
      await gateway.close();
    }
  });

  it('are open without METRICS_TOKEN, and name routes, never numbers, ids or keys', async () => {
    const gateway = await startGateway();
    try {
      const client = await gateway.createClient();
      await client.http.get(`/v1/calling/numbers/${BUSINESS_PHONE}`);
      await client.http.get(`/nowhere/${BUSINESS_PHONE}`);
      const { status, headers, text } = await gateway.anyone.get('/metrics');
      expect([status, headers.get('content-type')]).toEqual([
        200,
        'text/plain; version=0.0.4; charset=utf-8',
      ]);
      expect(text).toMatch(
        /^nxg_http_request_duration_seconds_count\{method="GET",route="\/v1\/calling\/numbers\/:businessPhone",status="200"\} 1$/m,
      );
      expect(text).toMatch(
        /^nxg_upstream_call_duration_seconds_count\{product="calling",operation="\w+",outcome="success"\} 1$/m,
      );
      expect(text).toMatch(/^nxg_upstream_circuit_state\{product="calling"\} 0$/m);
      const labels = [...text.matchAll(/\{[^}]*\}/g)].join('\n');
      expect(labels).not.toMatch(new RegExp(PHONE_PREFIXES.join('|')));
      expect(labels).not.toMatch(/\b(cli|key|bnd)_[0-9A-Z]|nxg_(test|live)_/);
    } finally {
      await gateway.close();
    }
  });

  it('are answered while the database is away: it is down, and what waits in it has no value', async () => {
    const gateway = await startGateway();
    try {
      expect((await gateway.anyone.get('/metrics')).text).toMatch(/^nxg_deliveries_pending 0$/m);
      await gateway.app.get(Database).close();
      const { status, text } = await gateway.anyone.get('/metrics');
      expect(status).toBe(200);
      expect(text).toMatch(/^nxg_database_up 0$/m);
      expect(text).toMatch(/^nxg_build_info\{version="/m);
      expect(text).not.toMatch(/^nxg_(deliveries_pending|callbacks_held|bindings_unsettled)\b/m);
    } finally {
      await gateway.close();
    }
  });

  it('count who is told to wait, who is refused and why, and each problem from 0 on', async () => {
    const gateway = await startGateway({ env: { RATE_LIMIT_PER_MINUTE: '2' } });
    try {
      const count = async (sample: string): Promise<string | undefined> =>
        (await gateway.anyone.get('/metrics')).text
          .split('\n')
          .find((line) => line.startsWith(`${sample} `))
          ?.slice(sample.length + 1);
      expect(await count('nxg_rate_limited_total{budget="client"}')).toBe('0');
      expect(await count('nxg_http_problems_total{code="rate_limited"}')).toBe('0');
      const client = await gateway.createClient();
      for (let asked = 0; asked < 3; asked += 1) await client.http.get('/v1/pns/bindings');
      for (let asked = 0; asked < 4; asked += 1) await gateway.anyone.get('/v1/pns/bindings');
      expect(await count('nxg_rate_limited_total{budget="client"}')).toBe('1');
      expect(await count('nxg_rate_limited_total{budget="address"}')).toBe('2');
      expect(await count('nxg_authentication_failures_total{reason="missing"}')).toBe('4');
      expect(await count('nxg_http_problems_total{code="rate_limited"}')).toBe('3');
    } finally {
      await gateway.close();
    }
  });

  it('need METRICS_TOKEN where it is set, and no other token opens them', async () => {
    const gateway = await startGateway({ env: { METRICS_TOKEN } });
    try {
      const client = await gateway.createClient();
      expect((await gateway.as(METRICS_TOKEN).get('/metrics')).status).toBe(200);
      for (const http of [gateway.anyone, gateway.admin, client.http, gateway.as(`${METRICS_TOKEN}0`)]) {
        const { status, body } = await http.get('/metrics');
        expect([status, body.code]).toEqual([401, 'unauthenticated']);
      }
      expect((await gateway.as(METRICS_TOKEN).get('/v1/pns/bindings')).status).toBe(401);
    } finally {
      await gateway.close();
    }
  });
});

describe('the documents', () => {
  const PATHS = [
    '/docs',
    '/docs/',
    '/docs/index.html',
    '/docs/swagger-ui-init.js',
    '/openapi.json',
    '/openapi.yaml',
  ];

  it('are served without a token', async () => {
    const gateway = await startGateway();
    try {
      const json = await gateway.anyone.get('/openapi.json');
      expect([json.status, json.body.openapi]).toEqual([200, '3.1.0']);
      noteDocument(json.body);
      const yaml = await gateway.anyone.get('/openapi.yaml');
      expect(yaml.status).toBe(200);
      expect(yaml.text).toContain('openapi: 3.1.0');
      const page = await gateway.anyone.get('/docs/');
      expect(page.status).toBe(200);
      expect(page.text).toContain('NXCloud gateway');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self';");
    } finally {
      await gateway.close();
    }
  });

  it('are not there with DOCS_ENABLED=false, while problems stay explained', async () => {
    const gateway = await startGateway({ env: { DOCS_ENABLED: 'false' } });
    try {
      for (const path of PATHS) {
        const { status, body } = await gateway.anyone.get(path);
        expect([path, status, body.code]).toEqual([path, 404, 'not_found']);
      }
      expect((await gateway.anyone.get('/problems/not-found')).status).toBe(200);
    } finally {
      await gateway.close();
    }
  });
});
