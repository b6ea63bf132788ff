"""Canvas and Common Cartridge: what is written is what is stated, and reads back the same.

Canvas itself is not run here. The markings are those of its own classes (`quiz_question/*.rb`),
and what its importer needs (`qti_exporter`) is looked at below.
"""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bloc_course.exports.bank import Pool
from bloc_course.exports.content import content
from bloc_course.exports.fidelity import compare, fidelity
from bloc_course.exports.platform import LeftOut
from bloc_course.exports.platforms.canvas._asked import Essay, Label, Pick, Row, Table, fits
from bloc_course.exports.platforms.canvas.canvas import SPEC as CANVAS
from bloc_course.exports.platforms.canvas.canvas_usual import SPEC as USUAL
from bloc_course.exports.platforms.canvas.common_cartridge import SPEC as CARTRIDGE
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.text_entry import TextEntry
from exports import handmade
from exports.goldens import assert_kept, files, laid_open, tiny
from exports.official_schemas import faults
from exports.samples import every, questions
from exports.samples import quiz as quiz_of
from hostile import HOSTILE

FORMATS = {one.name: one for one in (CANVAS, USUAL, CARTRIDGE)}
SCHEMAS = {
    "canvas": "ims_qtiasiv1p2.xsd",
    "canvas-usual": "ims_qtiasiv1p2.xsd",
    "common-cartridge": "ccv1p1_qtiasiv1p2p1_v1p0.xsd",
}
# The twelve kinds of question that Canvas' importer takes, as far as they are written here.
KINDS = {
    "multiple_choice_question",
    "multiple_answers_question",
    "short_answer_question",
    "fill_in_multiple_blanks_question",
    "multiple_dropdowns_question",
    "matching_question",
    "essay_question",
}
TRAPS = (
    "]]><evil/><![CDATA[",
    "[q0x1] and [q6x1] and [x]",
    "a=>b, c\\=>d, e",
    "👩\u200d🔬 \u202eabc\u202c \u200fשלום",
    "nul\x00 bell\x07 tab\t cr\r\nend",
    "long " * 400,
)


def asked(data):
    """The questions of a package, without namespaces."""
    (text,) = (one for file, one in files(data).items() if b"<questestinterop" in one[:99])
    return ET.fromstring(re.sub(rb' xmlns="[^"]*"', b"", text))


def kept(one, quiz):
    found = []
    for question in quiz.questions:
        rendered = one.render(question.entry)
        if not isinstance(rendered, LeftOut) and not isinstance(rendered.parts[0].form, Essay):
            found.append(content(question.entry))
    return tuple(found)


@pytest.mark.parametrize("name", FORMATS)
def test_every_family_is_written_and_read_back(name):
    one, quiz = FORMATS[name], every(2)
    data = one.write(quiz)
    assert one.read(data) == kept(one, quiz)
    assert data == one.write(quiz)


@pytest.mark.parametrize("name", FORMATS)
def test_the_quiz_is_valid_by_the_official_schema(name):
    texts = [[text, "plain"] for text in (*HOSTILE, *TRAPS)]
    for quiz in (every(2), *map(handmade.quiz, texts)):
        for file, data in files(FORMATS[name].write(quiz)).items():
            if b"<questestinterop" in data[:99]:
                assert faults(data, SCHEMAS[name]) == []
            elif file == "imsmanifest.xml" and name == "common-cartridge":
                assert faults(data, "ccv1p1_imscp_v1p2_v1p0.xsd") == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", [*HOSTILE, *TRAPS], ids=range(len(HOSTILE) + len(TRAPS)))
def test_hostile_texts_stay_texts(name, text):
    one, quiz = FORMATS[name], handmade.quiz([text, "plain"])
    data = one.write(quiz)
    if all(sign.isprintable() or sign.isspace() for sign in text):
        assert one.read(data) == kept(one, quiz)
    for mattext in asked(data).iter("mattext"):
        if mattext.get("texttype") == "text/html":
            tags = set(re.findall(r"<(\w+)", mattext.text))
            assert tags <= {"div", "p", "br", "span", "small"}


TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
        st.sampled_from("{}[]#=~%:\\<>&;|*\"'@$/\n"),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_any_text_reads_back(texts):
    quiz = handmade.quiz(texts)
    for one in FORMATS.values():
        assert one.read(one.write(quiz)) == kept(one, quiz)


