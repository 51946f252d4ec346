// Two answers to one question: both are shown, and the person chooses.

/** @typedef {{ key: string, label: string, offers: [string, Answer][] }} Question each offer with where it comes from */

/**
 * The first offer of each is what holds unless somebody chooses another.
 * @param {{ title: string, explain: string, questions: Question[], done: (chosen: Answers) => void }} what
 */
function choose({ title, explain, questions, done }) {
  const box = dialog("choose");
  part("choose-title").textContent = title;
  part("choose-explain").textContent = explain;
  const list = part("choose-list");
  list.replaceChildren(...questions.map(({ label, offers }, at) => make(
    "fieldset", { class: "choose-question" }, make("legend", { dir: "auto" }, label),
    ...offers.map(([from, answer], offer) => make(
      "label", { class: "choose-offer" },
      make("input", { type: "radio", name: `choose-${at}`, value: String(offer), ...(offer === 0 && { checked: "" }) }),
      make("span", {}, make("span", { class: "choose-from" }, from), " ", answerInWords(answer)),
    )),
  )));
  const sources = questions.length > 1 ? [...new Set(questions.flatMap(({ offers }) => offers.slice(0, 2).map(([from]) => from)))] : [];
  part("choose-all").replaceChildren(...sources.map((from) => makeButton(say("allFrom", { from }), () => {
    questions.forEach(({ offers }, at) => {
      const offer = offers.findIndex(([source]) => source === from);
      const radio = list.querySelector(`[name="choose-${at}"][value="${offer}"]`);
      if (radio instanceof HTMLInputElement) radio.checked = true;
    });
  })));
  box.returnValue = "";
  box.onclose = () => {
    if (box.returnValue === "use") {
      done(new Map(questions.map(({ key, offers }, at) => {
        const radio = list.querySelector(`[name="choose-${at}"]:checked`);
        return [key, offers[radio instanceof HTMLInputElement ? Number(radio.value) : 0][1]];
      })));
    }
    list.replaceChildren();
  };
  box.showModal();
}

/** @param {Answer} answer */
function answerInWords({ value }) {
  const words = valueInWords(value);
  return make("span", { class: "answer-words", dir: "auto" }, words === "" ? say("noAnswer") : words);
}
