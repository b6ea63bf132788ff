"""A2 Strength of an inference: laws, then cases."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families._speakers import stated
from bloc_course.items.families.argument import _neighbours, a2_strength
from bloc_course.items.families.argument._cues import betrayed
from bloc_course.items.families.argument._hedges import (
    disputed,
    grade,
    hedges,
    refers_back,
    tells_degree,
)
from bloc_course.items.item import enemies
from bloc_course.items.processing import process
from bloc_course.items.proof import Refusal, Refused
from worlds import KEYS, drawn, family, world

CONVINCED = "sedov-convinced-broue"
SEED = (f"a2-{CONVINCED}-why", f"a2-{CONVINCED}-near-1", f"a2-{CONVINCED}-near-2")


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
        ("A second explanation is set beside it.", True),
        ("The question marks are needed.", True),
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


@pytest.mark.parametrize("claim", ["smirnov-group-more-members-broue", "right-means-riutin-broue"])
def test_words_that_can_be_read_as_two_grades_are_not_asked(claim):
    """p7 “may suppose” beside n15.3 “probably”; p10 “make it appear”."""
    assert disputed(world().data.claims[claim])


def test_what_a_note_holds_is_asked_of_the_note():
    """p7 supposes of Livshitz what note 15 calls probable."""
    case = SimpleNamespace(claim=world().data.claims["livshitz-linked-notes"])
    assert a2_strength._place(world(), case) == "note 15 of Broué’s article (n15.3)"


def test_a_second_grade_elsewhere_refuses():
    old = world().data
    claim = old.claims["livshitz-linked-notes"]
    twin = replace(claim, id="livshitz-twin", cue="perhaps")
    grown = World(old.replace(claims={**old.claims, twin.id: twin}))
    with pytest.raises(Refused, match="livshitz-twin"):
        a2_strength._graded_alike(grown, claim, "probable")


def test_a_wrong_point_is_told_with_the_conclusion_it_belongs_to():
    item = family("A2").build(world(), SEED)
    told = item.feedback.choices[SEED[1]]
    assert told.startswith("True (p14), but the article uses it on another conclusion: There were ")
    assert "A letter" not in told


def test_every_wrong_point_belongs_to_another_conclusion_and_none_to_what_is_asked():
    for item in _many():
        asked = world().data.claims[item.keyed[0]]
        for reason in item.parts[0].interaction.reasons:
            if reason.code != item.parts[0].key.reason:
                fact = world().data.judgements[reason.code]
                every = [claim.id for claim in _neighbours.belongs(world(), fact.rests_on)]
                assert every
                assert asked.id not in every


@pytest.mark.parametrize(
    ("fields", "because"),
    [
        # p20: arrests of late November cannot show that the bloc was over before.
        ({"cite": ("p20",), "rests_on": "eismont-arrests-letter"}, "no closed list"),
        # p14: the liberals, too, want to wait for the right-wingers.
        ({"cite": ("p14",)}, "stands at p14"),
    ],
)
def test_a_wrong_point_has_its_place_in_a_list_of_grounds_and_not_where_it_is_asked(
    fields, because
):
    near = "a2-liberals-talks-broue-near-1"
    old = world().data
    fact = replace(old.judgements[near], **fields)
    with pytest.raises(Refused, match=because):
        _neighbours.neighbour(world(), old.claims["liberals-talks-broue"], fact)


def test_what_is_right_in_one_item_is_wrong_in_another():
    """No point is known for a right or a wrong one by its words."""
    right, wrong = set(), set()
    for item in _many():
        for reason in item.parts[0].interaction.reasons:
            (right if reason.code == item.parts[0].key.reason else wrong).add(reason.text)
    assert len(right & wrong) > len(right) / 2


def test_points_are_alike_in_length():
    for item in _many():
        lengths = [len(reason.text) for reason in item.parts[0].interaction.reasons]
        assert max(lengths) <= 1.3 * min(lengths)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # p38: two questions set side by side; p5: one group.
        ("manoeuvre-front-broue", "manoeuvre-concessions-broue"),
        ("trotskyists-existed-broue", "fraction-lowest-point-broue"),
        # The point of the second is a wrong one of the first, and feedback tells whose it is.
        ("svoi-is-smirnov", "ko-article-delivered-broue"),
    ],
)
def test_what_answers_another_item_is_its_enemy(one, other):
    made = [
        family("A2").build(world(), (f"a2-{id_}-why", f"a2-{id_}-near-1", f"a2-{id_}-near-2"))
        for id_ in (one, other)
    ]
    assert enemies(*made)


def test_the_place_is_named_and_what_is_said_elsewhere_is_told():
    """p11 asks if Kirov was one of the liberals; p22 calls him their standard-bearer."""
    items = {item.keyed[0]: item for item in _many()}
    for item in items.values():
        assert f"({world().data.claims[item.keyed[0]].cite[0]})" in item.stem.splitlines()[0]
    assert "(p11)" in items["liberals-kirov-broue"].stem
    assert "(p22)" in items["liberals-kirov-broue"].feedback.open
    assert "(p35)" in items["manoeuvre-concessions-broue"].feedback.open


@pytest.mark.parametrize(
    ("fact", "word"),
    [
        ("They have not been discovered at Harvard.", "They"),
        ("One of the two had strongly protested.", "of the two"),
        ("A contact that he made in Moscow is told.", "he"),
        ("The others had been arrested.", "The others"),
        ("A letter of Trotsky’s repeats what others say of the Opposition.", ""),
    ],
)
def test_a_point_that_refers_back_to_the_conclusion_is_told_by_its_grammar(fact, word):
    assert refers_back(fact) == word


def test_the_right_point_alone_takes_up_no_word_of_the_conclusion():
    for item in _many():
        question = world().data.judgements[item.parts[0].key.reason].question
        texts = {reason.code: reason.text for reason in item.parts[0].interaction.reasons}
        right = texts.pop(item.parts[0].key.reason)
        assert not betrayed((right,), texts.values(), question), item.id


def test_what_a_letter_reports_of_others_is_told_as_their_word():
    """p14: Trotsky writes what the liberals find of his followers, and does not say so himself."""
    points = ("liberals-find-conciliatory", "cruel-repression-bureaucrats", "allies-want-to-wait")
    for point in points:
        told = stated(world(), world().data.claims[point])
        assert " reports: " in told
        assert not told.startswith("Trotsky")
    assert stated(world(), world().data.claims[points[0]]).startswith("The liberals, as Trotsky")


def test_the_question_names_every_way_a_point_bears_on_its_conclusion():
    told = [
        judgement.text
        for judgement in world().data.judgements.values()
        if (judgement.family, judgement.tag) == ("A2", a2_strength.RELATION)
    ]
    assert told
    assert all(a2_strength.BEARS.match(text) for text in told)
