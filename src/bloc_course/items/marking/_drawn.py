"""Whether an answer draws anything from a source that it names and dates."""

from __future__ import annotations

from collections.abc import Sequence

from bloc_course.items.marking._clauses import Clause, Place, Text
from bloc_course.items.marking._criteria import Piece
from bloc_course.items.marking._english import COUNTING, FUNCTION, PRONOUNS, TELLING, WRITING
from bloc_course.items.marking._points import dates_word
from bloc_course.items.marking._stops import speaks


def empty(text: Text, clause: Clause, place: Place, pieces: Sequence[Piece]) -> str:
    """What keeps the first of the sources, rightly dated, from being evidence.

    "denied", "bare", or nothing at all.

    Whoever only says that a source does not say something has drawn nothing from it; nor has
    whoever only names and dates it.
    """
    at = text.clauses.index(clause)
    # "The letter, which he answered on that day, does not …": the verb stands in the next clause.
    more = at + 1 < len(text.clauses) and (
        not speaks(text, clause) or text.words[clause.last].text in ("which", "who")
    )
    until = text.clauses[at + 1] if more else clause
    if _silent([word.text for word in text.words[place[1] : until.last]]):
        return "denied"
    first, last = text.sentence(clause.sentence)
    nouns = tuple(form for form in pieces[0].kinds if form not in WRITING)
    titles = tuple(form for piece in pieces for form in piece.titles)
    taken = {
        n
        for forms in (titles, nouns, pieces[0].authors)
        for one, end in text.within(forms, first, last)
        for n in range(one, end)
    }
    tells = any(
        word.text not in FUNCTION and word.text not in COUNTING and not dates_word(word.text)
        for n, word in enumerate(text.words[first:last], first)
        if n not in taken
    )
    # "The second piece is the letter signed MM. Its author …"
    after = {word.text for word in text.words[last : last + 3]}
    return "" if tells or PRONOUNS & after else "bare"


def _silent(words: Sequence[str]) -> bool:
    """Whether what stands after a title is that it does not tell or is not what it is taken for."""
    for at, word in enumerate(words):
        if word == "that":
            return False
        before, after = words[at - 1 : at], words[at + 1 : at + 3]
        if word in ("not", "never") and TELLING & set(after):
            return True
        if word == "nothing" and (set(before) & WRITING or after[:2] == ["to", "do"]):
            return True
    return False
