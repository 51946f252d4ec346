// Starts each browser and says its version, and whether it is one that the tests are meant for: node versions.mjs

import puppeteer from 'puppeteer-core';
import { executable } from './executables.mjs';

const OLDEST = { chromium: 148, firefox: 140 };
const TITLES = { chromium: 'Chromium', firefox: 'Firefox' };

for (const [name, oldest] of Object.entries(OLDEST)) {
  console.log(await describe(name, oldest));
}

async function describe(name, oldest) {
  const executablePath = executable(name);
  if (!executablePath) return `${TITLES[name]}: none`;
  const browser = await puppeteer.launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome', executablePath, headless: true, args: name === 'firefox' ? [] : ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const version = (await browser.version()).split('/').at(-1);
    const stated = `${TITLES[name]} ${version} (${executablePath}). The tests are meant for ${oldest} and newer.`;
    return Number.parseInt(version, 10) < oldest ? `${stated}\n  This one is older, so some tests may fail because of it.` : stated;
  } finally {
    await browser.close();
  }
}
