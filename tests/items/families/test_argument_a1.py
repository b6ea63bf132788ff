"""A1 Claim and evidence: laws, then cases."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement
from bloc_course.items.families.argument import _grounds, a1_evidence
from bloc_course.items.families.argument._cards import said
from bloc_course.items.families.argument._cues import apart_in_figures, on_topic, paired, shared
from bloc_course.items.families.argument._unfit import TOPICAL
from bloc_course.items.lints._base import figures
from bloc_course.items.proof import Refusal
from worlds import KEYS, drawn, family, world


def _arguments(item):
    (argument,) = {fact.partition(">")[2] for fact in item.keyed}
    return argument


def _many():
    return {item.id: item for key in KEYS for item in drawn("A1", key, 12)}.values()


def test_a_key_is_a_premise_and_nothing_else_is():
    for item in _many():
        premises = set(world().data.arguments[_arguments(item)].premises)
        options = {option.code for option in item.parts[0].interaction.options}
        assert options & premises == set(item.parts[0].key.correct)


def test_no_option_says_what_is_concluded():
    claims = world().data.claims
    for item in _many():
        concluded = claims[world().data.arguments[_arguments(item)].conclusion]
        for option in item.parts[0].interaction.options:
            assert claims[option.code].statement != concluded.statement


def test_what_is_charged_or_asked_is_no_card():
    claims = world().data.claims
    for item in _many():
        for option in item.parts[0].interaction.options:
            assert claims[option.code].modality != "alleged"
            assert claims[option.code].polarity != "asks"


def test_a_judgement_on_a_person_names_its_speaker():
    for item in _many():
        for option in item.parts[0].interaction.options:
            if option.code == "grunstein-capitulator-trotsky":
                assert option.text.startswith("Trotsky: ")


def test_two_of_the_others_at_least_stand_near_the_claim():
    for item in _many():
        near = _grounds.every(world())[_arguments(item)].beside
        others = {o.code for o in item.parts[0].interaction.options} - set(
            item.parts[0].key.correct
        )
        assert len(near & others) >= 2, item.id


@pytest.mark.parametrize("cue", ["longest", "shortest", "echo", "figures"])
def test_a_cue_is_no_better_than_a_guess(cue):
    hits, chance, many = 0.0, Fraction(0), list(_many())
    for item in many:
        argument = world().data.arguments[_arguments(item)]
        claim = world().data.claims[argument.conclusion].statement
        options = item.parts[0].interaction.options
        size = {
            "longest": lambda option: len(option.text),
            "shortest": lambda option: -len(option.text),
            "echo": lambda option, claim=claim: shared(option.text, claim),
            "figures": lambda option: figures(option.text),
        }[cue]
        most = max(map(size, options))
        best = [option.code for option in options if size(option) == most]
        keyed = item.parts[0].key.correct
        hits += sum(code in keyed for code in best) / len(best)
        chance += Fraction(len(keyed), len(options))
    share, base = hits / len(many), float(chance / len(many))
    assert share < base + 3 * sqrt(base * (1 - base) / len(many))


@pytest.mark.parametrize(
    ("keyed", "rest", "apart"),
    [
        (("in 1934", "in 1935"), ("later", "once", "never"), True),
        (("in 1934", "in 1935"), ("in 1936", "once", "never"), False),
        (("from 1934 to 1935", "in 1935"), ("in 1936", "once", "never"), False),
        (("in 1934", "soon"), ("later", "once", "never"), False),
        (("in 1934",), ("later", "once", "never"), False),
        (("in 1934", "in 1935", "soon"), ("later", "once"), True),
        (("“soon”", "in 1935"), ("later", "once"), True),
        (("soon", "then"), ("in 1934", "in 1935"), False),
    ],
)
def test_figures_may_not_lie_with_the_key_alone(keyed, rest, apart):
    assert apart_in_figures(keyed, rest) is apart


def test_a_wrong_option_is_told_what_it_is_a_ground_for():
    told = _grounds.every(world())["exchange-worked"].others["bloc-criticism-german-letter"]
    assert "a ground for something else." in told
    assert "The partners of the bloc were separate" in told
    assert "“" not in told
    assert "(p15)" in told


def test_the_plan_of_an_exchange_does_not_show_that_it_worked():
    argument = _grounds.every(world())["exchange-worked"]
    assert "bloc-exchange-german-letter" in argument.beside
    assert "ko-article-delivered-broue" in {claim.id for claim in argument.grounds}


def test_what_the_reader_would_have_to_bring_is_no_ground():
    """p33 has the demand of Sedov only, p17 a thing to be tested."""
    withheld = {id_ for id_, one in _grounds.every(world()).items() if one.withheld}
    assert {"sedov-near-riutin", "exchange-worked", "bloc-existed"} <= withheld


def test_what_lies_beside_is_told_not_to_be_used():
    for item in _many():
        argument = _grounds.every(world())[_arguments(item)]
        for code in argument.beside & set(item.feedback.choices):
            assert "the text does not use it to show" in item.feedback.choices[code], item.id


def test_a_group_is_no_speaker_of_the_article():
    """p24: “The ‘Bloc’ of the Oppositions: …” would be read as the title of the article."""
    claim = world().data.claims["slogan-fits-allies"]
    assert said(world(), claim).startswith("The article, which ascribes it to the bloc: ")
    opposed = a1_evidence._tables(world())["slogan-inopportune"].left_open
    assert "the allies and the right-wingers" in opposed
    assert "Bloc" not in opposed


def test_a_claim_that_nobody_weighed_is_refused():
    made = a1_evidence.build(world(), ("duty-of-silence", "sten-lessons-broue"))
    assert isinstance(made, Refusal)
    assert made.obligation == "O5"


def test_a_reviewer_can_withhold_an_argument():
    entry = Judgement(
        id="held-back",
        cite=("p1",),
        family="A1",
        about="duty-of-silence",
        question="?",
        tag="withheld",
        text="Held back for this test.",
        reviewed_by="a test",
    )
    old = world().data
    held = World(old.replace(judgements={**old.judgements, entry.id: entry}))
    made = family("A1").build(held, ("duty-of-silence", "others-held-out-broue"))
    assert isinstance(made, Refusal)
    assert made.because == entry.text


def test_what_supports_a_conclusion_is_no_wrong_answer():
    old = world().data
    argument = _grounds.every(world())["exchange-worked"]
    beside = next(iter(argument.beside))
    tied = replace(old.claims[beside], supports=(argument.conclusion.id,))
    grown = World(old.replace(claims={**old.claims, beside: tied}))
    assert beside not in _grounds.every(grown)["exchange-worked"].others


def test_as_many_are_keyed_whatever_the_number_of_cards():
    """p27: four cards with one ground, five with two: whoever counted the cards had the number."""
    sizes = {}
    for item in _many():
        options = len(item.parts[0].interaction.options)
        sizes.setdefault(options, set()).add(len(item.parts[0].key.correct))
    assert len(sizes) > 1
    assert len({frozenset(keyed) for keyed in sizes.values()}) == 1


def test_whether_a_card_names_its_source_does_not_tell_what_it_is():
    """p51: what the article says itself among points of the Red Book was the ground."""
    table = a1_evidence._tables(world())["duty-of-silence"]
    named = [c for c, cell in table.cells.items() if ": " in cell.text and cell.column == "other"]
    own = [c for c, cell in table.cells.items() if cell.column == "ground"]
    item = a1_evidence.build(world(), (table.id, *sorted((*own[-2:], *named[:3]))))
    assert isinstance(item, Refusal)
    assert item.obligation == "O5"
    assert "names its source" in item.because


def test_no_card_carries_a_mark_of_certainty():
    for table in a1_evidence._tables(world()).values():
        for cell in table.cells.values():
            assert not cell.text.startswith(("As a supposition", "By report", "This is denied"))


def test_our_wording_of_a_conclusion_stands_in_no_quotation_marks():
    for item in _many():
        conclusion = world().data.arguments[_arguments(item)].conclusion
        assert f"“{world().data.claims[conclusion].statement}”" not in item.stem


def test_a_conclusion_keeps_its_hedge():
    """p53: “According to all appearances” he left matters as they stood."""
    argument = world().data.arguments["commission-not-told"]
    assert "as probable" in _grounds.posed(world(), argument)
    assert "as prob" not in _grounds.posed(world(), world().data.arguments["four-years"])


def test_each_ground_is_told_with_the_step_from_it_to_the_conclusion():
    for item in _many():
        steps = _grounds.every(world())[_arguments(item)].steps
        for code in item.parts[0].key.correct:
            assert item.feedback.choices[code].startswith(steps[code][:-1])


def test_half_a_ground_is_no_ground():
    """p53: that Sedov checked again carries nothing without what he found; p42: bloc or centre?"""
    grounds = {id_: {c.id for c in made.grounds} for id_, made in _grounds.every(world()).items()}
    assert "sedov-took-seriously-broue" not in grounds["commission-not-told"]
    assert "bloc-date-contradiction-red-book" not in grounds["centre-refuted-red-book"]
    assert "old-bolsheviks-coalesce-broue" not in grounds["bloc-shaped-repression"]


def test_a_guess_without_a_word_of_degree_is_supposed():
    """p7: “We may suppose” is neither likely nor merely possible."""
    argument = world().data.arguments["smirnov-group-members"]
    assert "article supposes this:" in _grounds.posed(world(), argument)


def test_a_hypothesis_that_is_raised_and_put_away_is_held_against_nothing():
    """A1, n88.1: that Gaven was a provocateur is called not likely."""
    for item in _many():
        assert "provocateur, spared" not in item.feedback.open
    claims = world().data.claims
    for id_, argument in _grounds.every(world()).items():
        told = a1_evidence._rivals(world(), argument)
        first = [claims[r] for r in argument.argument.rivals if claims[r].statement in told]
        assert all(one.stance_of_author not in a1_evidence.SET_ASIDE for one in first), id_


def test_a_ground_of_a_ground_is_neither_key_nor_wrong_option():
    """p17: that Ko is Smirnov shows whose the article was, and so that a partner wrote."""
    data = world().data
    for id_, argument in _grounds.every(world()).items():
        beneath = _grounds.indirect(world(), data.arguments[id_])
        shown = {claim.id for claim in argument.grounds} | set(argument.others)
        assert not beneath & shown, id_
    drawn_on = _grounds.indirect(world(), data.arguments["exchange-worked"])
    assert "ko-is-smirnov-sedov" in drawn_on


def test_what_a_quoted_text_says_beside_its_conclusion_is_no_wrong_option():
    """p47: “only a symptom” may be meant for the conclusion of p45, p24 grants and then denies."""
    every = _grounds.every(world())
    assert "symptomatic-welcome-red-book" not in every["no-bloc-with-capitulators"].others
    assert "slogan-correct-sense-trotsky" not in every["slogan-inopportune"].others
    # The article itself goes from one matter to the next.
    assert "did-not-tell-truth-broue" in every["denial-reasons"].others


def test_a_chain_of_report_names_its_weakest_link():
    """p8, n23, n25: a provocateur charged it; a manuscript has it, which a book quotes."""
    claims = world().data.claims
    told = said(world(), claims["group-of-four-syrtsov"])
    begin = "Syrtsov, as the provocateur Reznik charged, by the letter signed N.N.: "
    assert told.startswith(begin)
    told = said(world(), claims["sten-forecast-dreyfus"])
    assert told.startswith("Sten, it was said, by Frolov’s samizdat, which Medvedev quotes: ")


def test_no_informer_is_passed_over():
    """What is known through a denunciation is never simply reported."""
    people = world().data.people
    for claim in world().data.claims.values():
        first = people.get(claim.via[0]) if claim.via else None
        if first and first.kind == "informer" and claim.asserted_by != first.id:
            assert f"{first.name} charged" in said(world(), claim), claim.id


def test_grounds_are_no_pair_by_a_word():
    for item in _many():
        keyed = item.parts[0].key.correct
        texts = {option.code: option.text for option in item.parts[0].interaction.options}
        rest = [text for code, text in texts.items() if code not in keyed]
        assert not paired([texts[code] for code in keyed], rest), item.id


def test_others_are_on_the_topic_where_a_ground_is():
    claims = a1_evidence._claims(world())
    for item in _many():
        keyed = item.parts[0].key.correct
        texts = {option.code: option.text for option in item.parts[0].interaction.options}
        claim = claims[_arguments(item)]
        if on_topic((texts[code] for code in keyed), claim):
            rest = [text for code, text in texts.items() if code not in keyed]
            assert on_topic(rest, claim) >= TOPICAL, item.id


@pytest.mark.parametrize(
    ("argument", "verb"),
    [
        ("zinoviev-turning-back", "passes this on from others:"),  # p6: letters “had indicated” it
        ("duty-of-silence", "holds this:"),  # p51: a duty
        ("only-political", "concludes this:"),  # p50: “The conclusions follows”
        ("gaven-role", "supposes this, as probable:"),  # n88.1
        ("slogan-inopportune", "says this:"),  # p24: Trotsky’s letter
    ],
)
def test_only_what_is_inferred_is_called_a_conclusion(argument, verb):
    first = _grounds.posed(world(), world().data.arguments[argument]).partition("\n")[0]
    assert first.endswith(verb)


@pytest.mark.parametrize(
    ("argument", "claim"),
    [
        ("centre-refuted-red-book", "reawakening-feeble-red-book"),  # p44: “out of all this”
        ("zinoviev-turning-back", "zinoviev-accused-of-silence"),  # p6
        ("gaven-role", "gaven-no-trace-notes"),  # n88.1: one sentence with the central place
        ("groups-stay-independent", "field-to-rightists-german-letter"),  # p12
        ("liberals-talks", "liberals-wait-trotsky"),  # p14: the quotation itself
    ],
)
def test_what_can_be_read_as_a_ground_is_no_wrong_card(argument, claim):
    assert claim not in _grounds.every(world())[argument].others


def test_a_letter_is_not_named_by_what_it_says():
    """Its title would be the card over again."""
    letter = world().data.claims["strikes-ivanovo-letter"]
    assert said(world(), letter).startswith("A letter to the Bulletin of the Opposition: ")
    arrests = world().data.claims["eismont-arrests-letter"]
    assert said(world(), arrests).startswith("Letter from Moscow in Bulletin No. 32: ")
    signed = world().data.claims["strikes-urals-z"]
    assert said(world(), signed).startswith("The letter signed Z: ")
