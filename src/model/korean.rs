//! Particles of Korean, which are written onto words: `커뮤니티를` is `커뮤니티` with one. `scripts/search/15-korean.js` has
//! the same list.

/// What follows a noun, the longest first among those that end alike. Of several, each needs to be here alone.
const PARTICLES: &str = "으로부터 에게서 에서부터 이라는 이라고 이라도 이라면 입니다 이에요 으로써 으로서 이란 라는 라고 라도 \
    라면 에서 에게 께서 한테 으로 로써 로서 까지 부터 마다 만큼 처럼 보다 조차 마저 밖에 이나 이며 이다 예요 하고 이랑 든지 은 는 이 \
    가 을 를 의 에 로 와 과 도 만 나 란 랑 께 들 며";

/// A word takes at most so many: `사람들에게도`.
const MOST: usize = 3;

/// Whether a character is a whole syllable of Korean, or a part of one.
pub fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}')
}

/// Whether a text begins with particles and nothing else of Korean.
pub fn begins_with_particles(text: &str) -> bool {
    let end = text.find(|letter| !is_hangul(letter)).unwrap_or(text.len());
    let mut rest = &text[..end];
    for _ in 0..MOST {
        if rest.is_empty() {
            break;
        }
        match without_last(rest) {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    rest.is_empty()
}

fn without_last(word: &str) -> Option<&str> {
    PARTICLES.split(' ').find_map(|particle| word.strip_suffix(particle))
}
