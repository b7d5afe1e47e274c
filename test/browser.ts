/** Finds Chromium on this machine and drives it headless. */

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const chromiumPath = [process.env['CHROMIUM'] ?? '', ...places].find(existsSync);

/** True where browser tests are to be left out: said plainly, and never in CI, where they must fail instead. */
export const withoutBrowser = chromiumPath === undefined && process.env['CI'] !== 'true';
if (withoutBrowser) {
  console.warn(
    'Browser tests are skipped: there is no Chromium. Install it (apt-get install chromium) or set CHROMIUM.',
  );
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) {
    throw new Error(
      'There is no Chromium. Install it (apt-get install chromium) or set CHROMIUM to its path.',
    );
  }
  return chromium.launch({ executablePath: chromiumPath, headless: true, args: flags });
}
