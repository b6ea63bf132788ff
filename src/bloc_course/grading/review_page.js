// The review page: marks are kept in this browser and saved as a file; no server is asked.
"use strict";
const cases = [...document.querySelectorAll("article")];
const quiz = document.body.dataset.quiz;
const store = `bloc-course review ${quiz}`;
const byId = (id) => document.getElementById(id);
const inputs = (one) => [...one.querySelectorAll("fieldset")];

function points(one) {
  const found = {};
  for (const set of inputs(one)) {
    const field = set.querySelector("input:checked, input[type=text]");
    if (field && field.value.trim()) found[set.dataset.criterion] = field.value.trim();
  }
  return found;
}

function put(one, given, reason) {
  for (const set of inputs(one)) {
    const value = given[set.dataset.criterion];
    if (value === undefined) continue;
    for (const field of set.querySelectorAll("input")) {
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
  }
  if (reason !== undefined) one.querySelector(".reason").value = reason;
}

function machine(one) {
  return Object.fromEntries(inputs(one).map((set) => [set.dataset.criterion, set.dataset.machine]));
}

function marks() {
  const { dataset } = document.body;
  return {
    quiz: dataset.quiz,
    marker: byId("marker").value.trim(),
    marks: cases
      .filter((one) => Object.keys(points(one)).length)
      .map((one) => ({
        form: one.dataset.form,
        question: one.dataset.question,
        item: one.dataset.item,
        revision: one.dataset.revision,
        seen: one.dataset.seen,
        points: points(one),
        machine: machine(one),
        reason: one.querySelector(".reason").value.trim(),
      })),
  };
}

function table() {
  const found = marks();
  const cell = (text) => `"${String(text).replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;
  const head = ["marker", "form", "question", "item", "revision", "seen", "criterion", "points", "machine", "reason"];
  const rows = found.marks.flatMap((mark) =>
    Object.entries(mark.points).map(([criterion, given]) => [
      found.marker, mark.form, mark.question, mark.item, mark.revision, mark.seen,
      criterion, given, mark.machine[criterion], mark.reason,
    ]));
  return [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function take(found) {
  if (found.quiz !== quiz) throw new Error("the marks are of another quiz");
  byId("marker").value = found.marker || "";
  for (const mark of found.marks) {
    for (const one of cases) {
      const same = ["form", "question", "seen"].every((name) => one.dataset[name] === mark[name]);
      if (same && inputs(one).some((set) => set.dataset.criterion in mark.points)) {
        put(one, mark.points, mark.reason);
      }
    }
  }
}

function tell(text) {
  byId("said").textContent = text;
}

function count() {
  let done = 0;
  for (const one of cases) {
    const whole = Object.keys(points(one)).length === inputs(one).length;
    one.classList.toggle("done", whole);
    one.querySelector(".state").textContent = whole ? "marked" : "to mark";
    done += whole;
  }
  byId("count").textContent = `${done} of ${cases.length} marked`;
}

function keep() {
  count();
  try { localStorage.setItem(store, JSON.stringify(marks())); } catch { /* not allowed here */ }
}

function save(name, text, type) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  tell(`Saved as ${name}.`);
}

document.addEventListener("input", keep);
document.addEventListener("click", (event) => {
  const { target } = event;
  if (target.matches(".confirm")) {
    const one = target.closest("article");
    put(one, machine(one));
    keep();
    tell(`Question ${one.dataset.number} of form ${one.dataset.form}: the machine’s marks are taken over.`);
  } else if (target.matches(".clear")) {
    const one = target.closest("article");
    for (const field of one.querySelectorAll("input")) {
      if (field.type === "radio") field.checked = false;
      else field.value = "";
    }
    keep();
    tell("Cleared.");
  } else if (target.id === "json") save("marks.json", `${JSON.stringify(marks(), null, 1)}\n`, "application/json");
  else if (target.id === "csv") save("marks.csv", table(), "text/csv");
});
byId("load").addEventListener("change", async (event) => {
  try {
    take(JSON.parse(await event.target.files[0].text()));
    keep();
    tell("The marks of the file are shown.");
  } catch (error) {
    tell(`The file can’t be taken: ${error.message}`);
  }
});
try {
  const kept = localStorage.getItem(store);
  if (kept) take(JSON.parse(kept));
} catch { /* nothing kept, or nothing that fits */ }
for (const one of document.querySelectorAll("[hidden].scripted")) one.hidden = false;
count();
