// The browsers that the tests use, and the oldest ones they are meant for. FIELDBOOK_CHROMIUM and FIELDBOOK_FIREFOX name
// their programs; without them, the first one on the PATH is used.
//
//   node executables.mjs            says which browsers these are

import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const BROWSERS = {
  chromium: { title: 'Chromium', variable: 'FIELDBOOK_CHROMIUM', names: ['chromium', 'chromium-browser', 'google-chrome'], oldest: 148 },
  firefox: { title: 'Firefox', variable: 'FIELDBOOK_FIREFOX', names: ['firefox', 'firefox-esr'], oldest: 140 },
};

/** The program of a browser, `chromium` or `firefox`; undefined where there is none. */
export function executable(browser) {
  const { variable, names } = BROWSERS[browser];
  const named = process.env[variable];
  if (named) {
    // The tests run in another folder than the one a person stood in, so a relative path would lead elsewhere.
    if (!path.isAbsolute(named)) throw new Error(`${variable} is \`${named}\`; write the whole path, beginning with /`);
    if (!isExecutable(named)) throw new Error(`${variable} is \`${named}\`, which is not a program that can be run`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/** The same, where the tests cannot do without it. */
export function neededExecutable(browser) {
  const { variable, names } = BROWSERS[browser];
  const found = executable(browser);
  if (!found) throw new Error(`none of ${names.join(', ')} is on the PATH, and ${variable} names no program`);
  return found;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// The version as the program itself says it: `Chromium 148.0.7778.0`, `Mozilla Firefox 140.12.0esr`.
function describe(browser) {
  const { title, oldest } = BROWSERS[browser];
  const found = executable(browser);
  if (!found) return [`${title}: none`];
  const version = /\d+(\.\w+)+/.exec(execFileSync(found, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 60_000 }))?.[0];
  const lines = [`${title} ${version ?? 'of an unknown version'} (${found}); the oldest that the tests are meant for is ${oldest}`];
  if (Number.parseInt(version, 10) < oldest) lines.push(`  This ${title} is older. Tests may fail because of it.`);
  return lines;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const browser of Object.keys(BROWSERS)) console.log(describe(browser).join('\n'));
}
