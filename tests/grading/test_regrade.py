"""Regrading: what moves adds up, and the report says whose mark moves, by how much and why."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.errors import CallError, DataProblems
from bloc_course.forms.assemble import assemble
from bloc_course.forms.points import worth
from bloc_course.grading._accepting import possible
from bloc_course.grading._human import seal
from bloc_course.grading._tables import decimals
from bloc_course.grading.challenge import challenged, effects, given_in_words, papers_again
from bloc_course.grading.challenge_code import challenge_code
from bloc_course.grading.decide import accept, decide
from bloc_course.grading.decision_file import add, flow, idle, line
from bloc_course.grading.decisions import (
    Accept,
    Credit,
    Decisions,
    Drop,
    HumanMark,
    Keep,
    apply,
    parse,
    read_decisions,
)
from bloc_course.grading.grade import grade
from bloc_course.grading.gradebook import gradebook_csv
from bloc_course.grading.regrade import changes, of_papers, read_earlier
from bloc_course.grading.regrade_report import report, signed
from bloc_course.grading.results import results_jsonl
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.readers.json_answers import submission
from bloc_course.submissions.simulate import answers_json, simulate

GOLDEN = Path(__file__).parents[1] / "golden" / "regrade.txt"
KEYS = {key.form: key for _, key in (assemble(made.bank(), s) for s in made.students(12))}
HANDED_IN = {
    one.key.form: submission(answers_json(one, one.answers), "a.json")
    for one in simulate(list(KEYS.values()), "1")
    if one.role in {"answers", "blank"}
}


def papers(keys=KEYS, handed_in=HANDED_IN):
    return grade(keys, Admission(handed_in, (), ()), [])


PAPERS = papers()
ITEMS = sorted({entry.item for key in KEYS.values() for entry in key.entries})
some_lines = st.lists(
    st.builds(
        lambda kind, item: kind(item=item, reason="so"),
        st.sampled_from([Drop, Credit, Keep]),
        st.sampled_from(ITEMS),
    ),
    max_size=12,
)


@given(some_lines, some_lines)
def test_what_moves_adds_up(some, more):
    before = [apply(paper, Decisions(tuple(some))) for paper in PAPERS]
    after = [apply(paper, Decisions((*some, *more))) for paper in PAPERS]
    found = {change.form: change for change in changes(of_papers(before), after)}
    for was, now in zip(before, after, strict=True):
        change = found.get(now.key.form)
        moved = (
            sum((move.after - move.before for move in change.moves), Fraction(0)) if change else 0
        )
        assert now.total - was.total == moved
        if change is None and now.answers:
            assert (was.total, was.out_of) == (now.total, now.out_of)


def test_nothing_moves_where_nothing_changed(tmp_path):
    (tmp_path / "results.jsonl").write_bytes(results_jsonl(PAPERS))
    (tmp_path / "gradebook.csv").write_text(gradebook_csv(PAPERS))
    assert changes(read_earlier(tmp_path), PAPERS) == []
    assert "No mark moves" in report("Q", [], 12, "x")


@given(some_lines)
def test_files_lose_no_exactness(tmp_path_factory, some):
    folder = tmp_path_factory.mktemp("out")
    decided = [apply(paper, Decisions(tuple(some))) for paper in PAPERS]
    (folder / "results.jsonl").write_bytes(results_jsonl(decided))
    (folder / "gradebook.csv").write_text(gradebook_csv(decided))
    assert changes(read_earlier(folder), decided) == []
    assert changes(read_earlier(folder), PAPERS) == changes(of_papers(decided), PAPERS)


def test_the_answers_kept_in_results_give_the_same_papers(tmp_path):
    (tmp_path / "results.jsonl").write_bytes(results_jsonl(PAPERS))
    again = papers_again(KEYS, read_earlier(tmp_path).results)
    assert [(p.key.form, p.status, p.total) for p in again] == [
        (p.key.form, p.status, p.total) for p in PAPERS
    ]


def rekeyed(entry):
    """The question of a form keyed otherwise: another option is right."""
    part = entry.parts[0]
    other = next(o.code for o in part.interaction.options if o.code != part.key.correct)
    parts = (msgspec.structs.replace(part, key=msgspec.structs.replace(part.key, correct=other)),)
    return msgspec.structs.replace(entry, parts=parts)


def changed_class():
    """A class where a key was altered, an answer handed in anew, and people have decided."""
    keys, handed_in = dict(KEYS), dict(HANDED_IN)
    graded = [paper for paper in PAPERS if paper.status == "graded"]
    sure = next(p for p in graded if any(right_choice(a) for a in p.answers))
    own = next(a.entry for a in sure.answers if right_choice(a))
    entries = tuple(rekeyed(e) if e == own else e for e in sure.key.entries)
    keys[sure.key.form] = msgspec.structs.replace(sure.key, entries=entries)
    # Another student leaves out six questions in a later hand-in, one hands in nothing but a form.
    again, third, fourth = [paper for paper in graded if paper is not sure][:3]
    fewer = dict(list(handed_in[again.key.form].responses.items())[:-6])
    handed_in[again.key.form] = Submission(form=again.key.form, file="later.json", responses=fewer)
    absent = next(p.key.form for p in PAPERS if p.status == "not handed in")
    handed_in[absent] = Submission(form=absent, file="late.json", responses={})
    lost = next(a for a in third.answers if a.outcome.score < Fraction(3, 4))
    dropped = next(a.entry for a in third.answers if a.outcome.score)
    partly = next(a for a in fourth.answers if 0 < a.outcome.score < 1 and given_in_words(a))
    lines = (
        Drop(item=dropped.item, reason="two orders can be defended"),
        *accept(partly.entry.item, given_in_words(partly)[1], keys.values(), reason="p1 allows it"),
        HumanMark(
            student=third.key.student,
            question=lost.entry.code,
            item=lost.entry.item,
            points={"whole": str(Fraction(3, 4) * worth(lost.entry.points))},
            seen=seal(lost.raw),
            reason="what is meant is right",
        ),
    )
    return [apply(p, Decisions(lines)) for p in papers(keys, handed_in)]


def right_choice(answer):
    return answer.entry.family == "Z1" and answer.outcome.score == 1


def test_the_report_of_a_changed_class():
    after = changed_class()
    said = report("Made by hand", changes(of_papers(PAPERS), after), len(after), "the first run")
    assert said == GOLDEN.read_text()


def test_an_earlier_result_that_is_none(tmp_path):
    assert read_earlier(tmp_path) is None
    (tmp_path / "results.jsonl").write_text('{"student": 1}\n')
    with pytest.raises(DataProblems, match=r"results.jsonl:1: not a result"):
        read_earlier(tmp_path)


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(st.recursive(texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner)))
def test_a_line_of_yaml_keeps_every_text(value):
    text = flow(value)
    assert "\n" not in text
    assert yaml.load(f"- {{answer: {text}}}", yaml.BaseLoader) == [{"answer": value}]


@given(texts, texts, st.dictionaries(texts, st.sampled_from(["1", "1/2"]), max_size=0), texts)
def test_a_decision_is_read_as_it_was_written(item, reason, more, answer):
    mark = HumanMark(
        item=item, student=reason, question=answer, points={"whole": "1/2", **more}, seen="0"
    )
    every = (Drop(item=item, reason=reason), Accept(item=item, answer=[answer]), mark)
    assert parse("".join(map(line, every)), "d").lines == every


def test_lines_are_added_and_what_stands_is_kept(tmp_path):
    path = tmp_path / "decisions.yaml"
    add(tmp_path, [])
    assert not path.exists()
    add(tmp_path, [Drop(item="a", reason="one")])
    path.write_text(path.read_text() + "# mine\n- {decide: keep, item: b}  # yes")
    before = path.read_text()
    add(tmp_path, [Credit(item="c")])
    assert path.read_text().startswith(before + "\n")
    assert [type(one) for one in read_decisions(tmp_path).lines] == [Drop, Keep, Credit]
    assert path.stat().st_mode & 0o777 == 0o600


def test_decisions_of_commands():
    entry = KEYS[PAPERS[0].key.form].entries[0]
    (drop,) = decide("drop", entry.item, KEYS.values(), reason="so", who="A", date="May")
    assert drop == Drop(item=entry.item, revision=entry.revision, reason="so", who="A", date="May")
    with pytest.raises(CallError, match=f"did you mean '{entry.item}'"):
        decide("drop", entry.item + "x", KEYS.values(), reason="so")
    with pytest.raises(CallError, match="no form offers the answer 'nothing'; there are"):
        accept(entry.item, "nothing", KEYS.values(), reason="so")
    assert list(idle([drop], KEYS)) == []
    assert len(list(idle([Drop(item="z"), Drop(item=entry.item, revision="z")], KEYS))) == 2


@pytest.mark.parametrize("family", sorted(made.MAKERS))
def test_the_answer_given_can_be_accepted_in_every_form(family):
    tried = 0
    for paper in PAPERS:
        for answer in paper.answers:
            given_ = given_in_words(answer)
            if answer.entry.family != family or given_ is None:
                continue
            tried += 1
            part, said = given_
            assert any(possible(one, said) for one in answer.entry.parts)
            lines = accept(answer.entry.item, said, KEYS.values(), reason="so")
            now = apply(paper, Decisions(tuple(lines)))
            (own,) = [a for a in now.answers if a.entry.code == answer.entry.code]
            done = next(p for p in own.outcome.parts if part in {"", p.name})
            assert done.mark.score == 1
    assert tried


def test_a_challenge_is_found_by_its_code():
    for key in list(KEYS.values())[:3]:
        for place, entry in enumerate(key.entries):
            for code in (
                challenge_code(key.form, entry.code).upper(),
                f" {key.form}-{entry.code}",
                f"{key.form} {place + 1}",
            ):
                assert challenged(code, KEYS) == (key, place)
    with pytest.raises(CallError, match="no question of this quiz has the code"):
        challenged("zzz", KEYS)
    with pytest.raises(CallError, match="has no question '99'; it has 18"):
        challenged(f"{key.form}-99", KEYS)


def test_effects_are_those_of_the_decisions():
    paper = next(p for p in PAPERS if p.status == "graded")
    entry = paper.key.entries[0]
    found = {one.name: one for one in effects(entry, KEYS, PAPERS, Decisions())}
    assert list(found) == ["drop", "credit", "keep"]
    assert (found["keep"].up, found["keep"].down) == (0, 0)
    assert found["keep"].before == found["keep"].after
    own = [a for p in PAPERS for a in p.answers if a.entry.item == entry.item]
    assert found["credit"].up == sum(a.points < worth(a.entry.points) for a in own)
    assert found["credit"].down == 0
    assert found["credit"].forms == sum(
        e.item == entry.item for key in KEYS.values() for e in key.entries
    )


def test_signs():
    assert (signed(Fraction(1, 3)), signed(Fraction(-1, 2))) == ("+0.3333", "−0.5000")
    assert decimals(Fraction(-1, 2)) == "-0.5000"
