"""G1 and G3: laws, then cases."""

from __future__ import annotations

from bloc_course.dataset.names import folded
from bloc_course.items.families._speakers import called
from bloc_course.items.families.prosopography import _tables
from bloc_course.items.families.prosopography.g1_names import DISTRACTORS, FEWEST, ROWS, forms
from bloc_course.items.obligations.names import bearers_of
from worlds import drawn, pool, world


def test_a_form_shares_no_word_with_the_usual_name():
    for form in forms(world()).values():
        usual = folded(world().data.people[form.person].name).split()
        assert not set(folded(form.shown).split()) & set(usual)


def test_a_form_belongs_to_one_person():
    for form in forms(world()).values():
        assert bearers_of(world()).get(folded(form.shown), {form.person}) == {form.person}


def test_columns_are_real_people_and_two_are_left_over():
    for item in pool("G1"):
        part = item.parts[0]
        rows, columns = len(part.interaction.rows), len(part.interaction.columns)
        assert FEWEST <= rows <= ROWS
        assert columns == rows + DISTRACTORS
        assert len(set(part.key.rows.values())) == rows
        assert {column.code for column in part.interaction.columns} <= world().data.people.keys()


def test_whoever_is_left_over_has_another_name_too():
    """Who has none would be out at a glance."""
    bearers = {form.person for form in forms(world()).values()}
    for item in pool("G1"):
        assert {column.code for column in item.parts[0].interaction.columns} <= bearers


def test_birth_names_and_cover_names_of_the_article():
    shown = {form.shown: form.person for form in forms(world()).values()}
    assert shown["Radomylski"] == "grigori-zinoviev"
    assert shown["Rosenfeld"] == "lev-kamenev"
    assert shown["Kolokolnikov"] == "ivan-smirnov"
    assert shown["Zvon"] == "safrys"
    assert shown["the informant"] == "edward-holzmann"


def places():
    return _tables.tables(world())["place:bloc-1932:sedov-ink-letter-1932"].cells


def test_by_sedovs_letter_three_groups_joined():
    joined = {group for group, cell in places().items() if cell.column == "joined"}
    assert joined == {"smirnov-group", "zinovievists", "sten-lominadze-group"}


def test_by_sedovs_letter_one_group_was_still_talking():
    talking = {group for group, cell in places().items() if cell.column == "in-talks"}
    assert talking == {"safarov-tarkhanov-group"}


def test_right_wingers_and_liberals_stood_apart():
    apart = {group for group, cell in places().items() if cell.column == "apart"}
    assert apart == {"right-wingers", "liberals"}


def test_the_list_of_seven_and_the_names_beyond_it():
    cells = _tables.tables(world())["list:unified-centre-1936"].cells
    listed = {person for person, cell in cells.items() if cell.column == "listed"}
    assert len(listed) == 7
    assert {"alexander-kuklin", "ivan-charov", "grigori-sokolnikov"} <= cells.keys() - listed


def test_an_allegation_is_told_as_one():
    items = [item for item in drawn("G3", b"all", 60) if "unified centre" in item.stem]
    assert items
    for item in items:
        assert "Standing in a list does not show that the charge was true." in item.stem
        assert "denies that a unified centre" in item.feedback.open


def test_no_more_is_said_of_a_name_than_its_place_prints():
    """n9.1 and n13.1 print one name beside another: neither says which came at birth."""
    for form in forms(world()).values():
        person = world().data.people[form.person]
        alias = next(a for a in person.aliases if form.code.endswith(f":{folded(a.form)}"))
        assert "birth" not in form.says
        if not alias.claim:
            name = called(world(), person.id)
            assert form.says in (
                f"“{form.shown}” was known as {name}.",
                f"“{form.shown}” and {person.name} are two names of one person.",
            )
        else:
            claim = world().data.claims[alias.claim]
            assert claim.statement[:-1] in form.says
            own = claim.asserted_by == world().data.article.author
            assert (form.modality == claim.modality) if own else form.modality == "reported"


def test_a_name_that_another_gives_is_told_as_his_word():
    """p17: Kolokolnikov stands in a letter of Van Heijenoort."""
    (form,) = [f for f in forms(world()).values() if f.shown == "Kolokolnikov"]
    assert form.says.startswith("Van Heijenoort says so")


def test_a_name_beyond_the_list_is_a_confession():
    """p40, p41: “in court” alone would leave out what was done to those who spoke."""
    cells = _tables.tables(world())["list:unified-centre-1936"].cells
    for cell in cells.values():
        if cell.column == "named":
            assert " in court (" in cell.says
            assert "confession" in cell.says


def test_nobody_is_named_who_is_only_described():
    """p7: Sedov tells of a member who talked, and gives no name."""
    for table in _tables.tables(world()).values():
        for cell in table.cells.values():
            person = world().data.people.get(cell.record)
            assert person is None or person.name[0].isupper()


def test_who_is_left_over_had_another_name_too_or_is_spoken_of_beside_it():
    """Else a reader knows at a glance who is out."""
    for item in pool("G1"):
        part = item.parts[0]
        rows = {code.partition(":")[0] for code in part.key.rows}
        left = {column.code for column in part.interaction.columns} - rows
        read = world().chapters_holding(item.feedback.reread)
        others = {
            form.person
            for form in forms(world()).values()
            if world().chapters_holding((*item.feedback.reread, *form.locators)) == read
        } - rows
        assert len(left & others) == min(len(left), len(others)), item.id


def test_nobody_who_is_left_over_is_known_by_the_form_of_the_name():
    """n37.1, p11: Kirov has no first name there."""
    bearers = {form.person for form in forms(world()).values()}
    for item in drawn("G1", b"forms", 60):
        for column in item.parts[0].interaction.columns:
            assert column.code in bearers or len(column.text.split()) > 1, column.text
