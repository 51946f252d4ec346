// Waiting for a state, asked again and again from outside the page. Code that a driver leaves waiting inside a page may be
// refused by the page's policy, is lost when the page is loaded anew, and sleeps in a window that is not drawn.

import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

// Long, since it is only reached when something is wrong: a busy machine may need most of it.
const DEADLINE = 60_000;
// A page that is loaded anew may never answer what it was asked before.
const ONE_ANSWER = 10_000;
const PAUSE = 30;

/** The first answer of `ask` that is true in a wide sense. An error is no answer yet. `what` says what never came. */
export async function until(ask, what, { deadline = DEADLINE } = {}) {
  const end = Date.now() + deadline;
  let last;
  for (;;) {
    const answer = await answerOf(ask).catch((error) => { last = error; });
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`never: ${what}${last ? ` (${last.message})` : ''}`, { cause: last });
    await sleep(PAUSE);
  }
}

/** Until `test` is true of the page. It is run there with `words`, and must be a function that needs nothing else. */
export function untilPage(page, test, ...words) {
  return until(() => page.evaluate(test, ...words), `${test} with ${JSON.stringify(words)} at ${page.url()}`);
}

/** Until the answer of `ask` is `expected`; else says how the last one differs. */
export async function untilEqual(ask, expected, options) {
  let last;
  const isEqual = async () => isDeepStrictEqual(last = await ask(), expected);
  await until(isEqual, 'the answer that is expected', options).catch((error) => {
    assert.deepEqual(last, expected);
    throw error;
  });
}

async function answerOf(ask) {
  const late = new AbortController();
  try {
    return await Promise.race([ask(), sleep(ONE_ANSWER, undefined, { signal: late.signal })]);
  } finally {
    late.abort();
  }
}
