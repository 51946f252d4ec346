// Puts a timer on every block that has one.

const timers = Array.from(document.querySelectorAll("[data-timer]"), (block) =>
  new Timer(/** @type {HTMLElement} */ (block), Boolean(block.closest("#deck"))));

const wake = () => {
  if (document.visibilityState !== "hidden") timers.forEach((timer) => timer.tick());
};
["visibilitychange", "resume"].forEach((name) => document.addEventListener(name, wake));
["pageshow", "focus"].forEach((name) => window.addEventListener(name, wake));

// Another window of the same slides hands over what its timers say.
document.addEventListener("timer-set", (event) => {
  const { id, clock, quiet } = /** @type {CustomEvent} */ (event).detail;
  timers.filter((timer) => timer.block.id === id).forEach((timer) => {
    timer.quiet = Boolean(quiet);
    timer.take(clock);
  });
});
