"""Another work of history in the same form: it loads, is clean, and time is reckoned rightly."""

from __future__ import annotations

import pytest

from bloc_course import open_course
from bloc_course.dataset.article import fingerprint, verify
from bloc_course.dataset.coverage import Coverage
from bloc_course.dataset.lints import faults_of, lints
from bloc_course.dataset.load import load
from bloc_course.dataset.records import KINDS
from bloc_course.dates import parse_edtf
from second import DATA, TEXT, second, text
from worlds import world

# A small work has few disagreements, periods, words of two senses and chapters.
FEWER = {"chapters": 3, "terms": 6, "periods": 5, "discrepancies": 4, "arguments": 4}


@pytest.mark.parametrize("kind", [kind.FILE for kind in KINDS])
def test_there_are_ten_records_of_a_kind_or_as_many_as_make_sense(kind):
    assert len(second().data.by_kind()[kind]) >= FEWER.get(kind, 10)


def test_every_paragraph_has_its_hash():
    assert not text().missing
    lines = [line for line in TEXT.read_text("utf-8").splitlines() if line.strip()]
    hashes = [paragraph.sha256 for paragraph in second().data.article.locators.values()]
    assert [fingerprint(line) for line in lines] == hashes


@pytest.mark.parametrize("lint", lints(), ids=lambda lint: lint.code)
def test_no_lint_finds_fault(lint):
    assert list(lint.check(second().data)) == []
    if lint.against_text:
        assert list(lint.against_text(second().data, text().passages)) == []


def test_a_fault_would_be_found():
    """The lints do look at this work: another text makes them speak."""
    other = dict.fromkeys(text().passages, "nothing of this stands here")
    assert list(verify(second().data, other))
    assert {lint.code for lint, _ in faults_of(second().data, other)} == {"D14"}


def test_the_records_account_for_every_name_year_and_mark():
    lines = list(Coverage(second().data, text().passages).lines())
    assert [(line.locator, line.left) for line in lines if line.left] == []
    assert all(line.records for line in lines)


def test_nothing_is_named_as_in_the_first_work():
    def names(data):
        article = data.article
        declared = (article.voices, article.questions, article.predicates)
        ids = {record.id for records in data.by_kind().values() for record in records}
        answers = {value for question in article.questions.values() for value in question.values}
        return ids.union(*map(set, declared)) | answers

    assert names(second().data) & names(world().data) == set()


def test_our_reading_is_consistent_and_the_text_contradicts_itself_where_it_does():
    assert list(second().reading.contradictions()) == []
    found = {frozenset(cycle.records) for cycle in second().attested.contradictions()}
    assert found == {
        frozenset({"henry-ashby"}),
        frozenset({"death-henry-ashby"}),
        frozenset({"henry-ashby", "death-henry-ashby"}),
        frozenset({"first-stone-laid"}),
        frozenset({"dunning-letter-1864-05", "fall-of-centring"}),
    }


@pytest.mark.parametrize(
    ("letter", "first", "last"),
    [
        # It tells of the fall of the quarry face and was answered by the clerk.
        ("quarry-letter", "1863-04-03", "1863-04-20"),
        # It tells of the fair and was answered by the clerk, days before the minutes quote it.
        ("garrod-note", "1863-09-18", "1863-09-29"),
    ],
)
def test_undated_letters_lie_between_what_they_tell_of_and_what_answers_them(letter, first, last):
    days = tuple(parse_edtf(day).lo for day in (first, last))
    assert second().reading.bounds(letter, "written") == days


def test_a_course_opens_on_it():
    course = open_course(DATA, TEXT)
    assert course.people["thornley"] is course.people["Edgar Thornley"]
    assert str(course.bounds("quarry-letter")) == "not before 3 April 1863, not after 20 April 1863"
    rows = course.statuses("stone-compact").rows
    assert ("Upland Farmers", "still bargaining") in {(row[0], row[2]) for row in rows}
    assert course.disputed("first-stone-laid")
    assert course.evidence("quarry-letter")["p5"][0] == "the entry"


def test_it_reads_the_same_from_the_compiled_copy():
    assert load(DATA) == load(DATA)
