"""C9: each date has one use, and no other use of its paper could be meant by it."""

from __future__ import annotations

from collections import Counter

from bloc_course.items.families.chronology._uses import WRITTEN, uses
from bloc_course.items.families.chronology.c9_which_date import TABLES, _tables
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


def test_no_paper_has_two_dates_and_no_name_says_undated():
    """Two dates of one paper tell their uses by their order."""
    for item in pool("C9"):
        papers = Counter(split(row)[0] for row in item.parts[0].key.rows)
        assert max(papers.values()) == 1
        assert not any("undated" in row.text for row in item.parts[0].interaction.rows)
    rows = (f"{KO}.written", f"{KO}.carried", f"{KO}.printed")
    both = family("C9").build(world(), ("written carried printed", *rows))
    assert isinstance(both, Refusal)
    assert both.obligation == "O5"


def test_two_papers_printed_in_their_time_have_dates_of_different_use():
    """That a letter nobody printed was written could be had unread."""
    for item in pool("C9"):
        found = set()
        for row in item.parts[0].key.rows:
            paper, role = split(row)
            issues = (
                world().data.documents[link.to] for link in world().data.documents[paper].printed_in
            )
            if any(issue.kind == "periodical-issue" for issue in issues):
                found.add(role)
        assert {WRITTEN, "printed"} <= found


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
    cells = _tables(world())["written carried printed"].cells
    roles = ("written", "carried", "printed")
    found = {role: cells[f"{KO}.{role}"] for role in roles}
    assert {role: cell.column for role, cell in found.items()} == dict(
        zip(roles, roles, strict=True)
    )
    assert found["written"].text.endswith("– September 1932")
    assert "“end of September”" in found["carried"].instead["written"]
    assert "November 1932" in found["written"].instead["printed"]


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


def test_a_day_printed_without_its_year_is_no_conclusion_from_the_paper():
    """p38 names 8 May outright; the year is that of the sentence before."""
    circular = uses(world())["circular-1933-05-08"][WRITTEN]
    assert circular.partly
    assert not uses(world())[GERMAN][WRITTEN].partly
    said = _tables(world())[f"{WRITTEN} printed"].cells[f"circular-1933-05-08.{WRITTEN}"]
    assert "only the year is concluded" in said.instead["printed"]
    assert "conclusion from what is known" not in said.instead["printed"]
