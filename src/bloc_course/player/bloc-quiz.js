// <bloc-quiz>: lets the questions inside it be answered, kept, checked (practice) and saved.
// A graded page has no key, so it goes without the scripts that mark and explain.
(() => {
  "use strict";
  // Outside a browser only the marking is of use; a page that embeds the script twice defines once.
  if (!globalThis.customElements || customElements.get("bloc-quiz")) return;
  const { parseAnswer, clean, isMap, process, explain, hint, verdict } = globalThis.BlocQuiz;

  // ---- the answer of a part: read from the page, put back into it ----
  const all = (root, css) => [...root.querySelectorAll(css)];
  const ticked = (root) => all(root, "input:checked").map((input) => input.value);
  const tick = (root, values) => {
    for (const input of all(root, "input")) input.checked = values.includes(input.value);
  };
  const cardsOf = (part) => all(part, "li");
  const rowsOf = {
    read: (part) => {
      const filled = all(part, "select").filter((select) => select.value);
      return Object.fromEntries(filled.map((select) => [select.dataset.code, select.value]));
    },
    write: (part, value) => {
      for (const select of all(part, "select")) select.value = value?.[select.dataset.code] ?? "";
    },
  };
  const oneOf = {
    read: (part) => ticked(part)[0] ?? null,
    write: (part, value) => tick(part, [value]),
  };
  const typed = {
    read: (part) => part.querySelector("input, textarea").value,
    write: (part, value) => {
      part.querySelector("input, textarea").value = value ?? "";
      if (part.dataset.type === "date-entry") echo(part);
    },
  };
  const KINDS = {
    choice: oneOf,
    hottext: oneOf,
    "multiple-choice": { read: ticked, write: (part, value) => tick(part, value ?? []) },
    order: {
      read(part) {
        const places = [];
        for (const card of cardsOf(part)) {
          const same = card.querySelector("[data-same]")?.checked;
          if (same && places.length) places.at(-1).push(card.dataset.code);
          else places.push([card.dataset.code]);
        }
        return places.some((place) => place.length > 1) ? places : places.flat();
      },
      write(part, value) {
        const list = part.querySelector("ol");
        const cards = new Map(cardsOf(part).map((card) => [card.dataset.code, card]));
        for (const place of value ?? part.shown) {
          [place].flat().forEach((code, at) => {
            const card = cards.get(code);
            if (!card) return;
            list.append(card);
            const same = card.querySelector("[data-same]");
            if (same) same.checked = at > 0;
          });
        }
        edges(part);
      },
    },
    match: rowsOf,
    "inline-choice": rowsOf,
    "gap-match": rowsOf,
    "date-entry": typed,
    "text-entry": typed,
    "extended-text": typed,
    "two-tier": {
      read(part) {
        const tiers = all(part, "[data-tier]").map((tier) => [tier.dataset.tier, ticked(tier)[0]]);
        return Object.fromEntries(tiers.filter(([, code]) => code));
      },
      write(part, value) {
        for (const tier of all(part, "[data-tier]")) tick(tier, [value?.[tier.dataset.tier]]);
      },
    },
  };
  const partsOf = (question) => all(question, ".bq-part");
  const kindOf = (part) => KINDS[part.dataset.type];
  const read = (question) => {
    const parts = partsOf(question);
    if (parts.length === 1) return kindOf(parts[0]).read(parts[0]);
    const named = parts.map((part) => [part.dataset.name, kindOf(part).read(part)]);
    return Object.fromEntries(named.filter(([, value]) => !isEmpty(value)));
  };
  const write = (question, value) => {
    const parts = partsOf(question);
    for (const part of parts) {
      kindOf(part).write(part, parts.length === 1 ? value : value?.[part.dataset.name]);
    }
  };
  const isEmpty = (value) =>
    value === null || value === undefined || (typeof value === "string" && !value.trim()) ||
    (typeof value === "object" && !Object.keys(value).length);
  const isOpen = (part) => {
    const value = kindOf(part).read(part);
    if (part.dataset.type === "order") return String(value) === String(part.shown);
    const fields = all(part, "select, [data-tier]").length;
    return isEmpty(value) || (fields > 0 && Object.keys(value).length < fields);
  };

  // ---- orders: buttons, Alt with arrows, what a screen reader is told ----
  const edges = (part) => {
    const cards = cardsOf(part);
    cards.forEach((card, at) => {
      const [up, down] = all(card, "[data-move]");
      // Not `disabled`: a button that has the focus must keep it.
      up.setAttribute("aria-disabled", at === 0);
      down.setAttribute("aria-disabled", at === cards.length - 1);
      const same = card.querySelector(".bq-same");
      if (same) same.hidden = at === 0;
    });
  };
  const move = (card, step, tell) => {
    const other = step < 0 ? card.previousElementSibling : card.nextElementSibling;
    const text = card.querySelector(".bq-card").textContent;
    const focused = document.activeElement;
    if (other) other[step < 0 ? "before" : "after"](card);
    if (card.contains(focused)) focused.focus();
    const cards = cardsOf(card.parentElement);
    edges(card.closest(".bq-part"));
    tell(`${text}: ${other ? "" : "stays at "}${cards.indexOf(card) + 1} of ${cards.length}`);
    if (other) card.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // ---- dates: how the answer is understood, which gives nothing of the key away ----
  const echo = (part) => {
    const text = clean(part.querySelector("input").value);
    const read = text ? parseAnswer(text) : { reason: "" };
    part.querySelector(".bq-echo").textContent = read.reason ?? `Read as ${read.reading}.`;
  };

  const make = (name, className = "", text = "", attributes = {}) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.textContent = text;
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  };
  const button = (text, act) => {
    const made = make("button", "bq-button", text, { type: "button" });
    made.addEventListener("click", act);
    return made;
  };
  // A script beside the page: unlike other files, a page opened from a disk may load it too.
  const load = (source) =>
    new Promise((done, fail) => {
      const script = make("script", "", "", { src: source });
      script.addEventListener("load", done);
      script.addEventListener("error", fail);
      document.head.append(script);
    });

  class BlocQuizElement extends HTMLElement {
    connectedCallback() {
      if (document.readyState === "loading") {
        document.addEventListener("DOMContentLoaded", () => this.connectedCallback(), { once: true });
      } else if (!this.questions) this.start();
    }

    start() {
      const { form = "", check = "", mode } = this.dataset;
      this.practice = mode === "practice";
      this.store = `bloc-quiz ${this.practice ? location.pathname : ""} ${form} ${check}`;
      this.questions = all(this, ".bq-question");
      // All sets of questions that came so far, and which of them is shown.
      this.sets = [this.questions];
      this.at = 0;
      const keys = this.querySelector('script[type="application/json"]');
      this.items = new Map();
      if (keys) this.learn(JSON.parse(keys.textContent).items);
      this.live = make("p", "bq-live", "", { role: "status" });
      this.status = make("p", "bq-status");
      this.missing = make("div", "bq-missing", "", { role: "alert" });
      this.state = this.load();
      for (const question of this.questions) this.prepare(question);
      const bar = make("div", "bq-bar");
      bar.append(this.status, button("Save answers as a file", () => this.save()));
      bar.append(button("Print", () => window.print()));
      if (this.dataset.sets) bar.append(button("New questions", () => this.renew()));
      if (this.practice) bar.append(button("Start again", () => this.reset()));
      this.append(this.missing, bar, this.live);
      this.addEventListener("change", (event) => this.changed(event));
      this.addEventListener("input", (event) => this.changed(event));
      this.addEventListener("keydown", (event) => this.pressed(event));
      this.count();
      // What another tab or the page of progress changes shows here too, and is not written over.
      addEventListener("storage", ({ key }) => {
        if (key === null || key === this.store) this.restore();
      });
      if (!this.dataset.sets) return;
      // A link to a question of the first set leads there, whatever was shown last.
      const { set } = this.state;
      if (set && !this.asked()) this.come().then((came) => came && this.sets[set] && this.turn(set));
      addEventListener("hashchange", () => {
        if (!this.at || !this.asked()) return;
        this.turn(0);
        this.asked().scrollIntoView();
      });
    }

    learn(items) {
      for (const item of items) this.items.set(item.code, item);
    }

    // ---- new questions: from a file beside the page, or from the page where it is the whole book ----
    asked() {
      return this.sets[0].find(({ id }) => `#${id}` === location.hash);
    }

    come() {
      this.coming ??= this.further().then(
        () => true,
        () => {
          // The next press asks again.
          this.coming = undefined;
          return false;
        },
      );
      return this.coming;
    }

    async further() {
      const { form, more } = this.dataset;
      const here = this.querySelector("script[data-further]");
      if (!here) await load(more);
      const came = here ? JSON.parse(here.textContent) : globalThis.BlocQuizSets[form];
      for (const { html, items } of came) {
        this.learn(items);
        const parsed = new DOMParser().parseFromString(html, "text/html");
        const questions = all(parsed, ".bq-question").map((each) => document.adoptNode(each));
        for (const question of questions) this.prepare(question);
        this.sets.push(questions);
      }
    }

    turn(to) {
      const before = this.questions;
      this.at = to;
      this.questions = this.sets[to];
      if (before !== this.questions) {
        before[0].before(...this.questions);
        for (const question of before) question.remove();
      }
      for (const question of this.questions) this.fill(question);
      this.missing.replaceChildren();
      this.count();
    }

    async renew() {
      if (!(await this.come())) {
        this.count("The new questions could not be loaded.");
        this.tell("The new questions could not be loaded.");
        return;
      }
      const asked = this.asked(), many = this.sets.length;
      this.turn((this.at + 1) % many);
      this.keep();
      const [first] = this.questions;
      // So that the page comes back with these.
      if (asked) location.replace(`#${first.id}`);
      first.tabIndex = -1;
      // A browser would put the middle of a tall question in sight, and not its beginning.
      first.focus({ preventScroll: true });
      first.scrollIntoView();
      this.tell(
        this.at
          ? `New questions: set ${this.at + 1} of ${many}.`
          : `You have seen all ${many} sets. This is the first again.`,
      );
    }

    prepare(question) {
      for (const part of partsOf(question)) {
        part.shown = cardsOf(part).map((card) => card.dataset.code);
        for (const moves of all(part, ".bq-moves")) moves.hidden = false;
        for (const step of all(part, "[data-move]")) {
          step.addEventListener("click", () =>
            move(step.closest("li"), +step.dataset.move, (text) => this.tell(text)),
          );
        }
        if (part.dataset.type === "date-entry") {
          part.append(make("p", "bq-echo", "", { role: "status" }));
        }
      }
      if (this.practice) {
        const box = make("div", "bq-feedback", "", { role: "status" });
        question.append(button("Check", () => this.check(question, box)), box);
      }
      this.fill(question);
    }

    fill(question) {
      const { code } = question.dataset;
      const { answers, tries } = this.state;
      try {
        write(question, answers[code]);
      } catch {
        // Kept by something else under our name: as if there were nothing.
        delete answers[code];
        write(question);
      }
      const box = question.querySelector(".bq-feedback");
      box?.replaceChildren();
      if (box && tries[code]?.over) this.show(question, box);
    }

    restore() {
      this.state = this.load();
      this.turn(this.at);
    }

    // What is kept in this browser; private windows and old browsers may refuse.
    load() {
      const state = { answers: {}, tries: {} };
      try {
        const kept = JSON.parse(localStorage.getItem(this.store));
        return isMap(kept?.answers) && isMap(kept.tries) ? kept : state;
      } catch {
        return state;
      }
    }

    keep() {
      this.state.set = this.at || undefined;
      try {
        localStorage.setItem(this.store, JSON.stringify(this.state));
        return true;
      } catch {
        return false;
      }
    }

    changed({ target, type }) {
      const question = target.closest(".bq-question");
      if (!question) return;
      const part = target.closest(".bq-part");
      if (part.dataset.type === "date-entry" && type === "change") echo(part);
      this.state.answers[question.dataset.code] = read(question);
      this.missing.replaceChildren();
      this.count(this.keep() ? "Kept in this browser." : "This browser keeps nothing: save a file.");
    }

    pressed(event) {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const card = event.target.closest(".bq-cards > li");
      if (!event.altKey || !step || !card) return;
      event.preventDefault();
      move(card, step, (text) => this.tell(text));
    }

    tell(text) {
      this.live.textContent = text;
    }

    open() {
      return this.questions.filter((question) => partsOf(question).some(isOpen));
    }

    count(more = "") {
      const total = this.questions.length;
      const tries = this.questions.map((question) => this.state.tries[question.dataset.code] ?? {});
      const right = tries.filter((each) => each.right).length;
      const over = tries.filter((each) => each.over).length;
      const said = this.practice
        ? `${over} of ${total} done, ${right} right.`
        : `${total - this.open().length} of ${total} answered.`;
      const { sets } = this.dataset;
      const which = sets ? `Set ${this.at + 1} of ${sets}. ` : "";
      this.status.textContent = `${said} ${which}${more}`.trim();
    }

    // ---- practice: first a hint, then everything ----
    check(question, box) {
      const { code } = question.dataset;
      const item = this.items.get(code);
      const outcome = process(item.parts, read(question));
      const readable = outcome.status === "graded" || outcome.status === "untouched";
      const tries = (this.state.tries[code] ??= { number: 0 });
      if (!readable) {
        box.replaceChildren(make("p", "bq-verdict", verdict(outcome)));
        return;
      }
      this.state.answers[code] = read(question);
      const written = outcome.parts.some(({ mark }) => mark.case === "unmarked");
      const right = written || outcome.score[0] === outcome.score[1];
      // What comes after the answer was shown is no try any more.
      if (!tries.over) {
        tries.number += 1;
        tries.right = right;
        tries.over = right || tries.number > 1;
      }
      if (tries.over) this.show(question, box);
      else {
        const partly = outcome.score[0] ? verdict(outcome) : "Not right yet.";
        box.replaceChildren(make("p", "bq-verdict", partly), make("p", "", hint(item.feedback).text));
      }
      this.keep();
      this.count();
    }

    show(question, box) {
      const item = this.items.get(question.dataset.code);
      const outcome = process(item.parts, read(question));
      const lines = explain(item.parts, item.feedback, outcome);
      const label = (name) => item.parts.find((part) => part.name === name)?.prompt || name;
      box.replaceChildren(
        ...lines.map(({ kind, text, part }) =>
          make("p", `bq-${kind}`, part ? `${label(part)} ${text}` : text),
        ),
      );
      if (!item.evidence.length) return;
      const details = make("details");
      const list = make("ul");
      list.append(...item.evidence.map((said) => make("li", "", said)));
      details.append(make("summary", "", "Evidence"), list);
      box.append(details);
    }

    reset() {
      this.state = { answers: {}, tries: {} };
      this.at = 0;
      this.keep();
      this.turn(0);
      this.count("All answers are cleared.");
      this.tell("All answers are cleared.");
    }

    // ---- saving: what is unanswered is said first ----
    save() {
      const open = this.open();
      if (!open.length) return this.download();
      const links = open.flatMap((question, at) => {
        const number = String(this.questions.indexOf(question) + 1);
        const link = make("a", "", number, { href: `#${question.id}` });
        return at ? [", ", link] : [link];
      });
      const text = make("p", "", "Not answered, or cards not moved: ");
      text.append(...links, ".");
      this.missing.replaceChildren(text, button("Save all the same", () => this.download()));
    }

    answers() {
      const { form = "", check = "", student = "" } = this.dataset;
      const responses = {};
      for (const question of this.questions) {
        const value = read(question);
        if (!isEmpty(value)) responses[question.dataset.code] = value;
      }
      return { form, check, student, responses };
    }

    download() {
      const text = `${JSON.stringify(this.answers(), null, 1)}\n`;
      const link = make("a", "", "", { download: "answers.json" });
      link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      this.missing.replaceChildren();
      this.count("Saved as answers.json.");
      this.tell("Saved as answers.json.");
    }
  }

  customElements.define("bloc-quiz", BlocQuizElement);
})();
