"""Whether a clause asserts or denies what it names, and whether the writer says so himself."""

from __future__ import annotations

from collections.abc import Sequence

from bloc_course.items.marking._clauses import Clause, Place, Text
from bloc_course.items.marking._english import (
    ASKING,
    CLOSING,
    COPULAS,
    DENIALS,
    IDLE,
    NEGATING_STEMS,
    NEGATORS,
    OPEN,
    PRONOUNS,
    REPORTING,
    STAYING,
    VERBS,
    VERDICTS,
)

_STEMMED = 4
# What joins things, and what begins another statement within a clause.
JOINING = frozenset(("and", "or"))
CONCLUDING = frozenset(("so", "thus", "hence", "therefore"))


def negated(text: Text, clause: Clause, spans: Sequence[Place], *, all_of: bool = False) -> bool:
    """Whether what stands at `spans` is denied: an odd number of negators turns it.

    A negator counts where it stands before the last of the spans, or anywhere if `all_of` the
    clause is asked; a verdict ("is false") wherever it stands in the clause, and one in the clause
    after it where that only says "this is false".
    """
    words = text.texts(clause)
    taken = {at - clause.first for first, last in spans for at in range(first, last)}
    reach = len(words) if all_of else max(last for _, last in spans) - clause.first
    neither = "neither" in words
    count = 0
    for at, word in enumerate(words):
        if at in taken or _idle(words, at) or (word == "nor" and neither):
            continue
        if word in VERDICTS:
            count += not _article(words, at, reach)
        elif at < reach and (word in NEGATORS or negating(word)):
            count += 1
    return (count + _taken_back(text, clause)) % 2 == 1


def negating(word: str) -> bool:
    """Whether a verb says that something is not so."""
    if word in DENIALS:
        return True
    return len(word) > _STEMMED and word.startswith(NEGATING_STEMS[1:])


def _article(words: Sequence[str], at: int, reach: int) -> bool:
    """Whether a lie "about" the matter is somebody's doing and no verdict on it."""
    return at < reach and words[at] in ("lie", "lied", "lies", "lying") and "about" in words[at:]


def _idle(words: Sequence[str], at: int) -> bool:
    return any(
        tuple(words[at - step : at - step + len(phrase)]) == phrase
        for phrase in IDLE
        for step, word in enumerate(phrase)
        if word == words[at] and at >= step
    )


def _taken_back(text: Text, clause: Clause) -> int:
    """1 where the next clause says no more than "but this is false"."""
    at = text.clauses.index(clause) + 1
    if at == len(text.clauses):
        return 0
    words = text.texts(text.clauses[at])[:7]
    pronoun = next((n for n, word in enumerate(words) if word in PRONOUNS), None)
    if pronoun is None or pronoun > 1 or not COPULAS & set(words[pronoun + 1 : pronoun + 2]):
        return 0
    rest = words[pronoun + 2 :]
    verdict = next((n for n, word in enumerate(rest) if word in VERDICTS or word == "true"), None)
    if verdict is None:
        return 0
    turned = sum(word in NEGATORS for word in rest[:verdict]) + (rest[verdict] != "true")
    return turned % 2


def own_voice(text: Text, clause: Clause, spans: Sequence[Place]) -> bool:
    """Whether the writer asserts it: nobody is reported, nothing is supposed or asked.

    What is said at `spans` reports nobody: "it was written on that day" is the writer's own word.
    """
    if clause.asks:
        return False
    taken = {at for first, last in spans for at in range(first, last)}
    words = [
        "" if clause.first + at in taken else word for at, word in enumerate(text.texts(clause))
    ]
    reach = max(last for _, last in spans) - clause.first
    # A relative clause at the end ("in which much is told") reports nothing of what stands before.
    ends = next((n for n in range(reach, len(words)) if words[n] in ("which", "who")), len(words))
    if REPORTING & set(words[:ends]) or any(map(negating, words)) or OPEN & set(words[:reach]):
        return False
    same = [one for one in text.clauses if one.sentence == clause.sentence]
    at = same.index(clause)
    # "He says that … and that …": both are reported.
    if "that" in words[:2] and any(REPORTING & set(text.texts(one)) for one in same[:at]):
        return False
    # "… as he says, for it was so": the reason is the writer's own.
    own = text.words[clause.first].text in ("for", "because", "since", "but")
    before = text.texts(same[at - 1])[-2:] if at and not own else []
    after = text.texts(same[at + 1])[:5] if at + 1 < len(same) else []
    told_after = after[:1] == ["as"] and REPORTING & set(after)
    return not (REPORTING & set(before) or told_after)


def supposed(text: Text, clause: Clause, spans: Sequence[Place]) -> bool:
    """Whether it is only asked: in a question, or after "if" or "whether".

    What somebody else "asked whether" is told of him and not supposed.
    """
    taken = {at for first, last in spans for at in range(first, last)}
    before = range(clause.first, max(last for _, last in spans))
    return clause.asks or any(
        text.words[at].text in ("if", "whether")
        and not (at and text.words[at - 1].text in ("asks", "asked", "asking"))
        for at in before
        if at not in taken
    )


def closed(text: Text, clause: Clause, role: Place) -> bool:
    """Whether nothing is said to be left: "there is nothing that stays open".

    A negator counts where only words of being and staying, or a list of things, part it from what
    stands at `role`.
    """
    for at in range(role[0] - 1, clause.first - 1, -1):
        word, follows = text.words[at], text.words[at + 1]
        parted = word.text in JOINING or "," in text.raw[word.end : follows.start]
        if word.text in ASKING or word.text in CONCLUDING or (parted and _begins(follows.text)):
            return False
        if word.text in CLOSING:
            return True
        if _acts(word.text) and word.text not in STAYING:
            return False
    return False


def _acts(word: str) -> bool:
    return word in VERBS or (len(word) > _STEMMED and word.endswith("ed"))


def _begins(word: str) -> bool:
    """Whether a word after "and" or a comma begins another statement: "and leaves it open"."""
    return _acts(word) or word in PRONOUNS - {"his", "its", "their", "that", "which"}
