// A timer on the page: a quiet button beside the minutes of a block, and what it opens.

/** The elements and the clock of one timer. */
class Timer {
  /**
   * @param {HTMLElement} block
   * @param {boolean} isOpen whether it is shown before it is started
   */
  constructor(block, isOpen) {
    this.block = block;
    this.isOpen = isOpen;
    this.seconds = Number(block.dataset.timer);
    this.clock = this.fresh();
    this.before = this.clock.left;
    this.ticking = 0;
    this.quiet = false;

    const label = block.querySelector("[id$='--title']") || block.querySelector("[id$='--label']");
    const title = label ? (label.textContent || "").trim() : "";
    const whole = clockText(this.seconds);
    this.start = makeButton(say("start", { time: whole }), () => this.begin());
    this.start.classList.add("timer-start");
    this.face = make("p", { class: "timer-face", role: "timer", "aria-live": "off", "aria-label": say("name", { title }) });
    this.words = make("p", { class: "timer-words" });
    this.pause = makeButton(say("pause"), () => this.toggle());
    this.sound = makeButton(say("sound"), () => this.toggleSound());
    this.sound.setAttribute("aria-pressed", "false");
    this.size = makeButton(say("big"), () => this.enlarge());
    this.buttons = make("p", { class: "timer-buttons" }, this.pause, makeButton(say("more"), () => this.more()),
      makeButton(say("reset", { time: whole }), () => this.reset()), this.size, this.sound);
    this.panel = make("div", { class: "timer", role: "group", "aria-label": say("name", { title }) }, this.face, this.words, this.buttons);
    this.place = make("div", { class: "timer-place", "data-needs-script": "" }, this.start, this.panel);
    const head = block.querySelector(".block-head");
    if (head) head.after(this.place);
    else block.prepend(this.place);

    const left = kept(block.id);
    if (left) this.take(left);
    this.show();
  }

  fresh() {
    const { turns = "", half } = this.block.dataset;
    return newClock(this.seconds, turns, half !== undefined);
  }

  /** Takes the state of another place: of before a reload, or of another window. @param {any} clock */
  take(clock) {
    if (!isClock(clock)) return;
    this.clock = clock;
    this.before = leftOf(clock, Date.now());
    this.show();
  }

  /** @param {any} clock */
  set(clock) {
    this.quiet = false;
    this.clock = clock;
    this.before = leftOf(clock, Date.now());
    const isFresh = clock.end === null && clock.left === clock.total && clock.total === this.seconds * 1000;
    keep(this.block.id, isFresh ? null : clock);
    this.show();
    this.block.dispatchEvent(new CustomEvent("timer-changed", { bubbles: true, detail: clock }));
  }

  begin() {
    this.set(started(this.clock, Date.now()));
    announce(say("sayStarted", { minutes: Math.ceil(this.clock.left / MINUTE) }));
    this.pause.focus({ preventScroll: true });
  }

  toggle() {
    const now = Date.now();
    if (this.clock.end === null) {
      this.set(started(this.clock.left > 0 ? this.clock : this.fresh(), now));
    } else {
      this.set(paused(this.clock, now));
      announce(say("sayPaused", { time: clockText(Math.ceil(this.clock.left / 1000)) }));
    }
  }

  more() {
    this.set(longer(this.clock, Date.now()));
    announce(say("sayMore", { time: clockText(Math.ceil(leftOf(this.clock, Date.now()) / 1000)) }));
  }

  reset() {
    this.set(this.fresh());
    if (this.start.offsetParent) this.start.focus({ preventScroll: true });
  }

  toggleSound() {
    switchSound(!soundIsOn);
    document.querySelectorAll(".timer-button[aria-pressed]").forEach((button) => button.setAttribute("aria-pressed", String(soundIsOn)));
  }

  /** Over the whole window, for the people at the back. */
  enlarge() {
    const dialog = /** @type {HTMLDialogElement} */ (this.panel.closest("dialog"));
    if (dialog) {
      dialog.close();
      return;
    }
    const large = /** @type {HTMLDialogElement} */ (make("dialog", { class: "timer-dialog", "aria-label": this.panel.getAttribute("aria-label") || "" }));
    document.body.append(large);
    large.append(this.panel);
    this.size.textContent = say("small");
    large.addEventListener("close", () => {
      this.place.append(this.panel);
      this.size.textContent = say("big");
      large.remove();
      this.size.focus({ preventScroll: true });
    });
    large.showModal();
    this.size.focus();
  }

  /** Looks at the clock, and says what happened since. */
  tick() {
    const now = Date.now();
    const left = leftOf(this.clock, now);
    const event = this.clock.end === null ? null : eventOf(this.clock, this.before, left);
    this.before = left;
    if (left <= 0 && this.clock.end !== null) {
      this.clock = Object.assign({}, this.clock, { end: null, left: 0 });
      keep(this.block.id, this.clock);
    }
    if (event) {
      if (!this.quiet) announce(say(event.key, { words: event.words }));
      if (!this.quiet) ring(event.key === "sayOver" ? 3 : 1);
    }
    this.show();
  }

  show() {
    const { clock } = this;
    const left = leftOf(clock, Date.now());
    const fresh = clock.end === null && clock.left === clock.total;
    const over = clock.left <= 0 && clock.end === null;
    this.face.textContent = clockText(Math.ceil(left / 1000));
    const { now, then } = turnOf(clock, Date.now());
    const passed = clock.total - left;
    const half = clock.marks.some((mark) => mark.words === "" && mark.at <= passed && passed < mark.at + MINUTE);
    this.words.textContent = "";
    if (over) this.words.append(say("over"));
    else if (half) this.words.append(say("half"));
    else {
      if (now) this.words.append(make("span", {}, say("turn", { words: now })), " ");
      if (then) this.words.append(make("span", { class: "timer-then" }, say("next", { words: then })));
    }
    this.pause.textContent = clock.end === null ? say("goOn") : say("pause");
    this.pause.hidden = fresh || over;
    this.start.hidden = !fresh;
    this.panel.hidden = fresh && !this.isOpen;
    this.buttons.hidden = fresh;
    this.place.classList.toggle("is-over", over);
    this.place.classList.toggle("is-running", clock.end !== null);
    clearTimeout(this.ticking);
    // The next full second; a tab that sleeps looks again when it wakes.
    if (clock.end !== null) this.ticking = setTimeout(() => this.tick(), (left % 1000) + 20);
  }
}

/** What happened, for those who do not see it. @param {string} text */
function announce(text) {
  let status = document.getElementById("timer-status");
  if (!status) {
    status = make("p", { id: "timer-status", class: "visually-hidden", role: "status" });
    document.body.append(status);
  }
  // In an open dialog the rest of the page is not read.
  const dialog = document.querySelector("dialog[open].timer-dialog");
  if (status.parentElement !== (dialog || document.body)) (dialog || document.body).append(status);
  const place = status;
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 60);
}
