"""The datum behind an item: what was misplaced, misread, misjudged, and by how many."""

from dataclasses import replace
from fractions import Fraction
from math import isclose

import msgspec
import pytest

import handmade as made
from bloc_course.forms.assemble import assemble
from bloc_course.grading.grade import grade
from bloc_course.grading.statistics.count import statistics
from bloc_course.grading.statistics.data import mostly_wrong
from bloc_course.grading.statistics.page import statistics_html
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.answer_noise import right
from bloc_course.submissions.handed_in import Submission


def world_of(family, parts, records):
    """A quiz of one question about these records, the same for a class of forty."""

    item = made.item(family, 1, parts=parts, records=records)
    known = {family: replace(made.family(family, 1), build=lambda *_: item)}
    plan = made.blueprint(variants="same")
    (section,) = (s for s in plan.sections if s.family == family)
    plan = msgspec.structs.replace(
        plan, sections=(msgspec.structs.replace(section, count=1),), pool=1
    )
    bank = made.draw_bank(made.world(), plan, made.SECRET, known=known)
    return [assemble(bank, student)[1] for student in made.students(40)]


def answered(keys, answer):
    """The figures where student n answers `answer(entry, n)`, in the codes of the form."""
    accepted = {
        key.form: Submission(
            form=key.form,
            file="a",
            responses={
                entry.code: msgspec.Raw(msgspec.json.encode(answer(entry, n)))
                for entry in key.entries
            },
        )
        for n, key in enumerate(keys)
    }
    return statistics(grade({key.form: key for key in keys}, Admission(accepted, (), ()), []))


def code_of(entry, own):
    """The form's code for an item's own code."""
    return next(code for code, name in entry.names.items() if name == own)


CARDS = tuple(f"rec-{name}-1" for name in ("first", "second", "third", "fourth"))


def test_a_card_that_everybody_puts_too_early():
    """The third card stands first in three of four orders: two of its three pairs are inverted."""

    def answer(entry, n):
        order = [code_of(entry, card) for card in CARDS]
        return [order[2], order[0], order[1], order[3]] if n % 4 else order

    found = answered(world_of("Z3", made.order(1), CARDS), answer)
    by_record = {one.record: one for one in found.data}
    assert {one.use for one in found.data} == {"placed"}
    third = by_record["rec-third-1"]
    assert third.n == 40
    assert isclose(third.wrong, 3 / 4 * 2 / 3)
    assert third.mistakes == (("too early", 30),)
    assert third.label == "the third of case 1"
    assert by_record["rec-fourth-1"].wrong == 0
    assert by_record["rec-first-1"].mistakes == (("too late", 30),)
    assert found.data[0].record == "rec-third-1"


def test_a_row_that_everybody_misreads():
    rows, wrong = ("rec-row-1", "rec-line-1", "rec-rank-1"), "rec-line-1"

    def answer(entry, n):
        given = dict(right(entry.parts[0]))
        row = code_of(entry, wrong)
        columns = [column.code for column in entry.parts[0].interaction.columns]
        if n % 8:
            given[row] = next(code for code in columns if code != given[row])
        return given

    found = answered(world_of("Z4", made.match(1), rows), answer)
    line = next(one for one in found.data if one.record == wrong)
    assert (line.use, line.n, line.wrong) == ("sorted", 40, 35 / 40)
    ((way, times),) = line.mistakes
    assert times == 35
    assert way in {"“the pillar of case 1”", "“the post of case 1”"}
    assert line.sentence == f"More than half misread it, mostly {way} (35 of 40)."
    assert [one.record for one in mostly_wrong(found.data)] == [wrong]
    page = statistics_html(found)
    assert f'<li><span class="mark">the line of case 1</span> ({wrong}): More than' in page


def test_a_statement_that_is_left_out():
    options = tuple(f"rec-{n}-1" for n in ("amber", "basalt", "chalk", "dolomite", "emery"))
    keyed = options[1]

    def answer(entry, _):
        return [code for code in right(entry.parts[0]) if code != code_of(entry, keyed)]

    found = answered(world_of("Z2", made.multiple(1), options), answer)
    left = next(one for one in found.data if one.record == keyed)
    assert (left.use, left.wrong, left.mistakes) == ("ticked", 1, (("left out", 40),))
    assert all(one.wrong == 0 for one in found.data if one is not left)


def test_what_an_item_asks_as_a_whole():
    def answer(entry, n):
        keyed = right(entry.parts[0])
        return (
            keyed if n < 10 else next(c for c in entry.parts[0].interaction.codes() if c != keyed)
        )

    found = answered(world_of("Z1", made.choice(1), ("rec-1",)), answer)
    (asked,) = found.data
    assert (asked.record, asked.use, asked.wrong) == ("rec-1", "asked", 30 / 40)
    assert asked.label.startswith("A question of kind 1")


def test_a_keyed_option_that_is_a_record_is_what_is_asked():
    records = ("rec-basalt-1", "rec-chalk-1")
    found = answered(
        world_of("Z1", made.choice(1), records), lambda entry, _: right(entry.parts[0])
    )
    assert [(one.record, one.wrong) for one in found.data] == [("rec-basalt-1", 0)]


@pytest.mark.parametrize("given", ["", "no order at all"])
def test_what_was_not_answered_says_nothing_of_a_record(given):
    found = answered(world_of("Z3", made.order(1), CARDS), lambda *_: given)
    assert found.data == ()


def test_few_answers_are_not_judged():
    keys = world_of("Z3", made.order(1), CARDS)[:29]
    found = answered(keys, lambda entry, _: [code_of(entry, card) for card in CARDS[::-1]])
    assert {one.sentence for one in found.data} == {"Do not judge it on 29 answers."}
    assert not list(mostly_wrong(found.data))
    assert all(one.wrong == Fraction(1) for one in found.data)
