// Follows the site while it is written: reloads a page that changed, keeps what was typed, shows what is wrong.
// Only `fieldbook serve` puts this into pages.
(() => {
  "use strict";

  const own = document.currentScript;
  const NAMES = { channel: "fieldbook-live", lock: "fieldbook-live", kept: "fieldbook-live:" };
  // What is true of this page, and what the server said last.
  let tag = own.dataset.page;
  let seen = own.dataset.build;
  let last = null;
  let shownProblems = null;
  let hidden = null;
  let waiting = false;

  // ---- What the server says ----

  // One window listens for all windows of this browser; when it closes, another takes over.
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(NAMES.channel) : null;
  let source = null;

  function listen() {
    if (source) return;
    source = new EventSource("/__fieldbook/events");
    source.onmessage = (message) => {
      const state = JSON.parse(message.data);
      channel?.postMessage(state);
      take(state);
    };
  }

  function lead() {
    if (channel && navigator.locks) {
      channel.onmessage = ({ data }) => {
        if (data !== "hello") take(data);
        else if (source && last) channel.postMessage(last);
      };
      // The lock is held for as long as this window is open.
      navigator.locks.request(NAMES.lock, () => {
        listen();
        return new Promise(() => {});
      });
      channel.postMessage("hello");
    } else {
      // Without locks each window listens by itself, but only while it is looked at: browsers allow few connections.
      const change = () => {
        if (document.visibilityState === "visible") listen();
        else {
          source?.close();
          source = null;
        }
      };
      document.addEventListener("visibilitychange", change);
      change();
    }
  }

  function take(state) {
    last = state;
    if (state.problems !== shownProblems) {
      shownProblems = state.problems;
      showProblems(state);
    }
    const isNewer = state.build !== seen;
    const jump = isNewer && state.follow && state.follow !== location.pathname;
    seen = state.build;
    if (isNewer) {
      if (jump && document.visibilityState === "visible") {
        location.assign(state.follow);
        return;
      }
      waiting = true;
    }
    swapStyle(state.style);
    look();
  }

  // ---- A newer page ----

  // Windows that nobody looks at wait until somebody does.
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      waiting = true;
      look();
    }
  });

  let asking = false;
  async function look() {
    if (!waiting || asking || document.visibilityState !== "visible") return;
    if (document.querySelector("[data-fieldbook-page=problems]")) return;
    asking = true;
    waiting = false;
    try {
      const answer = await fetch(location.pathname + location.search, { method: "HEAD", cache: "no-store" });
      const newer = answer.headers.get("X-Fieldbook-Page");
      // A page that cannot be drawn stays as it was; the problems say why.
      const isBroken = answer.status >= 500 && !document.querySelector("[data-fieldbook-page]");
      if (newer && newer !== tag && !isBroken) {
        tag = newer;
        keep();
        location.reload();
        return;
      }
    } catch {
      // The server is away. When it is back, its first event asks again.
      seen = null;
    }
    asking = false;
    if (waiting) look();
  }

  // The new stylesheet is loaded before the old one goes, so that nothing flashes.
  function swapStyle(address) {
    if (!address) return;
    const name = address.split("/").pop().split(".")[0];
    const links = [...document.querySelectorAll('link[rel="stylesheet"]:not([data-fieldbook])')];
    for (const link of links) {
      const path = new URL(link.href).pathname;
      const known = path.split("/").pop().split(".")[0];
      if (!path.startsWith("/assets/") || known !== name || path === address || link.dataset.fieldbookOld) continue;
      link.dataset.fieldbookOld = "yes";
      const fresh = link.cloneNode();
      delete fresh.dataset.fieldbookOld;
      fresh.href = address;
      const settle = () => link.remove();
      fresh.addEventListener("load", settle);
      fresh.addEventListener("error", settle);
      link.after(fresh);
    }
  }

  // ---- What was typed ----

  const CONTROLS = "input, textarea, select, [contenteditable=true], details";
  const place = NAMES.kept + location.pathname;

  // A control is known by its id or name, else by its place among its kind.
  function controls() {
    const counts = new Map();
    return [...document.querySelectorAll(CONTROLS)].filter((it) => !it.closest("fieldbook-live")).map((it) => {
      const kind = it.localName + ":" + (it.type ?? "");
      const option = it.type === "radio" || it.type === "checkbox" ? "=" + it.value : "";
      const label = kind + "#" + (it.id || (it.name ?? "")) + option;
      const count = counts.get(label) ?? 0;
      counts.set(label, count + 1);
      return [label + "@" + count, it];
    });
  }

  function valueOf(it) {
    if (it.localName === "details") return it.open;
    if (it.isContentEditable) return it.textContent;
    if (it.type === "password" || it.type === "file") return undefined;
    if (it.type === "checkbox" || it.type === "radio") return it.checked;
    if (it.localName === "select") return [...it.options].map((option) => option.selected);
    return it.value;
  }

  function setValue(it, value) {
    if (it.localName === "details") it.open = value;
    else if (it.isContentEditable) it.textContent = value;
    else if (it.type === "checkbox" || it.type === "radio") it.checked = value;
    else if (it.localName === "select") [...it.options].forEach((option, at) => { option.selected = Boolean(value[at]); });
    else it.value = value;
  }

  function keep() {
    const values = {};
    for (const [name, it] of controls()) {
      const value = valueOf(it);
      if (value !== undefined) values[name] = value;
    }
    const active = controls().find(([, it]) => it === document.activeElement);
    let selection = null;
    try {
      if (active) selection = [active[1].selectionStart, active[1].selectionEnd];
    } catch {
      // Controls without words have no selection.
    }
    const kept = { values, scroll: [window.scrollX, window.scrollY], active: active?.[0], selection };
    try {
      sessionStorage.setItem(place, JSON.stringify(kept));
      // The browser would scroll by itself, too, at a time of its own.
      history.scrollRestoration = "manual";
    } catch {
      // Without storage the browser's own memory has to do.
    }
  }

  function restore() {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(place));
      sessionStorage.removeItem(place);
    } catch {
      return;
    }
    if (!kept) return;
    for (const [name, it] of controls()) {
      const value = kept.values[name];
      if (value === undefined || JSON.stringify(valueOf(it)) === JSON.stringify(value)) continue;
      setValue(it, value);
      // Scripts of the page hear of it as if it had been typed.
      it.dispatchEvent(new Event("input", { bubbles: true }));
      it.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const active = kept.active && controls().find(([name]) => name === kept.active)?.[1];
    if (active) {
      active.focus({ preventScroll: true });
      try {
        if (kept.selection?.[0] != null) active.setSelectionRange(...kept.selection);
      } catch {
        // Controls without words have no selection.
      }
    }
    const back = () => window.scrollTo({ left: kept.scroll[0], top: kept.scroll[1], behavior: "instant" });
    back();
    // Pictures and fonts that load late move what is below them.
    const backAgain = async () => {
      await document.fonts.ready;
      back();
      history.scrollRestoration = "auto";
    };
    if (document.readyState !== "complete") window.addEventListener("load", backAgain, { once: true });
    else backAgain();
  }

  // ---- What is wrong ----

  function element(name, properties = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (value === undefined || value === null) continue;
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else made.setAttribute(key, value);
    }
    // Everything is put in as text: words of authors are never read as HTML.
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  function countOf(state) {
    const of = (count, one, many) => (count === 0 ? null : `${count} ${count === 1 ? one : many}`);
    const words = [of(state.errors, "error", "errors"), of(state.warnings, "warning", "warnings")];
    return words.filter(Boolean).join(", ") || "No problems";
  }

  function problemView(problem, level) {
    const where = `${problem.path}:${problem.line}:${problem.column}`;
    const editor = /^[a-z][a-z0-9+.-]*:/i.test(problem.editor ?? "") && !/^(javascript|data|vbscript):/i.test(problem.editor);
    const line = problem.excerpt === null ? null : element("pre", { tabindex: "0", "aria-label": `Line ${problem.line}` },
      element("span", { class: "number", "aria-hidden": "true" }, `${problem.line} | `),
      problem.excerpt.slice(0, problem.start),
      element("mark", {}, problem.excerpt.slice(problem.start, problem.end) || " "),
      problem.excerpt.slice(problem.end));
    return element("li", { class: problem.severity },
      element(level, {}, element("span", { class: "severity" }, problem.severity), " ", problem.message),
      element("p", { class: "where" }, editor ? element("a", { href: problem.editor }, where) : where,
        " ", element("span", { class: "rule" }, problem.rule)),
      line,
      problem.help ? element("p", { class: "help" }, problem.help) : null);
  }

  let latest = 0;
  async function showProblems(state) {
    const turn = ++latest;
    const page = document.querySelector("[data-fieldbook-page=problems]");
    let problems = [];
    if (state.errors > 0 || (page && state.warnings > 0)) {
      try {
        problems = await (await fetch("/__fieldbook/problems", { cache: "no-store" })).json();
      } catch {
        shownProblems = null;
        return;
      }
      // Something newer is on its way.
      if (turn !== latest) return;
    }
    if (page) fillPage(page, state, problems);
    else fillPanel(state, problems);
  }

  function fillPage(page, state, problems) {
    page.querySelector("[data-count]").textContent = countOf(state);
    const list = element("ol", { class: "problems" }, ...problems.map((problem) => problemView(problem, "h2")));
    page.querySelector("ol.problems").replaceWith(list);
    document.title = `${countOf(state)} · Fieldbook`;
  }

  let panel = null;
  function fillPanel(state, problems) {
    if (!panel) {
      const host = element("fieldbook-live", { "data-fieldbook": "" });
      const root = host.attachShadow({ mode: "open" });
      panel = element("aside", { "aria-label": "Problems in the texts", lang: "en", dir: "ltr" });
      const style = element("link", { rel: "stylesheet", href: "/__fieldbook/live.css" });
      const status = element("p", { role: "status", class: "status" });
      panel.hidden = true;
      // Nothing is shown before it looks right.
      const ready = () => { panel.dataset.ready = "yes"; };
      style.addEventListener("load", ready);
      root.append(style, status, panel);
      document.body.append(host);
    }
    const status = panel.previousSibling;
    const words = countOf(state);
    if (status.textContent !== words && (status.textContent || state.errors + state.warnings > 0)) {
      status.textContent = words;
    }
    const errors = problems.filter((problem) => problem.severity === "error");
    const isOpen = errors.length > 0 && hidden !== state.problems;
    panel.hidden = state.errors + state.warnings === 0;
    panel.className = isOpen ? "open" : "closed";
    const all = element("a", { href: "/_problems", class: "count" }, words);
    if (!isOpen) {
      panel.replaceChildren(all);
      return;
    }
    const hide = element("button", { type: "button", onclick: () => { hidden = state.problems; fillPanel(state, problems); } }, "Hide");
    panel.replaceChildren(
      element("header", {}, all, hide),
      element("p", { class: "note" }, "Where a text cannot be read, you see it as it last was. This goes away by itself when it is mended."),
      element("ol", { class: "problems" }, ...errors.slice(0, 20).map((problem) => problemView(problem, "h2"))),
    );
  }

  // ---- Pages of the server ----

  function fillOwnPage() {
    const page = document.querySelector("[data-fieldbook-page=missing]");
    if (!page) return;
    const data = JSON.parse(page.dataset.fieldbook);
    if (data.broken) {
      page.querySelector("h1").textContent = "This page cannot be drawn";
      page.querySelector("[data-words]").textContent = `${data.broken} comes back as soon as the template is mended.`;
      page.querySelector("[data-near]").remove();
      return;
    }
    page.querySelector("[data-words]").textContent = `There is no page ${data.missing}. If you write it, it appears here.`;
    const near = page.querySelector("[data-near]");
    if (data.near.length === 0) near.remove();
    else near.querySelector("ul").append(...data.near.map(({ address, name }) => element("li", {}, element("a", { href: address }, name))));
  }

  function begin() {
    fillOwnPage();
    restore();
    lead();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
