"""Canvas' student analysis, made as its own source makes it (`student_analysis.rb`).

Texts are joined by commas, rows are "left=>right", dropdowns that stayed open are left out.
"""

from __future__ import annotations

import csv
import io
from inspect import getclosurevars

from bloc_course.exports.answers import answers
from bloc_course.exports.fidelity import ours
from bloc_course.exports.platforms.canvas._asked import Blanks, Pick, Table

HEAD = ("name", "id", "sis_id", "section", "section_id", "section_sis_id", "submitted")


def analysis(quiz, rows, possible="2.0", names=()):
    """A student analysis; each row is a map from item to its cell, "" where it was blank."""
    out = io.StringIO()
    lines = csv.writer(out)
    head = list(HEAD)
    for n, question in enumerate(quiz.questions, 1):
        entry = question.entry
        head += [f"{n}: {entry.stem} Question {entry.code}", possible]
    lines.writerow([*head, "n correct", "n incorrect", "score"])
    for n, cells in enumerate(rows, 1):
        name = names[n - 1] if names else f"Ann {n}"
        line = [name, str(n), f"s{n}", "A", "1", "", "2026-11-27 05:44:38 UTC"]
        for question in quiz.questions:
            told = cells.get(question.entry.item)
            line += ["", ""] if told is None else [told, "1.0"]
        lines.writerow([*line, "1", "1", "3.0"])
    return out.getvalue().encode()


def told(form, chosen):
    """What Canvas writes of an answer that is given in identifiers."""
    if isinstance(form, Pick):
        picked = chosen.get("response1", frozenset())
        picked = picked if isinstance(picked, frozenset) else {picked}
        texts = ((one.between or " ").join(one.texts) for one in form.labels if one.ident in picked)
        marked = (text.replace(",", "\\,") if form.several else text for text in texts)
        return ",".join(marked)
    pieces = []
    for row in form.rows:
        label = {one.ident: one.texts[0] for one in row.labels}.get(chosen.get(row.name, ""), "")
        if not form.gaps:
            left = row.before.replace("=>", "\\=>")
            label = f"{left}=>{label.replace('=>', chr(92) + '=>')}"
        elif not label:
            continue
        pieces.append(label.replace(",", "\\,"))
    return ",".join(pieces)


def right(entry, rendering):
    """The cell of a fully right answer, and its score by our own marking."""
    form = rendering.form
    if isinstance(form, Pick | Table):
        (part,) = entry.parts
        answer = next(one for one in answers(part).answers if ours(part, one) == 1)
        encoded = getclosurevars(rendering.marking).nonlocals["encode"]
        return told(form, encoded(answer))
    if isinstance(form, Blanks):
        return ",".join(blank.accepted[0].replace(",", "\\,") for blank in form.blanks)
    return form.accepted[0]
