"""Names: what counts as the same, and who is found by what."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.dataset.find import ALL, Ambiguous, NoSuchRecord, find
from bloc_course.dataset.names import fits, folded, sounded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Alias
from worlds import world

TEXTS = st.text(max_size=40)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert sounded(text.upper()) == sounded(text.upper().lower())


@pytest.mark.parametrize(
    "same",
    [
        ("Trotsky", "Trotskii", "Trotzky", "Троцкий", "TROTSKI"),
        ("Zinoviev", "Zinovyev", "Zinovieff", "Зиновьев"),
        ("Bukharin", "Boukharine", "Бухарин"),
        ("Riutin", "Ryutin", "Рютин"),
        ("Lominadze", "Lominadzé"),
        ("Preobrazhensky", "Преображенский"),
        ("Goltsman", "Gol’tsman", "Гольцман"),
    ],
    ids=lambda same: same[0],
)
def test_ways_of_transliteration_are_one(same: tuple[str, ...]) -> None:
    assert len({sounded(form) for form in same}) == 1


def test_different_people_stay_apart_by_sound() -> None:
    people = world().data.people.values()
    names: dict[str, str] = {}
    for person in people:
        assert names.setdefault(sounded(person.name), person.id) == person.id


def test_a_short_way_of_writing_a_name_keeps_its_last_word() -> None:
    assert fits("i smirnov", "ivan nikitich smirnov")
    assert fits("i n smirnov", "ivan nikitich smirnov")
    assert not fits("n i smirnov", "ivan nikitich smirnov")
    assert not fits("ivan", "ivan nikitich smirnov")
    assert not fits("", "ivan nikitich smirnov")


def test_every_record_is_found_by_its_id() -> None:
    for kind, records in world().data.by_kind().items():
        for record in records:
            assert find(world(), record.id, [kind]).id == record.id


def bearers(form: str, kind: str) -> tuple[str, ...]:
    try:
        return (find(world(), form, [kind]).id,)
    except Ambiguous as several:
        return several.candidates


def test_a_form_of_a_name_finds_its_bearer_or_names_all_who_share_it() -> None:
    for kind in ("people", "groups", "documents"):
        for record in getattr(world().data, kind).values():
            for alias in record.aliases:
                assert record.id in bearers(alias.form, kind)


def test_several_bearers_are_told_apart_in_the_message() -> None:
    with pytest.raises(Ambiguous) as caught:
        find(world(), "smirnov", ["people"])
    assert len(caught.value.candidates) >= 3
    for candidate in caught.value.candidates:
        assert f"{candidate}: {world().data.people[candidate].name}" in str(caught.value)


def test_a_surname_printed_for_one_is_not_his_alone_if_he_has_namesakes() -> None:
    people = world().data.people
    form = Alias(form="Smirnov", kind="short-form", cite=("p5",))
    names = ("alexander-smirnov", "vladimir-smirnov")
    for alone, namesakes in ((True, ()), (False, names)):
        changes = {k: msgspec.structs.replace(people[k], aliases=(), namesakes=()) for k in names}
        one = msgspec.structs.replace(people["ivan-smirnov"], aliases=(form,), namesakes=namesakes)
        data = world().data.replace(people=people | changes | {one.id: one})
        if alone:
            assert find(World(data), "smirnov", ["people"]).id == one.id
        else:
            with pytest.raises(Ambiguous) as caught:
                find(World(data), "smirnov", ["people"])
            assert set(caught.value.candidates) == {one.id, *names}


def test_within_narrows_the_search() -> None:
    found = find(world(), "smirnov", ["people"], within={"ivan-smirnov"})
    assert found.id == "ivan-smirnov"


@pytest.mark.parametrize("name", ["", " ", "?!", "zzzzqqq"])
def test_what_is_no_name_finds_nothing(name: str) -> None:
    with pytest.raises(NoSuchRecord, match="nothing is called"):
        find(world(), name, ALL)
