"""What every way of asking needs: numbers for what can be chosen, and a marking by its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bloc_course.exports.platform import Answer, Marking, Rendering
from bloc_course.exports.platforms.canvas._asked import Asked, Given, Label
from bloc_course.items.interactions import Blank, Option

Why = Mapping[str, str]
Encode = Callable[[Answer], Given]
FIRST_IDENT = 101


class Idents:
    """Numbers for what can be chosen, each once: Canvas reads digits alone."""

    def __init__(self) -> None:
        self._next = FIRST_IDENT

    def label(self, option: Option, why: str = "") -> Label:
        """An option under the next number."""
        self._next += 1
        return Label(str(self._next - 1), option.code, (option.text,), why)

    def labels(self, options: Sequence[Option], why: Why, row: str = "") -> tuple[Label, ...]:
        """Options under the next numbers; reasons by code or by row and code."""
        return tuple(
            self.label(one, why.get(f"{row}={one.code}") or why.get(one.code, ""))
            for one in options
        )


def way(asked: str, form: Asked, encode: Encode, note: str = "") -> Rendering:
    """A rendering whose marking is that of the form."""
    score: Callable[[Given], object] = form.score  # type: ignore[union-attr]

    def mark(answer: Answer) -> object:
        return score({} if isinstance(answer, Blank) else encode(answer))

    marking: Marking = mark  # type: ignore[assignment]
    return Rendering(asked, marking, note, form)
