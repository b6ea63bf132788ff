"""Identity: an item has the same ids in every file, whatever stands beside it or is secret."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_course.draw import ranker
from bloc_course.exports.bank import Exported, Pool, questioned
from bloc_course.exports.platform import platforms
from bloc_course.items.difficulty import difficulty
from bloc_course.items.family import Scope, draw, families
from bloc_course.items.item import Item
from worlds import world

ITEM = re.compile(r"(?<![\w-])[acgkrsx]\d+-[0-9a-f]{10}(?![\w-])")
# Who gets these files is a student, or may be one: nothing but opaque codes stands in them.
FOR_STUDENTS = ("notebook", "paper-a4", "paper-letter")
WITH_IDS = (
    "anki-text", "canvas", "canvas-usual", "common-cartridge", "csv", "gift", "moodle-xml",
    "moodle-xml-usual", "qti21", "qti22", "qti3",
)  # fmt: skip


@cache
def drawn(family="C3", count=5):
    """The first items of a family."""
    found = draw(world(), families()[family], ranker(b"identity"), Scope())
    items = (item for item in found if isinstance(item, Item))
    return tuple(item for item, _ in zip(items, range(count), strict=False))


def quiz(items, secret=b"a secret of the tests", draws=1):
    """A quiz of one pool."""
    questions = tuple(
        questioned(
            item,
            secret,
            "tests",
            points="1",
            path="",
            difficulty=difficulty(item),
            codes=item.parts[0].interaction.codes(),
        )
        for item in items
    )
    return Exported("tests", "Tests", "", "0" * 16, (Pool("One", draws, "1", questions),))


def text_of(name, data):
    """Everything in a file as text."""
    if name.startswith("paper"):
        from pypdf import PdfReader

        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(one).decode() for one in sorted(archive.namelist()))


def ids(name, whole):
    """Every item id that a file holds."""
    return set(ITEM.findall(text_of(name, platforms()[name].write(whole))))


@given(
    order=st.permutations(range(5)),
    count=st.integers(1, 5),
    secrets=st.lists(st.binary(min_size=1, max_size=20), min_size=2, max_size=2, unique=True),
)
@settings(max_examples=40)
def test_neighbours_change_nothing_and_another_secret_changes_codes_alone(order, count, secrets):
    items = drawn()
    alone = {q.entry.item: q for q in quiz(items, secrets[0]).questions}
    for question in quiz([items[n] for n in order[:count]], secrets[0]).questions:
        assert question == alone[question.entry.item]
    other = {q.entry.item: q for q in quiz(items, secrets[1]).questions}
    assert set(other) == set(alone) == {item.id for item in items}
    for name, question in other.items():
        assert question.entry.code != alone[name].entry.code
        assert question.entry.revision == alone[name].entry.revision


@pytest.mark.parametrize("name", WITH_IDS)
def test_every_file_for_instructors_has_the_same_ids_under_every_secret(name):
    items = drawn()
    assert ids(name, quiz(items)) == {item.id for item in items}
    assert ids(name, quiz(items, b"another")) == ids(name, quiz(items))


@pytest.mark.parametrize("name", ["canvas", "moodle-xml", "qti3"])
def test_another_item_adds_its_own_identifiers_and_changes_no_other(name):
    idents = re.compile(r'\b(?:ident|identifier)="([^"]*)"|<idnumber>([^<]*)|<category>(.*)')
    before = set(idents.findall(text_of(name, platforms()[name].write(quiz(drawn()[1:])))))
    after = set(idents.findall(text_of(name, platforms()[name].write(quiz(drawn())))))
    gone = before - after
    assert not gone
    assert any(drawn()[0].id in "".join(one) for one in after - before)


@pytest.mark.parametrize("name", FOR_STUDENTS)
def test_a_file_for_students_has_opaque_codes_alone(name):
    whole = quiz(drawn(), draws=5)
    shown = text_of(name, platforms()[name].write(whole))
    assert not ITEM.search(shown)
    for question in whole.questions:
        assert not any(record in shown for record in question.entry.records)
        assert question.entry.feedback.key not in shown
