"""Written answers: the vectors, and the laws of M8 as properties."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.item import ItemPart
from bloc_course.items.marking._clauses import read
from bloc_course.items.marking._criteria import Criterion, Piece, Point
from bloc_course.items.marking._stops import STOPS
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m8_rubric import SPEC, Rubric
from bloc_course.items.processing import process
from written_vectors import LISTED, VECTORS, parts_of


@pytest.mark.parametrize("vector", VECTORS)
def test_a_written_answer_is_marked_as_its_vector_says(vector):
    outcome = process(parts_of(vector), vector["raw"])
    mark = outcome.parts[0].mark
    spans = [f"{s.criterion}:{'' if s.counts else '!'}{s.point}" for s in mark.spans]
    assert (outcome.status, outcome.score, mark.case, spans, list(outcome.flags)) == (
        vector["status"],
        Fraction(vector["score"]),
        vector["case"],
        vector["spans"],
        vector["flags"],
    )
    assert outcome.provisional is (vector["status"] == "graded")


@pytest.mark.parametrize("vector", VECTORS)
def test_spans_stand_in_the_answer_and_add_up(vector):
    parts = parts_of(vector)
    outcome = process(parts, vector["raw"])
    mark, key = outcome.parts[0].mark, parts[0].key
    if vector["status"] != "graded":
        return
    written = outcome.parts[0].parsed
    assert all(0 <= s.start < s.end <= len(written) for s in mark.spans)
    assert all(written[s.start : s.end].strip() == written[s.start : s.end] for s in mark.spans)
    if mark.case not in STOPS:
        earned = dict(pair.split("=") for pair in mark.case.split())
        assert outcome.score == Fraction(sum(map(int, earned.values())), key.most)
        assert list(earned) == [criterion.name for criterion in key.criteria]


def test_there_are_vectors_enough_and_every_stop_and_flag_is_among_them():
    assert len(LISTED) >= 60
    flags = {flag.partition(":")[0] for vector in LISTED for flag in vector["flags"]}
    told = {"near", "contradiction", "denied", "unanswered", "closed", "unknown-date"}
    unheard = {"unknown-name", "unknown-number", "unknown-day", "check"}
    assert flags == {*STOPS, *told, *unheard, "wrong-date", "wrong-author", "bare"}
    assert {vector["status"] for vector in LISTED} == {"graded", "blank", "malformed"}


KEY = parts_of(LISTED[0])[0].key
# Clauses of the kind students write, each with what it says.
CLAIMS = (
    "The bloc existed for some weeks.",
    "Several groups had joined an alliance at that time.",
    "The bloc had been made by people who knew each other.",
)
DENIED = (
    "The bloc never existed for some weeks.",
    "Several groups had not joined an alliance at that time.",
    "The bloc had never been made by people who knew each other.",
)
EVIDENCE = (
    "Sedov told his father about it in a secret letter of autumn 1932.",
    "Trotsky replied in the German letter of November 1932.",
    "Sedov published the Red Book in 1936.",
)
IDLE = (
    "My aunt bakes bread on Sundays.",
    "It rained for three days and the river rose.",
    "We went home by train and arrived late.",
    "The museum is closed on Mondays during winter.",
    "Many people like to read in the garden.",
    "He had never learned to swim.",
    "Nobody could find the key to the shed.",
)
PADDING = " ".join(IDLE[:4])
some = st.lists(st.sampled_from((*CLAIMS, *EVIDENCE)), unique=True, min_size=1, max_size=6)
idle = st.lists(st.sampled_from(IDLE), unique=True, max_size=5)


def earned(sentences, key=KEY):
    mark = key.mark(" ".join((*sentences, PADDING)))
    return dict(pair.split("=") for pair in mark.case.split()), mark


@given(some, idle, st.randoms(use_true_random=False))
def test_sentences_about_something_else_never_lower_nor_raise(said, others, random):
    mixed = [*said, *others]
    random.shuffle(mixed)
    assert earned(mixed)[0] == earned(said)[0]


@given(some, st.data())
def test_the_order_of_sentences_does_not_matter(said, data):
    shuffled = data.draw(st.permutations(said))
    assert earned(shuffled)[0] == earned(said)[0]


@given(some, st.sampled_from((*CLAIMS, *EVIDENCE)))
def test_saying_more_that_is_right_never_lowers(said, more):
    assert earned([*said, more])[1].score >= earned(said)[1].score


@given(some, st.integers(0, 2))
def test_negating_the_claim_never_raises(said, place):
    negated = [DENIED[place] if sentence == CLAIMS[place] else sentence for sentence in said]
    assert earned(negated)[1].score <= earned(said)[1].score


@pytest.mark.parametrize(("plain", "denied"), list(zip(CLAIMS, DENIED, strict=True)))
def test_a_claim_alone_earns_and_its_negation_does_not(plain, denied):
    assert earned([plain])[0]["claim"] == "1"
    assert earned([denied])[0]["claim"] == "0"


@pytest.mark.parametrize(
    "sentence",
    [
        "He {} that the bloc existed.",
        "They {} that any bloc had been formed.",
    ],
)
@pytest.mark.parametrize(
    "verb", ["denied", "denies", "rejected", "refuted", "disputes", "never said", "did not admit"]
)
def test_what_somebody_denies_is_neither_claimed_nor_contradicted(sentence, verb):
    points, mark = earned([sentence.format(verb)])
    assert points["claim"] == "0"
    assert not any(flag.startswith("contradiction") for flag in mark.flags)


@given(some)
def test_one_source_counts_once(said):
    again = [sentence.replace("told", "reported to") for sentence in said]
    assert earned([*said, *again])[0]["evidence"] == earned(said)[0]["evidence"]


@given(some)
def test_marking_is_a_function_of_key_and_answer(said):
    fresh = msgspec.json.decode(msgspec.json.encode(KEY), type=Rubric)
    assert earned(said, fresh)[1] == earned(said)[1]


@given(st.text(max_size=300))
def test_no_text_is_too_odd_to_be_marked(text):
    mark = KEY.mark(text)
    assert 0 <= mark.score <= 1
    assert mark.provisional
    assert mark.case in STOPS or mark.case.startswith("claim=")


@given(st.text(alphabet="ab .,;:!?\n'-1930", max_size=200))
def test_clauses_part_the_words_of_an_answer(raw):
    text = read(raw)
    assert [at for c in text.clauses for at in range(c.first, c.last)] == list(
        range(len(text.words))
    )
    assert all(raw[w.start : w.end] for w in text.words)


@given(some, st.sampled_from(["\n", "  ", "\n\n", "\t"]))
def test_how_an_answer_is_broken_into_lines_does_not_matter(said, between):
    text = " ".join((*said, PADDING))
    wrapped = between.join((*said, PADDING))
    assert KEY.mark(wrapped).case == KEY.mark(text).case


def test_the_samples_hold_for_the_handmade_keys():
    for parts in (parts_of(vector) for vector in LISTED if "parts" in vector):
        for sample in SPEC.samples(parts[0].interaction, parts[0].key):
            outcome = process(parts, sample.raw)
            assert (outcome.status, outcome.score) == (sample.status, sample.score), sample


def test_a_model_answer_that_is_no_full_answer_is_found_out_by_its_sample():
    part = parts_of(LISTED[0])[0]
    poor = replace(part.key, model="The bloc existed. " + PADDING)
    right = next(s for s in SPEC.samples(part.interaction, poor) if s.label == "right")
    assert process((part,), right.raw).score < right.score


def two_parts(explanation: str = "explanation"):
    choice = Choice((Option("one", "first"), Option("two", "second")))
    text = ExtendedText("Why?", 10, 40)
    key = replace(KEY, only_with="choice")
    return (
        ItemPart("choice", choice, Single("one"), "2/5"),
        ItemPart(explanation, text, key, "3/5"),
    )


def test_an_explanation_counts_with_the_right_choice_only():
    parts, model = two_parts(), KEY.model
    both = process(parts, {"choice": "one", "explanation": model})
    wrong = process(parts, {"choice": "two", "explanation": model})
    alone = process(parts, {"explanation": model})
    assert (both.score, wrong.score, alone.score) == (1, 0, 0)
    assert wrong.parts[1].mark.score == 1
    assert process(parts, {"choice": "one"}).score == Fraction(2, 5)


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Rubric((), "model"), "criteria"),
        (lambda: replace(KEY, model=""), "model"),
        (lambda: Point("p", "", ()), "needs nothing"),
        (lambda: Point("p", "", ((),)), "needs nothing"),
        (lambda: Piece("s", "", ("title",), dates=("1932/..",)), "both ends"),
        (lambda: Piece("s", "", ("title",), dates=("in autumn",)), "not a date"),
        (lambda: Criterion("c", "C", "", needed=(1,)), "more than there is"),
        (lambda: Criterion("c", "C", "", (Point("p", "", (("a",),)),), needed=(2, 1)), "rise"),
        (lambda: Criterion("c", "C", "", (Point("p", "", (("a",),)),), needed=()), "rise"),
    ],
)
def test_a_rubric_that_nobody_could_fill_is_refused(build, message):
    with pytest.raises(ValueError, match=message):
        build()


def test_a_rubric_has_no_codes_and_no_chance():
    assert KEY.relabel(str.upper) is KEY
    assert KEY.chance(ExtendedText("Why?", 10, 40)) == 0
