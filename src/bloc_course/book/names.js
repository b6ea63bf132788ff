// The search page: people whose name sounds like what was asked for, however it is spelt.
// LATIN, SOUNDS and PEOPLE stand before it, written by book/search.py.
(() => {
  "use strict";
  const results = document.getElementById("search-results");
  const asked = new URLSearchParams(location.search).get("q") ?? "";
  const sounded = (text) => {
    const small = text.normalize("NFC").toLowerCase().replace(/ß/g, "ss");
    const latin = [...small].map((sign) => LATIN[sign] ?? sign).join("");
    const words = latin.normalize("NFKD").toLowerCase().match(/[a-z0-9]+/g) ?? [];
    return SOUNDS.reduce((sound, [from, to]) => sound.replace(new RegExp(from, "g"), to), words.join(" "));
  };
  const words = sounded(asked).split(" ").filter((word) => word.length > 1);
  if (!results || !words.length) return;
  const found = PEOPLE.filter(([, , forms]) =>
    forms.some((form) => words.every((word) => ` ${form} `.includes(` ${word} `))));
  if (!found.length) return;
  const part = document.createElement("section"), title = document.createElement("h2");
  const list = document.createElement("ul");
  part.className = "bc-found";
  title.textContent = "People of that name";
  for (const [name, address] of found) {
    const item = document.createElement("li"), link = document.createElement("a");
    link.textContent = name;
    link.href = address;
    item.append(link);
    list.append(item);
  }
  part.append(title, list);
  results.before(part);
})();
