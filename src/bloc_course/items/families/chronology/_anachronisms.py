"""The two forms of an item on dates that cannot stand: the whole set, or the wrong member."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from bloc_course.dataset.query import World
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    CONTRADICTION,
    Asked,
    Frame,
    assemble,
    cited,
    even_hint,
    in_order,
)
from bloc_course.items.families._speakers import author
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._settings import FAMILY, Setting
from bloc_course.items.families.chronology._slips import Slip, main_place, vouched
from bloc_course.items.family import Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.proof import Discharged

FRAME = Frame(FAMILY, "reading", "evaluate")
# The whole set is asked for, or the one date that the article itself corrects.
SET, MEMBER = "set", "member"
# What feedback on a record gives away: its dates, and whether they can stand.
TOLD = ("when", "written", CONTRADICTION)
CITED = re.compile(r"\([hepn]\d")
RULE = (
    "Nothing is told of before it happens or printed before it is written, nobody outlives his "
    "death, and one thing happens once."
)


def set_item(world: World, seed: Seed, key: Setting, others: Sequence[Setting]) -> Item:
    options = {one.code: one.text for one in sorted((key, *others), key=lambda one: one.code)}
    dispute = world.data.discrepancies.get(key.disputed)
    several = any(len(one.records) > 1 for one in (key, *others))
    hang = ", or two that belong together" if several else ""
    satisfiable = (Discharged("O2", one.records, f"satisfiable: {one.says}") for one in others)
    part = ItemPart(
        name="line",
        interaction=Choice(options=tuple(Option(c, text) for c, text in options.items())),
        key=Single(correct=key.code),
    )
    return _item(
        world,
        seed,
        key,
        stem=(
            f"Each line names one event or paper{hang}. Look up, in the places in "
            f"brackets, the dates that {author(world)}’s article gives them. In one line they "
            "cannot all be right. Which line is it?"
        ),
        plain=(
            f"Look up in {author(world)}’s article how it dates each line, at the places in "
            "brackets. In which line can the dates not all be right?"
        ),
        part=part,
        told=f"These dates exclude each other. {key.says}",
        left_open=dispute.reading if dispute else "",
        beside={one.code: _evidence(one) for one in others},
        proof=(
            *satisfiable,
            obligations.by_time(tuple(seed[2:]), "the dates of each can all be true"),
        ),
        shown=[record for one in others for record in one.records],
    )


def member_item(world: World, seed: Seed, slip: Slip, others: Sequence[str]) -> Item:
    said = {card: cards.evidence(world, card) for card in others}
    texts = {
        slip.code: slip.text,
        **{card: dated(world, card) for card in others},
    }
    order = sorted(texts, key=lambda c: hashlib.sha256("\x1f".join((*seed, c)).encode()).digest())
    part = ItemPart(
        name="date",
        interaction=Hottext(
            text=("The article prints these dates: ", *["; "] * (len(order) - 1), "."),
            options=tuple(Option(code, texts[code]) for code in order),
        ),
        key=Single(correct=slip.code),
    )
    return _item(
        world,
        seed,
        slip,
        stem=(
            f"All the dates marked here stand in {author(world)}’s article or its notes. One of "
            "them is ruled out by other dates in the same text. Which?"
        ),
        plain=(
            f"All these dates stand in {author(world)}’s article or its notes. Which one is shown "
            "to be wrong by something else there?"
        ),
        part=part,
        told=f"{slip.says} {slip.reading}",
        beside=said,
        proof=(
            obligations.undisputed(world, others),
            Discharged("O3", slip.records, f"the article decides it: {slip.reading}"),
            obligations.by_time(others, "no contradiction of the article touches the other dates"),
        ),
        shown=others,
    )


def dated(world: World, card: str) -> str:
    """A sound date as a passage of the text."""
    return f"{cards.text(world, card)}: {cards.dated(world, card)} {cited(main_place(world, card))}"


def _evidence(one: Setting | Slip) -> Evidence:
    return Evidence(one.records[0], one.locators, one.says, "stated")


def _item(
    world: World,
    seed: Seed,
    key: Setting | Slip,
    *,
    stem: str,
    plain: str,
    part: ItemPart,
    told: str,
    beside: Mapping[str, Evidence],
    proof: tuple[Discharged, ...],
    shown: Sequence[str],
    left_open: str = "",
) -> Item:
    """What both forms share; `shown` are the records that stand beside those of the key."""
    evidence = (_evidence(key), *beside.values())
    at = in_order(at for said in evidence for at in said.locators)
    options = {o.code: o.text for o in getattr(part.interaction, "options", ())}
    asked = (*key.records, *shown)
    return assemble(
        world,
        FRAME,
        seed,
        stem=stem,
        plain=plain,
        parts=(part,),
        feedback=Feedback(
            hint=even_hint([*options.values()], at),
            rule=RULE,
            key=told,
            choices={
                code: _cited(said) if seed[0] == SET else f"{_cited(said)} {vouched(world, code)}"
                for code, said in beside.items()
            },
            open=left_open,
            reread=at,
        ),
        evidence=evidence,
        proof=(
            Discharged("O2", key.records, f"a minimal contradiction: {key.says}"),
            *proof,
            obligations.one_referent(options),
            obligations.attributed(key.records, "the stem asks what the article prints"),
        ),
        asked=Asked(
            keyed=tuple(f"{record}.{CONTRADICTION}" for record in key.records),
            reveals=tuple(f"{record}.{field}" for record in asked for field in TOLD),
        ),
        drivers={
            "options": str(len(options)),
            "places": str(len(key.locators)),
            "form": seed[0],
        },
        met=shown,
    )


def _cited(said: Evidence) -> str:
    """What the evidence says, with its locators where it does not name them itself."""
    return said.says if CITED.search(said.says) else f"{said.says[:-1]} {cited(said.locators)}."
