"""An answer in the words of Moodle's report → a raw answer in the codes of what was exported.

Moodle joins choices by "; ", rows as "row -> column", parts as "part 1: …"; texts may hold all of
these, so they are found as the texts that were offered, and not by cutting at signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from bloc_course.exports.content import flat
from bloc_course.exports.platforms.moodle import _html as html
from bloc_course.exports.platforms.moodle._forms import (
    Cards,
    Fact,
    Form,
    Pairing,
    Picks,
    Slots,
    Typed,
    Written,
)
from bloc_course.exports.platforms.moodle._text import gapped
from bloc_course.exports.received._answer import TWICE, Answer, ordered
from bloc_course.forms.form import KeyEntry
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.item import ItemPart

_CARD = re.compile(r"(?:^|; )([A-Z])\. ")
_FILLED = re.compile(r"\{(.*?)\}(?: |$)", re.DOTALL)
_LETTER = re.compile(r"1\. [^:]*:\s*\(?([A-Za-z])?\b.*?(?:2\. [^:]*:|$)\s*(.*)", re.DOTALL)
Tell = Callable[[str], object]


def answer(entry: KeyEntry, forms: Sequence[Form], told: str) -> Answer | None:
    """A raw answer to an item that was asked by these forms; None where it can't be one."""
    if told.strip() in {"", "-"}:
        return Answer("")
    if gapped(entry, forms):
        return _of_parts(entry, forms, told)
    if len(forms) < len(entry.parts):
        return _of_essay(entry, told)
    return _alone(entry.parts[0], forms[0], told)


def _of_parts(entry: KeyEntry, forms: Sequence[Form], told: str) -> Answer | None:
    """A text with gaps: "part 1: …; part 2: …", in whatever language."""
    count = sum(len(form.gaps) if isinstance(form, Slots) else 1 for form in forms)
    pieces = numbered(told, count)
    if pieces is None:
        return None
    raw: dict[str, object] = {}
    notes = []
    for part, form in zip(entry.parts, forms, strict=True):
        if isinstance(form, Slots):
            found = _filled(form, pieces[: len(form.gaps)])
            pieces = pieces[len(form.gaps) :]
        else:
            piece, *pieces = pieces
            found = Answer("") if piece in {"", "-"} else _alone(part, form, piece)
        if found is None:
            return None
        raw[part.name] = found.raw
        notes += [found.note] if found.note else []
    return Answer(raw if len(raw) > 1 else next(iter(raw.values())), "; ".join(notes))


def numbered(told: str, count: int) -> list[str] | None:
    """What stands after "part 1: ", "part 2: " and so on, or None where they are not there."""
    marks, at = [], 0
    for n in range(1, count + 2):
        found = re.compile(rf"(?:^|; )[^\W\d]+ ?{n}: ?").search(told, at)
        # One more than there are is the answer to a question of more gaps.
        if bool(found) == (n > count) or (found and n == 1 and found.start()):
            return None
        if not found:
            break
        marks.append(found)
        at = found.end() - 1
    ends = [one.start() for one in marks[1:]] + [len(told)]
    return [told[one.end() : end].strip() for one, end in zip(marks, ends, strict=True)]


def _of_essay(entry: KeyEntry, told: str) -> Answer:
    """An essay for a choice and sentences: "1. Letter: b 2. Text: …"."""
    found = _LETTER.match(told)
    letter, text = (found[1] or "", found[2]) if found else ("", told)
    return Answer(
        {
            part.name: letter.lower() if isinstance(part.interaction, Choice) else text.strip()
            for part in entry.parts
        }
    )


def _alone(part: ItemPart, form: Form, told: str) -> Answer | None:
    if isinstance(form, Typed | Written):
        return Answer(told)
    if isinstance(form, Picks):
        return _ticked(part, form, told)
    if isinstance(form, Cards):
        return _ordered(form, told)
    if isinstance(form, Pairing):
        return _paired(form, told)
    return _filled(form, _FILLED.findall(told))


def _ticked(part: ItemPart, form: Picks, told: str) -> Answer | None:
    found = segments(told, [_shown(pick.html) for pick in form.picks])
    if found is None or (form.single and len(found) > 1):
        return None
    said = [fact for n in found for fact in form.picks[n].says]
    it = part.interaction
    if isinstance(it, Choice | Hottext):
        return Answer(said[0][1])
    if isinstance(it, MultipleChoice):
        return Answer([code for _, code in said])
    if isinstance(it, Order):
        return _stated(part, it, form, frozenset(said))
    rows = dict(said)
    twice = [row for row in rows if sum(row == one for one, _ in said) > 1]
    left = {row: column for row, column in rows.items() if row not in twice}
    return Answer(left or "", TWICE if twice else "")


def segments(told: str, texts: Sequence[str]) -> list[int] | None:
    """Which texts stand in `told`, joined by "; "; None where anything else stands there."""
    wanted, known = flat(told).casefold(), [flat(text).casefold() for text in texts]

    def rest(at: int, used: tuple[int, ...]) -> tuple[int, ...] | None:
        if at >= len(wanted):
            return used
        for n in sorted(range(len(known)), key=lambda one: -len(known[one])):
            if n in used or not wanted.startswith(known[n], at):
                continue
            end = at + len(known[n])
            if end == len(wanted) or wanted.startswith("; ", end):
                found = rest(end + 2, (*used, n))
                if found is not None:
                    return found
        return None

    found = rest(0, ()) if wanted else ()
    return None if found is None else sorted(found)


def _stated(part: ItemPart, it: Order, form: Picks, said: frozenset[Fact]) -> Answer:
    offered = frozenset(fact for pick in form.picks for fact in pick.says)
    certain = frozenset(getattr(part.key, "pairs", ()))
    return ordered(it, certain, offered, said)


def _ordered(form: Cards, told: str) -> Answer | None:
    """Cards by their letters: Moodle cuts each text to ten signs."""
    letters = {_number(text): code for code, text in form.cards}
    found = [letters.get(letter) for letter in _CARD.findall(told)]
    return Answer(found) if set(found) == set(letters.values()) else None


def _number(text: str) -> str:
    number = html.within(html.parsed(text), "n")
    return "".join(number.itertext()).rstrip(".") if number is not None else ""


def _paired(form: Pairing, told: str) -> Answer | None:
    offered = {
        (row, code): f"{_shown(text)} -> {column}"
        for row, text, _ in form.rows
        for code, column in form.columns
    }
    found = segments(told, list(offered.values()))
    pairs = list(offered)
    return None if found is None else Answer(dict(pairs[n] for n in found))


def _filled(form: Slots, told: Sequence[str]) -> Answer | None:
    if len(told) != len(form.gaps):
        return None
    raw: dict[str, object] = {}
    for gap, text in zip(form.gaps, told, strict=True):
        shown = [text if form.shared else _shown(text) for _, text, _, _ in gap.options]
        found = segments("" if text == "-" else text, shown)
        if found is None or len(found) > 1:
            return None
        if found:
            raw[gap.code] = gap.options[found[0]][0]
    return Answer(raw or "")


@lru_cache(maxsize=65536)
def _shown(text: str) -> str:
    """HTML as Moodle's report has it: text, with the numbers of rows and cards."""
    return flat("".join(html.parsed(text.replace("<br/>", " ")).itertext()))


def groups(cells: Mapping[str, str], name: str) -> dict[int, str]:
    """The cells of columns of a name, by their numbers ("response3")."""
    found = ((re.fullmatch(rf"{name}(\d+)", column), cell) for column, cell in cells.items())
    return {int(match[1]): cell for match, cell in found if match}
