"""Moodle XML: what is written is what is claimed, reads back the same, and cannot stop an import.

Moodle itself is not run here. What it takes was measured on Moodle 4.5; these tests hold the file
to that: fractions of its list, fields without which an import stops, limits, unique idnumbers.
"""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bloc_course.exports.bank import Pool
from bloc_course.exports.content import content
from bloc_course.exports.fidelity import compare, fidelity
from bloc_course.exports.platform import LeftOut, platforms
from bloc_course.exports.platforms.moodle import _html as html
from bloc_course.exports.platforms.moodle._cloze import parse
from bloc_course.exports.platforms.moodle._fractions import PERCENTS
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.text_entry import TextEntry
from exports import handmade
from exports.goldens import assert_kept
from exports.samples import every, questions
from exports.samples import quiz as quiz_of
from hostile import HOSTILE

FORMATS = ("moodle-xml", "moodle-xml-usual")
TRAPS = (
    "{1:MULTICHOICE:=a~b#c}",
    "{#1} and [[1]] and [[2]]",
    "a -> b => c",
    "]]><evil/><![CDATA[",
    "50% = %100% ~ # * \\* \\} \\# \\",
    "@@PLUGINFILE@@/x.png $$x$$ $@NULL@$",
    "\U0001f469\u200d\U0001f52c \u202eabc\u202c \u200f\u05e9\u05dc\u05d5\u05dd",
    "|a|b| `code` 'single' \"double\"",
    "part 1: a; part 2: b",
    "A. first; B. second",
    "nul\x00 bell\x07 tab\t cr\r\nend",
    "long " * 400,
)


def marked(one, quiz):
    """The content of what a machine marks and what is not left out."""
    kept = []
    for question in quiz.questions:
        rendered = one.render(question.entry)
        if not isinstance(rendered, LeftOut) and all(p.marking for p in rendered.parts):
            kept.append(content(question.entry))
    return tuple(kept)


def importable(data):
    """The questions of a file, after what Moodle asks of each was looked at."""
    tree = ET.fromstring(data)
    seen, count = set(), 0
    for question in tree:
        kind = question.get("type")
        if kind == "category":
            path = question.findtext("category/text")
            assert path.startswith("$course$/top/")
            assert all(0 < len(name) <= 255 for name in path.replace("//", "").split("/"))
            seen = set()
            continue
        count += 1
        number = question.findtext("idnumber")
        assert 0 < len(number) <= 100
        assert number not in seen
        seen.add(number)
        assert 0 < len(question.findtext("name/text")) <= 255
        assert question.findtext("questiontext/text")
        assert all(len(tag.findtext("text")) <= 50 for tag in question.find("tags"))
        fractions = [a.get("fraction") for a in question.iter("answer") if a.get("fraction")]
        if kind != "ordering":
            assert {f.lstrip("-") for f in fractions} <= set(PERCENTS)
        LOOKS.get(kind, len)(question)
    return count


def look_at_choice(question):
    fractions = [Fraction(a.get("fraction")) for a in question.iter("answer")]
    assert len(fractions) > 1
    best = (
        max(fractions)
        if question.findtext("single") == "true"
        else sum(f for f in fractions if f > 0)
    )
    assert abs(best - 100) < Fraction(1, 1000)


def look_at_ordering(question):
    assert question.findtext("shownumcorrect") == "1"
    texts = [a.findtext("text") for a in question.iter("answer")]
    assert len(set(texts)) == len(texts) == int(question.findtext("selectcount"))
    assert len({text.encode()[:100] for text in texts}) == len(texts)


def look_at_matching(question):
    answers = [one.findtext("answer/text") for one in question.iter("subquestion")]
    assert len(answers) > 1
    assert all(0 < len(text) <= 255 for text in answers)


def look_at_short(question):
    answers = [a.findtext("text") for a in question.iter("answer")]
    assert answers[-1] == "*"
    assert next(question.iter("answer")).get("fraction") == "100"


def look_at_cloze(question):
    text, subs = parse(question.findtext("questiontext/text"))
    assert subs
    assert "{" not in text
    for sub in subs:
        shares = [Fraction(one.percent) for one in sub.choices]
        assert {one.percent.lstrip("-") for one in sub.choices} <= set(PERCENTS)
        best = sum(s for s in shares if s > 0) if "RESPONSE" in sub.type else max(shares)
        assert abs(best - 100) < Fraction(1, 1000)


