"""The paper quiz: complete, tagged, the same bytes everywhere, and every text stays text."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pypdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf.generic import ContentStream

import handmade as made
from bloc_course.errors import CallError
from bloc_course.formats import formats, named
from bloc_course.formats.paper import _compile
from bloc_course.formats.paper._layout import Layout
from bloc_course.formats.paper._parts import on_paper
from bloc_course.formats.paper._quiz import write
from bloc_course.forms.assemble import assemble
from bloc_course.forms.form import Question, QuestionPart
from bloc_course.items.interactions import INTERACTIONS, Option
from bloc_course.items.interactions.choice import Choice
from player import pages

FORM, KEY = assemble(
    made.bank(made.blueprint(intro="Read *this*.", due="Friday")), made.students()[0]
)
EVERY = msgspec.structs.replace(pages.form(list(pages.EACH)), name="Ann Example")
NASTY = [
    "#panic(1) $x$ *a* _b_ `c` @d <e> \\ \" ' ~ // /* [ ] { } = - + 1.",
    '#import "@preview/x:1.0.0": *',
    'a "quoted" \\" \\u{41} \\n text',
    "שלום (1) עולם 12",
    "\u202eabc\u2066def",
    "Ана 🙂 漢字 e\u0301 क्षि 👩‍👩‍👧",
    "\x00\x07\x7f\ud800 \ufffe\U0010ffff",
    "a\n\n\tb\r\nc\u2028d",
    "̈́alone",
]
texts = st.one_of(
    st.text(max_size=60), st.sampled_from(NASTY), st.text("#$*_<>@\\\"'[]{}=-+/~`.", max_size=30)
)


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def said(data: bytes) -> list[str]:
    return [page.extract_text() for page in read(data).pages]


def packed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return write(EVERY, paper="a4")


def test_every_page_says_whose_it_is_and_which_form(paper):
    shown = said(paper)
    assert len(shown) > 2
    for number, page in enumerate(shown, 1):
        for word in (EVERY.form, EVERY.check, "Ann Example", f"Page {number} of {len(shown)}"):
            assert word in page


def test_every_interaction_has_a_form_on_paper_and_shows_all_its_texts(paper):
    structs = {spec.struct for spec in INTERACTIONS.values()}
    assert structs == {type(part.interaction) for q in EVERY.questions for part in q.parts}
    whole = packed("".join(said(paper)))
    for question in EVERY.questions:
        assert packed(question.stem) in whole
        for part in question.parts:
            for value in msgspec.to_builtins(on_paper(part.interaction, Layout())).values():
                for text in value if isinstance(value, list) else [value]:
                    if isinstance(text, str) and text not in {"one", "many", "rows", "ruled"}:
                        assert packed(text) in whole or text in on_paper.__doc__ or len(text) < 7


@pytest.mark.parametrize("name", ["paper", "paper-letter"])
@pytest.mark.parametrize("count", [1, 13, 17, 18, 19, 20, 32, 33, 40])
def test_the_answer_sheet_is_one_page_with_a_row_for_every_column_of_the_table(name, count):
    some = (EVERY.questions * 4)[:count]
    form = msgspec.structs.replace(FORM, questions=some)
    *quiz, sheet = said(formats()[name].write(form))
    assert "Answer sheet" in sheet
    assert not any("Copy your answers" in page for page in quiz)
    for number, question in enumerate(some, 1):
        for part in question.parts:
            row = f"{number}.{part.name}" if len(question.parts) > 1 else str(number)
            assert re.search(rf"(?m)^{re.escape(row)}\b", sheet)


def test_it_is_tagged_with_title_and_language_by_pdf_ua(paper):
    catalog = read(paper).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read(paper).metadata.title == EVERY.title
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_object().get_data()
    kinds = {str(node["/S"]) for node in _nodes(catalog["/StructTreeRoot"])}
    assert kinds >= {"/H1", "/L", "/LI", "/Table", "/TH", "/TD", "/P"}


def _nodes(node):
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        inner = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(inner, dict) and "/S" in inner:
            yield inner
            yield from _nodes(inner)


def test_its_fonts_are_in_it_and_come_with_typst(paper):
    names = set()
    for page in read(paper).pages:
        for font in page["/Resources"]["/Font"].values():
            (inner,) = font.get_object()["/DescendantFonts"]
            described = inner.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(described)
            names.add(str(described["/FontName"]).partition("+")[2].partition("-")[0])
    assert names == {"LibertinusSerif", "DejaVuSansMono"}


def test_it_is_black_on_white(paper):
    reader = read(paper)
    for page in reader.pages:
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in {b"g", b"G", b"rg", b"RG", b"k", b"K", b"sc", b"SC", b"scn", b"SCN"}:
                assert all(float(one) == 0 for one in operands)


def test_the_sizes_of_the_sheet():
    for name, size in (("paper", (595, 842)), ("paper-letter", (612, 792))):
        box = read(formats()[name].write(FORM)).pages[0].mediabox
        assert (round(box.width), round(box.height)) == size


def test_large_print_extra_paper_and_extra_time():
    form = msgspec.structs.replace(
        FORM, large_print=True, extra_paper=2, extra_time="half as much again"
    )
    sizes = set()
    data = write(form, paper="a4")
    for page in read(data).pages:
        page.extract_text(
            visitor_text=lambda text, _cm, _tm, _font, size: (
                sizes.add(size) if text.strip() else None
            )
        )
    assert min(sizes) > 12
    assert 18 in {round(size) for size in sizes}
    whole = "".join(said(data))
    assert "half as much again" in whole
    assert re.findall(r"Answer sheet, copy (\d)", whole) == ["2", "3"]


def test_it_holds_no_key(paper):
    for data, key in ((paper, EVERY), (write(FORM, paper="a4"), KEY)):
        whole = "".join(said(data)) + data.decode("latin-1")
        assert "The key" not in whole
        assert "Look again" not in whole
        for entry in getattr(key, "entries", ()):
            assert entry.item not in whole
            assert not any(record in whole for record in entry.records)


PROGRAM = """
import sys
sys.path.insert(0, "tests")
from formats.paper.test_quiz import FORM
from bloc_course.formats.paper._quiz import write
sys.stdout.buffer.write(write(FORM, paper="a4"))
"""


def test_its_bytes_are_the_same_on_another_day_in_another_zone():
    root = Path(__file__).parents[3]
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        env["SOURCE_DATE_EPOCH"] = seed
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], cwd=root, env=env, capture_output=True, check=True
        )
        assert done.stdout == write(FORM, paper="a4")


@settings(max_examples=60)
@given(texts, texts, texts)
@example(NASTY[0], NASTY[1], NASTY[2])
@example(NASTY[3], NASTY[4], NASTY[5])
@example(NASTY[6], NASTY[7], NASTY[8])
def test_any_text_is_shown_as_text(stem, name, option):
    choice = Choice((Option("k1", option), Option("k2", stem)))
    question = Question("abc", "1", stem, (QuestionPart("answer", choice, option),), section=name)
    form = msgspec.structs.replace(FORM, name=name, title=name, due=stem, questions=(question,))
    whole = packed("".join(said(write(form, paper="a4"))))
    # Where one text runs from right to left, what is read out of a PDF is in no certain order.
    if (stem + name + option).isascii():
        for text in (stem, name, option):
            assert packed(_compile._NO_SIGNS.sub("", text)) in whole


def test_a_sign_that_no_font_has_is_spelled_out():
    form = msgspec.structs.replace(FORM, name="Ann 🙂 漢 ע Я")
    whole = " ".join(said(write(form, paper="a4")))
    assert "Ann [slightly smiling face] [U+6F22]" in whole
    assert "Я" in whole


def test_without_typst_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    _compile._typst.cache_clear()
    try:
        with pytest.raises(CallError, match=r'the extra "paper": pip install bloc_course\[paper\]'):
            write(FORM, paper="a4")
        # Said before anything is written.
        with pytest.raises(CallError, match="extra"):
            named("json,paper")
    finally:
        _compile._typst.cache_clear()
