"""A form shows the plain stem where its section is for upper secondary, and there only."""

import dataclasses

import msgspec
import pytest

import handmade as made
from bloc_course.forms.assemble import assemble
from bloc_course.forms.blueprint import Section

STUDENT = made.students(1)[0]
BANK = made.bank(made.blueprint(sections=(Section(title="Only", family="Z1", count=2),)))


def form(path, plain):
    """The form and key of one section for readers of a path, of items with this plain stem."""
    sections = (msgspec.structs.replace(BANK.blueprint.sections[0], path=path),)
    items = tuple(msgspec.structs.replace(item, plain=plain) for item in BANK.items)
    plan = msgspec.structs.replace(BANK.blueprint, sections=sections)
    return assemble(dataclasses.replace(BANK, blueprint=plan, items=items), STUDENT)


@pytest.mark.parametrize("path", ["", "U"])
def test_other_readers_see_and_are_marked_on_the_whole_stem(path):
    shown, key = form(path, "What holds?")
    assert (shown, key) == form("", "")
    assert all(question.stem.startswith("A question of kind") for question in shown.questions)


def test_upper_secondary_sees_the_plain_stem_in_form_and_key_alike():
    shown, key = form("S", "What holds?")
    _, whole = form("U", "What holds?")
    stems = [question.stem for question in shown.questions]
    assert stems == [entry.stem for entry in key.entries] == ["What holds?"] * 2
    assert [e.item for e in key.entries] == [e.item for e in whole.entries]
    assert all(
        one.revision != other.revision
        for one, other in zip(key.entries, whole.entries, strict=True)
    )


def test_without_a_plain_stem_all_paths_see_the_same():
    assert form("S", "") == form("U", "")