LOOKS = {
    "multichoice": look_at_choice,
    "ordering": look_at_ordering,
    "matching": look_at_matching,
    "shortanswer": look_at_short,
    "cloze": look_at_cloze,
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_family_is_written_and_read_back(name):
    one, quiz = platforms()[name], every(2)
    data = one.write(quiz)
    assert one.read(data) == marked(one, quiz)
    assert importable(data) == len(tuple(quiz.questions))
    assert data == one.write(quiz)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", [*HOSTILE, *TRAPS], ids=range(len(HOSTILE) + len(TRAPS)))
def test_hostile_texts_stay_texts(name, text):
    one, quiz = platforms()[name], handmade.quiz([text, "plain"])
    data = one.write(quiz)
    importable(data)
    if all(sign.isprintable() or sign.isspace() for sign in text):
        assert one.read(data) == marked(one, quiz)


TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
        st.sampled_from("{}[]#=~%:\\<>&;|*\"'@$/\n"),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_any_text_reads_back(texts):
    quiz = handmade.quiz(texts)
    for name in FORMATS:
        one = platforms()[name]
        data = one.write(quiz)
        assert one.read(data) == marked(one, quiz)
        importable(data)


@pytest.mark.parametrize("name", FORMATS)
def test_no_right_answer_earns_less_unless_it_is_typed(name):
    for question in every(1).questions:
        rendered = platforms()[name].render(question.entry)
        for part, one in zip(question.entry.parts, rendered.parts, strict=True):
            if one.marking and not isinstance(part.interaction, DateEntry | TextEntry):
                assert compare(part, one.marking).unfair == 0


def test_the_key_of_a_date_earns_all_in_many_spellings():
    for question in questions("C4"):
        (one,) = platforms()["moodle-xml"].render(question.entry).parts
        (part,) = question.entry.parts
        assert one.marking(part.key.text) == 1
        assert one.marking(f"  {part.key.text.upper()} ") == 1
        assert sum(text.percent == "100" for text in one.form.texts) > 20


@pytest.mark.parametrize("family", ["C1", "C2", "C3", "C5", "S6", "R2", "G5", "C10"])
def test_closest_is_exact_or_nearly(family):
    for question in questions(family):
        found = fidelity(platforms()["moodle-xml"], question.entry)
        cards = max(len(getattr(p.interaction, "cards", ())) for p in question.entry.parts)
        assert found.how == "exact" or cards == 6 or family == "R2"


def test_orders_in_the_usual_way_say_what_an_untouched_one_earns():
    for question in questions("C1"):
        (one,) = platforms()["moodle-xml-usual"].render(question.entry).parts
        assert one.asked == "ordering (RELATIVE_ALL_PREVIOUS_AND_NEXT)"
        assert "0.50 on average" in one.note


def test_an_open_order_is_never_moodles_ordering():
    for question in questions("C2"):
        for name in FORMATS:
            (one,) = platforms()[name].render(question.entry).parts
            assert one.asked == "statements on pairs of cards"


def test_statements_show_nothing_of_what_is_open():
    """Where both statements on a pair stand there, open pairs stand there, too."""
    for question in questions("C2"):
        (part,) = question.entry.parts
        assert isinstance(part.interaction, Order)
        (one,) = platforms()["moodle-xml"].render(question.entry).parts
        n = len(part.interaction.cards)
        assert len(one.form.picks) in {n * (n - 1), n * (n - 1) // 2}


def test_students_see_no_item_id_but_the_opaque_code():
    for name in FORMATS:
        tree = ET.fromstring(platforms()[name].write(every(1)))
        asked = [one for one in tree if one.get("type") != "category"]
        for question, one in zip(asked, every(1).questions, strict=True):
            shown = question.findtext("questiontext/text")
            assert one.entry.item not in shown
            assert one.entry.code in shown
            assert question.findtext("idnumber") == one.entry.item


def test_a_category_says_how_many_are_drawn():
    pool = Pool("C1", 1, "2", questions("C1", 2))
    one = platforms()["moodle-xml"]
    tree = ET.fromstring(one.write(quiz_of(pool)))
    assert "Draw 1 at random from the 2 questions" in tree.findtext("question/info/text")


def test_feedback_hint_and_rubric_go_over():
    quiz = quiz_of(*(pool for pool in every(1).pools if pool.title in {"C3", "A6", "S7"}))
    tree = ET.fromstring(platforms()["moodle-xml"].write(quiz))
    c3, s7, a6 = (one for one in tree if one.get("type") != "category")
    (entry,) = (q.entry for q in quiz.questions if q.entry.family == "C3")
    assert entry.feedback.hint in html.text(html.parsed(c3.findtext("hint/text")))
    assert entry.feedback.key in html.text(html.parsed(c3.findtext("generalfeedback/text")))
    told = [html.text(html.parsed(a.findtext("feedback/text"))) for a in c3.iter("answer")]
    assert sorted(filter(None, map(str.strip, told))) == sorted(entry.feedback.choices.values())
    for essay in (s7, a6):
        assert essay.get("type") == "essay"
        assert "Model answer" in essay.findtext("graderinfo/text")
    assert "counts only where the choice is right" in s7.findtext("graderinfo/text")


def test_what_moodle_cannot_hold_is_left_out_with_a_reason():
    (question,) = questions("C3", 1)
    entry = question.entry.__class__(
        **{f: getattr(question.entry, f) for f in question.entry.__struct_fields__ if f != "item"},
        item="x" * 101,
    )
    assert "100 characters" in platforms()["moodle-xml"].render(entry).why


@pytest.mark.parametrize("name", [*FORMATS, "gift"])
def test_golden(name):
    """A change of bytes shows in a diff."""
    one = platforms()[name]
    data = one.write(handmade.quiz(["Who wrote it?", "The <first> letter & “more”"]))
    assert_kept(data, f"{name}{one.suffix}")
