// What is said about an answer: the lines of bloc_course.items.feedback.
(() => {
  "use strict";
  const { chosen, inverted, together, moves } = globalThis.BlocQuiz;
  const DATES = {
    exact: "You gave {reading}, which is what the evidence gives.",
    within: "You gave {reading}, which is accepted in full.",
    wider: "You gave {reading}; the evidence narrows it down to {text}.",
    "over-precise":
      "You gave {reading}; the evidence gives no more than {text}, " +
      "so this claims more than the source does.",
    part: "You gave {reading}, which is only a part of {text}.",
    overlap: "You gave {reading}; only some of that lies in {text}.",
    near: "You gave {reading}, which is close to {text} but outside it.",
    far: "You gave {reading}; the evidence gives {text}.",
  };
  const sentence = (text) => (!text || /(?:[.!?]|\.”)$/.test(text) ? text : `${text}.`);
  const count = (n, thing) => (n === 1 ? `${n} ${thing}` : `${n} ${thing}s`);
  const tell = (what, why) => ["chosen", sentence(why ? `${what}: ${why}` : what)];
  const percent = ([n, d]) => Math.floor((200 * n + d) / (2 * d));

  const texts = (it) => {
    const found = new Map();
    (it.gaps ?? []).forEach((gap, at) => found.set(gap.code, gap.text ?? `gap ${at + 1}`));
    for (const gap of it.gaps ?? []) for (const o of gap.options ?? []) found.set(o.code, o.text);
    for (const name of ["options", "cards", "rows", "columns", "answers", "reasons"]) {
      for (const option of it[name] ?? []) found.set(option.code, option.text);
    }
    return found;
  };
  const free = ({ cards, pairs }) => {
    const certain = (a, b) =>
      pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
    return cards.flatMap((a, at) =>
      cards.slice(at + 1).filter((b) => !certain(a, b)).map((b) => [a, b]),
    );
  };
  const extension = (cards, pairs) => {
    const order = [];
    const rest = [...cards];
    while (rest.length) {
      const held = new Set(pairs.filter(([a]) => rest.includes(a)).map(([, b]) => b));
      order.push(...rest.splice(rest.findIndex((card) => !held.has(card)), 1));
    }
    return order;
  };

  const one = {
    answer: (key, text) => text.get(key.correct),
    *why(key, text, value, mark, { choices = {} }) {
      const code = chosen(value);
      if (mark.wrong.length) yield tell(`You chose “${text.get(code)}”`, choices[code]);
    },
  };
  const SAID = {
    M8: {
      answer: (key) => `one good answer would be: ${key.model}`,
      *why(key) {
        for (const { title, points = [], pieces = [] } of key.criteria) {
          const each = [...points, ...pieces].map(({ says }) => says).join("; ");
          yield ["chosen", sentence(`${title}: points for saying ${each}`)];
        }
      },
    },
    M1: one,
    M6: one,
    "M1-spelling": {
      answer: (key) => key.accepted[0],
      *why(key, text, value, mark) {
        if (mark.case !== "wrong") return;
        const others = key.accepted.slice(1).join(", ");
        const also = others ? ` (also accepted: ${others})` : "";
        yield ["chosen", `You wrote “${value}”; it is ${key.accepted[0]}${also}.`];
      },
    },
    M2: {
      answer: (key, text) =>
        [...text].filter(([code]) => key.correct.includes(code)).map(([, t]) => t).join("; "),
      *why(key, text, value, mark, { choices = {} }) {
        for (const [code, option] of text) {
          if (!mark.wrong.includes(code)) continue;
          const belongs = key.correct.includes(code) ? "belongs here too" : "does not belong here";
          yield tell(`“${option}” ${belongs}`, choices[code]);
        }
      },
    },
    M3: {
      answer(key, text) {
        const order = extension(key.cards, key.pairs).map((card) => text.get(card)).join(" → ");
        return free(key).length
          ? `${order} (or another order that keeps the certain pairs)`
          : order;
      },
      *why(key, text, value, mark, { choices = {} }) {
        const dated = (card) => {
          const date = (choices[card] ?? "").replace(/\.+$/, "");
          return date ? `“${text.get(card)}” (${date})` : `“${text.get(card)}”`;
        };
        const wrong = inverted(value, key.pairs);
        const shared = together(value, key.pairs);
        const before = ([a, b], but) => ["chosen", `${dated(a)} comes before ${dated(b)}; ${but}.`];
        if (wrong.length) yield before(wrong[0], "your answer has it the other way round");
        for (const pair of shared) yield before(pair, "your answer gives both one place");
        if (wrong.length || shared.length) {
          const right = key.pairs.length - wrong.length - shared.length;
          const fewest = moves(value, key.pairs);
          const cards = fewest === null ? "" : `; you need to move ${count(fewest, "card")}`;
          yield ["chosen", `${right} of ${key.pairs.length} certain pairs stand right${cards}.`];
        }
        const open = free(key).map(([a, b]) => `“${text.get(a)}” and “${text.get(b)}”`);
        if (open.length) {
          yield ["open", `Left open by the article and not marked: ${open.join("; ")}.`];
        }
      },
    },
    M4: {
      answer: (key, text) =>
        [...text]
          .filter(([row]) => row in key.rows)
          .map(([row, shown]) => `${shown}: ${text.get(key.rows[row])}`)
          .join("; "),
      *why(key, text, value, mark, { choices = {} }) {
        const rows = Object.keys(key.rows).length;
        if (mark.wrong.length) {
          yield ["chosen", `${rows - mark.wrong.length} of ${count(rows, "row")} right.`];
        }
        for (const row of text.keys()) {
          if (!mark.wrong.includes(row)) continue;
          const column = value.get(row);
          const did = column ? `you chose “${text.get(column)}”` : "you left it blank";
          const what = `“${text.get(row)}”: ${did}; it is “${text.get(key.rows[row])}”`;
          yield tell(what, choices[`${row}=${column}`] || choices[row]);
        }
      },
    },
    M5: {
      answer: (key) => key.text,
      *why(key, text, value, mark) {
        const put = { "{reading}": value.reading, "{text}": key.text };
        yield ["chosen", DATES[mark.case].replace(/\{\w+\}/g, (name) => put[name])];
      },
    },
    M7: {
      answer: (key, text) => `${text.get(key.answer)} – ${text.get(key.reason)}`,
      *why(key, text, value, mark, { choices = {} }) {
        const [answer, reason] = [value.get("answer"), value.get("reason")];
        if (!answer) {
          yield ["chosen", "You gave no answer; a reason counts only with the right one."];
        } else if (answer !== key.answer) {
          yield tell(`You chose “${text.get(answer)}”`, choices[answer]);
        }
        if (!reason) yield ["chosen", "You gave no reason."];
        else if (reason !== key.reason) {
          yield tell(`Your reason was “${text.get(reason)}”`, choices[reason]);
        }
      },
    },
  };

  const hint = (feedback) => ({ kind: "hint", text: sentence(feedback.hint), part: "" });
  const verdict = ({ status, score, reason, parts = [] }) => {
    if (status === "graded" && parts.some(({ mark }) => mark.case === "unmarked")) {
      return "A written answer is not marked here: compare it with the lines below.";
    }
    if (status === "blank") return "No answer was given.";
    if (status === "malformed" || status === "ambiguous") {
      return sentence(`The answer is sent back: ${reason}`);
    }
    const shown = status === "untouched" ? "The cards stand as they were shown. " : "";
    if (score[0] === score[1]) return `${shown}Right.`;
    if (score[0]) return `${shown}Partly right: ${percent(score)} % of the points.`;
    return `${shown}No points; the lines below say why.`;
  };
  function* about(part, done, feedback, several) {
    if (!done || done.status === "blank") {
      if (several) yield ["chosen", "This part was left blank."];
    } else if (done.parsed.kind) {
      if (several) {
        yield ["chosen", sentence(`This part is sent back: ${done.parsed.reason}`)];
      }
    } else {
      const { key, interaction } = part;
      yield* SAID[key.rule].why(key, texts(interaction), done.parsed.value, done.mark, feedback);
      const said = feedback.cases?.[done.mark.case];
      if (said !== undefined) yield ["chosen", sentence(said)];
    }
  }
  const explain = (parts, feedback, outcome) => {
    const several = parts.length > 1;
    const lines = [["verdict", verdict(outcome)], ["rule", sentence(feedback.rule)]];
    for (const { key, interaction, name } of parts) {
      const answer = SAID[key.rule].answer(key, texts(interaction));
      lines.push(["answer", sentence(`Answer: ${answer}`), name]);
    }
    lines.push(["key", sentence(feedback.key)]);
    for (const part of parts) {
      const done = outcome.parts.find((each) => each.name === part.name);
      for (const line of about(part, done, feedback, several)) lines.push([...line, part.name]);
    }
    if (feedback.open) lines.push(["open", sentence(`What stays open: ${feedback.open}`)]);
    if (feedback.reread?.length) {
      lines.push(["reread", `Read again: ${feedback.reread.join(", ")}.`]);
    }
    return lines.map(([kind, text, part = ""]) => ({ kind, text, part: several ? part : "" }));
  };

  Object.assign(globalThis.BlocQuiz, { hint, verdict, explain });
})();
