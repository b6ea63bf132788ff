"""The figures of a class: counted once, judged in words, the same for any order of students."""

from math import isclose

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.forms.assemble import assemble
from bloc_course.grading._cells import chosen, offered
from bloc_course.grading.grade import grade
from bloc_course.grading.statistics.count import statistics
from bloc_course.grading.statistics.page import statistics_html
from bloc_course.grading.statistics.seen import seen_papers
from bloc_course.grading.statistics.tables import statistics_json, tables
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.answer_noise import right
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.readers.json_answers import submission
from bloc_course.submissions.simulate import answers_json, simulate

KEYS = {key.form: key for _, key in (assemble(made.bank(), s) for s in made.students(40))}


def papers(seed="1"):
    class_ = simulate(list(KEYS.values()), seed)
    accepted = {
        one.key.form: submission(answers_json(one, one.answers), "a.json")
        for one in class_
        if one.role in {"answers", "blank", "untouched"}
    }
    return grade(KEYS, Admission(accepted, (), ()), [])


PAPERS = papers()
FOUND = statistics(PAPERS)


def test_every_answer_is_counted_once():
    answers = [answer for paper in PAPERS if paper.status == "graded" for answer in paper.answers]
    assert (FOUND.papers, FOUND.blank) == (35, 1)
    assert sum(item.n for item in FOUND.items) == len(answers)
    for kind in ("family", "skill", "level"):
        assert sum(group.n for group in FOUND.groups if group.kind == kind) == len(answers)
    assert sum(FOUND.histogram) == FOUND.papers
    for item in FOUND.items:
        own = [a for a in answers if a.entry.item == item.item]
        assert isclose(item.difficulty, float(sum(a.outcome.score for a in own) / len(own)))
        assert sum(item.statuses.values()) == item.n == len(own)


def test_options_are_counted_over_forms_whose_codes_differ():
    for item in FOUND.items:
        if item.family == "Z1":
            assert [option.keyed for option in item.options] == [True, False, False]
            blank = sum(n for status, n in item.statuses.items() if status != "graded")
            assert sum(option.count for option in item.options) == item.n - blank
            key = next(option for option in item.options if option.keyed)
            assert isclose(key.share, item.difficulty)


@pytest.mark.parametrize("family", sorted(made.MAKERS))
def test_a_right_answer_takes_the_keyed_cells(family):
    for part in made.item(family, 1).parts:
        cells = offered(part)
        taken = chosen(part.interaction.parse(right(part)))
        assert {codes for codes, (_, keyed) in cells.items() if keyed} == (
            taken if cells else set()
        )


def test_the_rest_leaves_the_item_out():
    """With one question a form there is no rest and no discrimination."""
    plan = made.blueprint(sections=made.blueprint().sections[:1])
    plan = msgspec.structs.replace(
        plan, sections=(msgspec.structs.replace(plan.sections[0], count=1),)
    )
    keys = {k.form: k for _, k in (assemble(made.bank(plan), s) for s in made.students(9))}
    accepted = {
        key.form: Submission(
            form=key.form,
            file="a",
            responses={key.entries[0].code: msgspec.Raw(b'"a"')},
        )
        for key in keys.values()
    }
    found = statistics(grade(keys, Admission(accepted, (), ()), []))
    assert all(item.discrimination is None for item in found.items)
    assert found.reliability.value is None
    assert all(item.thirds is None for item in found.items)


def test_small_classes_are_warned_about():
    assert any("decide nothing" in warning for warning in FOUND.warnings)
    assert any("fewer than 30 answers" in warning for warning in FOUND.warnings)
    nothing = statistics(grade(KEYS, Admission({}, (), ()), []))
    assert nothing.warnings == ("Nothing was handed in, so there is nothing to count.",)
    assert "nothing to count" in statistics_html(nothing)
    assert statistics([]).papers == 0


