"""S7: one of three true facts bears on the question, and the explanation says how."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from bloc_course.items.families.sourcing import s7_careful as s7
from bloc_course.items.families.sourcing._explained import EFFECT, explanation
from bloc_course.items.families.sourcing._reserve import DENIED, DOUBT
from bloc_course.items.item import enemies
from bloc_course.items.obligations.stances import surety
from bloc_course.items.processing import process
from worlds import drawn, pool, world
from written_answers import EXAMINED, TRUSTING, UNLIKE, WARRANTS

EXPLANATIONS = Path(__file__).parents[2] / "written" / "explanations"
WRONG_WAY = (
    "This source is reliable because it was written by somebody who knew the people and the "
    "events very well, and there is no reason at all to question what it says about them."
)
GOOD = {
    "trial-report-1936": (
        (
            "People who are tortured say anything to make it stop, so their statements about a "
            "centre are no evidence of it."
        ),
        (
            "The accused were put under pressure until they repeated what the prosecutor wished to "
            "hear, and such words may be invented."
        ),
        (
            "People who have been tortured say whatever their interrogators want to hear. The "
            "names tell us about the plan of the prosecutors rather than about a real centre."
        ),
    ),
    "red-book-1936": (
        (
            "Sedov had to defend his comrades in prison against the accusations, so he had a good "
            "reason to hide the bloc."
        ),
        (
            "It was an answer to the charges of a trial. Whoever had admitted an alliance then "
            "would have endangered partners, so the denial does not prove that there was none."
        ),
    ),
    "letter-moscow-1932-12-06": (
        (
            "The letter only gives a surname, and at least two men called Smirnov belonged to this "
            "story. The reference is therefore ambiguous, and we cannot decide which it was."
        ),
        (
            "There were two Smirnovs in the affair, and the letter prints no initials. So the "
            "sentence could be about either man, and a historian has to leave open who was meant."
        ),
        (
            "Because several oppositionists were called Smirnov, a reader may easily confuse Ivan "
            "with Alexander. The letter does not identify the man."
        ),
    ),
    "grohl-spartakus": (
        (
            "He belonged to the same political camp and wrote decades afterwards. He would have "
            "liked to show that there was a group, so one should look for confirmation elsewhere."
        ),
    ),
    "van-heijenoort-letter-1937-07-03": (
        (
            "He only knew what Trotsky told him five years afterwards, so this is not an "
            "independent witness."
        ),
        (
            "It was put on paper after the trials had begun, when Trotsky may have played down "
            "what had been planned, and he could have forgotten a part."
        ),
    ),
}


def item(about):
    return next(i for i in drawn("S7", b"all", 200) if i.keyed[0].startswith(f"{about}: "))


def answer(made, fact, explanation):
    return process(made.parts, {"fact": fact, "explanation": explanation})


def test_what_the_item_says_itself_earns_all():
    """The reason in the feedback and the model answer, by the words that each source has."""
    for enquiry in s7.enquiries(world()).values():
        key = explanation(enquiry.bears.text, enquiry.concepts, enquiry.model, (), "fact")
        assert enquiry.concepts[EFFECT], enquiry.about
        assert key.mark(enquiry.bears.note).score == 1, enquiry.about
        assert key.mark(enquiry.model).score == 1, enquiry.about


@pytest.mark.parametrize(
    ("about", "text"),
    [
        (
            "trial-report-1936",
            (
                "The men were broken, so they had no reason to lie any more and nothing was "
                "hidden; we can be certain that the list of members is complete."
            ),
        ),
        (
            "grohl-spartakus",
            (
                "He was a leader of the Left Opposition himself, so he knew it at first hand and "
                "no mistake is likely; the memoir shows that there was a big group."
            ),
        ),
    ],
)
def test_who_takes_the_fact_for_a_warrant_earns_the_choice_only(about, text):
    """What contradicts the key takes with it what rests on it, and a person is told."""
    made = item(about)
    found = answer(made, made.parts[0].key.correct, text)
    assert found.score == Fraction(2, 5)
    assert "contradiction:effect" in found.parts[1].mark.flags


@pytest.mark.parametrize("word", ["Which Smirnov", "in private", "in practice", "himself"])
def test_no_question_names_what_is_wrong_with_the_source(word):
    assert not any(word in enquiry.question for enquiry in s7.enquiries(world()).values())


def test_every_enquiry_has_one_bearing_fact():
    for enquiry in s7.enquiries(world()).values():
        assert enquiry.bears not in enquiry.idle
        assert len(enquiry.idle) >= s7.IDLE_FACTS
        assert enquiry.bears.note


def test_one_fact_calls_for_care_where_something_else_is_asked():
    """Beside call marks and editions alone, nobody needs the question to choose."""
    for made in drawn("S7", b"elsewhere", 60):
        others = [world().data.judgements[o.code] for o in made.parts[0].interaction.options]
        other = next(fact for fact in others if fact.tag == s7.ELSEWHERE)
        assert f"if one asks {other.note}" in made.feedback.choices[other.id]


def test_what_a_place_leaves_out_is_inferred():
    for enquiry in s7.enquiries(world()).values():
        for fact in (enquiry.bears, *enquiry.elsewhere, *enquiry.idle):
            if fact.text.startswith("As "):
                assert surety(world(), fact) == "inferred", fact.id


def test_worth_asked_in_two_ways_is_asked_once_in_a_form():
    """S3 sorts what S7 asks for: the same source’s limitation."""
    about = "body-refractaire-1978"
    asked = item(about)
    sorted_ = next(i for i in drawn("S3", b"all", 400) if f"{about}.worth" in i.keyed)
    assert enemies(asked, sorted_)


def test_the_choice_weighs_four_tenths_and_the_explanation_six():
    for made in pool("S7"):
        key, model = made.parts[0].key.correct, made.parts[1].key.model
        assert answer(made, key, model).score == 1
        assert answer(made, key, "").score == Fraction(2, 5)
        assert answer(made, key, WRONG_WAY).score <= Fraction(7, 10)


def test_an_explanation_counts_with_the_right_fact_only():
    for made in pool("S7"):
        codes = [option.code for option in made.parts[0].interaction.options]
        wrong = next(code for code in codes if not code.endswith("-bears"))
        assert answer(made, wrong, made.parts[1].key.model).score == 0
        assert answer(made, None, made.parts[1].key.model).score == 0


@pytest.mark.parametrize(
    ("about", "text"), [(about, text) for about, texts in GOOD.items() for text in texts]
)
def test_unlike_good_explanations_earn_all(about, text):
    made = item(about)
    assert answer(made, made.parts[0].key.correct, text).score == 1


@pytest.mark.parametrize("about", WARRANTS)
def test_the_opposite_in_the_words_of_care_earns_the_fact_only(about):
    """What trusts the source by this very fact, and says so, has not understood what it does."""
    made = item(about)
    assert answer(made, made.parts[0].key.correct, WARRANTS[about]).score <= Fraction(7, 10)


@pytest.mark.parametrize("trust", TRUSTING)
def test_trust_earns_no_effect_for_any_enquiry(trust):
    for enquiry in s7.enquiries(world()).values():
        key = explanation(enquiry.bears.text, enquiry.concepts, enquiry.model, (), "fact")
        assert key.mark(f"{enquiry.bears.text} {trust}").score <= Fraction(1, 2), enquiry.about


@pytest.mark.parametrize("about", UNLIKE)
def test_an_explanation_in_other_words_earns_all(about):
    made = item(about)
    assert answer(made, made.parts[0].key.correct, UNLIKE[about]).score == 1


@pytest.mark.parametrize(
    ("about", "kind", "text"),
    [
        (about, kind, text)
        for about, kinds in EXAMINED.items()
        for kind, texts in kinds.items()
        for text in texts
    ],
)
def test_an_examiner_s_answer_is_marked_by_its_stand(about, kind, text):
    """What is denied or overclaimed earns no effect; what draws the limit in any words earns it."""
    made = item(about)
    score = answer(made, made.parts[0].key.correct, text).score
    assert score == 1 if kind == "good" else score <= Fraction(7, 10)


def test_a_careful_man_is_no_reason_to_be_careful():
    made = item("trotsky-german-letter-1932")
    text = (
        "The letter is a plan. It was made by a careful man, and he carefully planned the work "
        "that the partners did in that year, as everybody in Moscow knew."
    )
    assert answer(made, made.parts[0].key.correct, text).score == Fraction(7, 10)


def test_no_word_tells_both_the_fact_and_its_effect():
    """p28, “propaganda” alone would fill both points."""
    for enquiry in s7.enquiries(world()).values():
        fact, effect = (
            {form for one in enquiry.concepts[name] for need in one.needs for form in need}
            for name in ("fact", EFFECT)
        )
        assert not fact & (effect | {*DOUBT.split(", ")} | {*DENIED.split(", ")}), enquiry.about


def test_half_an_explanation_earns_half():
    made = item("trial-report-1936")
    half = "The people in the dock had been tortured and blackmailed before they spoke in court."
    assert answer(made, made.parts[0].key.correct, half).score == Fraction(7, 10)


@pytest.mark.parametrize(
    "told",
    ["In 1936 Sedov lied to the whole world about it.", "The letter lay hidden in a file."],
)
def test_a_deed_on_another_matter_is_no_effect(told):
    """“Hidden”, “lied” and “false” tell of the source only beside what may be wrong with it."""
    made = item("sedov-ink-letter-1932")
    fact = "Sedov was living in Berlin and far away from the groups in those months of the year."
    key = made.parts[0].key.correct
    assert answer(made, key, f"{fact} {told}").score == Fraction(7, 10)
    assert answer(made, key, f"{fact} The names may be false.").score == 1


def _known(name):
    return yaml.safe_load((EXPLANATIONS / f"{name}.yaml").read_text("utf-8"))


ANSWERS = [
    pytest.param(about, kind, text, id=f"{name} {about} {kind} {number}")
    for name in ("known", "unseen", "fresh")
    for about, kinds in _known(name).items()
    for kind, texts in kinds.items()
    for number, text in enumerate(texts, 1)
]


@pytest.mark.parametrize(("about", "kind", "text"), ANSWERS)
def test_answers_of_every_kind_are_marked_or_left_to_a_person(about, kind, text):
    """What is no good answer earns next to nothing, or is flagged for a person to read."""
    mark = item(about).parts[1].key.mark(text)
    if kind == "good":
        assert mark.score or mark.flags
    elif kind == "partial":
        assert mark.score <= Fraction(1, 2) or mark.score == 1
    else:
        assert mark.score <= Fraction(3, 10) or mark.flags


@pytest.mark.parametrize("kind", ["generic", "unknowing", "insult", "keywords"])
def test_what_could_be_said_of_any_source_is_no_explanation(kind):
    """One sentence of caution, “I do not know” and abuse earn nothing with any enquiry."""
    scores = [
        item(enquiry.about).parts[1].key.mark(text).score
        for enquiry in s7.enquiries(world()).values()
        for text in _known("any")[kind]
    ]
    assert sum(scores) / len(scores) < Fraction(1, 20)


def test_a_good_explanation_in_any_words_earns_three_quarters():
    for name in ("known", "unseen", "fresh"):
        scores = [
            item(about).parts[1].key.mark(text).score
            for about, kinds in _known(name).items()
            for text in kinds["good"]
        ]
        assert sum(scores) / len(scores) >= Fraction(3, 4), name


def test_to_copy_the_fact_explains_nothing():
    for made in pool("S7"):
        key = made.parts[0].key.correct
        texts = {option.code: option.text for option in made.parts[0].interaction.options}
        assert answer(made, key, f"{texts[key]} {texts[key]} {texts[key]}").score == Fraction(2, 5)


def test_the_fact_is_no_longer_than_the_others_by_rule():
    hits, chance = 0.0, 0.0
    for enquiry in s7.enquiries(world()).values():
        for seed in s7._seeds(enquiry):
            sizes = {fact: len(world().data.judgements[fact].text) for fact in seed}
            longest = [fact for fact in seed if sizes[fact] == max(sizes.values())]
            hits += (seed[0] in longest) / len(longest)
            chance += 1 / len(seed)
    assert abs(hits / chance - 1) < 0.6


def test_what_lacks_a_date_is_asked_of_a_time():
    """n10.1: of a list without a date one may ask when it held, unless the question says."""
    undated = re.compile(r"\bno date of its own\b|\bsince when\b|\bseason and no day\b")
    timed = re.compile(r"\b19\d\d\b|\bever\b")
    for enquiry in s7.enquiries(world()).values():
        if any(undated.search(fact.text) for fact in enquiry.elsewhere):
            assert timed.search(enquiry.question), enquiry.question
