"""What is read and not run: every text of every item stands there, as text, and its key too."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import unicodedata
import zipfile
from html import unescape

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pylatexenc.latexwalker import LatexWalker
from pypdf import PdfReader

from bloc_course.exports.content import content, shown_texts
from bloc_course.exports.markup import writable
from bloc_course.exports.platform import platforms
from bloc_course.exports.platforms.csv_items import COLUMNS, harmless
from bloc_course.exports.platforms.latex_exam import tex
from exports import handmade
from exports.goldens import assert_kept
from exports.samples import every
from hostile import HOSTILE

MORE = (
    "a -> b | c {d} ]]> ~%50% #x =y :: z \\n \\input{x} $x$ % gone",
    "\u200fright to left\u200e \u202eturned",
    "an emoji 🗝️ and é, e\u0301, Рютин",
    "'single' `back` \"double\" “curly”",
    "a\x00b\x07c",
    "long " * 200,
)
SHEETS = ("markdown", "docx", "latex-exam", "anki-text", "anki", "csv")
TEXTS = st.lists(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn")), min_size=1
    ).filter(str.strip),
    min_size=1,
    max_size=4,
)


def letters(text):
    """What is left of a text when markup, blanks and punctuation are taken off."""
    plain = unicodedata.normalize("NFKD", writable(text))
    return "".join(sign for sign in plain.casefold() if sign.isalnum())


def read(name, data):
    """All text of a file, read by a program that is not ours."""
    return READERS[name](data)


def _markdown(data):
    return unescape(re.sub(r"<[^>]*>", "", MarkdownIt("commonmark").render(data.decode())))


def _docx(data):
    return "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)


def _latex(data):
    """Every sign that is printed, with no command but those of the writer."""
    # The preamble defines an environment by its halves, which no parser of pages takes.
    text = data.decode().partition(r"\begin{document}")[2].partition(r"\end{document}")[0]
    LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    signs = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^"}
    return re.sub(r"\\([a-zA-Z]+)(\{\})?|\\(.)", lambda m: signs.get(m[1], m[3] or ""), text)


def _html(data):
    return unescape(re.sub(r"<[^<>]*>", "", data.decode().replace('""', '"')))


def _anki(data, tmp=[]):  # noqa: B006

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        base = sqlite3.connect(":memory:")
        base.deserialize(archive.read("collection.anki2"))
    rows = base.execute("SELECT flds FROM notes").fetchall()
    base.close()
    return _html("\n".join(fields for (fields,) in rows).encode())


def _csv(data):
    return "\n".join("\n".join(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))))


READERS = {
    "markdown": _markdown,
    "docx": _docx,
    "latex-exam": _latex,
    "anki-text": _html,
    "anki": _anki,
    "csv": _csv,
}


def _holds(name, quiz):
    told = letters(read(name, platforms()[name].write(quiz)))
    for question in quiz.questions:
        entry = question.entry
        wanted = [entry.stem, entry.feedback.key, entry.feedback.hint]
        wanted += [text for part in entry.parts for text in shown_texts(part).values()]
        if name in {"markdown", "docx", "latex-exam"}:
            # On paper a hint would help with the question.
            wanted.remove(entry.feedback.hint)
        for text in wanted:
            assert letters(text) in told, (name, text)


@pytest.mark.parametrize("name", SHEETS)
def test_every_text_of_every_family_is_there(name):
    _holds(name, every())


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("texts", [HOSTILE, MORE], ids=["hostile", "more"])
def test_hostile_texts_are_texts(name, texts):
    _holds(name, handmade.quiz(texts, one_form=True))


@pytest.mark.parametrize("name", SHEETS)
@settings(max_examples=25)
@given(texts=TEXTS)
def test_any_text_is_text(name, texts):
    _holds(name, handmade.quiz(texts))


@pytest.mark.parametrize("name", [*SHEETS, "paper-a4", "paper-letter", "paper-key"])
def test_the_same_bytes_twice(name):
    quiz = handmade.quiz(MORE, one_form=True)
    assert platforms()[name].write(quiz) == platforms()[name].write(quiz)


def test_no_formula_in_any_cell():
    data = platforms()["csv"].write(handmade.quiz(HOSTILE))
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]
    assert harmless("=1+1") == "'=1+1"
    assert harmless("1+1") == "1+1"


def test_the_csv_has_a_row_an_item_with_its_key():
    data = platforms()["csv"].write(every())
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["item"] for row in rows] == [one.entry.item for one in every().questions]
    for row, one in zip(rows, every().questions, strict=True):
        for part in content(one.entry).parts:
            for right in part.right:
                assert right in " ".join(row["key"].split())


@pytest.mark.parametrize(
    "sign", ["\\input{/etc/passwd}", "^^41", "$x$", "%", "a_b", "#1", "~", "&"]
)
def test_no_sign_is_a_command(sign):
    kept = re.sub(
        r"\\(textbackslash|textasciicircum|textasciitilde)\{\}|\\[{}#$%&_]", "", tex(sign)
    )
    assert not set(kept) & set("\\$%#_~^&{}")


def test_the_sheet_for_students_holds_no_key_and_the_booklet_does():
    quiz = every(1)
    shown = {
        name: letters("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))
        for name in ("paper-a4", "paper-letter", "paper-key")
        if (data := platforms()[name].write(quiz))
    }
    for question in quiz.questions:
        why = letters(question.entry.feedback.key)
        # A page may end within it, and what stands at the foot of the page comes between.
        assert why[:40] in shown["paper-key"]
        assert why[-40:] in shown["paper-key"]
        assert why not in shown["paper-a4"]
        assert letters(question.entry.stem)[:40] in shown["paper-letter"]


TINY = ("What came first? 50 % & more", "“One”", "two {of} three")
TEXTUAL = ("anki-text", "csv", "docx", "latex-exam", "markdown")


@pytest.mark.parametrize("name", TEXTUAL)
def test_golden(name):
    """A change of what is written shows in a diff."""
    data = platforms()[name].write(handmade.quiz(TINY, one_form=True))
    said = _docx(data) + "\n" if name == "docx" else data.decode()
    assert_kept(said.encode(), f"{name}.txt")
