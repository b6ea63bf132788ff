"""What every family needs: locators in words, hints, and the putting together of an item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from itertools import product
from typing import NamedTuple

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement, Record
from bloc_course.items import obligations
from bloc_course.items.family import Seed
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart, item_id
from bloc_course.items.obligations.time import dates_of
from bloc_course.items.proof import Discharged, Proof, Refusal, Refused

# Shorter rows are names.
SENTENCE = 6
# “N.N.” at the end of a sentence.
INITIAL = re.compile(r"(?:^|[\s.])[A-Z]\.$")

LAYERS = "hepnd"

# The field of a record by which an item says that it asks or shows its dates to disagree.
CONTRADICTION = "contradiction"

# A longer row of bare locators helps nobody.
MOST_HINTED = 4
# A locator as an option shows it, in brackets.
SHOWN = re.compile(r"\b[hepn]\d+(?:\.\d+)?\b")


class Frame(NamedTuple):
    """What all items of a family have in common."""

    family: str
    skill: str
    level: str


class Asked(NamedTuple):
    """What an item asks and gives away (see `Item.keyed` and `Item.reveals`)."""

    keyed: tuple[str, ...]
    reveals: tuple[str, ...] = ()


def refusing(build: Callable[[World, Seed], Item]) -> Callable[[World, Seed], Item | Refusal]:
    """A build that answers with the refusal instead of raising it."""

    @wraps(build)
    def guarded(world: World, seed: Seed) -> Item | Refusal:
        try:
            return build(world, seed)
        except Refused as refused:
            return refused.refusal

    return guarded


def place(locator: str) -> tuple[int, list[int]]:
    """Sort key of a locator: masthead, preface, body, notes; numbers as numbers."""
    return LAYERS.index(locator[0]), [int(number) for number in re.findall(r"\d+", locator)]


def in_order(locators: Iterable[str]) -> tuple[str, ...]:
    """Locators in the order of the article, each once."""
    return tuple(sorted(set(locators), key=place))


def cited(locators: Iterable[str]) -> str:
    """Locators in brackets for a sentence: "(p6, n12.1)"."""
    return f"({', '.join(in_order(locators))})"


def unstopped(text: str) -> str:
    """A sentence without its full stop; the point of an initial at its end belongs to the name."""
    return text if INITIAL.search(text) else text.rstrip(".")


def placed(text: str, column: str, locators: Iterable[str]) -> str:
    """A row with its column and, unless the row names it, the place: “Zinoviev: joined (p6)”.

    A sentence loses its full stop; the point of an initial belongs to a name.
    """
    row = text if len(text) < SENTENCE else text.rstrip(".")
    at = "" if set(re.split(r"[ (),]+", row)).issuperset(locators) else f" {cited(locators)}"
    return f"{row}: {column}{at}."


def listed(words: Sequence[str], joiner: str = "and") -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def hint(
    locators: Iterable[str],
    options: Iterable[Iterable[str]] = (),
    what: str = "",
    question: Iterable[str] = (),
) -> str:
    """Where to look, and `what` for, without the answer; of many places a few to start from.

    All `options` are treated alike: the places of each give one, for to name some of them only
    would strike out the rest. Are there too many, the places of the `question` stand alone, unless
    some options, and not all, are told there.
    """
    places = in_order(locators)
    if len(places) > MOST_HINTED:
        told = [in_order(places_of_it) for places_of_it in options if places_of_it]
        first = in_order(places_of_it[0] for places_of_it in told)
        if len(first) > MOST_HINTED:
            asked = in_order(question)[:MOST_HINTED]
            uneven = len({not {*places_of_it}.isdisjoint(asked) for places_of_it in told}) > 1
            first = first if uneven else asked
        return f"Look again at {listed(first or places[:2])} first{what or '.'}"
    return f"Look again at {listed(places)}{what or '.'}"


def even_hint(texts: Sequence[str], locators: Iterable[str], what: str = "") -> str:
    """A hint for options that show places: all of these, or as many of one option as of another.

    A hint that names more of one option's places than of another's would point at it. Options
    that show none get the places of `locators`, as other items do.
    """
    shown = [in_order(SHOWN.findall(text)) for text in texts]
    every = in_order(at for places in shown for at in places)
    if not all(shown):
        return hint(locators, what=what)
    if len(every) <= MOST_HINTED:
        return hint(every, what=what)
    choices = (in_order(chosen) for chosen in product(*shown))
    first = next(
        (some for some in choices if len({len({*some} & {*places}) for places in shown}) == 1), ()
    )
    if not first or len(first) > MOST_HINTED:
        because = f"no {MOST_HINTED} places are as many of each option: {'; '.join(texts)}"
        raise Refused("O6", tuple(texts), because)
    return f"Look again at {listed(first)} first{what or '.'}"


def shared_path(records: Iterable[Record]) -> tuple[str, ...]:
    """The paths that meet all of the records; judgements are no reading of anybody."""
    paths = [frozenset(record.path) for record in records if not isinstance(record, Judgement)]
    shared = frozenset.intersection(*paths) if paths else frozenset()
    return tuple(path for path in ("U", "S") if path in shared)


def _contradicted(world: World, records: Iterable[str]) -> Iterator[str]:
    """The contradictions in time that evidence on these records shows, for items that ask them."""
    dated = [r for r in records if r in world.data.events or r in world.data.documents]
    told = (said.record for record in dated for said in dates_of(world, record))
    for record in dict.fromkeys((*told, *(r for r in dated if r in world.contradicted))):
        yield f"{record}.{CONTRADICTION}"


def assemble(
    world: World,
    frame: Frame,
    seed: Seed,
    *,
    stem: str,
    parts: tuple[ItemPart, ...],
    feedback: Feedback,
    evidence: tuple[Evidence, ...],
    proof: Iterable[Discharged],
    asked: Asked,
    drivers: dict[str, str],
    met: Iterable[str] = (),
    plain: str = "",
) -> Item:
    """The finished item; discharges O8 over every locator of its evidence and feedback.

    O7 where evidence shows as asserted what a source denies or asks.

    `met` names records that a reader meets beside the evidence, such as wrong options; `plain` is
    the stem in the simpler words of upper secondary, if it needs them.
    """
    obligations.stances_kept(world, ((said.record, said.says) for said in evidence))
    locators = in_order([*(at for said in evidence for at in said.locators), *feedback.reread])
    proofs: Proof = (*proof, obligations.available(world, locators))
    records = tuple(dict.fromkeys(said.record for said in evidence))
    return Item(
        id=item_id(frame.family, *seed),
        family=frame.family,
        skill=frame.skill,
        level=frame.level,
        stem=stem,
        parts=parts,
        feedback=feedback,
        evidence=evidence,
        proof=proofs,
        records=records,
        chapters=world.chapters_holding(locators),
        path=shared_path(world.records[record] for record in (*records, *met)),
        keyed=asked.keyed,
        reveals=(*asked.reveals, *_contradicted(world, records)),
        drivers=drivers,
        plain=plain,
    )
