// Reading and marking of answers, and what is said about them: bloc_course.items in JavaScript.
// A score is [numerator, denominator] in lowest terms.
(() => {
  "use strict";
  const { parseAnswer, calendarDay, clean, isMap } = globalThis.BlocQuiz;

  // ---- exact fractions ----
  const gcd = (a, b) => (b ? gcd(b, a % b) : Math.abs(a));
  const frac = (n, d = 1) => {
    const by = gcd(n, d) * Math.sign(d);
    return [n / by || 0, d / by];
  };
  const plus = ([a, b], [c, d]) => frac(a * d + c * b, b * d);
  const times = ([a, b], [c, d]) => frac(a * c, b * d);
  const cut = (f) => (f[0] < 0 ? [0, 1] : f);
  const ZERO = [0, 1];
  const ONE = [1, 1];

  // ---- lenient reading (interactions/_read.py) ----
  const LETTERS = "abcdefghijklmnopqrstuvwxyz";
  const bare = (text) =>
    clean(text)
      .replace(/^[ ()[\].:'"]+|[ ()[\].:'"]+$/g, "")
      .toLowerCase();
  const unpack = (raw) => {
    if (typeof raw !== "string") return raw;
    const text = clean(raw);
    if (text[0] === "[" || text[0] === "{") {
      try {
        return JSON.parse(text);
      } catch {
        return text;
      }
    }
    return text;
  };
  const word = (raw) => {
    if (raw === null || raw === undefined) return "";
    if (typeof raw === "string") return clean(raw);
    return Number.isInteger(raw) && Math.abs(raw) < 1e7 ? String(raw) : null;
  };
  const blank = (raw) => {
    if (isMap(raw)) return Object.values(raw).every((value) => word(value) === "");
    if (!Array.isArray(raw)) return word(raw) === "";
    return raw.every((value) => (Array.isArray(value) ? !value.length : word(value) === ""));
  };
  const find = (options, text) => {
    const plain = bare(text);
    const by = (fits) => options.find(fits)?.code;
    const place = plain.length === 1 ? LETTERS.indexOf(plain) : -1;
    return (
      by((o) => o.code === text) ??
      by((o) => o.code.toLowerCase() === plain) ??
      options[place]?.code ??
      by((o) => bare(o.text) === plain)
    );
  };
  const number = (codes, text) => {
    if (codes.includes(text)) return text;
    const plain = bare(text);
    const at = /^[0-9]{1,3}$/.test(plain) ? codes[plain - 1] : undefined;
    return at ?? codes.find((code) => code.toLowerCase() === plain);
  };
  const quoted = (raw) => {
    const text = word(raw);
    if (text === null) return "this answer";
    const signs = [...text];
    return signs.length <= 40 ? `“${text}”` : `“${signs.slice(0, 40).join("")}…”`;
  };
  const letters = (options) => {
    const given = options.map((_, i) => LETTERS[i] ?? String(i + 1));
    return [given.slice(0, -1).join(", "), given.at(-1)].filter(Boolean).join(" or ");
  };
  const BLANK = { blank: true };
  const malformed = (reason) => ({ reason, kind: "malformed" });

  const oneOf = (options, raw) => {
    if (blank(raw)) return BLANK;
    if (Array.isArray(raw)) {
      if (raw.length > 1) return malformed(`choose one option, not ${raw.length}`);
      raw = raw[0];
    }
    const text = word(raw);
    const code = text === null ? undefined : find(options, text);
    return code === undefined
      ? malformed(`${quoted(raw)} is none of the options; write ${letters(options)}`)
      : { value: code };
  };
  const several = (options, raw) => {
    if (blank(raw)) return BLANK;
    let ticks = raw;
    if (!Array.isArray(raw)) {
      const text = word(raw);
      if (text === null) return malformed("expected a list of letters such as x, z");
      const whole = find(options, text);
      ticks = whole ? [whole] : text.split(/[\s,;&+]+(?:and(?:[\s,;]+|$))?/);
    }
    const found = new Set();
    for (const tick of ticks) {
      const text = word(tick);
      if (text === "") continue;
      const code = text === null ? undefined : find(options, text);
      if (code === undefined) {
        return malformed(
          `${quoted(tick)} is none of the options; write letters from ${letters(options)}, ` +
            "with commas between them",
        );
      }
      found.add(code);
    }
    return found.size ? { value: [...found] } : BLANK;
  };
  const inOrder = ({ cards, shared_places: shared }, raw) => {
    if (blank(raw)) return BLANK;
    const codes = cards.map((card) => card.code);
    let places;
    if (Array.isArray(raw)) places = raw.map((place) => (Array.isArray(place) ? place : [place]));
    else {
      let text = word(raw);
      if (text === null) return malformed("expected the numbers of the cards in order, 8, 6, 7");
      if (/^[0-9\s,;=<>-]+$/.test(text)) text = text.replaceAll("-", ",");
      places = text
        .replace(/\s*=\s*/g, "=")
        .split(/(?:[\s,;<>→]|->)+/)
        .map((place) => place.split("="));
    }
    const read = [];
    for (const place of places) {
      const found = [];
      for (const card of place) {
        const text = word(card);
        const code = text === null ? undefined : number(codes, text);
        if (code !== undefined) found.push(code);
        else if (text !== "") {
          return malformed(`${quoted(card)} is no card; write the numbers 1 to ${codes.length}`);
        }
      }
      if (found.length) read.push(found);
    }
    const placed = read.flat();
    for (const [at, code] of codes.entries()) {
      const times = placed.filter((other) => other === code).length;
      if (times !== 1) {
        const fault = times ? `stands ${times} times` : "is missing";
        return malformed(`card ${at + 1} ${fault}; every card is placed once`);
      }
    }
    return !shared && read.length < placed.length
      ? malformed("every place takes one card here; put commas between all numbers")
      : { value: read };
  };
  const pairsOf = (rows, raw) => {
    if (isMap(raw)) return Object.entries(raw).map(([row, column]) => [word(row) || "?", column]);
    const numbered = (list) => list.map((column, at) => [String(at + 1), column]);
    if (Array.isArray(raw)) return raw.length === rows.length ? numbered(raw) : null;
    const text = word(raw);
    if (text === null) return null;
    // Numbers each with its letter, whatever stands between; letters alone.
    if (/^(?:[0-9]+\s*[-.)]?\s*[a-zA-Z](?![a-zA-Z])[\s,;]*)+$/.test(text)) {
      const packed = text.matchAll(/([0-9]+)\s*[-.)]?\s*([a-zA-Z])/g);
      return [...packed].map(([, row, column]) => [row, column]);
    }
    const bare = /^(?:[a-zA-Z]\s*)+$/.test(text) ? text.replace(/\s+/g, "") : "";
    if (bare.length === rows.length && text.length > 1) return numbered([...bare]);
    const pieces = text
      .split(/\s*[,;]\s*|\s+(?=[0-9]+\s*(?:[=:→]|->))/)
      .filter(Boolean);
    const signed = pieces.map((piece) => /^(.*?)\s*(?:=|:|->|→)\s*(.*)$/.exec(piece));
    const short = pieces.map((piece) => /^([0-9]+)\s*[-.)]?\s*([a-zA-Z])$/.exec(piece));
    if (pieces.length === rows.length && !signed.some(Boolean) && !short.some(Boolean)) {
      return numbered(pieces);
    }
    const pairs = pieces.map((_, at) => signed[at] ?? short[at]);
    return pairs.every(Boolean) ? pairs.map((pair) => [pair[1], pair[2]]) : null;
  };
  const inRows = (rows, raw) => {
    if (blank(raw)) return BLANK;
    const pairs = pairsOf(rows, raw);
    if (!pairs) return malformed("expected a letter for each number, such as 8=y, 9=z");
    const codes = rows.map(([code]) => code);
    const found = new Map();
    for (const [given, value] of pairs) {
      const row = number(codes, given);
      if (row === undefined) {
        return malformed(`${quoted(given)} is no row; write the numbers 1 to ${rows.length}`);
      }
      const text = word(value);
      if (text === "") continue;
      const options = rows[codes.indexOf(row)][1];
      const column = text === null ? undefined : find(options, text);
      if (column === undefined) {
        const among = letters(options);
        return malformed(`${quoted(value)} is no choice for ${quoted(given)}; write ${among}`);
      }
      if ((found.get(row) ?? column) !== column) {
        return malformed(`${quoted(given)} is answered twice, in two ways`);
      }
      found.set(row, column);
    }
    return found.size ? { value: found } : BLANK;
  };
  const inDays = (raw) => {
    if (blank(raw)) return BLANK;
    const text = word(raw);
    if (text !== null) {
      const read = parseAnswer(text);
      return read.reason === undefined ? { value: read } : read;
    }
    return malformed(
      "expected a date written as text, such as early October 1917; 1917-10; " +
        "3 May 1917 to 9 June 1917",
    );
  };
  // dataset/names.py: names as listeners tell them apart
  const LATIN = {};
  [..."абвгдезийклмнопрстуфыэі"].forEach((letter, at) => {
    LATIN[letter] = "abvgdeziiklmnoprstufyei"[at];
  });
  Object.assign(LATIN, {
    ё: "e", ж: "zh", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ю: "iu", я: "ia",
    ъ: "", ь: "", "'": "", "’": "", ʹ: "", ʼ: "",
  });
  const SOUNDS = [
    [/s?tsch|tch|cz/g, "ch"], [/sch/g, "sh"], [/ou/g, "u"], [/ph/g, "f"], [/tz/g, "ts"],
    [/ck/g, "k"], [/x/g, "ks"], [/w/g, "v"], [/[yj]/g, "i"], [/ff\b/g, "v"], [/kh/g, "h"],
    [/ine\b/g, "in"], [/(.)\1+/g, "$1"], [/(?<=[bcdfghklmnprstvz])ie(?=[vt])/g, "e"],
  ];
  const sounded = (text) => {
    const small = text.normalize("NFC").toLowerCase().replace(/ß/g, "ss");
    const latin = [...small].map((sign) => LATIN[sign] ?? sign).join("");
    const words = latin.normalize("NFKD").toLowerCase().match(/[a-z0-9]+/g) ?? [];
    return SOUNDS.reduce((sound, [from, to]) => sound.replace(from, to), words.join(" "));
  };
  const inText = ({ ambiguous = [] }, raw) => {
    if (blank(raw)) return BLANK;
    const given = word(raw);
    if (given === null || [...given].length > 200) {
      return malformed("expected a name or a few words, such as Anna Berg");
    }
    const text = given.replace(/^[ .]+|[ .]+$/g, "");
    const sound = sounded(text);
    if (!sound) return malformed(`${quoted(raw)} holds no letters or figures`);
    if (!ambiguous.includes(sound)) return { value: text };
    const reason = `${quoted(raw)} fits more than one person; add a first name or initials`;
    return { reason, kind: "ambiguous" };
  };
  const inSentences = ({ most }, raw) => {
    const lines = Array.isArray(raw) && raw.every((line) => typeof line === "string");
    const given = lines ? raw.join("\n") : raw;
    if (typeof given !== "string") {
      return blank(given) ? BLANK : malformed("expected an answer written as text");
    }
    const text = given
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, "-")
      .replace(/[‘’‚‛]/g, "'")
      .replace(/[“”„‟]/g, '"')
      .trim();
    if ([...text].length > 60000) {
      return malformed(`the answer has over 60000 characters; about ${most} words`);
    }
    return text ? { value: text } : BLANK;
  };
  const inTiers = ({ answers, reasons }, raw) => {
    if (blank(raw)) return BLANK;
    let given = raw;
    if (!isMap(raw)) {
      let parts = raw;
      if (!Array.isArray(raw)) {
        const text = word(raw)?.replace(/(?:answer|reason)\s*[:=]\s*/gi, "");
        if (text !== undefined) {
          parts = find(answers, text) ? [text] : text.split(/\s*[/,;]\s*/);
          if (parts.length === 1 && !find(answers, text)) parts = text.split(" ");
        }
      }
      const fits = Array.isArray(parts) && parts.length <= 2;
      given = fits ? { answer: parts[0], reason: parts[1] } : { odd: true };
    }
    if (Object.keys(given).some((tier) => tier !== "answer" && tier !== "reason")) {
      return malformed("expected an answer and a reason, such as y / z");
    }
    const found = new Map();
    for (const [tier, options] of [["answer", answers], ["reason", reasons]]) {
      const text = word(given[tier]);
      if (text === "") continue;
      const code = text === null ? undefined : find(options, text);
      if (code === undefined) {
        return malformed(`${quoted(given[tier])} is no ${tier} offered; write ${letters(options)}`);
      }
      found.set(tier, code);
    }
    return found.size ? { value: found } : BLANK;
  };
  const PARSERS = {
    choice: (it, raw) => oneOf(it.options, raw),
    "multiple-choice": (it, raw) => several(it.options, raw),
    order: inOrder,
    match: (it, raw) => inRows(it.rows.map((row) => [row.code, it.columns]), raw),
    "inline-choice": (it, raw) => inRows(it.gaps.map((gap) => [gap.code, gap.options]), raw),
    "gap-match": (it, raw) => inRows(it.gaps.map((gap) => [gap.code, it.cards]), raw),
    hottext: (it, raw) => oneOf(it.options, raw),
    "two-tier": inTiers,
  };
  const TYPED = {
    "date-entry": (it, raw) => inDays(raw),
    "text-entry": inText,
    "extended-text": inSentences,
  };
  const parse = (it, raw) =>
    TYPED[it.type] ? TYPED[it.type](it, raw) : PARSERS[it.type](it, unpack(raw));

  // ---- marking rules (marking/m1..m7) ----
  const graded = (score, right, partly, wrong, codes = []) => ({
    score,
    case: score[0] === score[1] ? right : score[0] ? partly : wrong,
    wrong: codes,
  });
  const chosen = (value) => (value instanceof Map ? [...value.values()][0] : value);
  const markOne = (key, value) =>
    chosen(value) === key.correct
      ? { score: ONE, case: "right", wrong: [] }
      : { score: ZERO, case: "wrong", wrong: [chosen(value)] };
  const markTicks = ({ correct, options }, ticked) => {
    const missed = correct.filter((code) => !ticked.includes(code));
    const false_ = ticked.filter((code) => !correct.includes(code));
    const hits = frac(correct.length - missed.length, correct.length);
    const score = cut(plus(hits, frac(-false_.length, options - correct.length)));
    return graded(score, "right", "partly", "wrong", [...false_, ...missed]);
  };
  const places = (value) =>
    new Map(value.flatMap((cards, place) => cards.map((card) => [card, place])));
  const inverted = (value, pairs) => {
    const at = places(value);
    return pairs
      .filter(([a, b]) => at.get(a) > at.get(b))
      .sort((p, q) => at.get(p[1]) - at.get(p[0]) - at.get(q[1]) + at.get(q[0]));
  };
  const together = (value, pairs) => {
    const at = places(value);
    return pairs.filter(([a, b]) => at.get(a) === at.get(b));
  };
  const moves = (value, pairs) => {
    if (together(value, pairs).length) return null;
    const after = new Map();
    for (const [a, b] of inverted(value, pairs)) after.set(a, [...(after.get(a) ?? []), b]);
    const matched = new Map();
    const augment = (first, seen) =>
      after.get(first).some((second) => {
        if (seen.has(second)) return false;
        seen.add(second);
        if (matched.has(second) && !augment(matched.get(second), seen)) return false;
        matched.set(second, first);
        return true;
      });
    return [...after.keys()].filter((first) => augment(first, new Set())).length;
  };
  const markOrder = ({ pairs, cards }, value) => {
    const wrong = inverted(value, pairs);
    const right = pairs.length - wrong.length - together(value, pairs).length;
    const mixed = wrong.flat();
    const score = cut(frac(right - wrong.length, pairs.length));
    return graded(score, "all", "some", "none", cards.filter((card) => mixed.includes(card)));
  };
  const markRows = ({ rows, columns }, value) => {
    const every = Object.keys(rows);
    const wrong = every.filter((row) => value.get(row) !== rows[row]);
    const net = wrong.reduce(
      (sum, row) => plus(sum, frac(-1, columns[row] - 1)),
      frac(every.length - wrong.length),
    );
    const score = cut(times(net, [1, every.length]));
    return graded(score, "right", "partly", "wrong", wrong);
  };
  const isMonth = (lo, hi) =>
    calendarDay(lo)[2] === 1 && calendarDay(hi + 1)[2] === 1 && hi - lo < 31;
  const within = ([lo, hi], [from, to]) => from <= lo && hi <= to;
  const clause = ({ lo, hi, lasting, accepted = [] }, R) => {
    const K = [lo, hi];
    const same = (other) => R[0] === other[0] && R[1] === other[1];
    if (same(K)) return [ONE, "exact"];
    const full = (A) =>
      same(A) || (within(K, R) && within(R, A)) || (within(A, R) && within(R, K));
    if (accepted.some(full)) return [ONE, "within"];
    const size = hi - lo + 1;
    const claimed = R[1] - R[0] + 1;
    const overlap = Math.min(hi, R[1]) - Math.max(lo, R[0]) + 1;
    const near = claimed - Math.max(0, overlap) <= Math.max(31, 2 * size);
    if (within(K, R)) {
      if (near || (claimed <= 366 && isMonth(lo, hi))) return [[3, 5], "wider"];
      return [claimed <= Math.max(366, 12 * size) ? [3, 10] : ZERO, "wider"];
    }
    if (within(R, K)) return lasting ? [[2, 5], "part"] : [[3, 5], "over-precise"];
    if (near && overlap > 0) return [[2, 5], "overlap"];
    const tau = size <= 92 ? 31 : 366;
    const score = cut(frac(tau - 1 + overlap, 4 * tau));
    return near && score[0] ? [score, "near"] : [ZERO, "far"];
  };
  const markDate = (key, value) => {
    const [score, name] = clause(key, [value.lo, value.hi]);
    return { score, case: name, wrong: [] };
  };
  const markTiers = ({ answer, reason }, value) => {
    const wrong = [["answer", answer], ["reason", reason]]
      .filter(([tier, code]) => value.has(tier) && value.get(tier) !== code)
      .map(([tier]) => value.get(tier));
    if (value.get("answer") !== answer) return { score: ZERO, case: "wrong", wrong };
    if (value.get("reason") !== reason) return { score: [2, 5], case: "answer-only", wrong };
    return { score: ONE, case: "right", wrong };
  };
  const markSpelling = ({ accepted }, value) => {
    const right = accepted.some((spelling) => sounded(spelling) === sounded(value));
    return { score: right ? ONE : ZERO, case: right ? "right" : "wrong", wrong: [] };
  };
  // M8: a written answer is shown beside its rubric; only Python and a person mark it.
  const unmarked = () => ({ score: ZERO, case: "unmarked", wrong: [] });
  const RULES = {
    M8: unmarked,
    "M1-spelling": markSpelling,
    M1: markOne, M2: markTicks, M3: markOrder, M4: markRows, M5: markDate, M6: markOne,
    M7: markTiers,
  };

  // ---- response processing (items/processing.py) ----
  const NONE = { score: ZERO, case: "", wrong: [] };
  const untouched = (it, value) =>
    it.type === "order" &&
    value.length === it.cards.length &&
    value.every((place, at) => place[0] === it.cards[at].code);
  const processPart = ({ name, interaction, key }, raw) => {
    const parsed = parse(interaction, raw);
    if (parsed.blank) return { name, status: "blank", parsed, mark: NONE };
    if (parsed.kind) return { name, status: parsed.kind, parsed, mark: NONE };
    const status = untouched(interaction, parsed.value) ? "untouched" : "graded";
    return { name, status, parsed, mark: RULES[key.rule](key, parsed.value) };
  };
  const process = (parts, raw) => {
    let done;
    if (parts.length === 1) done = [processPart(parts[0], raw)];
    else if (isMap(raw) || !raw || (Array.isArray(raw) && !raw.length)) {
      done = parts.map((part) => processPart(part, raw?.[part.name]));
    } else {
      const names = parts.map((part) => part.name).join(", ");
      const parsed = malformed(`expected an answer for each part: ${names}`);
      done = [{ name: parts[0].name, status: "malformed", parsed, mark: NONE }];
    }
    const weigh = (sum, part, at) => {
      const [n, d = "1"] = (parts[at].weight ?? "1").split("/");
      return plus(sum, times(frac(+n, +d), part.mark.score));
    };
    const statuses = done.map((part) => part.status);
    const status =
      ["graded", "untouched"].find((each) => statuses.includes(each)) ??
      statuses.find((each) => each !== "blank") ??
      "blank";
    const reason = done.map((part) => part.parsed.reason).filter(Boolean).join("; ");
    return { status, score: done.reduce(weigh, ZERO), parts: done, reason };
  };

  Object.assign(globalThis.BlocQuiz, { process, chosen, inverted, together, moves });
})();
