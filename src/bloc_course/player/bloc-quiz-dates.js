// Dates as students write them: the same steps, words and reasons as bloc_course.dates.
(() => {
  "use strict";
  const MONTHS = (
    "January February March April May June July August September October November December"
  ).split(" ");
  const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const SEASONS = { 21: [3, 5], 22: [6, 8], 23: [9, 11], 24: [12, 14] };
  const HELP = "write for instance 6 October 1932, early October 1932, autumn 1932 or 1932-10-06";
  const sentBack = (reason) => ({ kind: "ambiguous", reason });
  const unreadable = (reason) => ({ kind: "malformed", reason });
  const NO_YEAR = sentBack("the year is missing: write it with four digits, as in October 1932");
  const OPEN = sentBack(
    "one end is open: give both, as in between October and November 1932",
  );
  const APART = sentBack(
    "the alternatives do not touch: choose one, or write a range that covers them",
  );
  const REVERSED = sentBack(
    "it ends before it begins: give the earlier date first, each with its year",
  );
  const TWO_READINGS = sentBack(
    "two readings: write the month as a word, as in 6 October 1932",
  );
  const SEASON_OR_YEARS = sentBack(
    "two readings: write the season as a word, or both years with four digits",
  );

  // ---- day numbers (proleptic Gregorian, 1 = 1 January of year 1) ----
  const div = (a, b) => Math.floor(a / b);
  const mod = (a, b) => ((a % b) + b) % b;
  const monthLength = (year, month) =>
    month === 2 && mod(year, 4) === 0 && (mod(year, 100) !== 0 || mod(year, 400) === 0)
      ? 29
      : LENGTHS[month - 1];
  const dayNumber = (year, month, day) => {
    const march = year - (month <= 2 ? 1 : 0);
    const y = mod(march, 400);
    const doy = div(153 * mod(month + 9, 12) + 2, 5) + day - 1;
    return div(march, 400) * 146097 + y * 365 + div(y, 4) - div(y, 100) + doy - 305;
  };
  const calendarDay = (number) => {
    const cycle = div(number + 305, 146097);
    const doc = mod(number + 305, 146097);
    const y = div(doc - div(doc, 1460) + div(doc, 36524) - div(doc, 146096), 365);
    const doy = doc - (365 * y + div(y, 4) - div(y, 100));
    const shifted = div(5 * doy + 2, 153);
    const month = ((shifted + 2) % 12) + 1;
    const day = doy - div(153 * shifted + 2, 5) + 1;
    return [cycle * 400 + y + (month <= 2 ? 1 : 0), month, day];
  };
  const monthSpan = (year, first, last) => {
    const at = (m) => [year + div(m - 1, 12), mod(m - 1, 12) + 1];
    const end = at(last);
    return [dayNumber(...at(first), 1), dayNumber(...end, monthLength(...end))];
  };

  // ---- days in words ----
  const sayYear = (year) => (year > 0 ? String(year) : `${1 - year} BC`);
  const sayMonth = (year, month) => `${MONTHS[month - 1]} ${sayYear(year)}`;
  const sayDay = (number) => {
    const [year, month, day] = calendarDay(number);
    return `${day} ${sayMonth(year, month)}`;
  };
  const between = (first, last) => {
    if (first === last) return first;
    const cut = first.lastIndexOf(" ");
    const year = first.slice(cut + 1);
    const shared = cut > 0 && last.endsWith(` ${year}`) && !year.endsWith("BC");
    return `between ${shared ? first.slice(0, cut) : first} and ${last}`;
  };
  const saySpan = (lo, hi) => {
    if (lo === hi) return sayDay(lo);
    const [year, month, day] = calendarDay(lo);
    const [lastYear, lastMonth, lastDay] = calendarDay(hi);
    if (day === 1 && lastDay === monthLength(lastYear, lastMonth)) {
      return month === 1 && lastMonth === 12
        ? between(sayYear(year), sayYear(lastYear))
        : between(sayMonth(year, month), sayMonth(lastYear, lastMonth));
    }
    if (year === lastYear && month === lastMonth) {
      return `${day}–${lastDay} ${sayMonth(year, month)}`;
    }
    return between(sayDay(lo), sayDay(hi));
  };

  // ---- EDTF, without qualifiers: [lo, hi] with null for an open end, or null if it is none ----
  const single = (text) => {
    const timed =
      /^(-?\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?$/;
    return date(text.replace(timed, "$1"));
  };
  const date = (text) => {
    let found = /^(-?\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?$/.exec(text);
    if (found) {
      const [, y, month = "XX", day = "XX"] = found;
      const year = +y;
      if (y === "-0000") return null;
      if (month === "XX") return day === "XX" ? monthSpan(year, 1, 12) : null;
      if (month in SEASONS && found[3] === undefined) return monthSpan(year, ...SEASONS[month]);
      if (+month < 1 || +month > 12) return null;
      if (day === "XX") return monthSpan(year, +month, +month);
      if (+day < 1 || +day > monthLength(year, +month)) return null;
      const number = dayNumber(year, +month, +day);
      return [number, number];
    }
    found = /^Y(-?[1-9]\d{4,8})$/.exec(text);
    if (found) return monthSpan(+found[1], 1, 12);
    found = /^(-?\d{3})X$|^(-?\d\d)XX$/.exec(text);
    if (!found) return null;
    const [stem, zeros, nines] = found[1] ? [found[1], "0", "9"] : [found[2], "00", "99"];
    const years = [+(stem + zeros), +(stem + nines)].sort((a, b) => a - b);
    return [monthSpan(years[0], 1, 12)[0], monthSpan(years[1], 1, 12)[1]];
  };
  const interval = (text) => {
    const ends = text.split("/");
    const open = (end) => end === "" || end === "..";
    if (ends.length !== 2 || ends.every(open)) return null;
    const [start, end] = ends.map((e) => (open(e) ? [null, null] : date(e)));
    if (!start || !end) return null;
    if (start[0] !== null && end[1] !== null && end[1] < start[0]) return null;
    return [start[0], end[1]];
  };
  const edtf = (text) => {
    const close = { "[": "]", "{": "}" }[text[0]];
    if (!close) {
      const span = text.includes("/") ? interval(text) : single(text);
      return span && [span];
    }
    if (text.at(-1) !== close || text.length === 2) return null;
    const members = text
      .slice(1, -1)
      .split(",")
      .map((part) => part.trim())
      .map((part) => (part.includes("..") ? interval(part.replace("..", "/")) : date(part)));
    const last = members.length - 1;
    const fits = (m, i) => m && (m[0] !== null || i === 0) && (m[1] !== null || i === last);
    return members.every(fits) ? members : null;
  };
  const hull = (spans) => {
    const sorted = [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    let [lo, hi] = sorted[0];
    for (const [start, end] of sorted) {
      if (start > hi + 1) return APART;
      hi = Math.max(hi, end);
    }
    return { lo, hi, reading: saySpan(lo, hi) };
  };
  const readEdtf = (plain) => {
    const bare = plain
      .replace(/[?~%]/g, "")
      .replaceAll(" / ", "/")
      .replaceAll(", ", ",")
      .toUpperCase();
    if (!/^[0-9XTZ:+./,[\]{}-]+$/.test(bare)) return null;
    const code = /^[12]\d(\d\d)-(2[1-4])$/.exec(bare);
    if (code && code[2] > code[1]) return SEASON_OR_YEARS;
    const spans = edtf(bare);
    if (!spans) {
      const ends = bare.split("/");
      return ends.length === 2 && ends.every(edtf) ? REVERSED : null;
    }
    return spans.some((span) => span.includes(null)) ? OPEN : hull(spans);
  };

  // ---- English: vocabulary ----
  const words = (text) => new Set(text.split(" "));
  const has = (table, word) => Object.hasOwn(table, word);
  const MONTH_WORDS = { sept: 9 };
  MONTHS.forEach((name, at) => {
    MONTH_WORDS[name.toLowerCase()] = at + 1;
    MONTH_WORDS[name.slice(0, 3).toLowerCase()] = at + 1;
  });
  const SEASON_WORDS = {
    spring: [3, 5], summer: [6, 8], autumn: [9, 11], fall: [9, 11], winter: [12, 14],
  };
  const SAME = {
    start: "beginning", mid: "middle", late: "end", latterhalf: "secondhalf",
    lasthalf: "secondhalf", lastquarter: "fourthquarter", lastmonths: "end",
  };
  const synonyms = (parts) => {
    for (const word in SAME) if (has(parts, SAME[word])) parts[word] = parts[SAME[word]];
    return parts;
  };
  const YEAR_PARTS = synonyms({
    beginning: [1, 3], early: [1, 4], firstmonths: [1, 4], middle: [5, 8], end: [10, 12],
    firsthalf: [1, 6], secondhalf: [7, 12], firstquarter: [1, 3],
    secondquarter: [4, 6], thirdquarter: [7, 9], fourthquarter: [10, 12],
  });
  const MONTH_PARTS = synonyms({
    beginning: [1, 10], early: [1, 10], middle: [11, 20], end: [21, -1],
    firsthalf: [1, 15], secondhalf: [16, -1], firstweek: [1, 7], secondweek: [8, 14],
    thirdweek: [15, 21], fourthweek: [22, 28], lastweek: [-7, -1],
  });
  const SEASON_PARTS = synonyms({ beginning: [0, 0], early: [0, 0], middle: [1, 1], end: [2, 2] });
  const isPart = (word) => has(YEAR_PARTS, word) || has(MONTH_PARTS, word);
  const FILLERS = words(
    "the a of in on at during dated date around about approximately approx roughly nearly circa ca" +
      " c probably possibly perhaps maybe likely presumably some sometime time day days month months" +
      " year years uncertain either ad ce both exactly precisely toward towards" +
      " course only already very possible writing",
  );
  const OPEN_WORDS = words(
    "after before since until till from by onward onwards later earlier latest earliest prior" +
      " following post pre to through notbefore notafter",
  );
  const CONNECTORS = [
    ["between ", [" and ", " to ", "-"]],
    ["from ", [" to ", " until ", " till ", " through ", " up to ", "-"]],
    ["notbefore ", [" and notafter ", " but notafter ", " notafter "]],
  ];
  const BOUNDS = {
    after: [0, 1], notbefore: [0, 0], since: [0, 0], from: [0, 0],
    before: [1, 1], notafter: [1, 0], until: [1, 0],
  };
  const PLAIN = [" to ", " until ", " till ", " through ", "-"];
  const PAIRED = words("and first last earliest latest");
  const MORE = words("between or but up s");
  const isKnown = (word) =>
    has(MONTH_WORDS, word) || has(SEASON_WORDS, word) || isPart(word) ||
    FILLERS.has(word) || OPEN_WORDS.has(word) || PAIRED.has(word) || MORE.has(word);
  const SHAPES = words("DMY MDY YMD DM MD D DY MY YM M Y SY YS S QMY QYM QM QSY QS QY Q X");
  const TIDY = [
    [/[?~%()"'`‘’“”≈]/g, ""],
    [/([a-z])[.:]/g, "$1 "],
    [/([0-9])(?:st|nd|rd|th)(?![a-z])/g, "$1"],
    [/([0-9])\.(?= ?[a-z]| ?$)/g, "$1"],
    [/([a-z])([0-9])/g, "$1 $2"],
    [/(?<![a-z])(?:mon|tues|wednes|thurs|fri|satur|sun)day,?(?![a-z])/g, " "],
    [/(?<![a-z])(early|mid|late|end)-/g, "$1 "],
    [/later months(?![a-z])/g, "lastmonths"],
    [/(first|second|third|fourth|last|latter) (half|quarter|week|months)(?![a-z])/g, "$1$2"],
    [/(?<![a-z])(?:not|no) (?:before|earlier than)(?![a-z])/g, "notbefore"],
    [/(?<![a-z])(?:not|no) (?:after|later than)(?![a-z])/g, "notafter"],
    [/(?<![a-z])on or after(?![a-z])/g, "notbefore"],
    [/(?<![a-z])on or before(?![a-z])/g, "notafter"],
    [/(?<![a-z])earlier than(?![a-z])/g, "before"],
    [/(?<![a-z])later than(?![a-z])/g, "after"],
    [/(?<![a-z])not (?:until|till)(?![a-z])/g, " "],
    [/([0-9]{1,2})-([a-z]+)-([0-9]{4})/g, "$1 $2 $3"],
    [/([a-z])-([0-9]{4})/g, "$1 $2"],
    [/, ?([0-9]{4})(?![0-9])/g, " $1"],
  ];

  // ---- English: numerals into words; what can't be read is thrown as the answer's reading ----
  const dayWords = (day, month, year) => {
    const name = +month >= 1 && +month <= 12 ? MONTHS[month - 1].toLowerCase() : `month ${month}`;
    return `${day} ${name} ${year}`;
  };
  const exists = (d, m, y) => +m >= 1 && +m <= 12 && +d >= 1 && +d <= monthLength(+y, +m);
  const eitherOrder = (_, first, mark, second, year) => {
    const swapped = exists(second, first, year);
    if (+first !== +second && swapped && exists(first, second, year)) throw TWO_READINGS;
    return swapped ? dayWords(second, first, year) : dayWords(first, second, year);
  };
  const afterYear = (_, year, mark, number) => {
    const last = year.slice(0, -number.length) + number;
    const isMonth = +number >= 1 && +number <= 12;
    const isSpan = mark !== "." && +last > +year;
    if (isMonth && isSpan && !(mark === "-" && number.length === 2)) throw TWO_READINGS;
    return isSpan && !isMonth ? `${year}-${last}` : dayWords("", number, year).trim();
  };
  const winter = (_, year, number) => {
    if (year.slice(0, -number.length) + number !== String(+year + 1)) throw TWO_READINGS;
    return `winter ${year}`;
  };
  const noMonthWord = `(?! (?:${Object.keys(MONTH_WORDS).join("|")})(?![a-z]))`;
  const NUMERALS = [
    [/winter ([0-9]{4})[-/]([0-9]{4}|[0-9]{2})(?![0-9])/g, winter],
    [
      /(?<![0-9./-])([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])/g,
      (_, y, mark, m, d) => dayWords(d, m, y),
    ],
    [
      /(?<![0-9./-])([0-9]{1,2})\.?-([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})(?![0-9])/g,
      (_, first, d, m, y) => `${first}-${dayWords(d, m, y)}`,
    ],
    [
      /(?<![0-9./-])([0-9]{1,2})\.([0-9]{1,2})\.?-(?=[0-9]{1,2}\.[0-9]{1,2}\.([0-9]{4}))/g,
      (_, d, m, y) => `${dayWords(d, m, y)}-`,
    ],
    [
      /(?<![0-9./])([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})(?![0-9])/g,
      (_, d, m, y) => dayWords(d, m, y),
    ],
    [
      /(?<![0-9./-])([0-9]{1,2}) ?([/-]) ?([0-9]{1,2}) ?\2 ?([0-9]{4})(?![0-9])/g,
      eitherOrder,
    ],
    [
      /(?<![0-9./-])([0-9]{1,2})[./-]([0-9]{4})(?![0-9])/g,
      (_, m, y) => dayWords("", m, y).trim(),
    ],
    [
      new RegExp(`(?<![0-9./-])([0-9]{4})([./-])([0-9]{1,2})(?![0-9])${noMonthWord}`, "g"),
      afterYear,
    ],
  ];

  // ---- English: one date, then ranges and alternatives ----
  const readPart = (text) => {
    const part = { day: 0, month: 0, season: "", year: 0, part: "", width: 1 };
    let shape = "";
    for (const word of text.split(" ")) {
      if (has(MONTH_WORDS, word)) (shape += "M"), (part.month = MONTH_WORDS[word]);
      else if (has(SEASON_WORDS, word)) (shape += "S"), (part.season = word);
      else if (isPart(word)) (shape += "Q"), (part.part = word);
      else if (/^[12][0-9]{3}$/.test(word)) (shape += "Y"), (part.year = +word);
      else if (/^[12][0-9]{2}0s$/.test(word)) {
        (shape += "X"), (part.year = parseInt(word, 10)), (part.width = 10);
      } else if (/^(?:0?[1-9]|[1-9][0-9])$/.test(word)) (shape += "D"), (part.day = +word);
      else return null;
    }
    return SHAPES.has(shape) ? part : null;
  };
  const lookUp = (parts, word, whole, unit) => {
    if (!word) return whole;
    if (has(parts, word)) return parts[word];
    throw unreadable(
      `${unit} has no part of that kind: write a range, as in 1-10 October 1932`,
    );
  };
  const spanOf = ({ day, month, season, year, part, width }) => {
    if (width > 1) return monthSpan(year, 1, 12 * width);
    if (month) {
      const length = monthLength(year, month);
      const [first, last] = lookUp(MONTH_PARTS, part, day ? [day, day] : [1, length], "a month").map(
        (d) => (d >= 0 ? d : length + 1 + d),
      );
      if (last < 1 || last > length) {
        throw unreadable(`${MONTHS[month - 1]} ${year} has no day ${last}`);
      }
      return [dayNumber(year, month, first), dayNumber(year, month, last)];
    }
    if (day) throw unreadable(`day ${day} has no month: write for instance 6 October 1932`);
    if (!season) return monthSpan(year, ...lookUp(YEAR_PARTS, part, [1, 12], "a year"));
    const [first, last] = SEASON_WORDS[season];
    const [start, end] = lookUp(SEASON_PARTS, part, [0, last - first], "a season");
    return monthSpan(year, first + start, first + end);
  };
  const fromNeighbour = (part, other) => {
    const filled = { ...part };
    if (!part.month && !part.season && (part.day || (part.part && !part.year))) {
      filled.month = other.month;
      filled.season = part.day ? "" : other.season;
    }
    filled.year ||= other.year;
    return filled;
  };
  const fillIn = (parts) => {
    const filled = [...parts];
    for (let i = filled.length - 2; i >= 0; i--) filled[i] = fromNeighbour(filled[i], filled[i + 1]);
    for (let i = 1; i < filled.length; i++) filled[i] = fromNeighbour(filled[i], filled[i - 1]);
    return filled;
  };
  const ends = (text, connectors) => {
    for (const connector of connectors) {
      const at = text.indexOf(connector);
      const [start, end] = [text.slice(0, at).trim(), text.slice(at + connector.length).trim()];
      if (at >= 0 && start && end) return [start, end];
    }
    return null;
  };
  const split = (text) => {
    for (const [word, connectors] of CONNECTORS) {
      if (text.startsWith(word)) return [ends(text.slice(word.length), connectors) ?? [text]];
    }
    if (!text.includes(" or ") && !text.includes(" and ")) text = text.replaceAll(",", " ");
    return text
      .split(/ or | and |[/,;]/)
      .map((part) => part.split(" ").filter(Boolean).join(" "))
      .map((part) => ends(part, PLAIN) ?? [part]);
  };
  const readBounded = (text) => {
    const found = /^([a-z]+) (.+?),?(?: and| but)? (after|notbefore|before|notafter|until) (.+)$/.exec(text);
    if (!found || !has(BOUNDS, found[1])) return null;
    const signs = [BOUNDS[found[1]], BOUNDS[found[3]]];
    const parts = [found[2], found[4]].map((said) => readPart(said.replace(/^[ ,]+|[ ,]+$/g, "")));
    if (signs[0][0] === signs[1][0] || parts.includes(null)) return null;
    const days = [];
    fillIn(parts).map(spanOf).forEach(([first, last], at) => {
      const [end, outside] = signs[at];
      days[end] = end ? (outside ? first - 1 : last) : outside ? last + 1 : first;
    });
    return days[1] < days[0] ? REVERSED : hull([days]);
  };
  const readTwoDays = (text) => {
    const said = text.replace(/[,;/]/g, " ").split(" ").filter((word) => word && !PAIRED.has(word));
    for (const at of said.keys()) {
      const parts = [said.slice(0, at), said.slice(at)].map((some) => readPart(some.join(" ")));
      if (parts.every((part) => part && part.day && part.month)) {
        const [[lo], [hi]] = fillIn(parts).map(spanOf);
        return hi < lo ? REVERSED : hull([[lo, hi]]);
      }
    }
    return null;
  };
  const readRanges = (text) => {
    const bounded = readBounded(text) ?? readTwoDays(text);
    if (bounded) return bounded;
    const pairs = split(text);
    const every = pairs.flat();
    if (every.some((end) => end.split(" ").some((word) => OPEN_WORDS.has(word)))) return OPEN;
    const parts = every.map(readPart);
    const odd = parts.indexOf(null);
    if (odd >= 0) return unreadable(`cannot read “${every[odd]}” as a date: ${HELP}`);
    const spans = fillIn(parts).map(spanOf);
    const stretches = [];
    for (const pair of pairs) {
      const own = spans.splice(0, pair.length);
      if (own.at(-1)[1] < own[0][0]) return REVERSED;
      stretches.push([own[0][0], own.at(-1)[1]]);
    }
    return hull(stretches);
  };
  const isUnknown = (word) =>
    /^\p{Nd}+$/u.test(word) ? ![1, 2, 4].includes([...word].length) : !isKnown(word);
  const readApposed = (text) => {
    const found = /^(.*(?<![0-9])([12][0-9]{3})), ?(?:in|on) (.*)$/.exec(text);
    if (!found) return null;
    const year = /(?<![0-9])[12][0-9]{3}(?![0-9])/.test(found[3]) ? "" : ` ${found[2]}`;
    const [wide, exact] = [readEnglish(found[1]), readEnglish(found[3] + year)];
    return wide.lo <= exact.lo && exact.hi <= wide.hi ? exact : null;
  };
  const readEnglish = (lower) => {
    if (lower.includes("..") || lower.includes("…")) return OPEN;
    let text = TIDY.reduce((t, [pattern, put]) => t.replace(pattern, put), lower);
    const unknown = (text.match(/[0-9]+|[^ 0-9./,;-]+/g) ?? []).find(isUnknown);
    if (unknown) return unreadable(`cannot read “${unknown}” as part of a date: ${HELP}`);
    text = text.split(" ").filter((word) => word && !FILLERS.has(word)).join(" ");
    if (!/(?<![0-9])[12][0-9]{3}(?![0-9])/.test(text.replaceAll("0s", "0"))) {
      return /[a-z0-9]/.test(text) ? NO_YEAR : unreadable(`not a date: ${HELP}`);
    }
    text = text.replace(/^[ ,;]+|[ ,;]+$/g, "");
    try {
      return readRanges(NUMERALS.reduce((t, [pattern, write]) => t.replace(pattern, write), text));
    } catch (reading) {
      if (reading.reason) return reading;
      throw reading;
    }
  };

  /** {lo, hi, reading}, or {kind: "ambiguous" | "malformed", reason}. */
  const parseAnswer = (text) => {
    const plain = text
      .replace(/[ \t\r\n\u00a0\u2009\u202f]+/g, " ")
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/^ +| +$/g, "");
    if (!plain || [...plain].length > 200) return unreadable(`not a date: ${HELP}`);
    const lower = plain.toLowerCase();
    return readEdtf(plain) ?? readApposed(lower) ?? readEnglish(lower);
  };

  // Loaded only where a date is asked for, and before the rest.
  globalThis.BlocQuiz = { parseAnswer, calendarDay };
})();
