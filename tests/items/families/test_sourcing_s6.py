"""S6: the verdict on a statement in court follows from the claims for and against it."""

from __future__ import annotations

import re
from itertools import islice

import msgspec
import pytest

from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.forms.balance import balanced
from bloc_course.items.families.sourcing import s6_confession as s6
from bloc_course.items.family import Scope, draw
from bloc_course.items.item import Item
from bloc_course.items.proof import Refusal
from worlds import drawn, family, pool, world


def claim(name):
    return world().data.claims[name]


def built(seed, **judgements):
    """The item of a seed in a world where some judgements have another tag."""
    old = world().data
    changed = {
        name: msgspec.structs.replace(old.judgements[name.replace("_", "-")], tag=tag)
        for name, tag in judgements.items()
    }
    entries = {**old.judgements, **{one.id: one for one in changed.values()}}
    return family("S6").build(World(old.replace(judgements=entries)), seed)


def test_a_centre_that_the_author_denies_has_no_members():
    ruling = {other.id for other in s6.refuters(world(), claim("charov-member-bakayev"))}
    assert "centre-existed-broue" in ruling
    assert not s6.bearers(world(), claim("charov-member-bakayev"))


def test_a_denial_that_the_author_rejects_rules_nothing_out():
    assert not s6.refuters(world(), claim("bloc-formed-indictment"))
    bearing = {other.source for other in s6.bearers(world(), claim("bloc-formed-indictment"))}
    assert bearing == {"sedov-ink-letter-1932"}


def test_another_paper_of_the_court_bears_nothing_out():
    for item in pool("S6"):
        statement = claim(item.records[0])
        assert s6.in_court(world(), statement)
        assert not any(s6.in_court(world(), o) for o in s6.bearers(world(), statement))


def test_the_verdict_is_that_of_the_claims():
    for item in pool("S6"):
        statement = claim(item.records[0])
        against, beside = s6.refuters(world(), statement), s6.bearers(world(), statement)
        verdict = item.parts[0].key.answer
        assert verdict == (s6.REFUTES if against else s6.BEARS_OUT if beside else s6.NO_GROUND)
        assert not (against and beside)


def test_a_reviewer_whom_the_claims_contradict_is_not_followed():
    seed = tuple(f"s6-charov-member-bakayev-{end}" for end in ("refutes", "idle", "idle-2"))
    assert isinstance(built(seed), Item)
    refusal = built(seed, s6_charov_member_bakayev_refutes="bears-out")
    assert isinstance(refusal, Refusal)
    assert (refusal.obligation, "bears-out" in refusal.because) == ("O5", True)


def test_without_a_ground_no_reason_is_that_the_court_said_so():
    for fact in world().data.judgements.values():
        if fact.family == "S6":
            assert not re.search(r"\badmit|\bconfess(ed|es)?\b|\breveal", fact.text), fact.id
    for item in pool("S6"):
        if item.parts[0].key.answer == s6.NO_GROUND:
            tags = {
                world().data.judgements[name].tag
                for name in item.feedback.choices
                if name in world().data.judgements
            }
            assert "outweighed" not in tags


def test_two_verdicts_are_none():
    seed = tuple(f"s6-charov-member-bakayev-{end}" for end in ("refutes", "idle", "idle-2"))
    refusal = built(seed, s6_charov_member_bakayev_idle_3="bears-out")
    assert isinstance(refusal, Refusal)
    assert refusal.because == "reviewers gave this question no verdict, or more than one"


def test_the_stem_names_whose_word_it_is_and_asks_for_its_worth():
    for item in pool("S6"):
        head, said = item.stem.split("\n")
        assert head.endswith("?")
        assert ": " in said
        assert said.endswith(claim(item.records[0]).statement)


def test_the_printed_record_is_not_called_by_its_title():
    """It repeats the charge."""
    title = world().name("trial-report-1936")
    for item in drawn("S6", b"record", 40):
        told = (item.stem, item.feedback.key, *item.feedback.choices.values())
        assert not any(title in text for text in told)


@pytest.mark.parametrize("key", [b"one", b"two", b"three"])
def test_a_constant_verdict_earns_no_more_than_chance(key):
    made = draw(world(), family("S6"), ranker(key), Scope())
    items = list(islice(balanced(i for i in made if isinstance(i, Item)), 18))
    for verdict in s6.STANCES:
        hits = sum(item.parts[0].key.answer == verdict for item in items)
        assert hits == 6


def test_what_is_decided_by_one_claim_is_asked_once_in_a_form():
    """Whoever is called a member of the centre: that there was none decides it."""
    of_centre = "|belonged-to|unified-centre-1936"
    members = [i for i in drawn("S6", b"members", 90) if of_centre in i.keyed[0]]
    assert len({i.records[0] for i in members}) > 1
    assert all(set(one.keyed) & set(other.keyed) for one in members for other in members)


def test_what_refutes_names_who_decides_and_not_a_search():
    """“Sedov’s book looks for a meeting” shows nothing, whatever it found."""
    seed = tuple(f"s6-kuklin-member-bakayev-{end}" for end in ("refutes", "idle", "idle-3"))
    old = world().data
    fallen = msgspec.structs.replace(
        old.judgements[seed[0]], text="Sedov’s book looks for a meeting of the centre."
    )
    told = World(old.replace(judgements={**old.judgements, fallen.id: fallen}))
    assert isinstance(family("S6").build(world(), seed), Item)
    refusal = family("S6").build(told, seed)
    assert isinstance(refusal, Refusal)
    assert "who decides" in refusal.because


def test_a_mere_ground_does_not_decide():
    """p42: that no meeting is mentioned refutes nobody’s membership until a centre is denied."""
    seed = tuple(f"s6-kuklin-member-bakayev-{end}" for end in ("refutes", "idle", "idle-3"))
    old = world().data
    fallen = msgspec.structs.replace(old.judgements[seed[0]], rests_on="no-centre-meeting-red-book")
    told = World(old.replace(judgements={**old.judgements, fallen.id: fallen}))
    refusal = family("S6").build(told, seed)
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O5"


def test_words_from_the_dock_are_never_told_without_what_the_article_says_of_them():
    spoken = [i for i in drawn("S6", b"dock", 90) if "before the court" in i.stem]
    assert spoken
    for item in spoken:
        assert "proves no deed" in item.feedback.open
        assert "torture" in item.feedback.open or "holzmann" in item.records[0]
    pressed = [item for item in spoken if item.records[0] == "sokolnikov-member-kamenev"]
    assert pressed
    assert all("under the pressure of the prosecutor" in item.stem for item in pressed)


def test_the_author_is_named_in_other_reasons_and_under_each_verdict():
    """Else “Broué says …” would be the reason that decides, and the sign of what is ruled out."""
    named = {False: 0, True: 0}
    verdicts = set()
    for item in drawn("S6", b"named", 120):
        key = item.parts[0].key
        for reason in item.parts[0].interaction.reasons:
            if reason.text.startswith("Broué says"):
                named[reason.code == key.reason] += 1
                verdicts.add(key.answer)
    assert named[False] * 2 > named[True], named
    assert verdicts == set(s6.STANCES)
