"""One form as a page in Markdown (CommonMark), its key at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform
from bloc_course.exports.sheets import Section, Sheet, SheetPart, by_hand, lettered, sections
from bloc_course.grading._markdown import plain

GAP = "\\_\\_\\_\\_"


def write(quiz: Exported) -> bytes:
    """The page in UTF-8."""
    found = tuple(sections(quiz))
    blocks = [f"# {plain(quiz.title)}", *map(plain, filter(None, quiz.intro.split("\n\n")))]
    for section in found:
        blocks += _asked(section, one_form=quiz.one_form)
    blocks += ["# Key", "For the instructor: take it off before you give the questions out."]
    for section in found:
        for sheet in section.sheets:
            blocks += _keyed(sheet)
    return ("\n\n".join(blocks) + "\n").encode()


def _asked(section: Section, *, one_form: bool) -> Iterator[str]:
    yield f"## {plain(section.heading)}"
    if not one_form:
        yield f"A student gets {section.draw} of these {len(section.sheets)}."
    for sheet in section.sheets:
        yield f"### {sheet.number}\\. ({sheet.points})"
        yield from map(plain, sheet.stem)
        for part in sheet.parts:
            yield from _part(part)


def _part(part: SheetPart) -> Iterator[str]:
    if part.prompt:
        yield plain(part.prompt)
    yield from _shown(part.shown)
    yield f"*{plain(part.shown['how'])}*"


def _shown(shown: dict[str, Any]) -> Iterator[str]:
    """The texts of a part by its kind, as `on_paper` names them."""
    kind = shown["kind"]
    if kind in {"one", "many"}:
        yield _list(shown["options"])
    elif kind == "order":
        yield "\n".join(f"- {n}\\. {plain(card)}" for n, card in enumerate(shown["cards"], 1))
    elif kind == "rows":
        yield "\n".join(f"- {n}\\. {plain(row)}" for n, row in enumerate(shown["rows"], 1))
        yield _list(shown["columns"])
    elif kind == "inline":
        pieces = (
            f"{plain(piece)} \\[{n}: {GAP}\\] " for n, piece in enumerate(shown["pieces"][:-1], 1)
        )
        yield "".join(pieces) + plain(shown["pieces"][-1])
        for n, gap in enumerate(shown["gaps"], 1):
            yield f"Gap {n}:"
            yield _list(gap)
    elif kind == "marked":
        marked = (
            f"{plain(piece)} \\[{letter}: **{plain(option)}**\\] "
            for piece, (letter, option) in zip(
                shown["pieces"], lettered(shown["options"]), strict=False
            )
        )
        yield "".join(marked) + plain(shown["pieces"][-1])
    elif kind == "tiers":
        yield _list(shown["answers"])
        yield plain(shown["reason"])
        yield _list(shown["reasons"])
    else:
        yield plain(shown["label"])


def _list(texts: list[str]) -> str:
    return "\n".join(f"- {letter}) {plain(text)}" for letter, text in lettered(texts))


def _keyed(sheet: Sheet) -> Iterator[str]:
    yield f"### {sheet.number}\\. {plain(sheet.id)}"
    for part in sheet.parts:
        if part.key:
            share = f" ({part.weight} of the points)" if part.weight else ""
            yield f"**{plain(part.key)}**{share}"
    yield "\n".join(f"- {plain(line)}" for line in sheet.told)


SPEC = Platform(
    name="markdown",
    title="Markdown",
    suffix=".md",
    about="one form with its key, as text for any editor, wiki or converter",
    takes="form",
    variants="a file a form: `--form` names each",
    render=by_hand,
    write=write,
    answers_return=False,
    marks=False,
)
