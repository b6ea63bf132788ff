"""G5: what is said of one bearer of a name only, or of two; each answer can be the key."""

from __future__ import annotations

from collections import Counter

from bloc_course.draw import ranker
from bloc_course.items.families.prosopography import _namesakes as names
from bloc_course.items.families.prosopography import g5_namesakes as family
from bloc_course.items.family import Scope
from bloc_course.items.item import enemies
from worlds import KEYS, drawn, pool, world
from worlds import family as of


def said(item):
    return world().data.judgements[item.keyed[0]]


def options(item):
    return {option.code for option in item.parts[0].interaction.gaps[0].options}


def test_people_offered_share_a_name():
    people = world().data.people
    for item in pool("G5"):
        one, *others = sorted(options(item) - {names.BOTH})
        assert others
        assert all(other in people[one].namesakes for other in others)


def test_the_key_is_of_whom_a_reviewer_found_it_said():
    for item in pool("G5"):
        about = {
            j.about
            for j in names.said_of_names(world()).values()
            if names.saying(j) == names.saying(said(item))
        }
        key = item.parts[0].key.correct
        assert about == ({key} if key != names.BOTH else options(item) - {names.BOTH})


def test_the_passage_is_one_that_the_records_give_to_the_person():
    for judgement in names.said_of_names(world()).values():
        assert set(judgement.cite) <= names.seen_at(world(), judgement.about)


def test_nothing_that_is_said_names_its_man():
    for judgement in names.said_of_names(world()).values():
        first, *more = world().data.people[judgement.about].name.split()
        assert not more or first not in judgement.text


def test_both_is_the_key_as_often_as_each_of_the_two():
    """Whoever never ticks “both of them” must not gain by it."""
    first = Counter()
    for number in range(300):
        seed = next(family.seeds(world(), ranker(b"%d" % number), Scope()))
        item = family.build(world(), seed)
        if names.BOTH in options(item):
            first[item.parts[0].key.correct == names.BOTH] += 1
    share = first[True] / sum(first.values())
    assert 0.2 < share < 0.5


def test_a_charge_is_told_as_one_and_with_the_view_of_the_author():
    """p40: the seven of the indictment; p50: there was no such centre."""
    for item in drawn("G5", b"charged", 60):
        if said(item).id == "g5-smirnov-centre":
            assert {one.modality for one in item.evidence} == {"alleged"}
            assert "no unified centre (p50)" in item.feedback.open
            assert "ivan-smirnov.unified-centre-1936" in item.keyed


def test_every_place_that_feedback_names_is_one_to_read_again():
    for item in drawn("G5", b"places", 60):
        named = set(names.LOCATOR.findall(item.feedback.key))
        assert named <= set(item.feedback.reread)


def test_what_was_done_to_somebody_reads_as_a_clause():
    for item in drawn("G5", b"clause", 60):
        before, after = item.parts[0].interaction.text
        assert (before, after) == names.gapped(said(item))
        assert "came to be" not in before + after
        assert not after.lstrip().startswith("he ")


def test_three_answers_are_offered():
    assert all(len(options(item)) == family.OPTIONS for key in KEYS for item in drawn("G5", key))


def test_smirnovs_of_the_article():
    about = {j.text: j.about for j in names.said_of_names(world()).values() if j.tag == names.ALONE}
    assert about["served as Commissar for Agriculture"] == "alexander-smirnov"
    assert about["worked as a precision engineer"] == "ivan-smirnov"
    assert about["led the Decists together with Sapronov"] == "vladimir-smirnov"


def test_a_wrong_man_is_refuted_by_his_own_note_or_by_a_fact_of_the_kind():
    """A fact of another kind from a far page (p17, a signature) refutes no trade (n53.2)."""
    for item in drawn("G5", b"refuted", 60):
        said = world().data.judgements[item.keyed[0]]
        for other in (world().data.judgements[one] for one in item.reveals):
            if other.about != said.about and other.tag == "alone":
                record = world().data.people[other.about]
                note = record.life[0].cite[0] if record.life else record.cite[0]
                alike = other.text.split()[0] == said.text.split()[0]
                shared = world().chapters_holding((*said.cite, note))
                assert alike or note in other.cite or not shared, (said.id, other.id)


def test_nobody_stands_among_the_answers_of_whom_hardly_anything_is_told():
    """n40.1: a name of one line in one note is seen at once to be the key or to be no answer."""
    for item in pool("G5"):
        for person in options(item) - {names.BOTH}:
            assert len(names.own_of(world(), person)) >= names.FEWEST


def test_one_who_is_wrong_is_told_not_to_be_meant():
    for item in pool("G5"):
        for code, line in item.feedback.choices.items():
            if item.parts[0].key.correct != names.BOTH and code != names.BOTH:
                assert line.startswith("It is not said of ")


def test_of_two_papers_the_feedback_says_which_names_whom():
    told = {
        one.about: names.by_paper(one)
        for one in names.said_of_names(world()).values()
        if names.saying(one).endswith("in a letter of 1932")
    }
    assert told.keys() == {"alexander-smirnov", "ivan-smirnov"}
    for item in pool("G5"):
        if names.saying(said(item)) in told["ivan-smirnov"]:
            assert all(line in item.feedback.key for line in told.values())


def test_what_tells_an_end_or_a_sense_is_no_second_answer():
    """n53.2, p52: the end of A.P. Smirnov tells of his expulsion, the emissary who sent him."""
    ends = of("G4").build(
        world(), ("died-in-custody+disappeared+executed", "alexander-smirnov@n53.2")
    )
    expelled = ("g5-smirnov-expelled-in-1933", "both", "ivan-smirnov")
    assert enemies(ends, of("G5").build(world(), expelled))
    senses = of("R2").build(
        world(),
        ("bloc-illegal-1934", "emissary-holzmann", "~bloc-syrtsov-1930", "~emissary-gaven"),
    )
    sent = ("g5-smirnov-holzmann", "alexander-smirnov", "both")
    assert enemies(senses, of("G5").build(world(), sent))
