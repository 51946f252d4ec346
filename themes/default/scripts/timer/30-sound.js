// A soft sound at the moments that are said. It is off until somebody switches it on.

/** @type {AudioContext | null} */
let sounds = null;
let soundIsOn = false;

/** @param {boolean} on */
function switchSound(on) {
  soundIsOn = on;
  if (on && !sounds && "AudioContext" in window) sounds = new AudioContext();
  if (on) ring(1);
}

/**
 * @param {number} times
 */
function ring(times) {
  const context = sounds;
  if (!soundIsOn || !context) return;
  context.resume();
  for (let time = 0; time < times; time += 1) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const at = context.currentTime + time * 0.7;
    tone.frequency.value = 523;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.16, at + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.6);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.65);
  }
}
