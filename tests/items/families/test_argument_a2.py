"""A2 Strength of an inference: laws, then cases."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.argument import a2_strength
from bloc_course.items.families.argument._hedges import disputed, grade, hedges, tells_degree
from bloc_course.items.processing import process
from bloc_course.items.proof import Refusal, Refused
from worlds import KEYS, drawn, family, world

CONVINCED = "sedov-convinced-broue"
SEED = (f"a2-{CONVINCED}-why", f"a2-{CONVINCED}-idle", f"a2-{CONVINCED}-idle-2")


def _many():
    return {item.id: item for key in KEYS for item in drawn("A2", key, 12)}.values()


def _changed(record, **fields):
    old = world().data
    return World(old.replace(claims={**old.claims, record: replace(old.claims[record], **fields)}))


def test_the_grade_is_that_of_the_author_s_words():
    for item in _many():
        claim = world().data.claims[item.keyed[0]]
        assert item.parts[0].key.answer == grade(claim)
        assert claim.asserted_by == world().data.article.author


def test_no_statement_hedges_and_no_fact_does():
    for item in _many():
        assert not hedges(world().data.claims[item.keyed[0]].statement)
        assert not any(hedges(reason.text) for reason in item.parts[0].interaction.reasons)


def test_the_longest_and_the_shortest_reason_are_no_better_guesses():
    many = list(_many())
    for sign in (1, -1):
        hits = sum(
            max(item.parts[0].interaction.reasons, key=lambda r: sign * len(r.text)).code
            == item.parts[0].key.reason
            for item in many
        )
        assert hits / len(many) < 0.5


def test_the_words_of_the_author_are_told():
    item = family("A2").build(world(), SEED)
    assert "“It is likely” (p33)" in item.feedback.key
    assert "That is more than Broué says" in item.feedback.choices["certain"]
    assert "That is less than Broué says" in item.feedback.choices["possible"]


def test_the_reason_counts_only_with_the_right_grade():
    item = family("A2").build(world(), SEED)
    key = item.parts[0].key
    assert process(item.parts, {"answer": key.answer, "reason": key.reason}).score == 1
    assert process(item.parts, {"answer": "certain", "reason": key.reason}).score == 0


@pytest.mark.parametrize(
    ("fields", "obligation"),
    [
        ({"cue": "without any doubt"}, "O5"),
        ({"cue": "absolutely no doubt"}, "O5"),
        ({"cue": "It is likely, perhaps"}, "O5"),
        ({"statement": "Trotsky had probably won Sedov over."}, "O5"),
        ({"asserted_by": "leon-sedov"}, "O7"),
        ({"polarity": "denies"}, "O7"),
    ],
)
def test_what_is_not_graded_by_his_own_words_is_refused(fields, obligation):
    made = family("A2").build(_changed(CONVINCED, **fields), SEED)
    assert isinstance(made, Refusal)
    assert made.obligation == obligation


def test_a_grade_that_the_argument_contradicts_is_refused():
    old = world().data
    argument = replace(old.arguments["sedov-came-round"], strength="certain")
    grown = World(old.replace(arguments={**old.arguments, argument.id: argument}))
    assert isinstance(family("A2").build(grown, SEED), Refusal)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("in all probability", "probable"),
        ("not likely", "probable"),
        ("unlikely", ""),
        ("cannot be denied", "certain"),
        ("nothing else could have", "certain"),
        ("could have signed", "possible"),
        ("must have had", ""),
        ("no doubt embarrassing", ""),
    ],
)
def test_what_a_hedge_comes_to(cue, expected):
    assert grade(replace(world().data.claims[CONVINCED], cue=cue)) == expected


@pytest.mark.parametrize(
    ("fact", "tells"),
    [
        ("The data needed to decide it are lacking.", True),
        ("The note weighs several hypotheses on him.", True),
        ("Very little is known of this group.", True),
        ("He had a central place in the charges.", False),
    ],
)
def test_a_fact_that_names_the_degree_is_no_reason(fact, tells):
    assert tells_degree(fact) == tells


def test_a_clipped_phrase_gives_no_grade():
    """p11: “seems possible to sustain” says that the hypothesis can be held."""
    claim = world().data.claims["liberals-apparatus-broue"]
    assert claim.cue == "seems possible"
    assert not grade(claim)


def test_where_a_paper_lies_is_no_idle_fact():
    for item in _many():
        for reason in item.parts[0].interaction.reasons:
            if reason.code != item.parts[0].key.reason:
                assert not a2_strength._PROVENANCE.search(reason.text)


@pytest.mark.parametrize("claim", ["smirnov-group-more-members-broue", "right-means-riutin-broue"])
def test_words_that_can_be_read_as_two_grades_are_not_asked(claim):
    """p7 “may suppose” beside n15.3 “probably”; p10 “make it appear”."""
    assert disputed(world().data.claims[claim])


def test_what_a_note_holds_is_asked_of_the_note():
    """p7 supposes of Livshitz what note 15 calls probable."""
    case = SimpleNamespace(claim=world().data.claims["livshitz-linked-notes"])
    assert a2_strength._place(world(), case) == "note 15 of Broué’s article"


def test_a_second_grade_elsewhere_refuses():
    old = world().data
    claim = old.claims["livshitz-linked-notes"]
    twin = replace(claim, id="livshitz-twin", cue="perhaps")
    grown = World(old.replace(claims={**old.claims, twin.id: twin}))
    with pytest.raises(Refused, match="livshitz-twin"):
        a2_strength._graded_alike(grown, claim, "probable")


def test_the_date_or_the_reader_of_a_paper_is_no_idle_fact():
    """n8.1 sets a letter of February 1933 beside the contact of a Trotskyist group in Moscow."""
    assert a2_strength._ORIGIN.search("The letter bears the date of February 1933.")
    for item in _many():
        for reason in item.parts[0].interaction.reasons:
            if reason.code != item.parts[0].key.reason:
                assert not a2_strength._ORIGIN.search(reason.text)
