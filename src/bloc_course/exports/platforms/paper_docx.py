"""One form as a Word document (DOCX), to edit before it is printed; its key at the end."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from bloc_course.autograder._zips import zip_bytes
from bloc_course.errors import CallError
from bloc_course.exports.bank import Exported
from bloc_course.exports.markup import writable
from bloc_course.exports.platform import Platform
from bloc_course.exports.sheets import (
    Listed,
    Piece,
    Section,
    Sheet,
    SheetPart,
    by_hand,
    sections,
)

# When the document says it was made: the same bytes every day.
MADE = datetime(2008, 11, 1, tzinfo=UTC)
LINE = "_" * 40
BOX = "☐ "


def ready() -> None:
    """Raises CallError without the package `python-docx`."""
    _docx()


def write(quiz: Exported) -> bytes:
    """The document's bytes."""
    page = _docx().Document()
    about = page.core_properties
    about.title, about.author, about.language = writable(quiz.title)[:255], "", "en"
    about.created = about.modified = MADE
    page.add_heading(writable(quiz.title), 0)
    for block in filter(None, quiz.intro.split("\n\n")):
        page.add_paragraph(writable(block))
    if quiz.one_form:
        page.add_paragraph(f"Name: {LINE}")
    found = tuple(sections(quiz))
    for section in found:
        _asked(page, section, one_form=quiz.one_form)
    page.add_page_break()
    page.add_heading("Key", 1)
    page.add_paragraph("For the instructor: take it off before you give the questions out.")
    for section in found:
        for sheet in section.sheets:
            _keyed(page, sheet)
    out = io.BytesIO()
    page.save(out)
    with zipfile.ZipFile(out) as written:
        return zip_bytes({name: written.read(name) for name in written.namelist()})


def _asked(page: Any, section: Section, *, one_form: bool) -> None:
    page.add_heading(writable(section.heading), 1)
    if not one_form:
        page.add_paragraph(f"A student gets {section.draw} of these {len(section.sheets)}.")
    for sheet in section.sheets:
        page.add_heading(f"{sheet.number}. ({sheet.points})", 2)
        for block in sheet.stem:
            _kept(page.add_paragraph(writable(block)))
        for part in sheet.parts:
            _part(page, part)


def _part(page: Any, part: SheetPart) -> None:
    if part.prompt:
        _kept(page.add_paragraph(writable(part.prompt)))
    _kept(page.add_paragraph()).add_run(part.how).italic = True
    for block in part.blocks:
        if isinstance(block, Listed):
            _list(page, block)
        else:
            _passage(page.add_paragraph(), block)
    for _ in range(part.room):
        page.add_paragraph(LINE * (1 if part.room == 1 else 2))


def _list(page: Any, block: Listed) -> None:
    for mark, text in block.texts:
        one = page.add_paragraph(f"{BOX if block.tick else ''}{mark}) {writable(text)}")
        one.paragraph_format.left_indent = _docx().shared.Cm(0.75)
        one.paragraph_format.space_after = _docx().shared.Pt(2)


def _passage(paragraph: Any, pieces: tuple[Piece, ...]) -> None:
    for piece in pieces:
        paragraph.add_run(writable(piece.text))
        if piece.option:
            paragraph.add_run(f"[{piece.mark}: ")
            paragraph.add_run(writable(piece.option)).underline = True
            paragraph.add_run("]")
        elif piece.mark:
            paragraph.add_run(f"[{piece.mark}: ____]")


def _kept(paragraph: Any) -> Any:
    """A paragraph that stays on the page of the one after it."""
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _keyed(page: Any, sheet: Sheet) -> None:
    page.add_heading(f"{sheet.number}. {sheet.id}", 2)
    for part in sheet.parts:
        if part.key:
            page.add_paragraph().add_run(writable(part.keyed)).bold = True
    for line in sheet.told:
        page.add_paragraph(writable(line))


def _docx() -> Any:
    try:
        import docx  # noqa: PLC0415
        import docx.shared  # noqa: PLC0415
    except ImportError:
        raise CallError(
            'a Word document needs the extra "word": pip install bloc_course[word]'
        ) from None
    return docx


SPEC = Platform(
    name="docx",
    title="Word document",
    suffix=".docx",
    about="one form to edit and print, with answer lines, its key at the end",
    takes="form",
    variants="a file a form: `--form` names each",
    render=by_hand,
    write=write,
    ready=ready,
    answers_return=False,
    marks=False,
)
