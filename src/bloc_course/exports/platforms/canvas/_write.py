"""Questions of Canvas as QTI 1.2: presentation, response processing and feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice

from bloc_course.exports.bank import Question
from bloc_course.exports.explain import general
from bloc_course.exports.markup import line, writable
from bloc_course.exports.platforms.canvas._asked import (
    ONLY,
    Asked,
    Blank,
    Blanks,
    Essay,
    Label,
    Pick,
    Table,
    Typed,
)
from bloc_course.exports.platforms.canvas._ticks import BOXES, STATEMENTS, TICKED
from bloc_course.exports.platforms.qti._xml import Element, made, raw
from bloc_course.forms.form import KeyEntry

GENERAL = "general_fb"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TO_TICK = {
    STATEMENTS: "Put them in order for yourself; then tick every statement that holds.",
    BOXES: "Tick one line for each row: the column that fits it.",
}
_ANY_CASE = {"respident": ONLY, "case": "No"}
# In a table of gaps, the texts of a pair of cards stand in elements of their own.
PAIRS = "order-pairs"


def item(question: Question, form: Asked, fields: Iterable[tuple[str, str]]) -> Element:
    """A question with its metadata `fields`."""
    entry = question.entry
    return made(
        "item",
        {"ident": entry.item, "title": f"{entry.family} {entry.code}"},
        made("itemmetadata", {}, metadata(fields)),
        made("presentation", {}, _material(body(entry, form)), *_responses(form)),
        made("resprocessing", {}, _outcomes(), *_conditions(form)),
        *feedback(entry, form),
    )


def metadata(fields: Iterable[tuple[str, str]]) -> Element:
    """Fields by label."""
    return made(
        "qtimetadata",
        {},
        *(
            made(
                "qtimetadatafield",
                {},
                raw("fieldlabel", label),
                raw("fieldentry", text),
            )
            for label, text in fields
        ),
    )


def canvas_fields(question: Question, form: Asked) -> Iterator[tuple[str, str]]:
    """What Canvas reads of a question before anything else."""
    yield "question_type", form.type
    yield "points_possible", decimal(Fraction(question.entry.points))
    yield "original_answer_ids", ",".join(_answer_ids(form))
    yield "assessment_question_identifierref", f"bank-{question.entry.item}"
    # Not read there: for whoever reads the file, and for reading it back.
    yield "bloc_kind", form.kind
    if isinstance(form, Typed):
        yield from (("bloc_keyed", text) for text in form.keyed)
    if isinstance(form, Blanks):
        for part in form.parts:
            yield "bloc_part", f"{part.kind} {len(part.options)} {part.count}"
            yield from (("bloc_keyed", text) for text in part.keyed)
    yield "bloc_tags", " ".join(question.tags)


def _blank_ids(form: Blanks) -> Iterator[tuple[Blank, list[str]]]:
    """Each blank with a number for each text that it accepts."""
    for number, blank in enumerate(form.blanks, 1):
        yield blank, [str(1000 * number + place) for place, _ in enumerate(blank.accepted)]


def _answer_ids(form: Asked) -> Iterator[str]:
    """The numbers of the answers, in the order in which Canvas takes them."""
    if isinstance(form, Pick):
        yield from (one.ident for one in form.labels)
    elif isinstance(form, Table) and form.gaps:
        yield from (one.ident for row in form.rows for one in row.labels)
    elif isinstance(form, Table):
        yield from (row.name.removeprefix("response_") for row in form.rows)
    elif isinstance(form, Blanks):
        yield from (ident for _, idents in _blank_ids(form) for ident in idents)


def body(entry: KeyEntry, form: Asked) -> str:
    """The text of a question as HTML; the opaque code at its end tells answers apart later."""
    blocks = [_p(block, "stem") for block in entry.stem.split("\n\n") if block.strip()]
    (first, *_) = entry.parts
    if len(entry.parts) == 1 and first.prompt:
        blocks.append(_p(first.prompt))
    if isinstance(form, Table) and form.gaps:
        blocks += _gaps(form)
    elif isinstance(form, Typed):
        blocks.append(_p(form.label))
    elif isinstance(form, Blanks):
        blocks += _blank_lines(form)
    elif isinstance(form, Essay):
        blocks += [_p(one) for one in form.shown]
    elif isinstance(form, Pick) and form.kind == "two-tier":
        blocks.append(_p("Choose the right answer together with the right reason for it."))
    elif isinstance(form, Pick) and form.kind in TICKED:
        blocks += [f'<p class="option"><span>{line(text)}</span></p>' for text in form.listed]
        blocks.append(_p(TO_TICK[form.kind]))
    blocks += _shown_text(entry)
    return f"<div>{''.join(blocks)}<p><small>Question {line(entry.code)}</small></p></div>"


def _shown_text(entry: KeyEntry) -> Iterator[str]:
    """A text whose passages are the choices."""
    it = entry.parts[0].interaction
    if type(it).__name__ == "Hottext" and len(entry.parts) == 1:
        yield _p(it.as_text().partition("\nAnswer:")[0])


def _gaps(form: Table) -> Iterator[str]:
    if form.kind == PAIRS:
        yield from (f'<p class="option"><span>{line(text)}</span></p>' for text in form.listed)
        for row in form.rows:
            one, other = line(row.before), line(row.after)
            yield f"<p>“<span>{one}</span>” comes [{row.name}] “<span>{other}</span>”.</p>"
    elif form.kind == "inline-choice":
        pieces = [f"{line(row.before)}[{row.name}]{line(row.after)}" for row in form.rows]
        yield f"<p>{''.join(pieces)}</p>"
    else:
        yield from (f"<p>{line(row.before)}[{row.name}]</p>" for row in form.rows)


def _blank_lines(form: Blanks) -> Iterator[str]:
    blanks = iter(form.blanks)
    for part in form.parts:
        yield from filter(None, [_p(part.prompt) if part.prompt else ""])
        for letter, text in zip(LETTERS, part.options, strict=False):
            yield f'<p class="option">{letter}) <span>{line(text)}</span></p>'
        for blank in islice(blanks, part.count):
            yield f'<p class="blank"><span>{line(blank.text)}</span> [{blank.name}]</p>'


def _p(text: str, role: str = "") -> str:
    return f'<p class="{role}">{line(text)}</p>' if role else f"<p>{line(text)}</p>"


def _responses(form: Asked) -> Iterator[Element]:
    if isinstance(form, Pick):
        count = "Multiple" if form.several else "Single"
        yield made(
            "response_lid",
            {"ident": ONLY, "rcardinality": count},
            made("render_choice", {}, *map(_label, form.labels)),
        )
    elif isinstance(form, Table):
        for row in form.rows:
            name = row.name if not form.gaps else f"response_{row.name}"
            asked = _plain(row.name) if form.gaps else _plain(row.before)
            yield made(
                "response_lid",
                {"ident": name},
                asked,
                made("render_choice", {}, *map(_plain_label, row.labels)),
            )
    elif isinstance(form, Blanks):
        for blank, idents in _blank_ids(form):
            labels = (
                made("response_label", {"ident": ident}, _plain(text))
                for ident, text in zip(idents, blank.accepted, strict=True)
            )
            yield made(
                "response_lid",
                {"ident": f"response_{blank.name}"},
                _plain(blank.name),
                made("render_choice", {}, *labels),
            )
    else:
        fib = made("render_fib", {}, made("response_label", {"ident": "answer1", "rshuffle": "No"}))
        yield made("response_str", {"ident": ONLY, "rcardinality": "Single"}, fib)


def _label(label: Label) -> Element:
    html = (line(label.between) or "<br>").join(
        f"<span>{line(text)}</span>" for text in label.texts
    )
    text = _material(html) if len(label.texts) > 1 else _plain(label.texts[0])
    return made("response_label", {"ident": label.ident}, text)


def _plain_label(label: Label) -> Element:
    return made("response_label", {"ident": label.ident}, _plain(label.texts[0]))


def _material(html: str) -> Element:
    return made("material", {}, raw("mattext", html, {"texttype": "text/html"}))


def _plain(text: str) -> Element:
    """A text that Canvas takes as text; line ends would be lost in it."""
    shown = " ".join(writable(text).split())
    return made("material", {}, raw("mattext", shown, {"texttype": "text/plain"}))


def _outcomes() -> Element:
    variable = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    return made("outcomes", {}, made("decvar", variable))


def _conditions(form: Asked) -> Iterator[Element]:
    yield _shows([made("other")], GENERAL)
    if isinstance(form, Pick):
        for label in form.labels:
            if label.why and label.ident not in form.right:
                yield _shows([_equal(label.ident)], f"{label.ident}_fb")
        yield _earns([_all(form)] if form.several else [_equal(*form.right)])
    elif isinstance(form, Typed):
        yield _earns([raw("varequal", text, _ANY_CASE) for text in form.accepted])
    elif isinstance(form, Table):
        for row in form.rows:
            name = f"response_{row.name}" if form.gaps else row.name
            yield _adds([_equal(row.right, name)], len(form.rows))
            if form.why.get(row.name):
                wrong = made("not", {}, _equal(row.right, name))
                yield _shows([wrong], f"{row.name.removeprefix('response_')}_fb")
    elif isinstance(form, Blanks):
        for blank, (right, *_) in _blank_ids(form):
            yield _adds([_equal(right, f"response_{blank.name}")], len(form.blanks))
    else:
        yield made("respcondition", {"continue": "No"}, made("conditionvar", {}, made("other")))


def _all(form: Pick) -> Element:
    tests = (
        _equal(label.ident) if label.ident in form.right else made("not", {}, _equal(label.ident))
        for label in form.labels
    )
    return made("and", {}, *tests)


def _equal(value: str, respident: str = ONLY) -> Element:
    return raw("varequal", value, {"respident": respident})


def _shows(tests: list[Element], name: str) -> Element:
    return made(
        "respcondition",
        {"continue": "Yes"},
        made("conditionvar", {}, *tests),
        made("displayfeedback", {"feedbacktype": "Response", "linkrefid": name}),
    )


def _earns(tests: list[Element]) -> Element:
    score = raw("setvar", "100", {"action": "Set", "varname": "SCORE"})
    return made("respcondition", {"continue": "No"}, made("conditionvar", {}, *tests), score)


def _adds(tests: list[Element], parts: int) -> Element:
    share = raw("setvar", f"{100 / parts:.2f}", {"varname": "SCORE", "action": "Add"})
    return made("respcondition", {}, made("conditionvar", {}, *tests), share)


def feedback(entry: KeyEntry, form: Asked) -> Iterator[Element]:
    """The general feedback with what graders need, then what is told of each wrong choice."""
    told = [*general(entry), *(form.grading if isinstance(form, Essay) else ())]
    if entry.feedback.hint:
        told.append(f"Hint: {entry.feedback.hint}")
    yield _feedback(GENERAL, "".join(map(_p, told)))
    if isinstance(form, Pick):
        for label in form.labels:
            if label.why and label.ident not in form.right:
                yield _feedback(f"{label.ident}_fb", _p(label.why))
    elif isinstance(form, Table):
        for row in form.rows:
            why = form.why.get(row.name)
            if why:
                yield _feedback(f"{row.name.removeprefix('response_')}_fb", _p(why))


def _feedback(name: str, html: str) -> Element:
    return made("itemfeedback", {"ident": name}, made("flow_mat", {}, _material(html)))


def decimal(number: Fraction) -> str:
    """A number as a decimal."""
    return f"{float(number):.6f}".rstrip("0").rstrip(".")
