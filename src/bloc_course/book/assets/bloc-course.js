// Cards on hover, focus and tap; a field that filters a table. Without it every link still works.
(() => {
  "use strict";
  let open = null, link = null, timer = 0;
  const hide = () => {
    clearTimeout(timer);
    if (open) open.hidePopover();
    open = link = null;
  };
  const later = (what, wait) => { clearTimeout(timer); timer = setTimeout(what, wait); };
  const show = (target) => {
    const card = document.getElementById(target.getAttribute("aria-describedby"));
    if (!card || !card.showPopover || link === target) return;
    hide();
    card.showPopover();
    const lines = target.getClientRects(), at = lines[lines.length - 1];
    const left = Math.min(at.left, innerWidth - card.offsetWidth - 8);
    const below = at.bottom + card.offsetHeight + 8 < innerHeight || at.top < card.offsetHeight + 8;
    card.style.left = Math.max(8, left) + "px";
    card.style.top = (below ? at.bottom + 4 : at.top - card.offsetHeight - 4) + "px";
    open = card;
    link = target;
  };
  const of = (event) => event.target.closest?.(".bc-ref");
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const target = of(event);
    if (target) later(() => show(target), 150);
    else if (open && event.target.closest?.(".bc-card") === open) clearTimeout(timer);
    else later(hide, open ? 250 : 0);
  });
  document.addEventListener("focusin", (event) => {
    const target = of(event);
    if (target?.matches(":focus-visible")) show(target);
    else if (!target) hide();
  });
  // The first tap shows the card, the second one follows the link.
  let touch = false;
  document.addEventListener("pointerdown", (event) => { touch = event.pointerType === "touch"; });
  document.addEventListener("click", (event) => {
    const target = of(event);
    if (touch && target && link !== target) { event.preventDefault(); show(target); }
    else if (!target && !event.target.closest?.(".bc-card")) hide();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("scroll", hide, { passive: true });

  for (const field of document.querySelectorAll(".bc-filter")) {
    let table = field.nextElementSibling;
    if (table && !table.matches("table")) table = table.querySelector("table.bc-filterable");
    if (!table) continue;
    const rows = [...table.tBodies[0].rows], input = field.querySelector("input");
    field.hidden = false;
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        shown += !row.hidden;
      }
      field.querySelector("output").textContent = input.value ? `${shown} of ${rows.length}` : "";
    });
  }

  // Entries are linked to by their headings; hundreds of such links need not travel.
  for (const entry of document.querySelectorAll(".bc-entry[id]")) {
    const link = document.createElement("a");
    link.className = "headerlink";
    link.href = `#${entry.id}`;
    link.title = "Link to this heading";
    link.textContent = "#";
    entry.querySelector("h2, h3")?.append(link);
  }

  // A table too wide for a phone is read downwards: a row is a block, a cell bears its heading.
  const tables = [...document.querySelectorAll(".bd-article table")].filter((table) => table.tHead);
  for (const table of tables) {
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    table.role = "table";
    for (const row of table.rows) {
      row.role = "row";
      for (const cell of row.cells) {
        cell.role ??= cell.closest("thead") ? "columnheader" : cell.matches("th") ? "rowheader" : "cell";
        cell.dataset.head = heads[cell.cellIndex] ?? "";
      }
    }
  }
  const phone = matchMedia("(max-width: 600px)");
  const fit = () => {
    for (const table of tables) {
      table.classList.remove("bc-stacked");
      const wide = phone.matches && table.offsetWidth > table.parentElement.clientWidth;
      table.classList.toggle("bc-stacked", wide);
    }
  };
  addEventListener("resize", fit);
  document.addEventListener("toggle", fit, true);
  fit();
})();
