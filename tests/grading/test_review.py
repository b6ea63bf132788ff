"""Review: cases and page, marks taken in, and agreement of markers."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
from fractions import Fraction
from statistics import fmean

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.errors import DataProblems
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.grading._human import seal
from bloc_course.grading.agreement import agreement_text, agreements
from bloc_course.grading.decision_file import add
from bloc_course.grading.decisions import Decisions, HumanMark, apply, read_decisions
from bloc_course.grading.feedback_page import feedback_html
from bloc_course.grading.grade import mark
from bloc_course.grading.kappa import alike, verdict, weighted_kappa
from bloc_course.grading.marks import GivenMark, Marks, agreed, merged, read_marks
from bloc_course.grading.review import review_csv
from bloc_course.grading.review_cases import cases, review_yaml
from bloc_course.grading.review_page import review_html
from bloc_course.items.feedback import Feedback
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.item import ItemPart
from bloc_course.items.marking._criteria import Criterion, Point
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.submissions.admit import Admission, admit
from bloc_course.submissions.handed_in import Submission
from player.pages import CHROMIUM

POINTS = (
    Point("cold", "it was cold", (("winter", "snow"), ("cold", "froze"))),
    Point("long", "it was long", (("winter",), ("long", "lasted"))),
)
RUBRIC = Rubric(
    criteria=(
        Criterion(
            "claim",
            "Claim",
            "say how it was",
            POINTS,
            against=(Point("warm", "it was warm", (("winter",), ("warm",))),),
        ),
        Criterion(
            "limit",
            "Limit",
            "say what is open",
            (Point("open", "open", (("unknown",), ("is",))),),
            needed=(1,),
        ),
    ),
    model="The winter was cold and it lasted long; what came after is unknown.",
    fewest=4,
)
CHOICE = Choice((Option("aa", "Yes"), Option("bb", "No")))


def entry(code, parts, points="3"):
    return KeyEntry(
        code=code,
        item=f"a6-{code}",
        family="A6",
        revision="r",
        skill="argument",
        level="evaluate",
        points=points,
        stem=f"How was the winter <{code}>?",
        parts=parts,
        feedback=Feedback(hint="", rule="Points", key="It froze (p1)"),
        evidence=(),
        records=(),
    )


WRITTEN = entry("q1", (ItemPart("answer", ExtendedText("Your answer", 4, 40), RUBRIC),))
DATED = entry("q2", (ItemPart("answer", DateEntry("When?"), DateKey(1, 2, "then", False)),), "2")
TWO = entry(
    "q3",
    (
        ItemPart("pick", CHOICE, Single("aa"), "1/2", "Pick."),
        ItemPart(
            "why",
            ExtendedText("Why", 4, 40),
            msgspec.structs.replace(RUBRIC, only_with="pick"),
            "1/2",
            "Why?",
        ),
    ),
)
KEY = Key("f1", "c", "quiz", "s1", "Ada", "Quiz", "data", (WRITTEN, DATED, TWO))
KEYS = {"f1": KEY}
GIVEN = "The winter was cold, as they say. But in the end the winter was warm for us all <b>."


def paper(answer=GIVEN, when="some day", pick="a", why="The winter was cold and long."):
    values = {"q1": answer, "q2": when, "q3": {"pick": pick, "why": why}}
    responses = {code: msgspec.Raw(msgspec.json.encode(v)) for code, v in values.items()}
    return mark(KEY, Submission(form="f1", student="s1", responses=responses, file="a.json"))


def human(code, points, **changes):
    fields = {"student": "s1", "question": code, "item": f"a6-{code}", "points": points}
    return HumanMark(**{**fields, **changes})


def after(*lines, **changes):
    return {a.entry.code: a for a in apply(paper(**changes), Decisions(lines)).answers}


@given(st.integers(0, 2), st.integers(0, 1))
def test_points_by_criterion_are_the_score(claim, limit):
    one = after(human("q1", {"claim": str(claim), "limit": str(limit)}))["q1"]
    assert one.points == one.outcome.score * 3 == claim + limit
    assert not one.outcome.provisional
    assert not one.outcome.flags


def test_what_a_person_left_stays_the_machines_and_waits():
    whole = paper().answers[0]
    assert whole.outcome.parts[0].mark.case == "claim=0 limit=0"
    one = after(human("q1", {"claim": "2"}))["q1"]
    assert (one.points, one.outcome.provisional) == (2, True)
    assert one.outcome.parts[0].mark.case == "claim=2 limit=0"
    # Two markers' lines join; order counts only for one criterion.
    two = after(human("q1", {"limit": "1"}), human("q1", {"claim": "2"}))["q1"]
    assert (two.points, two.outcome.provisional) == (3, False)


def test_a_part_counts_with_the_other_one_still():
    full = {"why.claim": "2", "why.limit": "1"}
    assert after(human("q3", full))["q3"].points == 3
    assert after(human("q3", full), pick="b")["q3"].points == 0


def test_feedback_says_what_a_person_gave():
    page = feedback_html(apply(paper(), Decisions((human("q1", {"claim": "2", "limit": "0"}),))))
    first = page.split("<article>")[1]
    assert "Claim 2/2: you wrote" in first
    assert "says the contrary" not in first
    assert "a person confirms it" not in first


def test_cases_are_what_waits_for_a_person():
    found = cases([paper()])
    assert [(c.kind, c.question) for c in found] == [
        ("written", "q1"),
        ("malformed", "q2"),
        ("written", "q3"),
    ]
    assert [p.criterion for p in found[2].proposals] == ["why.claim", "why.limit"]
    assert found[0].seen == seal(GIVEN)
    assert {(s.criterion, s.point, s.counts) for s in found[0].spans} == {
        ("Claim", "it was cold", True),
        ("Claim", "it was warm", False),
    }
    assert found[0].flags == ("contradiction:claim",)
    done = (
        human("q1", {"claim": "1", "limit": "0"}),
        human("q2", {"whole": "2"}),
        human("q3", {"whole": "1/2"}),
    )
    settled = apply(paper(), Decisions(done))
    assert cases([settled]) == []
    assert len(review_csv([settled], Admission({}, (), ())).splitlines()) == 1


def test_the_list_has_a_line_a_case():
    text = review_yaml(cases([paper()]))
    assert len(text.splitlines()) == 1 + 3
    first = yaml.load(text, yaml.BaseLoader)[0]
    assert first["answer"] == GIVEN
    assert first["proposals"][0]["points"] == "0"
    assert {span["point"] for span in first["spans"]} == {"it was cold", "it was warm"}


def test_the_list_of_the_class_shows_where_the_proposal_rests():
    (row,) = (
        row
        for row in csv.DictReader(io.StringIO(review_csv([paper()], Admission({}, (), ()))))
        if row["question"] == "1 (q1)"
    )
    assert row["kind"] == "written"
    assert row["reason"].startswith("confirm 0.0000 (claim=0 limit=0)")
    spans = row["spans"].split("; ")
    assert [span.partition(" ")[0] for span in spans] == ["claim:", "claim"]
    assert spans[1].startswith("claim against: warm ")
    for span in spans:
        start, end = map(int, re.search(r" (\d+)-(\d+) ", span).groups())
        assert row["answer"][start:end] == re.search("“(.*)”", span)[1]


def test_the_list_of_the_class_has_what_was_noted_and_why_one_does_not_count():
    ones = [Submission(form="f1", check="c", student=w, file=f"{w}.json") for w in ("s1", "Ada")]
    found = admit(ones, KEYS, "first")
    rows = list(csv.DictReader(io.StringIO(review_csv([], found))))
    assert [row["kind"] for row in rows] == ["replaced", "name read"]
    assert rows[0]["reason"] == "an earlier hand-in for the same form counts"
    assert rows[1]["reason"] == "'Ada' was taken for the student 's1'"


def test_the_page_holds_text_of_students_as_text():
    page = review_html("quiz", "Quiz", cases([paper("</script><script>alert(1)</script> x y z")]))
    assert page.count("<script>") == 1
    assert "&lt;script&gt;" in page
    assert "http" not in re.sub(r"http-equiv", "", page)
    assert "Ada" not in page
    assert '<mark title="Claim: it was cold">' in review_html("q", "Q", cases([paper()]))


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_marking_on_the_page(tmp_path):
    page = review_html("quiz", "Quiz", cases([paper()]))
    steps = """
      const $ = (css) => document.querySelector(css);
      const saved = [];
      URL.createObjectURL = (blob) => { saved.push(blob.text()); return "#"; };
      $("#marker").value = "Ann";
      $("#case-1 input[value='2']").click();
      $("#case-2 input[type=text]").value = "1.5";
      $("#case-2 .reason").value = "=well, nearly";
      $("#case-3 .confirm").click();
      $("#json").click(); $("#csv").click();
      Promise.all(saved).then((texts) => {
        $("main").innerHTML = "<pre id=report></pre>";
        $("#report").textContent = JSON.stringify([...texts, $("#count").textContent]);
      });
    """
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    (tmp_path / "p.html").write_text(page.replace("</body>", f"<script>{steps}</script></body>"))
    call = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000"]
    call += [f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    done = subprocess.run(
        [*call, (tmp_path / "p.html").as_uri()],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    told = re.search(r'<pre id="report">(.*?)</pre>', done.stdout, re.DOTALL)[1]
    as_json, as_csv, count = json.loads(html.unescape(told))
    assert count == "2 of 3 marked"
    (tmp_path / "marks.json").write_text(as_json)
    (tmp_path / "marks.csv").write_text(as_csv)
    found = read_marks(tmp_path / "marks.json", KEYS)
    assert found.marker == "Ann"
    assert [one.points for one in found.marks] == [
        {"claim": "2"},
        {"whole": "1.5"},
        {"why.claim": "2", "why.limit": "0"},
    ]
    table = read_marks(tmp_path / "marks.csv", KEYS)
    assert [one.points for one in table.marks] == [one.points for one in found.marks]
    for row, one in zip(table.marks, found.marks, strict=True):
        assert row.machine == {name: one.machine[name] for name in one.points}
    assert next(csv.reader(io.StringIO(as_csv.splitlines()[2])))[-1] == "'=well, nearly"
    papers = apply(paper(), Decisions(merged(found, KEYS, Decisions()).new))
    assert [answer.points for answer in papers.answers] == [2, Fraction(3, 2), Fraction(5, 2)]


def given_mark(points, question="q1", seen="x", machine=None):
    return GivenMark(form="f1", question=question, points=points, seen=seen, machine=machine or {})


def test_marks_that_stand_are_not_overwritten(tmp_path):
    first = Marks(marker="Ann", marks=(given_mark({"claim": "1", "limit": "1"}),))
    found = merged(first, KEYS, read_decisions(tmp_path))
    add(tmp_path, found.new)
    standing = read_decisions(tmp_path)
    assert standing.lines == (
        human("q1", {"claim": "1", "limit": "1"}, seen="x", who="Ann", revision="r"),
    )
    again = merged(first, KEYS, standing)
    assert (again.new, again.there, again.against) == ((), 2, ())
    other = Marks(marks=(given_mark({"claim": "2", "limit": "1"}),))
    found = merged(other, KEYS, standing)
    assert (found.new, found.there) == ((), 1)
    assert found.against == ("form f1, question q1, claim: 1 stands, 2 is not taken",)
    assert merged(other, KEYS, standing, replace=True).new[0].points == {"claim": "2"}
    later = Marks(marks=(given_mark({"claim": "2"}, seen="another answer"),))
    assert merged(later, KEYS, standing).new[0].points == {"claim": "2"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[]", "not a file of marks"),
        ('{"quiz": "other"}', "these are marks of the quiz 'other'"),
        ('{"marks": [{"form": "f9", "question": "q1", "points": {}}]}', "no form of this quiz"),
        (
            '{"marks": [{"form": "f1", "question": "q1", "points": {"clam": "1"}}]}',
            "no criterion 'clam'; there are claim, limit, whole",
        ),
        (
            '{"marks": [{"form": "f1", "question": "q1", "points": {"claim": "3"}}]}',
            "claim: '3' is not a whole number from 0 to 2",
        ),
        (
            '{"marks": [{"form": "f1", "question": "q2", "points": {"whole": "1/0"}}]}',
            "whole: '1/0' is not a number from 0 to 2",
        ),
        (
            '{"marks": [{"form": "f1", "question": "q1", "item": "z", "points": {"claim": "1"}}]}',
            "it is the item a6-q1 now, not z",
        ),
    ],
)
def test_faulty_marks_are_named(tmp_path, content, said):
    path = tmp_path / "marks.json"
    path.write_text(content)
    with pytest.raises(DataProblems) as found:
        read_marks(path, KEYS)
    assert said in str(found.value)


def test_of_two_markers_what_is_alike_is_taken():
    one = Marks(
        marker="A",
        marks=(given_mark({"claim": "1", "limit": "1"}), given_mark({"whole": "1"}, "q2")),
    )
    other = Marks(marker="B", marks=(given_mark({"claim": "2", "limit": "1"}),))
    taken, apart = agreed(one, other)
    assert taken.marker == "A and B"
    assert [mark.points for mark in taken.marks] == [{"limit": "1"}]
    assert apart == ("form f1, question q1, claim: 1 and 2",)


scale = st.integers(0, 4)
many = st.lists(st.tuples(scale, scale), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("one", "other", "kappa"),
    [
        # The tests of Hamner's Metrics, from which much of the field copied its kappa.
        ([1, 2, 3], [1, 2, 3], 1),
        ([1, 2, 1], [1, 2, 2], Fraction(2, 5)),
        ([1, 2, 3, 1, 2, 3], [1, 2, 3, 1, 3, 2], Fraction(3, 4)),
        ([1, 3, 5], [2, 4, 6], Fraction(16, 19)),
        ([1, 3, 3, 5], [2, 4, 5, 6], Fraction(16, 23)),
        # By hand: observed 2 · 4, expected by chance 4 · 2, so no better than chance.
        ([0, 0, 2, 2], [0, 2, 0, 2], 0),
        ([0, 2], [2, 0], -1),
        ([1, 1], [1, 1], None),
    ],
)
def test_kappa_of_known_tables(one, other, kappa):
    assert weighted_kappa(list(zip(one, other, strict=True))) == kappa


@given(many)
def test_kappa_is_the_concordance_of_lin(pairs):
    """Quadratic kappa equals 2 cov/(var + var + (difference of means)²), all with 1/n."""
    one, other = zip(*pairs, strict=True)
    a, b = fmean(one), fmean(other)
    cov = fmean((x - a) * (y - b) for x, y in pairs)
    spread = fmean((x - a) ** 2 for x in one) + fmean((y - b) ** 2 for y in other) + (a - b) ** 2
    kappa = weighted_kappa(pairs)
    if kappa is None:
        assert spread < 1e-12
    else:
        assert float(kappa) == pytest.approx(2 * cov / spread, abs=1e-9)


@given(many)
def test_kappa_has_no_sides_and_no_zero_point(pairs):
    kappa = weighted_kappa(pairs)
    assert weighted_kappa([(y, x) for x, y in pairs]) == kappa
    assert weighted_kappa([(x + 7, y + 7) for x, y in pairs]) == kappa
    assert weighted_kappa(pairs * 3) == kappa
    assert kappa is None or -1 <= kappa <= 1
    assert weighted_kappa([(x, x) for x, _ in pairs]) in {1, None}
    assert 0 <= alike(pairs) <= 1


@pytest.mark.parametrize(
    ("people", "machine", "answers", "said"),
    [
        ("0.80", ("0.70", "0.75"), 30, "may stand"),
        ("0.80", ("0.69", "0.90"), 30, "below 0.70"),
        ("0.85", ("0.74", "0.90"), 30, "over 0.10 less"),
        ("0.80", ("0.90", "0.90"), 29, "do not judge the machine on 29 answers"),
    ],
)
def test_when_the_machine_may_stand(people, machine, answers, said):
    kappas = tuple(map(Fraction, machine))
    assert said in verdict(Fraction(people), kappas, answers)
    assert "nothing can be said" in verdict(None, kappas, 30)


def test_agreement_by_criterion():
    def marks(name, points):
        given_ = (
            given_mark({"claim": str(p)}, seen=str(n), machine={"claim": str(n % 3)})
            for n, p in enumerate(points)
        )
        return Marks(marker=name, marks=tuple(given_))

    both = [marks("A", [n % 3 for n in range(36)]), marks("B", [n % 3 for n in range(33)])]
    (found,) = agreements(both)
    assert (found.answers, found.people, found.machine, found.same) == (33, 1, (1, 1), 1)
    (line,) = list(agreement_text([found], ["A", "B"]))[1:]
    assert line == (
        "  claim (33 answers, 100 % alike): 1.0000, 1.0000, 1.0000; the machine's marks may"
        " stand: kappa is 0.70 or more and near that between people"
    )
    (alone,) = agreements(both[:1])
    assert (alone.people, alone.machine) == (None, (1,))
