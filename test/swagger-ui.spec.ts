import { Browser, Page } from 'playwright-core';
import { hasBrowser, keepScreenshot, startBrowser } from './support/browser';
import { startGateway } from './support/gateway';
import { Http } from './support/http';
import { StartedSandbox, startSandbox } from './support/started-sandbox';

/** For a step of the page on a busy machine. */
const STEP_MS = 120_000;

const describeInBrowser = hasBrowser ? describe : describe.skip;
if (!hasBrowser) process.stderr.write('skipped, not installed here: chromium (TEST_CHROMIUM)\n');

describeInBrowser('Swagger UI in a browser', () => {
  let sandbox: StartedSandbox;
  let browser: Browser;
  let page: Page;
  /** Everything that the page asked for, and everything that it complained about. */
  let asked: string[];
  let complaints: string[];

  beforeAll(async () => {
    sandbox = await startSandbox();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });

  beforeEach(async () => {
    asked = [];
    complaints = [];
    const context = await browser.newContext({ viewport: { width: 1280, height: 1600 } });
    page = await context.newPage();
    page.setDefaultTimeout(STEP_MS);
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await open();
  });
  afterEach(() => page.context().close());

  async function open(): Promise<void> {
    await page.goto(`${sandbox.gatewayUrl}/docs`);
    await page.locator('.opblock').first().waitFor();
  }

  async function authorize(key: string): Promise<void> {
    await page.locator('.btn.authorize').click();
    await page.locator('.auth-container input').fill(key);
    await page.locator('.auth-btn-wrapper button[type=submit]').click();
    await page.locator('.auth-btn-wrapper .btn-done').click();
  }

  /** Opens an operation, sends what stands there, and answers the status that the page shows. */
  async function tryOut(method: string, path: string): Promise<string> {
    const operation = page.locator(`.opblock-${method}`, { has: page.locator(`[data-path="${path}"]`) });
    await operation.locator('.opblock-summary-control').click();
    await operation.locator('.btn.execute').click();
    const status = operation.locator('.live-responses-table tbody .response-col_status');
    await status.waitFor();
    return (await status.innerText()).trim();
  }

  it('lists every operation of the document with its summary', async () => {
    const document = (await new Http(sandbox.gatewayUrl).get('/openapi.json')).body as {
      paths?: Record<string, Record<string, { summary?: string }>>;
    };
    const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path));
    expect(operations.length).toBeGreaterThan(40);
    const shown = await page.locator('.opblock-tag-section .opblock-summary-description').allTextContents();
    expect(shown.sort()).toEqual(operations.map(({ summary }) => summary).sort());
    await keepScreenshot(page, 'overview');
  });

  it('reads with a key that was typed in, and shows 200', async () => {
    await authorize(sandbox.deskKey);
    expect(await tryOut('get', '/v1/interline/account')).toBe('200');
    await keepScreenshot(page, 'read');
  });

  it('binds a number by the example that stands there, and shows 201', async () => {
    const bindings = new Http(sandbox.gatewayUrl, sandbox.courierKey);
    const before = (await bindings.get('/v1/pns/bindings')).body.data ?? [];
    await authorize(sandbox.courierKey);
    expect(await tryOut('post', '/v1/pns/bindings/xyb')).toBe('201');
    await keepScreenshot(page, 'bind');
    expect((await bindings.get('/v1/pns/bindings')).body.data).toHaveLength(before.length + 1);
  });

  it('shows 401 to whoever has typed in no key', async () => {
    expect(await tryOut('get', '/v1/interline/account')).toBe('401');
  });

  it('forgets the key with the page', async () => {
    await authorize(sandbox.deskKey);
    await open();
    expect(await tryOut('get', '/v1/interline/account')).toBe('401');
    const kept = await page.evaluate('JSON.stringify([localStorage, sessionStorage, document.cookie])');
    expect(kept).not.toContain(sandbox.deskKey);
  });

  it('asks no other host and meets nothing that its content security policy forbids', async () => {
    await authorize(sandbox.deskKey);
    await tryOut('get', '/v1/interline/account');
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((url) => !url.startsWith(sandbox.gatewayUrl) && !url.startsWith('data:'))).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
  });

  it('runs no script but its own files, and reaches no other host', async () => {
    const other = await startGateway();
    try {
      // A text, so that a compiler's helpers stay out of the page.
      const outcome = await page.evaluate(`
        (async () => {
          const script = document.createElement('script');
          script.textContent = 'window.ranInline = true';
          document.body.append(script);
          const reached = await fetch('${other.url}/health/live', { mode: 'no-cors' }).then(() => true, () => false);
          return { ranInline: window.ranInline === true, reached };
        })()`);
      expect(outcome).toEqual({ ranInline: false, reached: false });
    } finally {
      await other.close();
    }
  });
});
