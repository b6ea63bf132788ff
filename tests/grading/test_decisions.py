"""Decisions: laws over random ones, then each kind by hand."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.errors import DataProblems
from bloc_course.forms.assemble import assemble
from bloc_course.forms.points import worth
from bloc_course.grading._human import seal
from bloc_course.grading.decisions import (
    Accept,
    Credit,
    Decided,
    Decisions,
    Drop,
    HumanMark,
    Keep,
    Rekey,
    apply,
    parse,
    read_decisions,
)
from bloc_course.grading.grade import grade, mark
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.answer_noise import right
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.readers.json_answers import submission
from bloc_course.submissions.simulate import answers_json, simulate

KEYS = {key.form: key for _, key in (assemble(made.bank(), s) for s in made.students(12))}
CLASS = [one for one in simulate(list(KEYS.values()), "1") if one.role in {"answers", "blank"}]
PAPERS = grade(
    KEYS,
    Admission(
        {one.key.form: submission(answers_json(one, one.answers), "a.json") for one in CLASS},
        (),
        (),
    ),
    [],
)
ITEMS = sorted({entry.item for key in KEYS.values() for entry in key.entries})
QUESTIONS = sorted(
    (key.student, entry.code, entry.item) for key in KEYS.values() for entry in key.entries
)
about_items = st.builds(
    lambda kind, item, reason: kind(item=item, reason=reason),
    st.sampled_from([Drop, Credit, Keep, Rekey]),
    st.sampled_from(ITEMS),
    st.sampled_from(["", "both hold"]),
)
accepts = st.builds(
    lambda item, n, name: Accept(item=item, answer=f"the {name} of case {n}"),
    st.sampled_from(ITEMS),
    st.integers(0, 59),
    st.sampled_from(["amber", "basalt", "chalk"]),
)
marks = st.builds(
    lambda who, points: HumanMark(
        student=who[0], question=who[1], item=who[2], points={"whole": points}
    ),
    st.sampled_from(QUESTIONS),
    st.sampled_from(["0", "1/2", "1"]),
)
lines = st.lists(st.one_of(about_items, accepts, marks), max_size=25)


@given(st.sampled_from(PAPERS), lines)
def test_papers_add_up_and_nothing_changes_twice(paper, some):
    decided = apply(paper, Decisions(tuple(some)))
    assert decided.total == sum((answer.points for answer in decided.answers), Fraction(0))
    if decided.answers:
        assert decided.out_of == sum(worth(a.entry.points) for a in decided.answers)
    assert 0 <= decided.total <= decided.out_of <= paper.out_of
    assert (decided.status, decided.submission) == (paper.status, paper.submission)
    assert len(decided.answers) == len(paper.answers)
    assert apply(decided, Decisions(tuple(some))) == decided


@given(st.sampled_from(PAPERS), lines, st.randoms(use_true_random=False))
def test_independent_decisions_commute(paper, some, chance):
    """Of decisions about one question a person's order counts, of others none."""
    once = {}
    for line in some:
        about = (line.student, line.question) if isinstance(line, HumanMark) else line.item
        once[type(line) if isinstance(line, Accept) else "", about] = line
    shuffled = list(once.values())
    chance.shuffle(shuffled)
    assert apply(paper, Decisions(tuple(once.values()))) == apply(paper, Decisions(tuple(shuffled)))


@given(st.sampled_from(PAPERS), lines, marks)
def test_a_persons_mark_is_never_overwritten(paper, some, theirs):
    decided = apply(paper, Decisions((*some, theirs)))
    for answer in decided.answers:
        if (paper.key.student, answer.entry.code) == (theirs.student, theirs.question):
            assert answer.outcome.score == Fraction(theirs.points["whole"]) / 1 / (
                2 if answer.entry.family == "Z3" else 1
            )


def one_paper(family, raw):
    _, key = assemble(made.bank(made.blueprint(variants="same")), made.students(1)[0])
    entry = next(entry for entry in key.entries if entry.family == family)
    key = msgspec.structs.replace(key, entries=(entry,))
    value = raw(entry) if callable(raw) else raw
    responses = {entry.code: msgspec.Raw(msgspec.json.encode(value))}
    return mark(key, Submission(form=key.form, file="a.json", responses=responses))


