// The browsers that the tests use. FIELDBOOK_CHROMIUM and FIELDBOOK_FIREFOX name their programs; without them, the first one
// on the PATH is used.

import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const BROWSERS = {
  chromium: { variable: 'FIELDBOOK_CHROMIUM', names: ['chromium', 'chromium-browser', 'google-chrome'] },
  firefox: { variable: 'FIELDBOOK_FIREFOX', names: ['firefox', 'firefox-esr'] },
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
