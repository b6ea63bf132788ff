"""The text of a question as a student sees it: stem, parts, how to answer, and the opaque code.

The code is what tells in a download which question was answered: Moodle's own numbers are those of
places in a quiz, where each student may have another question.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from bloc_course.exports.platforms.moodle._cloze import Choice, Sub, weights
from bloc_course.exports.platforms.moodle._forms import (
    Cards,
    Form,
    Picks,
    Slots,
    Typed,
    Written,
)
from bloc_course.exports.platforms.moodle._html import block, div, line, paragraphs, span
from bloc_course.forms.form import KeyEntry
from bloc_course.items.item import ItemPart

ONE = "Choose one."
SEVERAL = "Tick all that fit. A wrong tick costs something, so leave out what you do not know."
HOW = {
    "choice": "",
    "marked": "Choose what fits the marked place.",
    "order": (
        "You do not move the cards here: tick each statement that is right. A wrong tick costs"
        " something."
    ),
    "open order": (
        "You do not move the cards here: tick each statement that is right. A wrong tick costs"
        " something. Where it is open which of two came first, a tick neither earns nor costs"
        " anything; of two that belong in one place tick neither."
    ),
    "rows": "Tick one choice for each number. A wrong tick costs something.",
    "gaps": "Tick one choice for each numbered gap. A wrong tick costs something.",
    "tiers": "Choose the pair of answer and reason.",
}
ALL_AT_ONCE = "Choose the line in which all numbers have their right choice."
MOVE = (
    "Move the cards until they stand in your order, the first at the top. The order that stands"
    " here at the end is marked, even if you have moved nothing."
)
DATE = (
    "Write the date with its year in one of these ways: 3 May 1917; May 1917; May to June 1917;"
    " 3 May to 9 June 1917; early October 1917; autumn 1917; 1917; 1917-05-03."
)
NAME = "Write the name as the article does. Capital letters do not matter."


def question_text(entry: KeyEntry, forms: Sequence[Form]) -> str:
    """The text of a question of one part, or of a text with sub-questions."""
    if len(forms) == 1 or len(forms) < len(entry.parts):
        (part, *_), (form, *_) = entry.parts, forms
        asked = part.prompt if len(entry.parts) == 1 else ""
        body = div("prompt", block(asked)) + shown(form, part)
    else:
        shares = weights(
            [share for p, f in zip(entry.parts, forms, strict=True) for share in _shares(p, f)]
        )
        pieces, at = [], 0
        for part, form in zip(entry.parts, forms, strict=True):
            count = len(_shares(part, form))
            pieces.append(
                div(
                    "part",
                    div("prompt", block(part.prompt))
                    + _within(form, part, shares[at : at + count]),
                )
            )
            at += count
        body = "".join(pieces)
    return (
        div("stem", block(entry.stem)) + body + f"<p><small>{span('code', entry.code)}</small></p>"
    )


def gapped(entry: KeyEntry, forms: Sequence[Form]) -> bool:
    """Whether the question is a text with sub-questions."""
    if len(entry.parts) > 1:
        return len(forms) == len(entry.parts)
    return isinstance(forms[0], Slots) and not forms[0].shared


def shown(form: Form, part: ItemPart) -> str:  # noqa: PLR0911 -- one a form
    """What stands between stem and answers."""
    if isinstance(form, Picks):
        return div("above", form.above) + div("how", f"<p>{line(how(form))}</p>")
    if isinstance(form, Cards):
        return div("how", f"<p>{line(MOVE)}</p>")
    if isinstance(form, Slots):
        if form.shared:
            return _shared(form)
        ones = weights([Fraction(1, len(form.gaps))] * len(form.gaps))
        return _within(form, part, ones)
    if isinstance(form, Typed):
        return div("label", f"<p>{line(form.label)}</p>") + div(
            "how", f"<p>{line(_typing(part))}</p>"
        )
    if isinstance(form, Written):
        return div("label", form.label)
    return ""


def how(form: Picks) -> str:
    """How to answer, in a sentence."""
    if form.kind in {"rows", "gaps"} and form.single:
        return ALL_AT_ONCE
    return HOW[form.kind] or (ONE if form.single else SEVERAL)


def _typing(part: ItemPart) -> str:
    return DATE if type(part.interaction).__name__ == "DateEntry" else NAME


def _shares(part: ItemPart, form: Form) -> list[Fraction]:
    """The shares of the sub-questions that a part is made of."""
    count = len(form.gaps) if isinstance(form, Slots) else 1
    return [Fraction(part.weight) / count] * count


def _within(form: Form, part: ItemPart, shares: Sequence[int]) -> str:
    """A part as sub-questions in a text."""
    if isinstance(form, Picks):
        choices = tuple(Choice(p.percent, p.html, line(p.feedback)) for p in form.picks)
        kind = "MULTICHOICE_V" if form.single else "MULTIRESPONSE"
        kind += ("S" if form.single else "_S") if form.shuffle else ""
        return shown(form, part) + _sub(shares[0], kind, choices)
    if isinstance(form, Typed):
        found = [
            Choice(one.percent, one.text, _told(one.feedback, key=one.key)) for one in form.texts
        ]
        found.append(Choice("0", "*", line(form.otherwise)))
        return shown(form, part) + _sub(shares[0], "SHORTANSWER", found)
    assert isinstance(form, Slots)
    subs = [
        Sub(
            share,
            "MULTICHOICE",
            tuple(Choice(p, html, line(told)) for _, html, p, told in gap.options),
        )
        for share, gap in zip(shares, form.gaps, strict=True)
    ]
    if form.kind != "rows":
        pieces = [form.pieces[0]]
        for sub, piece in zip(subs, form.pieces[1:], strict=True):
            pieces += [sub.written(), piece]
        return f'<p class="bloc-{form.kind}">{"".join(pieces)}</p>'
    return "".join(
        f'<p class="bloc-row">{span("t", piece)} {sub.written()}</p>'
        for piece, sub in zip(form.pieces, subs, strict=False)
    )


def _sub(weight: int, kind: str, choices: Sequence[Choice]) -> str:
    return f"<p>{Sub(weight, kind, tuple(choices)).written()}</p>"


def _told(feedback: str, *, key: bool) -> str:
    """Feedback on a typed answer; that of the key itself can be told from that of its spellings."""
    return span("key", line(feedback)) if key else line(feedback)


def told(feedback: str, *, key: bool = False) -> str:
    """Feedback as HTML; `key` as for `_told`."""
    return div("key", paragraphs([feedback]) or "<p></p>") if key else paragraphs([feedback])


def _shared(form: Slots) -> str:
    """Rows that take their gap from one list (missing words)."""
    codes = [code for code, *_ in form.gaps[0].options]
    rows = []
    for piece, gap in zip(form.pieces, form.gaps, strict=False):
        right = next(code for code, _, percent, _ in gap.options if percent == "100")
        rows.append(f'<p class="bloc-row">{span("t", piece)} [[{codes.index(right) + 1}]]</p>')
    return "".join(rows)