def wrong_choice(entry):
    part = entry.parts[0]
    return next(o.code for o in part.interaction.options if o.code != part.key.correct)


def words(entry, code):
    return next(o.text for o in entry.parts[0].interaction.options if o.code == code)


def test_another_option_is_accepted_in_words():
    paper = one_paper("Z1", wrong_choice)
    entry = paper.key.entries[0]
    assert paper.total == 0
    other = words(entry, wrong_choice(entry))
    line = Accept(item=entry.item, answer=f" {other.upper()} ", reason="both hold")
    decided = apply(paper, Decisions((line,)))
    assert decided.total == 1
    assert decided.answers[0].said == ("Your answer is accepted too: both hold",)
    elsewhere = Accept(item=entry.item, revision="another", answer=other)
    assert apply(paper, Decisions((elsewhere,))) == paper


def test_rows_are_accepted_one_by_one():
    def all_wrong(entry):
        part = entry.parts[0]
        columns = [column.code for column in part.interaction.columns]
        return {row: next(c for c in columns if c != k) for row, k in part.key.rows.items()}

    paper = one_paper("Z4", all_wrong)
    entry = paper.key.entries[0]
    shown = entry.parts[0].interaction
    texts = {o.code: o.text for o in (*shown.rows, *shown.columns)}
    given_ = {texts[row]: texts[column] for row, column in all_wrong(entry).items()}
    singles = [Accept(item=entry.item, answer={row: column}) for row, column in given_.items()]
    assert apply(paper, Decisions(tuple(singles))).total == 1
    # Two of three rows right, one wrong: (2 - 1)/3.
    assert apply(paper, Decisions(tuple(singles[:2]))).total == Fraction(1, 3)


def test_an_order_a_set_a_date_and_two_tiers_are_accepted():
    paper = one_paper("Z3", lambda e: [c.code for c in e.parts[0].interaction.cards])
    cards = paper.answers[0].entry.parts[0].interaction.cards
    line = Accept(item=paper.key.entries[0].item, answer=[card.text for card in cards])
    assert (paper.total, apply(paper, Decisions((line,))).total) == (0, 2)

    paper = one_paper("Z2", lambda e: [e.parts[0].key.correct[0]])
    only = words(paper.key.entries[0], paper.key.entries[0].parts[0].key.correct[0])
    line = Accept(item=paper.key.entries[0].item, answer=[only])
    assert (paper.total, apply(paper, Decisions((line,))).total) == (Fraction(1, 2), 1)

    paper = one_paper("Z6", "1950")
    line = Accept(item=paper.key.entries[0].item, answer="1950")
    assert (paper.total, apply(paper, Decisions((line,))).total) == (0, 1)

    def reason_too(entry):
        part = entry.parts[0]
        other = next(o.code for o in part.interaction.reasons if o.code != part.key.reason)
        return {"answer": part.key.answer, "reason": other}

    paper = one_paper("Z8", reason_too)
    other = reason_too(paper.key.entries[0])["reason"]
    reasons = paper.key.entries[0].parts[0].interaction.reasons
    text = next(o.text for o in reasons if o.code == other)
    line = Accept(item=paper.key.entries[0].item, answer={"reason": text})
    assert (paper.total, apply(paper, Decisions((line,))).total) == (Fraction(2, 5), 1)


@pytest.mark.parametrize("answer", ["no such option", ["a"], {"x": "y"}, "", [["a"], {"b": []}]])
@pytest.mark.parametrize("family", sorted(made.MAKERS))
def test_what_a_form_does_not_offer_changes_nothing(family, answer):
    paper = one_paper(family, lambda e: right(e.parts[0]) if len(e.parts) == 1 else None)
    line = Accept(item=paper.key.entries[0].item, answer=answer)
    assert apply(paper, Decisions((line,))).total == paper.total


