"""One form as a page in Markdown (CommonMark), its key at the end."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform
from bloc_course.exports.sheets import (
    Listed,
    Piece,
    Section,
    Sheet,
    SheetPart,
    blanked,
    by_hand,
    sections,
)
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
    for block in part.blocks:
        yield _list(block) if isinstance(block, Listed) else "".join(map(_piece, block))
    yield f"*{plain(part.how)}*"


def _list(block: Listed) -> str:
    sign = "\\." if block.texts[0][0].isdigit() else ")"
    return "\n".join(f"- {mark}{sign} {plain(text)}" for mark, text in block.texts)


def _piece(piece: Piece) -> str:
    after = f"**{plain(piece.option)}**" if piece.option else GAP
    return blanked(piece.text, plain(piece.text)) + (
        f"\\[{piece.mark}: {after}\\]" if piece.mark else ""
    )


def _keyed(sheet: Sheet) -> Iterator[str]:
    yield f"### {sheet.number}\\. {plain(sheet.id)}"
    for part in sheet.parts:
        if part.key:
            yield f"**{plain(part.keyed)}**"
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
