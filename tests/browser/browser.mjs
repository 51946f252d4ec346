// The one Chromium that all checks of a test process share, and how a page is opened in it.

import puppeteer from 'puppeteer-core';
import { neededExecutable } from './executables.mjs';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

let running;

/** The browser, started at the first call with a fresh profile. */
export function browser() {
  running ??= puppeteer.launch({ executablePath: neededExecutable('chromium'), headless: true, args: FLAGS });
  return running;
}

export async function closeBrowser() {
  await (await running)?.close();
}

/** Opens `url` in a window with a storage of its own, hands it to `use`, and closes it. */
export function withPage(url, use, options = {}) {
  return withTabs(async (open, troubles) => use(await open(url), troubles), options);
}

/** Hands a function that opens tabs in one window to `use`, and closes them all. Downloads go to the folder `downloads`. */
export async function withTabs(use, { script = true, downloads } = {}) {
  const behavior = downloads && { downloadBehavior: { policy: 'allow', downloadPath: downloads } };
  const context = await (await browser()).createBrowserContext(behavior);
  const troubles = [];
  const open = async (url, prepare = () => undefined) => {
    const page = await context.newPage();
    listen(page, url, troubles);
    await page.setJavaScriptEnabled(script);
    await page.setViewport(WIDE);
    await look(page, 'light');
    // Windows are opened side by side; each must believe that it has the focus.
    await page.emulateFocusedPage(true);
    await page.evaluateOnNewDocument(prepare);
    await page.goto(url, { waitUntil: 'load', timeout: 20_000 });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return page;
  };
  try {
    return await use(open, troubles);
  } catch (error) {
    throw new Error([error.message, ...troubles].join('\n  '), { cause: error });
  } finally {
    await context.close();
  }
}

/** Chooses the colours, and with `print` asks the page as if on paper. Motion is reduced, so that no colour is measured half way. */
export async function look(page, scheme, media = '') {
  const session = await page.createCDPSession();
  // Puppeteer sets the medium and its features one by one, and each forgets the other.
  await session.send('Emulation.setEmulatedMedia', {
    media,
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
}

// What goes wrong while a page is open: requests that fail or leave the disk, errors, refusals by the page's own policy.
function listen(page, url, troubles) {
  const served = url.startsWith('http:') ? new URL(url).origin : 'file:';
  page.on('request', (request) => {
    const local = /^(file|data|blob):/.test(request.url()) || request.url().startsWith(`${served}/`);
    if (!local) troubles.push(`request leaves the disk: ${request.url()}`);
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && request.url() !== url) {
      troubles.push(`page moves away to ${request.url()}`);
    }
  });
  page.on('requestfailed', (request) => {
    troubles.push(`request fails: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`script error: ${error.message}`));
}
