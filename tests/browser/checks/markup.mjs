// The Nu Html Checker, the validator of the W3C, has no error and no warning for any page.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR = String(createRequire(import.meta.url)('vnu-jar'));

// Messages that are wrong about our pages, each with the reason. Add as few as you can.
const ACCEPTED = [
  {
    message: /^Resource violates Content Security Policy \(meta tag\): (?:external \w+|image) “[^:”]*” blocked/,
    reason: 'the checker knows no origin of a file, so `self` matches nothing there; the browser is asked on each visit',
  },
];

/** Problems of all HTML files under some folders, by folder. The checker takes long to start, so it starts once for all of them. */
export async function checkMarkup(folders) {
  const messages = await validate(folders);
  const isIn = (folder) => ({ url }) => fileURLToPath(url).startsWith(folder + path.sep);
  const lost = messages.filter((message) => !folders.some((folder) => isIn(folder)(message)));
  if (lost.length > 0) throw new Error(`the markup checker speaks of files that it was not asked about: ${JSON.stringify(lost)}`);
  return new Map(folders.map((folder) => [folder, problemsIn(messages.filter(isIn(folder)))]));
}

function problemsIn(messages) {
  return messages
    .filter(({ type, subType }) => type !== 'info' || subType === 'warning')
    .filter(({ message }) => !ACCEPTED.some((accepted) => accepted.message.test(message)))
    .map(({ url, lastLine, message, extract }) => `${url}:${lastLine}: ${message} ${(extract ?? '').trim()}`);
}

// The checker exits with 1 when it has something to say, so its exit code says nothing about failure to run.
function validate(folders) {
  return new Promise((resolve, reject) => {
    // It ends before it has run long enough to be worth a thorough compilation.
    const options = ['-Xss16m', '-XX:TieredStopAtLevel=1', '-jar', JAR, '--skip-non-html', '--format', 'json', ...folders];
    execFile('java', options, { maxBuffer: 256 << 20 }, (error, _, report) => {
      try {
        resolve(JSON.parse(report).messages);
      } catch {
        reject(new Error(`the markup checker did not run: ${report || error?.message}`));
      }
    });
  });
}