def test_a_key_that_only_the_weak_get_right_is_pointed_at():
    plan = made.blueprint(variants="same")
    keys = {k.form: k for _, k in (assemble(made.bank(plan), s) for s in made.students(40))}
    accepted = {}
    for n, key in enumerate(keys.values()):
        weak = n % 2
        taken = key.entries[:1] if weak else key.entries[1:]
        responses = {
            entry.code: msgspec.Raw(msgspec.json.encode(right(entry.parts[0])))
            for entry in taken
            if len(entry.parts) == 1
        }
        accepted[key.form] = Submission(form=key.form, file="a", responses=responses)
    found = statistics(grade(keys, Admission(accepted, (), ()), []))
    first = next(iter(keys.values())).entries[0].item
    item = next(item for item in found.items if item.item == first)
    assert isclose(item.discrimination, -1)
    assert item.band == (item.discrimination, item.discrimination)
    assert f"Look at the key first: discrimination is below 0 for {first}." in found.warnings
    assert item.verdict == "key"
    assert item.sentences[0].startswith("Look at the key first: who did well elsewhere")
    assert f'<li><a href="#{first}-{item.revision}">{first}</a>' in statistics_html(found)


def test_files():
    table = tables(FOUND)
    assert len(table[""].splitlines()) == len(FOUND.items) + 1
    assert len(table["groups"].splitlines()) == len(FOUND.groups) + 1
    assert len(table["options"].splitlines()) == sum(len(i.options) for i in FOUND.items) + 1
    assert len(table["records"].splitlines()) == len(FOUND.data) + 1
    assert set(table) == {"", "options", "groups", "records", "quiz"}
    assert msgspec.json.decode(statistics_json(FOUND))["papers"] == FOUND.papers
    page = statistics_html(FOUND)
    assert page.count("<article") == len(FOUND.items)
    assert "<script" not in page
    assert page == statistics_html(statistics(papers()))


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_students_changes_nothing(random):
    assert statistics(random.sample(PAPERS, len(PAPERS))) == FOUND


@given(st.integers(0, 99))
def test_other_names_for_students_change_nothing(n):
    renamed = [
        msgspec.structs.replace(paper.key, student=f"x{n}{place}", name=f"Name {n}")
        for place, paper in enumerate(PAPERS)
    ]
    again = [
        msgspec.structs.replace(paper, key=key) for paper, key in zip(PAPERS, renamed, strict=True)
    ]
    assert statistics(again) == FOUND


def one_form(students=60, seed="1"):
    """A class that had the same form."""
    plan = made.blueprint(variants="same")
    keys = {k.form: k for _, k in (assemble(made.bank(plan), s) for s in made.students(students))}
    accepted = {
        one.key.form: submission(answers_json(one, one.answers), "a.json")
        for one in simulate(list(keys.values()), seed)
        if one.role == "answers"
    }
    return grade(keys, Admission(accepted, (), ()), [])


def test_with_one_form_the_rest_is_the_textbook_s():
    """Score against total without the item: numpy's correlation of the plain numbers."""
    taken = [paper for paper in one_form() if paper.answers]
    found = {item.item: item for item in statistics(taken).items}
    for place, entry in enumerate(taken[0].key.entries):
        own = [p.answers[place].outcome.score for p in taken]
        rest = [float(p.total - p.answers[place].points) for p in taken]
        known = np.corrcoef([float(score) for score in own], rest)[0, 1]
        assert isclose(found[entry.item].discrimination, known, abs_tol=1e-9)


def test_harder_forms_do_not_make_weaker_students():
    """Half of the class had a form of hard questions; who is average on it is average."""
    taken = seen_papers(PAPERS)
    for paper in taken:
        above = sum(seen.above for seen in paper.answers)
        for seen in paper.answers:
            others = paper.out_of - seen.out_of
            assert isclose(seen.rest - (above - seen.above) / others, taken_level(taken))


def taken_level(taken):
    return sum(p.total for p in taken) / sum(p.out_of for p in taken)


def test_alpha_of_one_form_and_of_many():
    same, many = statistics(one_form()).reliability, FOUND.reliability
    assert (same.kind, many.kind) == ("alpha", "alpha by place")
    assert "not KR-20, because marks in part" in same.sentence
    assert "KR-20 and alpha of one fixed test are not right here" in many.sentence
    assert same.questions == many.questions == 18


