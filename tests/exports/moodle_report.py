"""Moodle's report "Responses", as its question types sum up an answer (`summarise_response`)."""

from __future__ import annotations

import csv
import io
import re

from bloc_course.exports.answers import answers
from bloc_course.exports.content import flat
from bloc_course.exports.fidelity import ours
from bloc_course.exports.platforms.moodle import _html as html
from bloc_course.exports.platforms.moodle._forms import Cards, Pairing, Picks, Slots, facts
from bloc_course.exports.platforms.moodle._text import gapped
from bloc_course.items.interactions import Blank


def text_of(markup):
    # Moodle breaks lines after paragraphs.
    broken = re.sub(r"<br/>|</(?:p|div|li)>", lambda found: f" {found[0]}", markup)
    return flat("".join(html.parsed(broken).itertext()))


def summed(form, answer):  # noqa: PLR0911 -- one a form
    """An answer to a part as Moodle's report has it; None where it can't be given there."""
    if isinstance(answer, Blank):
        return "-"
    said = facts(answer)
    if isinstance(form, Picks):
        taken = [p for p in form.picks if (said == p.says if form.single else p.says <= said)]
        if form.single and not taken:
            return None
        return "; ".join(text_of(pick.html) for pick in taken) or "-"
    if isinstance(form, Cards):
        texts = {code: text_of(card) for code, card in form.cards}
        if any(len(place) > 1 for place in answer):
            return None
        shown = [texts[place[0]] for place in answer]
        return "; ".join(t if len(t) <= 10 else f"{t[:7]}..." for t in shown)
    if isinstance(form, Pairing):
        columns = dict(form.columns)
        rows = [(row, text_of(text)) for row, text, _ in form.rows]
        given = (f"{text} -> {columns[answer[r]]}" for r, text in rows if r in answer)
        return "; ".join(given)
    if isinstance(form, Slots):
        texts = [
            {o[0]: o[1] for o in gap.options}.get(answer.get(gap.code, "")) for gap in form.gaps
        ]
        if form.shared:
            return " ".join(f"{{{text or ''}}}" for text in texts)
        return [text_of(text) if text else "" for text in texts]
    return answer


def told(entry, written, given):
    """A whole answer: parts of a text with gaps are numbered."""
    shown = [summed(form, one) for form, one in zip(written, given, strict=True)]
    if None in shown:
        return None
    if not gapped(entry, written):
        return shown[0]
    flat_ones = []
    for form, one in zip(written, shown, strict=True):
        count = len(form.gaps) if isinstance(form, Slots) else 1
        flat_ones += one if isinstance(one, list) else [one if one != "-" else ""] * count
    return "; ".join(f"part {n}: {text}" for n, text in enumerate(flat_ones, 1))


def some(part):
    """A few answers to a part, blank ones and the right one among them."""
    every_one = answers(part).answers
    right = [one for one in every_one if ours(part, one) == 1][:2]
    return [*every_one[:: max(1, len(every_one) // 5)], *right]


def report(rows):
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names, restval="-")
    writer.writeheader()
    writer.writerows(rows)
    return ("\ufeff" + out.getvalue()).encode()


def attempt(n, cells):
    who = {"Last name": "Berg", "First name": f"Anna {n}", "Email address": f"a{n}@example.org"}
    state = {"Status": "Finished", "Completed": "6 March 2024  3:05 PM", "Grade/10.00": "7.00"}
    return {**who, **state, **cells}