def test_drop_takes_the_question_out_and_keep_puts_it_back():
    paper = next(p for p in PAPERS if p.answers)
    item = paper.key.entries[0].item
    drop, keep = Drop(item=item, reason="it proves nothing"), Keep(item=item)
    decided = apply(paper, Decisions((drop,)))
    assert decided.out_of == paper.out_of - worth(paper.key.entries[0].points)
    assert decided.answers[0].outcome == paper.answers[0].outcome
    assert decided.answers[0].said == ("This question does not count: it proves nothing",)
    assert apply(paper, Decisions((drop, keep))) == paper
    absent = next(p for p in PAPERS if not p.answers)
    assert apply(absent, Decisions((Drop(item=absent.key.entries[0].item),))).out_of < absent.out_of


def test_credit_is_for_those_who_handed_in():
    blank = next(p for p in PAPERS if p.status == "blank")
    absent = next(p for p in PAPERS if not p.answers)
    for paper, points in ((blank, 1), (absent, 0)):
        line = Credit(item=paper.key.entries[0].item)
        decided = apply(paper, Decisions((line,)))
        assert (decided.total, decided.status, decided.out_of) == (
            points,
            paper.status,
            paper.out_of,
        )


def test_a_mark_belongs_to_the_answer_that_was_seen():
    paper = one_paper("Z1", wrong_choice)
    entry = paper.key.entries[0]
    theirs = HumanMark(
        student=paper.key.student,
        question=entry.code,
        item=entry.item,
        points={"whole": "0.5"},
        seen=seal(paper.answers[0].raw),
    )
    assert apply(paper, Decisions((theirs,))).total == Fraction(1, 2)
    later = one_paper("Z1", lambda e: right(e.parts[0]))
    assert apply(later, Decisions((theirs,))).total == 1


def test_a_person_marks_what_the_machine_sent_back():
    paper = one_paper("Z6", "some time ago")
    assert paper.answers[0].outcome.status == "malformed"
    entry = paper.key.entries[0]
    theirs = HumanMark(
        student=paper.key.student, question=entry.code, item=entry.item, points={"whole": "1"}
    )
    decided = apply(paper, Decisions((theirs,)))
    assert (decided.total, decided.answers[0].outcome.status) == (1, "graded")
    assert isinstance(decided.answers[0], Decided)


def test_reading(tmp_path):
    assert read_decisions(tmp_path) == Decisions()
    assert parse("# nothing yet\n", "d") == Decisions()
    text = (
        "- {decide: drop, item: z1-1, revision: 0123, reason: two hold, who: A. Berg, date: May}\n"
        "- {decide: accept, item: z1-2, answer: [a, b], reason: 12}  # a comment\n"
        "- {decide: mark, item: z1-3, student: 007, question: bcd, points: {claim: 2}}\n"
    )
    (tmp_path / "decisions.yaml").write_text(text)
    assert read_decisions(tmp_path).lines == (
        Drop(item="z1-1", revision="0123", reason="two hold", who="A. Berg", date="May"),
        Accept(item="z1-2", answer=["a", "b"], reason="12"),
        HumanMark(item="z1-3", student="007", question="bcd", points={"claim": "2"}),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("decide: drop", "d.yaml:1: must be a list of decisions"),
        ("- {decide: dorp, item: a}", "decide: says not what is decided (found 'dorp'); did you"),
        ("- {decide: [drop], item: a}", "says not what is decided"),
        ("- drop", "says not what is decided"),
        ("\n- {decide: drop}", "d.yaml:2: the field 'item' is missing"),
        ("- {decide: drop, item: a, resaon: b}", "resaon: no such field (found 'resaon'); did"),
        (
            "- {decide: mark, item: a, student: b, question: c, points: {whole: most}}",
            "points.whole: must be a whole number, a decimal or a fraction",
        ),
        (
            "- {decide: mark, item: a, student: b, question: c, points: {claim: 1.5}}",
            "the criterion 'claim' takes whole points, not '1.5'",
        ),
    ],
)
def test_faults_are_named_with_their_lines(text, said):
    with pytest.raises(DataProblems) as found:
        parse(text, "d.yaml")
    assert said in str(found.value)
