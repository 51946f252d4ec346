// Korean writes particles onto its words, and endings onto its verbs: a word is looked for as the beginning of others.

/** The same list as in `src/model/korean.rs`. */
const PARTICLES = "으로부터 에게서 에서부터 이라는 이라고 이라도 이라면 입니다 이에요 으로써 으로서 이란 라는 라고 라도 라면 에서 에게 께서 한테 으로 로써 로서 까지 부터 마다 만큼 처럼 보다 조차 마저 밖에 이나 이며 이다 예요 하고 이랑 든지 은 는 이 가 을 를 의 에 로 와 과 도 만 나 란 랑 께 들 며".split(" ");
/** A word takes at most so many. */
const MOST_PARTICLES = 3;

/** @param {string} form */
const isKorean = (form) => /^[\u1100-\u11ff]+$/.test(form);

/**
 * What is left without the last particles. At least as many letters stay as `least` says.
 * @param {string} word whole syllables
 * @param {number} least
 */
function withoutParticles(word, least) {
  let rest = word;
  for (let count = 0; count < MOST_PARTICLES; count += 1) {
    const last = PARTICLES.find((particle) => rest.endsWith(particle) && rest.length - particle.length >= least);
    if (!last) break;
    rest = rest.slice(0, -last.length);
  }
  return rest;
}

/** @param {string} form as it is compared */
const koreanBase = (form) => withoutParticles(form.normalize("NFC"), 2);

/**
 * Whether a word of a text is one that was looked for, with what may be written onto it.
 * @param {string} form of the word
 * @param {string} base
 */
function isKoreanForm(form, base) {
  const word = form.normalize("NFC");
  if (!word.startsWith(base)) return false;
  // Too many words begin with one syllable.
  return base.length > 1 || withoutParticles(word.slice(base.length), 0) === "";
}
