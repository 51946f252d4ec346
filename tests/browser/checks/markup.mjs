// The Nu Html Checker, the validator of the W3C, has no error and no warning for any page.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';

const JAR = String(createRequire(import.meta.url)('vnu-jar'));

// Messages that are wrong about our pages, each with the reason. Add as few as you can.
const ACCEPTED = [
  {
    message: /^Resource violates Content Security Policy \(meta tag\): (?:external \w+|image) “[^:”]*” blocked/,
    reason: 'the checker knows no origin of a file, so `self` matches nothing there; the browser is asked on each visit',
  },
];

/** Problems of all HTML files under a folder. */
export async function checkMarkup(folder) {
  const messages = await validate(folder);
  return messages
    .filter(({ type, subType }) => type !== 'info' || subType === 'warning')
    .filter(({ message }) => !ACCEPTED.some((accepted) => accepted.message.test(message)))
    .map(({ url, lastLine, message, extract }) => `${url}:${lastLine}: ${message} ${(extract ?? '').trim()}`);
}

// The checker exits with 1 when it has something to say, so its exit code says nothing about failure to run.
function validate(folder) {
  return new Promise((resolve, reject) => {
    const options = ['-Xss16m', '-jar', JAR, '--skip-non-html', '--format', 'json', folder];
    execFile('java', options, { maxBuffer: 256 << 20 }, (error, _, report) => {
      try {
        resolve(JSON.parse(report).messages);
      } catch {
        reject(new Error(`the markup checker did not run: ${report || error?.message}`));
      }
    });
  });
}
