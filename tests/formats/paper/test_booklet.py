"""The marking booklet: every form, every key as it is written and in words, its evidence."""

from __future__ import annotations

import re
import stat

import msgspec
import pypdf
import pytest

import handmade as made
from bloc_course.cli import main
from bloc_course.errors import CallError
from bloc_course.formats import issue, named
from bloc_course.formats.paper._answers import as_written
from bloc_course.formats.paper._booklet import booklet
from bloc_course.formats.paper._layout import Layout
from bloc_course.forms.assemble import assemble
from bloc_course.forms.form import Key
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m8_rubric import Rubric
from formats.paper.test_quiz import packed, said
from player import pages

ENTRIES = tuple(pages.entry(code) for code in pages.EACH)
EVERY = Key("form1", "chk1", "quiz", "ann", "Ann", "Title #x", "v1", ENTRIES)


@pytest.mark.parametrize("code", list(pages.EACH))
def test_a_key_as_it_is_written_earns_everything(code):
    for interaction, key in pages.EACH[code]:
        written = as_written(key, interaction)
        if isinstance(key, Rubric):
            assert written == ""
        else:
            assert key.mark(interaction.parse(written)).score == 1


@pytest.mark.parametrize("student", made.students(3))
def test_so_does_every_key_of_a_form(student):
    form, key = assemble(made.bank(), student)
    for question, entry in zip(form.questions, key.entries, strict=True):
        for shown, part in zip(question.parts, entry.parts, strict=True):
            written = as_written(part.key, part.interaction)
            if not isinstance(part.key, DateKey):  # the days made by hand have no words
                assert part.key.mark(shown.interaction.parse(written)).score == 1


def test_it_says_every_key_with_its_evidence_and_rubric():
    whole = packed("".join(said(booklet([EVERY], Layout()))))
    for entry in EVERY.entries:
        for text in (entry.stem, entry.feedback.rule, entry.feedback.key):
            assert packed(text) in whole
        for part in entry.parts:
            assert packed(as_written(part.key, part.interaction)) in whole
    assert packed("The letter says so (p6, n10.1, judged)") in whole
    assert packed(pages.MODEL) in whole
    for criterion in pages.RUBRIC.criteria:
        for point in criterion.points:
            assert packed(point.says) in whole


def test_forms_that_are_alike_stand_once_and_all_are_on_the_sheet():
    twin = msgspec.structs.replace(EVERY, form="form2", check="chk2", student="bob", name="Bob")
    other = msgspec.structs.replace(EVERY, form="form3", student="cy", entries=ENTRIES[:2])
    shown = said(booklet([other, twin, EVERY], Layout()))
    for form in ("form1", "form2", "form3", "chk1", "chk2"):
        assert form in shown[0]
    assert sum("Key of 2 forms" in page for page in shown) == 1
    assert sum("Key of form form3" in page for page in shown) == 1
    assert booklet([EVERY, twin, other], Layout()) == booklet([other, twin, EVERY], Layout())


def test_no_keys_no_booklet():
    with pytest.raises(CallError, match="no key"):
        booklet([], Layout())


@pytest.fixture
def quiz(tmp_path):
    issue(made.bank(), made.students(3), tmp_path, named("json"))
    return tmp_path


def test_the_command_writes_where_only_its_owner_reads(quiz, capsys):
    assert main(["quiz", "booklet", str(quiz)]) == 0
    file = quiz / "keys" / "booklet.pdf"
    assert str(file) in capsys.readouterr().out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert main(["quiz", "booklet", str(quiz), "--student", "s01", "--paper", "us-letter"]) == 0
    reader = pypdf.PdfReader(quiz / "keys" / "booklet-s01.pdf")
    assert reader.pages[0].mediabox.width == 612
    assert len(re.findall(r"Student Number \d", reader.pages[0].extract_text())) == 1
    # Grading goes on as before.
    assert main(["quiz", "booklet", str(quiz)]) == 0


def test_a_student_there_is_not(quiz, capsys):
    assert main(["quiz", "booklet", str(quiz), "--student", "s0l"]) == 2
    assert "did you mean 's0" in capsys.readouterr().err
    assert main(["quiz", "booklet", str(quiz / "forms")]) == 2
