"""C9: each date has one use, and no other use of its paper could be meant by it."""

from __future__ import annotations

from collections import Counter

from bloc_course.items.families.chronology._uses import WRITTEN, uses
from bloc_course.items.families.chronology.c9_which_date import TABLES
from bloc_course.items.proof import Refusal
from worlds import family, pool, world

GERMAN, KO = "trotsky-german-letter-1932", "ko-article-1932"


def split(row):
    paper, _, role = row.rpartition(".")
    return paper, role


def test_a_date_that_meets_another_use_of_its_paper_has_that_one_as_a_row():
    for item in pool("C9"):
        rows = item.parts[0].key.rows
        columns = {column.code for column in item.parts[0].interaction.columns}
        for row, column in rows.items():
            paper, role = split(row)
            assert role == column
            for other in uses(world())[paper].values():
                beside = other.role != role and other.role in columns
                if beside and uses(world())[paper][role].meets(other):
                    assert f"{paper}.{other.role}" in rows


def test_one_paper_at_least_has_two_dates_of_different_use():
    for item in pool("C9"):
        papers = Counter(split(row)[0] for row in item.parts[0].key.rows)
        assert papers.most_common(1)[0][1] > 1
        assert len(item.parts[0].key.rows) == len(set(item.parts[0].key.rows))


def test_no_paper_gives_all_its_dates_and_no_name_says_undated():
    for item in pool("C9"):
        papers = Counter(split(row)[0] for row in item.parts[0].key.rows)
        assert max(papers.values()) == 2
        assert not any("undated" in row.text for row in item.parts[0].interaction.rows)


def test_counting_the_uses_tells_nothing():
    """No use comes more often than another over the shapes, and an item has several papers."""
    for shapes in TABLES.values():
        totals = [sum(column) for column in zip(*shapes, strict=True)]
        assert max(totals) - min(totals) <= 1
        assert max(totals) == totals[0]
        assert len(shapes[0]) == 2 or any(len(set(shape)) > 1 for shape in shapes)
    for item in pool("C9"):
        assert len({split(row)[0] for row in item.parts[0].key.rows}) > 1


def test_every_wrong_use_has_its_feedback():
    for item in pool("C9"):
        for row, right in item.parts[0].key.rows.items():
            for column in item.parts[0].interaction.columns:
                assert column.code == right or item.feedback.choices[f"{row}={column.code}"]


def test_no_row_shows_a_day_or_quotes_its_date():
    """Papers are written on days and printed in months, so a day would tell its use."""
    for item in pool("C9"):
        for row in item.parts[0].interaction.rows:
            shown = row.text.rpartition("–")[2].strip()
            assert not shown[0].isdigit() or shown.isdigit()
            assert "“" not in shown


def test_bearing_a_date_and_being_written_are_never_told_apart():
    roles = {use.role for by_role in uses(world()).values() for use in by_role.values()}
    assert "bears" not in roles
    assert {WRITTEN, "printed", "found", "carried"} == roles


def test_no_day_of_identification_is_asked():
    """p2, p16: the letter of 3 July 1937 tells what had been found out in talks before it."""
    assert "identified" in world().data.documents[GERMAN].dates
    for item in pool("C9"):
        assert "identified" not in item.stem
        assert "identified" not in item.parts[0].interaction.columns


def test_the_article_signed_ko_has_three_dates_of_one_autumn():
    rows = (f"{KO}.written", f"{KO}.carried", f"{KO}.printed")
    item = family("C9").build(world(), ("written carried printed", *rows))
    assert item.parts[0].key.rows == dict(zip(rows, ("written", "carried", "printed"), strict=True))
    assert item.parts[0].interaction.rows[0].text.endswith("– September 1932")
    assert "“end of September”" in item.feedback.choices[f"{KO}.carried=written"]
    wrong = item.feedback.choices[f"{KO}.written=printed"]
    assert "November 1932" in wrong


def test_a_title_that_names_the_issue_is_no_date_of_print():
    assert "printed" not in uses(world()).get("letter-moscow-1933", {})


def test_a_find_that_may_be_called_an_identification_is_no_row():
    """Whoever finds a paper under a bare signature says at the same time what it is."""
    assert world().data.documents["letter-svoi"].dates["found"].basis == "inferred"
    assert "found" not in uses(world()).get("letter-svoi", {})
    row = family("C9").build(world(), ("written printed found", "letter-svoi.found"))
    assert isinstance(row, Refusal)


def test_feedback_claims_no_more_of_a_date_than_the_article_gives():
    for item in pool("C9"):
        for code, text in item.feedback.choices.items():
            assert "nothing else" not in text
            paper, role = split(code.partition("=")[0])
            if "=" in code and "The article gives this as" in text:
                assert uses(world())[paper][role].modality != "inferred"