def right_or_wrong(students, count=6):
    """One form of single choices, which have no marks in part."""
    plan = made.blueprint(variants="same")
    (section,) = (s for s in plan.sections if s.family == "Z1")
    plan = msgspec.structs.replace(plan, sections=(msgspec.structs.replace(section, count=count),))
    keys = [k for _, k in (assemble(made.bank(plan), s) for s in made.students(students))]
    accepted = {
        key.form: Submission(
            form=key.form,
            file="a",
            responses={
                entry.code: msgspec.Raw(
                    msgspec.json.encode(
                        right(entry.parts[0])
                        if (n * 7 + place * place) % 10 < n % 10
                        else next(
                            code
                            for code in entry.parts[0].interaction.codes()
                            if code != right(entry.parts[0])
                        )
                    )
                )
                for place, entry in enumerate(key.entries)
            },
        )
        for n, key in enumerate(keys)
    }
    return grade({key.form: key for key in keys}, Admission(accepted, (), ()), [])


def test_right_and_wrong_alone_have_kr_20():
    taken = right_or_wrong(40)
    found = statistics(taken).reliability
    table = np.array([[float(a.outcome.score) for a in paper.answers] for paper in taken])
    share = table.mean(axis=0)
    known = 6 / 5 * (1 - (share * (1 - share)).sum() / table.sum(axis=1).var())
    assert found.kind == "KR-20"
    assert isclose(found.value, known)
    assert isclose(found.sem, table.sum(axis=1).std(ddof=1) * np.sqrt(1 - known))


def test_few_papers_have_no_reliability():
    found = statistics(right_or_wrong(29)).reliability
    assert (found.kind, found.value, found.sem) == ("", None, None)
    assert found.sentence.startswith("No reliability is given for 29 papers")


def test_who_had_fewer_questions_is_left_out_of_alpha():
    short, full = right_or_wrong(35, 5)[:3], right_or_wrong(40)
    found = statistics([*full, *short]).reliability
    assert found.value == statistics(full).reliability.value
    assert found.papers == 40
    assert "Left out: 3 papers with another number of questions." in found.sentence


def test_no_item_is_judged_on_few_answers():
    judged = [item for item in FOUND.items if item.n >= 30]
    few = [item for item in FOUND.items if item.n < 30]
    assert few
    for item in few:
        word = "answer" if item.n == 1 else "answers"
        assert item.sentences == (f"Do not judge this item on {item.n} {word}.",)
        assert {option.verdict for option in item.options} <= {"key", "few"}
    assert all(item.verdict != "few" for item in judged)


def test_a_distractor_works_that_the_weak_choose():
    """An option nobody takes is idle, one that the strong take is told of."""
    taken = right_or_wrong(60)
    for item in statistics(taken).items:
        for option in item.options:
            if option.keyed:
                assert option.verdict == "key"
            elif not option.count:
                assert option.verdict == "idle"
            elif option.discrimination < 0 and option.share >= 0.05:
                assert option.verdict == "works"
            if option.thirds:
                shares = {"key": 1, "works": -1}.get(option.verdict, 0)
                assert shares * (option.thirds[2] - option.thirds[0]) >= 0
    some = {o.verdict for item in statistics(taken).items for o in item.options}
    assert {"key", "idle", "works"} <= some


def test_a_wrong_key_is_found_by_what_the_strong_choose():
    """One item of twelve is keyed with another option than everybody who knows takes."""
    taken = right_or_wrong(150, 12)
    first = taken[0].key.entries[0].item
    keys, accepted = {}, {}
    for paper in taken:
        entry = paper.key.entries[0]
        (part,) = entry.parts
        other = next(code for code in part.interaction.codes() if code != right(part))
        rekeyed = msgspec.structs.replace(
            part, key=msgspec.structs.replace(part.key, correct=other)
        )
        entries = (msgspec.structs.replace(entry, parts=(rekeyed,)), *paper.key.entries[1:])
        keys[paper.key.form] = msgspec.structs.replace(paper.key, entries=entries)
        accepted[paper.key.form] = paper.submission
    found = statistics(grade(keys, Admission(accepted, (), ()), []))
    item = next(item for item in found.items if item.item == first)
    assert item.verdict == "key"
    assert any(said.startswith("Of the strongest third") for said in item.sentences)
    assert {o.verdict for o in item.options} >= {"key", "draws the strong"}
    assert [i.item for i in found.items if i.verdict == "key"] == [first]
