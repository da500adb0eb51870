import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, chromium, Page } from 'playwright-core';

const EXECUTABLE = process.env.TEST_CHROMIUM ?? '/usr/bin/chromium';
const SCREENSHOTS = join(__dirname, '..', '..', 'artifacts', 'screenshots');

/** Whether there is a Chromium: Debian's, or the one that TEST_CHROMIUM names. */
export const hasBrowser = existsSync(EXECUTABLE);

/** Starts Chromium with nothing that would look for hosts of its own. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Keeps a picture of the page in artifacts/screenshots, which is not part of the repository. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
