"""The item on words that hang on another date: its two parts, its feedback and its proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Asked, Frame, assemble, cited, hint, in_order
from bloc_course.items.families._speakers import called
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._expressions import (
    BACK,
    COUNTED,
    FAMILY,
    MONTHS,
    PRESENT,
    Days,
    Meaning,
    led_to,
    worded,
)
from bloc_course.items.families.chronology._reckoners import instead, reckoner
from bloc_course.items.family import Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.proof import Discharged

FRAME = Frame(FAMILY, "reading", "apply")
# The second part asks who reckons so, or what the words hang on.
WHO, WHAT = "who", "what"
# The date is asked for as exactly as it is keyed: words that tell a year prove no month.
YEAR, MONTH, DAY = "Give the year.", "Give the month and the year.", "Give the day."
EXACT = "Give the date as exactly as the article allows."
DATE = {
    COUNTED: "To which time do these words point?",
    PRESENT: "The words speak of a present time. To what date does this present belong?",
    BACK: "These words point to a time that has been named. Which?",
}
CONCLUDED = "Who draws the conclusion that they lead to this time?"
SECOND = {
    (WHO, COUNTED): "Whose words are these?",
    (WHO, PRESENT): "Whose present is it?",
    (WHO, BACK): "Who says this?",
    (WHAT, COUNTED): "From what are they counted?",
    (WHAT, BACK): "What belongs to that time?",
}


def relative_item(world: World, seed: Seed, claim: Claim, found: Meaning, key: str) -> Item:
    """The item of one claim’s words; `key` is the right answer to the second part."""
    _, form, *wrong = seed
    texts = texts_of(world, (key, *wrong))
    text = claim.expression.text if claim.expression else ""
    locators = _locators(world, found, form, wrong)
    second = _second(world, claim, found, form, key)
    return assemble(
        world,
        FRAME,
        seed,
        stem=f"In {found.place} we read the words “{text}”.",
        parts=(
            _date_part(found),
            ItemPart(
                name="ground",
                interaction=Choice(options=tuple(Option(o, texts[o]) for o in sorted(texts))),
                key=Single(correct=key),
                weight="1/2",
                prompt=_prompt(claim, found, form),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule="Ask who speaks and when, or what the words refer back to; only then count.",
            key=f"{found.said} {cited(found.locators)}. {second}",
            choices={one: _instead(world, claim, found, form, one) for one in wrong},
            cases=_cases(found),
            open=_open(world, claim, found, form),
            reread=locators,
        ),
        evidence=_evidence(world, claim, found, form, wrong),
        proof=_proof(claim, found, form, wrong, texts),
        asked=Asked(
            keyed=(f"{claim.id}.expression", claim.id),
            reveals=(claim.id, *_told(world, (found.record, *wrong))),
        ),
        drivers={"options": str(len(texts)), "kind": found.kind, "asks": form},
        met=wrong,
    )


def _prompt(claim: Claim, found: Meaning, form: str) -> str:
    if form == WHO and reckoner(claim) != claim.asserted_by:
        return CONCLUDED
    return SECOND[form, found.kind]


def texts_of(world: World, codes: Sequence[str]) -> dict[str, str]:
    """The answers to the second part as shown: people by their full names."""
    return {code: world.name(code) for code in codes}


def _locators(world: World, found: Meaning, form: str, wrong: Sequence[str]) -> tuple[str, ...]:
    beside = (at for one in wrong for at in cards.locators(world, one)) if form == WHAT else ()
    return in_order([*found.locators, *beside])


def _second(world: World, claim: Claim, found: Meaning, form: str, key: str) -> str:
    """The line on the second part’s key."""
    if form == WHAT:
        counted = found.kind == COUNTED
        verb = "are counted from this" if counted else "point to the time of this"
        return f"The words {verb}: {cards.evidence(world, key).says}"
    if key != claim.asserted_by:
        return f"That they lead there is a conclusion of {called(world, key)}."
    return f"It is {called(world, key)} who says this."


def _told(world: World, records: Sequence[str]) -> Iterator[str]:
    """The dates that feedback gives away."""
    for record in records:
        if record in world.data.events or record in world.data.documents:
            yield from (f"{record}.when", f"{record}.written")


def _open(world: World, claim: Claim, found: Meaning, form: str) -> str:
    lines = [_paper(world, claim, found), cards.cautions(world, FAMILY, {claim.id})]
    if form == WHO and reckoner(claim) != claim.asserted_by:
        lines.append("The words themselves do not say what they are counted to.")
    return " ".join(filter(None, lines))


def _paper(world: World, claim: Claim, found: Meaning) -> str:
    """That the paper has a narrower date of its own, which is as right."""
    own = cards.document_date(world, claim.source)
    if found.kind != PRESENT or not found.accepted or own is None:
        return ""
    narrower = " or ".join(worded(world, claim.source, days) for days in found.accepted)
    return f"The paper itself is dated {narrower} {cited(own.cite)}, which is right as well."


def _instead(world: World, claim: Claim, found: Meaning, form: str, one: str) -> str:
    if form == WHO:
        return instead(world, claim, one)
    said = cards.evidence(world, one)
    there = "from there they would lead" if found.kind == COUNTED else "so they would point"
    return (
        f"{said.says[:-1]} {cited(said.locators)}; {there} to {led_to(world, claim.id, one)}, "
        f"and not to {found.words}."
    )


def _date_part(found: Meaning) -> ItemPart:
    return ItemPart(
        name="date",
        interaction=DateEntry(label=asked_for(found.days)),
        key=DateKey(
            lo=found.days[0],
            hi=found.days[1],
            text=found.words,
            lasting=False,
            accepted=found.accepted,
        ),
        weight="1/2",
        prompt=DATE[found.kind],
    )


def asked_for(days: Days) -> str:
    """What date to give: a day, a month or a year where the key is one, else as it allows."""
    first, after = date.fromordinal(days[0]), date.fromordinal(days[1] + 1)
    if after.toordinal() - first.toordinal() == 1:
        return DAY
    if first.day > 1 or after.day > 1:
        return EXACT
    months = MONTHS * (after.year - first.year) + after.month - first.month
    if first.month == 1 and months == MONTHS:
        return YEAR
    return MONTH if months == 1 else EXACT


def _cases(found: Meaning) -> dict[str, str]:
    text = found.words
    return {
        "exact": f"That is what the words mean: {text}.",
        "within": f"That agrees with what the words mean: {text}.",
        "wider": f"The article lets the words be narrowed down to {text}.",
        "over-precise": f"The words give no more than {text}.",
        "overlap": f"This meets what is meant only in part: {text}.",
        "near": f"Close, but the words mean {text}. {found.said}.",
        "far": f"The words mean another time. {found.said}.",
    }


def _evidence(
    world: World, claim: Claim, found: Meaning, form: str, wrong: Sequence[str]
) -> tuple[Evidence, ...]:
    # What words mean is concluded, unless the very place that has them says when they were written.
    own = cards.document_date(world, claim.source) if found.record else None
    here = set(found.locators) <= set(claim.cite) and (own is None or own.modality == "stated")
    given = found.kind == PRESENT and here
    modality = "stated" if given else "inferred"
    said = Evidence(claim.id, found.locators, f"{found.said}.", modality)
    dated = (found.record, *wrong) if form == WHAT else (found.record,)
    return (said, *(cards.evidence(world, record) for record in dated if record))


def _proof(
    claim: Claim, found: Meaning, form: str, wrong: Sequence[str], texts: Mapping[str, str]
) -> tuple[Discharged, ...]:
    told = "one person says this; the others quote it, are written to or say other things"
    refuted = (
        obligations.functional((claim.id, *wrong), told)
        if form == WHO
        else obligations.by_time(wrong, "counted from the others, the words mean another time")
    )
    return (
        Discharged("O3", (claim.id,), f"{found.said}; nothing disputes it"),
        refuted,
        obligations.one_referent(texts),
        obligations.attributed((claim.id,), "what words mean is asked, not whether they are true"),
    )
