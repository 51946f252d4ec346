// On paper: dark ink on light paper whatever the screen's colours, the title is there, and no page is empty.

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { look } from '../browser.mjs';

const run = promisify(execFile);
const FORMATS = ['A4', 'Letter'];

/** The colours a page prints in, asked while the screen is dark. */
export async function checkInk(page) {
  await look(page, 'dark', 'print');
  const problems = await page.evaluate(findPaleInk);
  await look(page, 'light');
  return problems;
}

/** The sheets that come out of the printer. Changes the page: ask nothing else of it afterwards. */
export async function checkPaper(page) {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-print-'));
  try {
    await look(page, 'dark');
    const title = await page.evaluate(() => document.querySelector('h1')?.innerText || document.title);
    await page.evaluate(removePageFurniture);
    const problems = [];
    for (const format of FORMATS) {
      const pdf = path.join(folder, `${format}.pdf`);
      await writeFile(pdf, await page.pdf({ format, timeout: 60_000 }));
      problems.push(...(await checkPdf(pdf, title)).map((problem) => `${format}: ${problem}`));
    }
    return problems;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function checkPdf(pdf, title) {
  const { stdout: text } = await run('pdftotext', [pdf, '-'], { maxBuffer: 64 << 20 });
  const problems = letters(title) !== '' && letters(text).includes(letters(title)) ? [] : [`the title is not on paper: ${title}`];

  const pictures = `${pdf}.pages`;
  await run('pdftoppm', ['-gray', '-r', '24', pdf, pictures]);
  const folder = path.dirname(pdf);
  const names = (await readdir(folder)).filter((name) => name.startsWith(path.basename(pictures))).sort();
  if (names.length === 0) problems.push('no page came out');
  for (const [index, name] of names.entries()) {
    if (!hasInk(await readFile(path.join(folder, name)))) problems.push(`page ${index + 1} of ${names.length} is empty`);
  }
  return problems;
}

// A paper breaks lines, hyphenates and may set capitals; letters and digits remain.
function letters(text) {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

// A grey picture is `P5`, width, height and 255, each followed by one white space, then a byte for each dot.
function hasInk(picture) {
  const head = /^P5\s+\d+\s+\d+\s+255\s/.exec(picture.toString('latin1', 0, 40));
  if (!head) throw new Error('pdftoppm wrote something that is not a grey picture');
  const dots = picture.subarray(head[0].length);
  return dots.some((dot) => Math.abs(dot - dots[0]) > 6);
}

// Page numbers and running titles would make an empty page look used.
function removePageFurniture() {
  const sides = { top: ['left', 'center', 'right'], bottom: ['left', 'center', 'right'], left: ['top', 'middle', 'bottom'], right: ['top', 'middle', 'bottom'] };
  const corners = ['top-left-corner', 'top-right-corner', 'bottom-left-corner', 'bottom-right-corner'];
  const boxes = Object.entries(sides).flatMap(([side, places]) => places.map((place) => `${side}-${place}`)).concat(corners);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { ${boxes.map((box) => `@${box} { content: none !important }`).join(' ')} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  for (const element of document.body.querySelectorAll('*')) {
    if (getComputedStyle(element).position === 'fixed') element.style.visibility = 'hidden';
  }
}

function findPaleInk() {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map();
  // Luminance on white paper, as WCAG defines it.
  const luminance = (colour) => {
    if (!known.has(colour)) {
      for (const fill of ['white', colour]) {
        context.fillStyle = fill;
        context.fillRect(0, 0, 1, 1);
      }
      const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data]
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      known.set(colour, 0.2126 * red + 0.7152 * green + 0.0722 * blue);
    }
    return known.get(colour);
  };
  const problems = new Set();
  for (const element of [document.documentElement, document.body]) {
    const { backgroundColor } = getComputedStyle(element);
    if (luminance(backgroundColor) < 0.8) problems.add(`prints on dark paper: <${element.localName}> ${backgroundColor}`);
  }
  // Printers leave backgrounds out, so every text must be readable on white.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    if (colour !== 'none' && 1.05 / (luminance(colour) + 0.05) < 4.5) {
      problems.add(`prints in pale ink: <${element.localName} class="${element.getAttribute('class') ?? ''}"> ${colour}`);
    }
  }
  return [...problems];
}
