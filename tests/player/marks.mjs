// Marks what comes on stdin with the player's script: [{parts, raw, feedback}] or [{date}] in,
// one outcome each out.
import { readFileSync } from "node:fs";

(0, eval)(readFileSync(process.argv[2], "utf8"));
const { process: mark, explain, hint, parseAnswer } = globalThis.BlocQuiz;

const outcomes = JSON.parse(readFileSync(0, "utf8")).map(({ parts, raw, feedback, date }) => {
  if (date !== undefined) return parseAnswer(date);
  const { status, score, parts: done, reason } = mark(parts, raw);
  const lines = explain(parts, feedback, { status, score, parts: done, reason });
  return {
    status,
    score: score.join("/"),
    case: done.map((part) => part.mark.case).join("/"),
    wrong: done.map((part) => [...part.mark.wrong].sort()),
    reason,
    lines,
    hint: hint(feedback).text,
  };
});
console.log(JSON.stringify(outcomes));
