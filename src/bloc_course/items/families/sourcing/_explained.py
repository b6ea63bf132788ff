"""The explanation of a fact that makes one careful: two steps, the fact and what it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from bloc_course.items.families.argument._forms import content, stem
from bloc_course.items.families.argument._tasks import Concept
from bloc_course.items.families.sourcing import _reserve as words
from bloc_course.items.marking._criteria import Criterion, Point, Polarity
from bloc_course.items.marking._english import NEGATORS
from bloc_course.items.marking._opposites import Pair
from bloc_course.items.marking.m8_rubric import Rubric

# Fewer words than that explain nothing; more than that are not needed.
FEWEST, ASKED, MOST = 12, 25, 80
FACT, EFFECT = "fact", "effect"
# What the question is about, in other words than its own.
OBJECT = "object"
AGAINST = "against"
WARRANT, CERTAIN, DISMISSED = "warrant", "certain", "dismissed"
ASSERTS: Polarity = "asserts"
DENIES: Polarity = "denies"
EITHER: Polarity = "either"
Needs = tuple[tuple[str, ...], ...]
YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])").findall
MISSING = {
    FACT: "say in your own words what the fact is: how the writer knew, when, for whom or why",
    EFFECT: "say what follows from it: what may be wrong, or cannot be known, because of it",
}


def explanation(
    says: str,
    told: Mapping[str, Sequence[Concept]],
    model: str,
    shown: Iterable[str],
    only_with: str,
    *,
    about: Iterable[str] = (),
    never: Iterable[Point] = (),
    opposites: tuple[Pair, ...] = (),
    told_of: tuple[str, ...] = (),
    strangers: tuple[str, ...] = (),
) -> Rubric:
    """A rubric of two points, which counts with the part `only_with`.

    `told` has ways to tell the fact, and ways to tell what it does to this very question: what
    “either man” says against one source, no list for all of them can hold. `about` names the source
    and the question. What could be said of any source counts only in a sentence that names the
    matter; `never` is what no answer may hold. An answer that trusts or dismisses the source by
    this very fact earns nothing. `told_of` and `strangers` are those of the rubric.
    """
    shown = tuple(shown)
    own = tuple(_own(one) for one in told[FACT])
    facts = tuple(form for one in own for need in one.needs for form in need)
    matter = _matter((*about, says, model), told.get(OBJECT, ()), facts)
    return Rubric(
        criteria=(
            _criterion(FACT, "The fact", tuple(_facts(says, told[FACT], matter))),
            _criterion(
                EFFECT,
                "The effect",
                tuple(_effects(told.get(EFFECT, ()), matter, facts)),
                (*_against(), *never, *_turned(told.get(AGAINST, ()))),
            ),
        ),
        model=model,
        shown=shown,
        fewest=FEWEST,
        only_with=only_with,
        opposites=opposites,
        years=tuple(sorted({year for text in (*shown, model, *told_of) for year in YEAR(text)}))
        if told_of
        else (),
        told=told_of,
        strangers=strangers,
    )


def _matter(
    texts: Iterable[str], named: Iterable[Concept], facts: tuple[str, ...]
) -> tuple[str, ...]:
    """The stems that this question and its answer have and talk of sources in general has not."""
    common = {stem(word) for word in (*words.COMMON_WORDS.split(), *facts)} | {*facts}
    carried = (one for text in texts for one in content(text, ()))
    said = (form for one in named for need in one.needs for form in need)
    return tuple(dict.fromkeys((*said, *(one for one in carried if one not in common))))


def _own(one: Concept) -> Concept:
    """A way to tell the fact without the words that any source is told with."""
    common = set(_forms(words.COMMON_FACTS))
    return one._replace(needs=tuple(tuple(f for f in n if f not in common) for n in one.needs))


def _facts(says: str, told: Iterable[Concept], matter: tuple[str, ...]) -> Iterator[Point]:
    """The ways to tell the fact: its own words, or common ones beside one of the matter."""
    common = set(_forms(words.COMMON_FACTS))
    for one in told:
        own = _own(one)
        if all(own.needs):
            yield Point(FACT, says, own.needs, "either", one.unless)
        if len(one.needs) == 1 and common.intersection(one.needs[0]):
            shared = tuple(form for form in one.needs[0] if form in common)
            yield Point(FACT, says, (matter, shared), "either", one.unless, "sentence")


def _effects(
    told: Iterable[Concept], matter: tuple[str, ...], facts: tuple[str, ...]
) -> Iterator[Point]:
    """The ways to tell the effect: its own words, or common ones beside one of the matter."""
    spoilt = (*_forms(words.WARRANT), *_forms(words.IRRELEVANT))
    common = set(_forms(words.COMMON_EFFECTS))
    either = (*matter, *facts)
    ways: list[tuple[Needs, Polarity, tuple[str, ...]]] = []
    for one in told:
        for needs, polarity, unless in _parted(one):
            role = needs[-1]
            own = tuple(form for form in role if form not in common)
            if own:
                ways.append(((*needs[:-1], own), polarity, unless))
            if len(own) < len(role):
                shared = tuple(form for form in role if form in common)
                ways.append(((matter, *needs[:-1], shared), polarity, unless))
    ways += [
        ((either, _forms(words.DOUBT)), ASSERTS, ()),
        ((matter, _forms(words.WHOSE), _forms(words.CARE)), ASSERTS, _forms(words.NO_CARE)),
        ((either, _forms(words.DEED), _forms(words.MAY)), ASSERTS, ()),
        ((matter, _forms(words.DENIED)), EITHER, ()),
        ((matter, _forms(words.SURE)), DENIES, ()),
        ((matter, _forms(words.RESERVE)), EITHER, ()),
    ]
    for needs, polarity, unless in ways:
        says = "why that calls for care"
        within: Literal["clause", "sentence"] = "sentence" if len(needs) > 1 else "clause"
        yield Point(EFFECT, says, needs, polarity, (*unless, *spoilt), within)


def _against() -> Iterator[Point]:
    """What trusts the source by this fact, has it for nothing, or dismisses all of the source.

    It counts whoever is said to say so: the clause that tells the fact reports as well.
    """
    trusts, false = "that the source is to be trusted", "that nothing of it can be right"
    more, spared = "more than it can give", _forms(words.SPARED)
    certain = (*_forms(words.UNLESS_CERTAIN), *spared)
    absolute = f"{words.SWEEPING}, {words.ABSENT}"
    sweeping = (_forms(words.CONCLUDING), _forms(absolute))
    ways: tuple[tuple[str, str, Needs, Polarity, tuple[str, ...]], ...] = (
        (WARRANT, trusts, (_forms(words.WARRANT),), ASSERTS, ()),
        (WARRANT, trusts, (_forms(words.IRRELEVANT),), EITHER, ("whether", "if")),
        (CERTAIN, more, (_forms(words.CERTAIN),), ASSERTS, certain),
        (CERTAIN, more, (_forms(words.TRUSTED),), ASSERTS, certain),
        (CERTAIN, more, sweeping, EITHER, _forms(words.NOT_SWEEPING)),
        (DISMISSED, false, (_forms(words.DISMISSED),), EITHER, _forms(words.UNLESS_DISMISSED)),
        (DISMISSED, false, (_forms(words.FALSE),), EITHER, spared),
    )
    for name, says, needs, polarity, unless in ways:
        yield Point(name, says, needs, polarity, unless, reported=True)


def _turned(told: Iterable[Concept]) -> Iterator[Point]:
    """What turns round the fact of this very source, or what it does."""
    for number, one in enumerate(told, 1):
        yield Point(f"{AGAINST}-{number}", one.says, one.needs, ASSERTS, one.unless, reported=True)


def _parted(one: Concept) -> Iterator[tuple[Needs, Polarity, tuple[str, ...]]]:
    """A way to tell the effect, its forms parted by whether they deny already.

    “Not carried out” is meant so wherever it stands; “fabricated” only where nothing denies it.
    """
    *others, role = one.needs
    denying = tuple(form for form in role if NEGATORS.intersection(form.split()))
    plain = tuple(form for form in role if form not in denying)
    if denying:
        yield (*others, denying), EITHER, one.unless
    if plain:
        yield (*others, plain), ASSERTS, one.unless
        # What is only supposed (“if he was one, …”) is an effect as well where nothing denies it.
        yield (*others, plain), EITHER, (*one.unless, *sorted(NEGATORS))


def _criterion(
    name: str, title: str, points: tuple[Point, ...], against: tuple[Point, ...] = ()
) -> Criterion:
    return Criterion(
        name=name,
        title=title,
        missing=MISSING[name],
        points=points,
        needed=(1,),
        against=against,
        # The fact stands among the options: to tell it again is what is asked here.
        retold=name == FACT,
        concludes=True,
    )


def _forms(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))