def test_what_canvas_needs_of_every_question():
    for quiz in (every(2), handmade.quiz(["one", "two"])):
        both = (one for spec in (CANVAS, USUAL) for one in asked(spec.write(quiz)).iter("item"))
        for item in both:
            fields = {
                one.findtext("fieldlabel"): one.findtext("fieldentry")
                for one in item.iter("qtimetadatafield")
            }
            kind = fields["question_type"]
            assert kind in KINDS
            assert float(fields["points_possible"]) > 0
            # It takes the digits of an identifier for its number, wherever that stands.
            labels = [one.get("ident") for one in item.iter("response_label")]
            if kind == "matching_question":
                labels = labels[: len(labels) // len(list(item.iter("response_lid")))]
            if kind not in {"short_answer_question", "essay_question"}:
                assert all(label.isdigit() for label in labels)
                assert len(set(labels)) == len(labels)
            shares = [float(one.text) for one in item.iter("setvar")]
            assert kind == "essay_question" or abs(sum(shares) - 100) < 0.1
            text = item.findtext("presentation/material/mattext")
            if kind in {"multiple_dropdowns_question", "fill_in_multiple_blanks_question"}:
                for asked_here in item.iter("response_lid"):
                    name = asked_here.findtext("material/mattext")
                    assert asked_here.get("ident") == f"response_{name}"
                    assert text.count(f"[{name}]") == 1


def test_an_opaque_code_ends_every_question():
    quiz = every(1)
    codes = {question.entry.item: question.entry.code for question in quiz.questions}
    for item in asked(CANVAS.write(quiz)).iter("item"):
        text = item.findtext("presentation/material/mattext")
        assert text.endswith(f"<p><small>Question {codes[item.get('ident')]}</small></p></div>")


def test_a_group_picks_for_each_student():
    pool = Pool("Part <1>", 2, "3/2", questions("C3", 3))
    root = asked(CANVAS.write(quiz_of(pool)))
    (group,) = (one for one in root.iter("section") if one.get("ident") != "root_section")
    assert group.findtext("selection_ordering/selection/selection_number") == "2"
    points = "selection_ordering/selection/selection_extension/points_per_item"
    assert group.findtext(points) == "1.5"
    assert group.get("title") == "Part <1>"
    settings_file = files(CANVAS.write(quiz_of(pool)))["quiz-tests/assessment_meta.xml"]
    assert b"<points_possible>3</points_possible>" in settings_file


def test_no_group_where_all_are_asked():
    root = asked(CANVAS.write(quiz_of(Pool("All", 3, "1", questions("C3", 3)))))
    assert [one.get("ident") for one in root.iter("section")] == ["root_section"]


def test_groups_of_nothing_are_not_written():
    root = asked(CANVAS.write(quiz_of(Pool("None", 1, "1", ()))))
    assert not list(root.iter("item"))


@pytest.mark.parametrize("name", FORMATS)
def test_no_right_answer_earns_less_unless_it_is_typed_or_weighs_less(name):
    for question in every(1).questions:
        rendered = FORMATS[name].render(question.entry)
        if isinstance(rendered, LeftOut):
            continue
        total = Fraction(0)
        for part, one in zip(question.entry.parts, rendered.parts, strict=True):
            if one.marking is None:
                break
            if len(question.entry.parts) == 1 and not isinstance(
                part.interaction, DateEntry | TextEntry
            ):
                assert compare(part, one.marking).unfair == 0
        else:
            for part, one in zip(question.entry.parts, rendered.parts, strict=True):
                total += one.marking(right_answer(part)) * Fraction(part.weight)
            assert total == 1


def right_answer(part):
    from bloc_course.exports.answers import answers
    from bloc_course.exports.fidelity import ours

    return next(one for one in answers(part).answers if ours(part, one) == 1)


def test_the_markings_of_canvas():
    labels = tuple(Label(str(n), f"k{n}", (f"text {n}",)) for n in range(5))
    several = Pick(labels, frozenset({"0", "1"}), several=True)
    assert several.score({"response1": frozenset({"0", "1"})}) == 1
    assert several.score({"response1": frozenset({"0"})}) == Fraction(1, 2)
    assert several.score({"response1": frozenset({"0", "1", "2"})}) == Fraction(1, 2)
    assert several.score({"response1": frozenset({"0", "2", "3"})}) == 0
    assert several.score({}) == 0
    one = Pick(labels, frozenset({"0"}))
    assert (one.score({"response1": "0"}), one.score({"response1": "1"}), one.score({})) == (
        1,
        0,
        0,
    )
    rows = tuple(Row(f"response_{n}", "row", labels, "0") for n in range(4))
    table = Table(rows, gaps=False, kind="match")
    assert table.score({"response_0": "0", "response_1": "1", "response_2": "0"}) == Fraction(1, 2)
    assert fits(" TROTSKY ", ("Trotsky",))
    assert not fits("", ("",))


@pytest.mark.parametrize("family", ["C3", "S1", "K2", "G5"])
def test_plain_choices_are_exact(family):
    for question in questions(family):
        for one in FORMATS.values():
            assert fidelity(one, question.entry).how == "exact"


@pytest.mark.parametrize("family", ["C1", "C2", "G6", "S5"])
def test_orders_keep_their_marks_as_statements(family):
    for question in questions(family):
        (part,) = question.entry.parts
        pairs = len(getattr(part.key, "pairs", ()))
        if pairs and pairs != 15:  # Of 15 statements half cannot be true.
            assert fidelity(CANVAS, question.entry).how == "exact"
        assert fidelity(USUAL, question.entry).how == "approximated" or not pairs


def test_parts_of_two_kinds_become_blanks():
    (question, *_) = questions("C12")
    date, ground = CANVAS.render(question.entry).parts
    key = question.entry.parts[1].key.correct
    assert date.marking(question.entry.parts[0].key.text) == 1
    assert ground.marking(key) == 1
    (text,) = (
        one.findtext("presentation/material/mattext")
        for one in asked(CANVAS.write(quiz_of(Pool("P", 1, "1", (question,))))).iter("item")
    )
    assert text.count('<p class="option">') == 3
    assert "a) <span>" in text


def test_a_cartridge_says_why_it_leaves_out():
    (question, *_) = questions("C1")
    left = CARTRIDGE.render(question.entry)
    assert isinstance(left, LeftOut)
    assert "write this item as QTI" in left.why


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name):
    """A small quiz as it is written: a change of bytes shows here."""
    assert_kept(laid_open(FORMATS[name].write(tiny())).encode(), f"{name}.txt")
