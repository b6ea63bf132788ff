// What every answer in text goes through first: the steps of bloc_course.items.interactions._read.
(() => {
  "use strict";
  const isMap = (raw) => typeof raw === "object" && raw !== null && !Array.isArray(raw);
  const clean = (text) =>
    text
      .normalize("NFKC")
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, "-")
      .replace(/[\s\x1c-\x1f\x85]+/g, " ")
      .replace(/[‘’‚‛]/g, "'")
      .replace(/[“”„‟]/g, '"')
      .replace(/^ +| +$/g, "");

  globalThis.BlocQuiz = Object.assign(globalThis.BlocQuiz ?? {}, { clean, isMap });
})();
