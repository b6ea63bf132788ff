"""Kept items on newer data: what stands, what is keyed otherwise, what no longer proves."""

import dataclasses
from pathlib import Path

import msgspec
import pytest

import handmade as made
import worlds
from bloc_course.forms.assemble import assemble
from bloc_course.forms.fixed import rebuilt
from bloc_course.forms.form import Key
from bloc_course.forms.reprove import rekeyed, reprove, reproved
from bloc_course.items.item import item_id
from bloc_course.items.processing import process
from bloc_course.items.proof import Refusal

KEYS = [assemble(made.bank(), student)[1] for student in made.students(6)]
ENTRIES = [entry for key in KEYS for entry in key.entries]


def families(name, build):
    return {**made.FAMILIES, name: dataclasses.replace(made.FAMILIES[name], build=build)}


def one(name):
    return next(entry for entry in ENTRIES if entry.family == name)


def changed(entry, **changes):
    """The families when one item has become another."""

    def build(_, seed):
        fresh = made.item(entry.family, int(seed[0]))
        return msgspec.structs.replace(fresh, **changes) if seed == entry.seed else fresh

    return families(entry.family, build)


def test_on_the_same_data_all_stands_and_each_item_is_looked_at_once():
    found = reprove(made.world(), KEYS, made.FAMILIES)
    assert set(found) == {(entry.item, entry.revision) for entry in ENTRIES}
    assert {proof.standing for proof in found.values()} == {"as before"}
    assert all(proof.proven and proof.now.id == proof.item for proof in found.values())


@pytest.mark.parametrize("name", made.MAKERS)
def test_another_wording_leaves_the_key(name):
    entry = one(name)
    found = reproved(made.world(), entry, changed(entry, stem="What holds, then?"))
    assert (found.standing, found.proven) == ("other words", True)


@pytest.mark.parametrize("name", made.MAKERS)
def test_today_s_key_marks_what_students_have_answered(name):
    """Whatever the rule: the key of today's item, in the form's codes, gives its answer 1."""
    entry = one(name)
    same = rekeyed(entry, reproved(made.world(), entry, made.FAMILIES).now)
    assert same == entry


def test_another_key_is_told_and_can_be_put_in_place():
    entry = one("Z1")
    (part,) = made.choice(int(entry.seed[0]))
    other = next(o.code for o in part.interaction.options if o.code != part.key.correct)
    parts = (msgspec.structs.replace(part, key=type(part.key)(other)),)
    found = reproved(made.world(), entry, changed(entry, parts=parts))
    assert (found.standing, found.proven) == ("another key", False)
    fresh = rekeyed(entry, found.now)
    answer = next(label for label, name in entry.names.items() if name == other)
    assert process(fresh.parts, answer).score == 1
    assert process(entry.parts, answer).score == 0


def test_an_option_that_is_no_longer_offered_is_not_proven_wrong():
    entry = one("Z1")
    (part,) = made.choice(int(entry.seed[0]))
    options = [o for o in part.interaction.options if o.code != part.key.correct]
    fewer = tuple(o for o in part.interaction.options if o != options[0])
    parts = (msgspec.structs.replace(part, interaction=type(part.interaction)(fewer)),)
    found = reproved(made.world(), entry, changed(entry, parts=parts))
    assert (found.standing, found.proven) == ("other options", False)
    assert options[0].code in found.because


def test_an_obligation_that_fails_is_named():
    entry = one("Z3")
    refusal = Refusal("O3", ("rec-7",), "two values stand in the data")
    found = reproved(made.world(), entry, families("Z3", lambda *_: refusal))
    assert found.standing == "no longer proven"
    assert (found.obligation, found.records, found.because) == (
        "O3",
        ("rec-7",),
        "two values stand in the data",
    )


def test_a_record_that_is_gone_is_named():
    entry = one("Z2")
    world = made.world()
    del world.records[entry.records[0]]
    found = reproved(world, entry, made.FAMILIES)
    assert (found.standing, found.records) == ("no longer proven", entry.records)


def test_a_seed_that_names_what_is_gone_is_no_crash():
    def build(world, seed):
        raise KeyError(seed[0])

    found = reproved(made.world(), one("Z4"), families("Z4", build))
    assert found.standing == "no longer proven"


def test_a_family_that_is_gone_leaves_it_open():
    found = reproved(made.world(), one("Z5"), {})
    assert (found.standing, found.because) == ("unknown", "there is no family Z5 any more")


def test_keys_kept_before_seeds_are_found_again_by_their_hash():
    old = [msgspec.structs.replace(entry, seed=(), names={}) for entry in ENTRIES]
    world = made.world()
    assert {reproved(world, entry, made.FAMILIES).standing for entry in old} == {"as before"}
    entry = next(entry for entry in old if entry.family == "Z1")
    lost = dataclasses.replace(made.FAMILIES["Z1"], seeds=lambda *_: iter(()))
    assert reproved(world, entry, {"Z1": lost}).standing == "unknown"
    reworded = changed(one("Z1"), stem="Another?")
    assert reproved(world, entry, reworded).standing == "unknown"


def test_the_kept_key_of_the_first_version_stands():
    kept = Path(__file__).parent / "kept" / "key-first.json"
    key = msgspec.json.decode(kept.read_bytes(), type=Key)
    found = reprove(made.world(), [key], made.FAMILIES)
    assert {proof.standing for proof in found.values()} == {"as before"}


@pytest.mark.parametrize("name", worlds.MADE)
def test_every_family_builds_its_items_again_from_their_seeds(name):
    for item in worlds.drawn(name, worlds.KEYS[0]):
        assert item.id == item_id(name, *item.seed)
        assert rebuilt(worlds.world(), worlds.family(name), item.seed) == item
