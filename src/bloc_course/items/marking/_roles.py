"""Who does what in an answer: names in another role than any reference gives them.

A role is read from the words about a name: who stands before a verb acts, who stands after "by"
does too, who stands before a passive undergoes it; who owns a paper wrote it, and whoever it is
written "to" receives it. Only names that the references have are looked at, and only roles that
these give to somebody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from bloc_course.items.marking._clauses import Clause, Text, read
from bloc_course.items.marking._english import (
    AWAY,
    BE,
    FUNCTION,
    NEGATORS,
    OPEN,
    PAPERS,
    POSSIBLE,
    VAGUE,
    WRITING,
)
from bloc_course.items.marking._turned import ARTICLES, is_name
from bloc_course.items.marking._unheard import sounded

Role = tuple[str, str]
ACTS, UNDERGOES, RECEIVES = "acts", "undergoes", "receives"
WRITE = "write"
# Who stands in one of these roles is seldom in the other.
_TURNED = {ACTS: (UNDERGOES, RECEIVES), UNDERGOES: (ACTS,), RECEIVES: (ACTS,)}
# Verbs of one kind; the others are known by their stem.
_KINDS = {
    WRITE: "write writes wrote written writing compose composed composes draft drafted sign signed",
    "deny": "deny denies denied denying",
    "admit": "admit admits admitted confess confesses confessed acknowledge acknowledged",
    "meet": "meet meets met visit visits visited",
    "reply": "reply replies replied answer answers answered",
    "propose": "propose proposes proposed",
    "fear": "fear fears feared",
    "know": "knew know knows",
    "tell": "tell tells told",
    "send": "send sends sent",
}
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
# What is only supposed gives nobody a role.
UNSURE = OPEN | POSSIBLE | {"probably", "whoever"}
_FROM = frozenset(("by", "from"))
_OF_THEM = ("ist", "ists", "ite", "ites", "ism")
_STEM, _REACH, _FAR, _SHORTEST = 6, 4, 10, 5


@lru_cache(maxsize=2048)
def roles(text: Text, *, asked: bool = False) -> Mapping[Role, frozenset[str]]:
    """Who stands in which role in a text, by the sound of their names.

    asked: whether what is asked or supposed counts as well, as it does in a question.
    """
    found: dict[Role, set[str]] = {}
    for role, at in _roles(text, asked=asked):
        found.setdefault(role, set()).add(sounded(text.words[at].text))
    return {role: frozenset(some) for role, some in found.items()}


def misread(
    text: Text, references: tuple[Text, ...], persons: tuple[str, ...], shown: tuple[str, ...]
) -> Iterator[str]:
    """A flag for each role that the answer gives to a name, and references to others only.

    persons: the names that count, in small letters. Whose article the question shows is no part of
    the matter: he may say anything.
    """
    given, heard = _given(references), _heard(persons)
    alike = _together(references)
    own = {sounded(name) for one in shown for name in _owners(read(one.replace("’", "'")))}
    for role, names in roles(text).items():
        theirs = given.get(role, frozenset()) & heard
        turned = frozenset[str]().union(
            *(given.get((one, role[1]), ()) for one in _TURNED[role[0]])
        )
        for name in names & heard - own:
            if name not in alike:
                continue
            same = alike[name] | {name}
            if not same & theirs and (theirs or same & turned & heard):
                yield f"check:role:{role[1]}"


@lru_cache(maxsize=256)
def _given(references: tuple[Text, ...]) -> dict[Role, frozenset[str]]:
    found: dict[Role, frozenset[str]] = {}
    for one in references:
        for role, names in roles(one, asked=True).items():
            found[role] = found.get(role, frozenset()) | names
    return found


@lru_cache(maxsize=64)
def _heard(persons: tuple[str, ...]) -> frozenset[str]:
    return frozenset(sounded(name) for name in persons if not name.endswith(_OF_THEM))


@lru_cache(maxsize=256)
def _together(references: tuple[Text, ...]) -> dict[str, frozenset[str]]:
    """The names of the references, each with those that stand beside it: first and last name."""
    found: dict[str, frozenset[str]] = {}
    for text in references:
        named = [is_name(text, at) for at in range(len(text.words))]
        for at, word in enumerate(text.words):
            if named[at]:
                near = {
                    sounded(text.words[by].text)
                    for by in (at - 1, at + 1)
                    if 0 <= by < len(named) and named[by]
                }
                sound = sounded(word.text)
                found[sound] = found.get(sound, frozenset()) | near
    return found


def _owners(text: Text) -> Iterator[str]:
    """Whose article a question names."""
    for word, after in zip(text.words, text.words[1:], strict=False):
        if word.owns and after.text == "article":
            yield word.text


def _roles(text: Text, *, asked: bool) -> Iterator[tuple[Role, int]]:
    for clause in text.clauses:
        if not asked and (clause.asks or UNSURE & set(text.texts(clause))):
            continue
        for at in range(clause.first, clause.last):
            kind = _verb(text.words[at].text)
            if kind:
                yield from _about(text, clause, at, kind)
            if text.words[at].text in PAPERS:
                yield from _paper(text, clause, at)


def _verb(word: str) -> str:
    kind = _KIND.get(word, "")
    if kind or word in VAGUE or word in FUNCTION:
        return kind
    return word[:_STEM] if len(word) > _SHORTEST and word.endswith("ed") else ""


def _about(text: Text, clause: Clause, at: int, kind: str) -> Iterator[tuple[Role, int]]:
    """Whoever stands before a verb, and after it behind "by"; of what is written, "to" whom."""
    passive = False
    for before in range(at - 1, clause.first - 1, -1):
        word = text.words[before].text
        if is_name(text, before) and word not in FUNCTION:
            away = text.words[before - 1].text in AWAY if before > clause.first else False
            if not (text.words[before].owns or away):
                for one in _joined(text, clause, before):
                    yield (UNDERGOES if passive else ACTS, kind), one
            break
        passive = passive or word in BE
        if word in ("who", "which"):
            who = _antecedent(text, before)
            if who is not None:
                yield (UNDERGOES if passive else ACTS, kind), who
            break
        if not (word in FUNCTION or word in NEGATORS or word.endswith("ly")) or word in AWAY:
            break
    yield from _after(text, clause, at, kind)


def _antecedent(text: Text, at: int) -> int | None:
    """The name that "who" stands for: the last one before it in its sentence."""
    first = next(text.sentence(c.sentence)[0] for c in text.clauses if c.first <= at < c.last)
    back = (n for n in range(at - 1, max(first, at - _FAR) - 1, -1) if is_name(text, n))
    found = next(back, None)
    return found if found is not None and not text.words[found].owns else None


def _joined(text: Text, clause: Clause, at: int) -> Iterator[int]:
    """A name with those that "and" or a comma joins to it."""
    yield at
    before = at - 1
    while before > clause.first and text.words[before].text in ("and", "or", *ARTICLES):
        before -= 1
    near = before != at - 1 or "," in text.raw[text.words[at - 1].end : text.words[at].start]
    if near and before >= clause.first and is_name(text, before) and not text.words[before].owns:
        yield before


def _after(text: Text, clause: Clause, at: int, kind: str) -> Iterator[tuple[Role, int]]:
    for after in range(at + 1, min(at + 1 + _REACH, clause.last)):
        if not is_name(text, after) or text.words[after].owns:
            continue
        lead = [w.text for w in text.words[at + 1 : after] if w.text not in ARTICLES]
        if lead[-1:] and lead[-1] in _FROM:
            yield (ACTS, kind), after
        elif kind == WRITE and lead[-1:] == ["to"]:
            yield (RECEIVES, WRITE), after


def _tells(text: Text, clause: Clause, at: int) -> bool:
    """Whether "in the letter" stands before a name and what he does in it: "Ann proposes"."""
    before = {word.text for word in text.words[max(clause.first, at - 3) : at]}
    does = text.words[at + 2].text if at + 2 < clause.last else ""
    return "in" in before and (does in WRITING or (does.endswith("s") and does not in FUNCTION))


def _paper(text: Text, clause: Clause, at: int) -> Iterator[tuple[Role, int]]:
    """Whose paper it is, and to whom it goes."""
    for before in range(at - 1, max(at - _REACH, clause.first) - 1, -1):
        if text.words[before].owns and is_name(text, before):
            yield (ACTS, WRITE), before
            break
    for after in range(at + 1, min(at + 1 + 2 * _REACH, clause.last)):
        if not is_name(text, after) or text.words[after].owns:
            continue
        lead = text.words[after - 1].text
        told = after == at + 1 and _tells(text, clause, at)
        if told or lead in ("by", "from") or (lead == "of" and after <= at + 2):
            yield (ACTS, WRITE), after
        elif lead == "to":
            yield (RECEIVES, WRITE), after
