"""A whole item in the words of QTI 2: its parts, one score, feedback, and what graders see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import lcm

from bloc_course.exports.explain import general
from bloc_course.exports.platform import Answer, Marking, Rendered, Rendering
from bloc_course.exports.platforms.qti import _orders, _rows, _texts  # noqa: F401 -- they register parts
from bloc_course.exports.platforms.qti import _processing as rp
from bloc_course.exports.platforms.qti._parts import part_written
from bloc_course.exports.platforms.qti._run import Scope, program
from bloc_course.exports.platforms.qti._written import Names, Written
from bloc_course.exports.platforms.qti._xml import Element, made, paragraphs
from bloc_course.forms.form import KeyEntry

SCORE, FEEDBACK, GENERAL = "SCORE", "FEEDBACK", "GENERAL"
TITLE = 70
WITH_ANOTHER = "graders are told to give points only where the other part is right"


def rendered(entry: KeyEntry) -> Rendered:
    """How QTI asks and marks each part: by running what is written for it."""
    parts = parts_written(entry)
    run = program(item(entry, parts))
    several = len(parts) > 1
    done = []
    for part, one in zip(entry.parts, parts, strict=True):
        name = f"{part.name}: {one.asked}" if several else one.asked
        notes = [one.note, WITH_ANOTHER if part.key.counts_with else ""]
        marking = _marking(run, one, Fraction(part.weight)) if one.encode else None
        done.append(Rendering(name, marking, "; ".join(filter(None, notes)), one))
    return Rendered(tuple(done))


def _marking(run: Callable[..., Scope], part: Written, weight: Fraction) -> Marking:
    """The item's score for an answer to this part alone, as a share of the part's weight."""
    encode = part.encode
    assert encode is not None  # nosec

    def mark(answer: Answer) -> Fraction:
        return Fraction(run(encode(answer))[SCORE]) / weight

    return mark


def parts_written(entry: KeyEntry) -> list[Written]:
    """Every part of an item."""
    several = len(entry.parts) > 1
    found = []
    for number, part in enumerate(entry.parts, 1):
        response = f"RESPONSE_{number}" if several else "RESPONSE"
        names = Names(str(number), response, f"RAW_{number}")
        found.append(part_written(part.interaction, part, names, entry.feedback.choices))
    return found


def item(entry: KeyEntry, parts: list[Written], *, external: bool = True) -> Element:
    """An item as an element; `external`: outcomes may say that a person gives them."""
    top = made(
        "assessmentItem",
        {
            "identifier": entry.item,
            "title": _title(entry),
            "adaptive": "false",
            "timeDependent": "false",
        },
    )
    for one in parts:
        top.extend(one.responses)
    top.extend(_outcomes(entry, parts, external=external))
    for one in parts:
        top.extend(one.templates)
    top.append(_body(entry, parts))
    top.append(made("responseProcessing", {}, *_rules(entry, parts)))
    for one in parts:
        top.extend(one.modals)
    told = (*general(entry), *(line for one in parts for line in one.says))
    said = [made("p", {}, line) for line in told]
    top.append(
        made(
            "modalFeedback",
            {"outcomeIdentifier": FEEDBACK, "identifier": GENERAL, "showHide": "show"},
            *said,
        )
    )
    return top


def human(entry: KeyEntry, parts: list[Written]) -> list[tuple[str, Fraction]]:
    """The outcomes that a person gives, with their share of the points."""
    alone = len(parts) == 1
    return [
        (SCORE if alone else f"{SCORE}_{number}", Fraction(part.weight))
        for number, (part, one) in enumerate(zip(entry.parts, parts, strict=True), 1)
        if one.encode is None
    ]


def _title(entry: KeyEntry) -> str:
    """The start of the stem: what a list of items shows, and no more than students see anyway."""
    stem = " ".join(
        "".join(filter(lambda sign: sign.isprintable() or sign.isspace(), entry.stem)).split()
    )
    return stem if len(stem) <= TITLE else f"{stem[: TITLE - 1].rstrip()}…"


def _outcomes(entry: KeyEntry, parts: list[Written], *, external: bool) -> Iterator[Element]:
    by_hand = human(entry, parts)
    machine = Fraction(1) - sum(share for _, share in by_hand)
    names = [*([] if (SCORE, Fraction(1)) in by_hand else [(SCORE, machine)]), *by_hand]
    for name, most in names:
        declared = rp.outcome(name, "single", "float", 0)
        declared.set("normalMaximum", decimal(most))
        declared.set("normalMinimum", "0")
        if external and (name, most) in by_hand:
            declared.set("externalScored", "human")
        yield declared
    yield rp.outcome("MAXSCORE", "single", "float", 1)
    for number, one in enumerate(parts, 1):
        if one.encode is not None:
            yield rp.outcome(f"RAW_{number}", "single", "float", 0)
        yield from one.outcomes
    yield rp.outcome(FEEDBACK, "single", "identifier")


def _rules(entry: KeyEntry, parts: list[Written]) -> Iterator[Element]:
    """The parts' own rules, then one sum in whole numbers that is divided once, at the end."""
    shares = {
        f"RAW_{number}": Fraction(part.weight) / one.full
        for number, (part, one) in enumerate(zip(entry.parts, parts, strict=True), 1)
        if one.encode is not None
    }
    for one in parts:
        yield from one.rules
    if shares:
        below = lcm(*(share.denominator for share in shares.values()))
        terms = []
        for name, share in shares.items():
            times, value = int(share * below), rp.variable(name)
            terms.append(
                value if times == 1 else rp.operator("product", value, rp.base("float", times))
            )
        total = terms[0] if len(terms) == 1 else rp.operator("sum", *terms)
        yield rp.put(
            SCORE, total if below == 1 else rp.operator("divide", total, rp.base("float", below))
        )
    yield rp.put(FEEDBACK, rp.base("identifier", GENERAL))


def _body(entry: KeyEntry, parts: list[Written]) -> Element:
    body = made("itemBody", {}, made("div", {"class": "stem"}, *paragraphs(entry.stem)))
    for one in parts:
        body.append(made("div", {"class": f"part part-{one.kind}"}, *one.body))
        if one.scorer:
            body.append(_for_staff("scorer", one.scorer))
    if entry.feedback.hint:
        hint = made("p", {"class": "hint"}, f"Hint: {entry.feedback.hint}")
        body.append(_for_staff("tutor", [hint]))
    return body


def _for_staff(view: str, lines: list[Element]) -> Element:
    return made(
        "rubricBlock",
        {"view": view, "use": "scoring" if view == "scorer" else "instructions"},
        *lines,
    )


def decimal(number: Fraction) -> str:
    """A number as a decimal, exact where it can be."""
    return f"{float(number):.6f}".rstrip("0").rstrip(".")
