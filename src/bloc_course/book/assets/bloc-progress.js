// The page of progress: what the player has kept in this browser, over all quizzes of the book.
// It reads and writes the browser's own store and files that the reader names, and asks nobody.
(() => {
  "use strict";
  const root = document.querySelector(".bc-progress");
  if (!root) return;
  const KIND = "bloc-course progress", LARGEST = 5e6;
  const all = (from, css) => [...from.querySelectorAll(css)];
  const isMap = (raw) => typeof raw === "object" && raw !== null && !Array.isArray(raw);
  const make = (name, text = "", attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  };

  // ---- the quizzes of the book, and where the browser keeps each ----
  // A host may show "find.html" as "find" and "index.html" as "/".
  const bare = (path) => path.replace(/(?:index)?(?:\.html?)?\/?$/, "");
  const quizzes = all(root, "[data-form]").map((box) => {
    const questions = all(box, "li"), place = box.querySelector(".bc-further");
    // What "New questions" shows there has no line of its own.
    const further = place ? place.dataset.codes.split(" ").map((code) => ({ dataset: { code } })) : [];
    return {
      box, questions, place, further, form: box.dataset.form, paths: box.dataset.paths.split(" "),
      path: new URL(questions[0].querySelector("a").href).pathname,
    };
  });
  const pages = new Set(quizzes.map((quiz) => bare(quiz.path)));
  const kept = () => {
    const found = [];
    for (let at = 0; at < localStorage.length; at += 1) {
      const key = localStorage.key(at), [, path, form] = /^bloc-quiz (.+) (\S+) practice$/.exec(key) ?? [];
      if (path && pages.has(bare(path))) found.push({ key, path: bare(path), form });
    }
    return found;
  };
  const keyOf = (quiz) =>
    kept().find((each) => each.form === quiz.form && each.path === bare(quiz.path))?.key ??
    `bloc-quiz ${quiz.path} ${quiz.form} practice`;
  const stateOf = (quiz) => {
    try {
      const state = JSON.parse(localStorage.getItem(keyOf(quiz)));
      if (isMap(state?.answers) && isMap(state.tries)) return state;
    } catch { /* what can't be read counts as nothing */ }
    return { answers: {}, tries: {} };
  };
  const put = (key, state) => {
    if (state) localStorage.setItem(key, JSON.stringify(state));
    else localStorage.removeItem(key);
    // Other tabs are told by the browser; a quiz on this very page is not.
    dispatchEvent(new StorageEvent("storage", { key }));
  };

  // ---- how far a question is ----
  const [OPEN, KEPT, TRIED, SHOWN, WRITTEN, SECOND, FIRST] = [0, 1, 2, 3, 4, 5, 6];
  const SAID = [
    ["○", "not answered"], ["○", "answered, not checked"], ["◔", "one try, hint seen"],
    ["✕", "not right, answer shown"], ["✎", "written and compared"],
    ["◑", "right at second try"], ["●", "right at first try"],
  ];
  const far = (line, { answers, tries }) => {
    const { code } = line.dataset, own = (map) => (Object.hasOwn(map, code) ? map[code] : undefined);
    const { number, over, right } = own(tries) ?? {};
    if (!number) return own(answers) === undefined ? OPEN : KEPT;
    if (!over) return TRIED;
    if ("written" in line.dataset) return WRITTEN;
    if (!right) return SHOWN;
    return number === 1 ? FIRST : SECOND;
  };
  const sum = (states) => {
    const count = (...which) => states.filter((state) => which.includes(state)).length;
    const parts = [
      [count(FIRST), "right at first try"], [count(SECOND), "at second"],
      [count(WRITTEN), "written"], [count(SHOWN), "not right"], [count(TRIED), "tried once"],
    ].filter(([number]) => number).map(([number, words]) => `${number} ${words}`);
    const done = count(FIRST, SECOND, WRITTEN, SHOWN);
    return { done, all: states.length, text: `${done} of ${states.length} done` + parts.map((part, at) => (at ? ", " : "; ") + part).join("") };
  };

  // ---- the page ----
  const bar = make("div", "", { class: "bc-progress-bar" });
  const said = make("p", "", { role: "status", class: "bc-progress-said" });
  const button = (text, act) => {
    const made = make("button", text, { type: "button" });
    made.addEventListener("click", act);
    return made;
  };
  const meter = (place, { done, all: most, text }) => {
    place.textContent = text;
    // The words say it already.
    const drawn = make("progress", "", { "aria-hidden": "true", value: done, max: most });
    if (place.matches("td")) place.prepend(drawn);
  };
  const draw = () => {
    let more = 0;
    const lines = quizzes.flatMap((quiz) => {
      const state = stateOf(quiz);
      const beyond = quiz.further.map((line) => far(line, state));
      more += beyond.filter(Boolean).length;
      if (quiz.place) {
        const done = beyond.filter((at) => at >= SHOWN).length;
        quiz.place.querySelector("span").textContent = `${done} of ${beyond.length} more done`;
      }
      const own = quiz.questions.map((line) => {
        const at = far(line, state), [sign, words] = SAID[at];
        const place = line.querySelector(".bc-state") ?? line.appendChild(make("span", "", { class: "bc-state" }));
        const shape = make("span", `${sign} `, { "aria-hidden": "true" });
        place.replaceChildren(": ", shape, words);
        return { line, at, quiz };
      });
      quiz.box.querySelector(".bc-sum").textContent = sum(own.map((each) => each.at)).text;
      return own;
    });
    for (const row of all(root, "tr[data-path], tr[data-skill]")) {
      const { path, skill } = row.dataset;
      const own = lines.filter(({ line, quiz }) => (path ? quiz.paths.includes(path) : line.dataset.of === skill));
      meter(row.querySelector(".bc-sum"), sum(own.map((each) => each.at)));
    }
    return more + lines.filter((each) => each.at).length;
  };

  // ---- clearing: asked first ----
  const ask = make("dialog", "", { "aria-labelledby": "bc-ask" });
  const sure = make("p", "", { id: "bc-ask" });
  const answer = make("form", "", { method: "dialog" });
  answer.append(
    make("button", "Keep everything", { value: "keep" }), make("button", "Clear it", { value: "clear" }),
  );
  ask.append(sure, answer);
  ask.addEventListener("close", () => {
    if (ask.returnValue !== "clear") return;
    for (const { key } of kept()) put(key);
    draw();
    said.textContent = "All progress is cleared.";
  });
  const reset = () => {
    const number = draw();
    if (!kept().length) {
      said.textContent = "There is nothing to clear.";
      return;
    }
    sure.textContent = `This clears your answers to ${number} question${number === 1 ? "" : "s"} of this book in this browser, for good. Save the progress as a file first if you may want it back.`;
    ask.returnValue = "keep";
    ask.showModal();
  };

  // ---- a file out, a file in ----
  const save = () => {
    const found = quizzes.map((quiz) => [quiz, stateOf(quiz)]).filter(([, state]) =>
      Object.keys(state.answers).length || Object.keys(state.tries).length);
    const file = { kind: KIND, version: 1, quizzes: Object.fromEntries(found.map(([quiz, state]) => [quiz.form, state])) };
    const link = make("a", "", { download: "progress.json" });
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 1)}\n`], { type: "application/json" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    said.textContent = "Saved as progress.json.";
  };
  const parsed = (text) => {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      throw new Error("it is not JSON");
    }
    if (file?.kind !== KIND || !isMap(file.quizzes)) throw new Error("it does not say that it holds progress");
    if (file.version !== 1) throw new Error(`it is of version ${JSON.stringify(file.version)}, and this page reads version 1`);
    return file.quizzes;
  };
  const tidy = ({ number, over, right }) => ({
    number: Math.max(0, Math.trunc(Number(number)) || 0), over: over === true, right: right === true,
  });
  // Question by question the one that is further along stays, so nothing done here is lost.
  const take = (given) => {
    const count = { taken: 0, here: 0, strange: 0 };
    for (const [form, state] of Object.entries(given)) {
      const quiz = quizzes.find((each) => each.form === form);
      if (!isMap(state?.answers) || !isMap(state.tries)) throw new Error(`what it says of ${form} is no progress`);
      const codes = new Set([...Object.keys(state.answers), ...Object.keys(state.tries)]);
      const own = quiz && stateOf(quiz);
      const before = count.taken;
      for (const code of codes) {
        const line = quiz && [...quiz.questions, ...quiz.further].find((each) => each.dataset.code === code);
        if (!line) count.strange += 1;
        else if (far(line, own) >= far(line, state)) count.here += 1;
        else {
          if (Object.hasOwn(state.answers, code)) own.answers[code] = state.answers[code];
          if (isMap(state.tries[code])) own.tries[code] = tidy(state.tries[code]);
          count.taken += 1;
        }
      }
      if (count.taken > before) put(keyOf(quiz), own);
    }
    return count;
  };
  const load = async ([file]) => {
    if (!file) return;
    try {
      if (file.size > LARGEST) throw new Error("it is too large");
      const { taken, here, strange } = take(parsed(await file.text()));
      draw();
      said.textContent = `Taken from the file: ${taken} question${taken === 1 ? "" : "s"}.` +
        (here ? ` As far or further here already: ${here}.` : "") +
        (strange ? ` Not asked in this book, or asked otherwise now: ${strange}.` : "");
    } catch (fault) {
      said.textContent = `The file was not taken: ${fault.message}.`;
    }
  };

  const label = make("label", "Load progress from a file "), input = make("input", "", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", () => load(input.files).finally(() => { input.value = ""; }));
  label.append(input);
  root.querySelector(".bc-off").remove();
  bar.append(button("Save progress as a file", save), label, button("Clear all progress", reset));
  root.prepend(bar, said, ask);
  try {
    draw();
  } catch {
    bar.remove();
    said.textContent = "This browser keeps nothing for this page, so there is no progress to show.";
    return;
  }
  // Answered in another tab, or above on this page when the whole book is one file.
  for (const happened of ["storage", "pageshow", "hashchange"]) addEventListener(happened, draw);
  document.addEventListener("visibilitychange", draw);
})();
