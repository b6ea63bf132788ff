"""QTI packages: what they give is run from what is written, and the official schemas hold.

The evaluator of this package runs the response processing of the neutral item when it states a
marking; here it runs that of the files as they stand in the zip, in the words of each version.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bloc_course.exports.answers import answers
from bloc_course.exports.bank import Pool
from bloc_course.exports.content import content
from bloc_course.exports.fidelity import compare, fidelity, ours
from bloc_course.exports.platforms.qti import _processing as rp
from bloc_course.exports.platforms.qti._item import SCORE, rendered
from bloc_course.exports.platforms.qti._run import program
from bloc_course.exports.platforms.qti._xml import made, read, text_of
from bloc_course.exports.platforms.qti.qti3 import SPEC as QTI3
from bloc_course.exports.platforms.qti.qti21 import SPEC as QTI21
from bloc_course.exports.platforms.qti.qti22 import SPEC as QTI22
from bloc_course.items.interactions import Blank
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.text_entry import TextEntry
from exports import handmade
from exports.goldens import assert_kept, files, laid_open, tiny
from exports.official_schemas import faults
from exports.samples import every, questions
from exports.samples import quiz as quiz_of
from hostile import HOSTILE

FORMATS = {one.name: one for one in (QTI21, QTI22, QTI3)}
ITEMS = {
    "qti21": ("imsqti_v2p1.xsd",),
    "qti22": ("imsqti_v2p2p4.xsd", "imsqti_v2p2.xsd"),
    "qti3": ("imsqti_asiv3p0_v1p0.xsd", "imsqti_asiv3p0_sbacv1p0_v1p0.xsd"),
}
MANIFESTS = {
    "qti21": ("imscp_v1p1.xsd",),
    "qti22": ("qtiv2p2_imscpv1p2_v1p0.xsd",),
    "qti3": ("imsqtiv3p0_imscpv1p2_v1p0.xsd",),
}
TRAPS = (
    "]]><evil/><![CDATA[",
    "<!DOCTYPE a [<!ENTITY x 'y'>]> &x;",
    "a -> b | c {d} \\e # ~ % * [f]",
    "👩\u200d🔬 \u202eabc\u202c \u200fשלום",
    "nul\x00 bell\x07 tab\t cr\r\nend \ud800",
    "long " * 400,
)


def by_machine(quiz):
    return tuple(
        content(one.entry)
        for one in quiz.questions
        if not any(isinstance(p.interaction, ExtendedText) for p in one.entry.parts)
    )


@pytest.mark.parametrize("name", FORMATS)
def test_every_family_is_written_and_read_back(name):
    one, quiz = FORMATS[name], every(2)
    data = one.write(quiz)
    assert one.read(data) == by_machine(quiz)
    assert data == one.write(quiz)
    identities = {name[6:-4] for name in files(data) if name.startswith("items/")}
    assert identities == {question.entry.item for question in quiz.questions}


@pytest.mark.parametrize("name", FORMATS)
def test_every_file_is_valid_by_the_official_schemas(name):
    for quiz in (every(2), handmade.quiz(["one", "two"]), handmade.quiz(["x"], one_form=True)):
        for file, data in files(FORMATS[name].write(quiz)).items():
            names = MANIFESTS[name] if file == "imsmanifest.xml" else ITEMS[name]
            assert faults(data, *names) == [], file


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_texts_are_valid_by_the_official_schemas(name):
    for text in (*HOSTILE, *TRAPS):
        for file, data in files(FORMATS[name].write(handmade.quiz([text, "plain"]))).items():
            names = MANIFESTS[name] if file == "imsmanifest.xml" else ITEMS[name]
            assert faults(data, *names) == [], (file, text)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", [*HOSTILE, *TRAPS], ids=range(len(HOSTILE) + len(TRAPS)))
def test_hostile_texts_stay_texts(name, text):
    one, quiz = FORMATS[name], handmade.quiz([text, "plain"])
    data = one.write(quiz)
    if all(sign.isprintable() or sign.isspace() for sign in text):
        assert one.read(data) == by_machine(quiz)
    for file in files(data).values():
        assert b"<evil" not in file
        assert b"<script" not in file


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
        assert one.read(one.write(quiz)) == by_machine(quiz)


@pytest.mark.parametrize("name", FORMATS)
def test_the_files_give_what_is_stated(name):
    """The written file, parsed and run, against the marking; part by part, the others blank."""
    quiz = every(1)
    written = files(FORMATS[name].write(quiz))
    for question in quiz.questions:
        entry = question.entry
        run = program(read(written[f"items/{entry.item}.xml"]))
        for part, one in zip(entry.parts, rendered(entry).parts, strict=True):
            if one.marking is None:
                continue
            for answer in islice(answers(part).answers, 0, None, 7):
                given_there = run(one.form.encode(answer))[SCORE]
                assert Fraction(given_there) == one.marking(answer) * Fraction(part.weight)


def test_all_but_dates_and_sentences_are_exact():
    for question in every(1).questions:
        found = fidelity(QTI3, question.entry)
        typed = (DateEntry, ExtendedText, TextEntry)
        if not any(isinstance(p.interaction, typed) for p in question.entry.parts):
            assert (found.how, found.worst) == ("exact", 0)


def test_every_interaction_made_by_hand_keeps_its_marks():
    for question in handmade.quiz(["one", "two", "three"]).questions:
        for part, one in zip(question.entry.parts, rendered(question.entry).parts, strict=True):
            if one.marking is not None:
                found = compare(part, one.marking)
                # A spelling that only sounds like the name is not in any list.
                assert found.unfair <= (5 if isinstance(part.interaction, TextEntry) else 0)
                if not isinstance(part.interaction, DateEntry | TextEntry):
                    assert found.exact


def test_places_left_open_earn_nothing_where_cards_share_places():
    for question in questions("C2"):
        (part,) = question.entry.parts
        (one,) = rendered(question.entry).parts
        some = next(one for one in answers(part).complete if ours(part, one) == 1)
        places = one.form.encode(some)
        written = files(QTI3.write(quiz_of_one(question)))
        run = program(read(written[f"items/{question.entry.item}.xml"]))
        assert run(places)[SCORE] == 1
        for name in places:
            assert run({**places, name: None})[SCORE] == 0
        assert one.marking(Blank()) == 0


def quiz_of_one(*asked):
    return quiz_of(Pool("Part <1>", 1, "3/2", asked))


def test_sections_draw_and_points_weigh():
    pool = [*questions("C3", 3)]
    test = read(files(QTI3.write(quiz_of_one(*pool)))["test.xml"])
    assert test.find(".//selection").get("select") == "1"
    assert {one.get("value") for one in test.iter("weight")} == {"2"}
    assert test.find(".//assessmentSection").get("title") == "Part <1>"
    names = [one.get("variableIdentifier") for one in test.iter("testVariables")]
    assert names == [SCORE]


def test_a_part_that_a_person_marks_has_its_own_outcome():
    (question, *_) = questions("S7")
    written = files(QTI3.write(quiz_of_one(question)))
    item = read(written[f"items/{question.entry.item}.xml"])
    by_hand = [one for one in item.iter("outcomeDeclaration") if one.get("externalScored")]
    assert [(one.get("identifier"), one.get("normalMaximum")) for one in by_hand] == [
        ("SCORE_2", "0.6")
    ]
    (scorer,) = (one for one in item.iter("rubricBlock") if one.get("view") == "scorer")
    assert "Give points only where" in text_of(scorer)
    assert b"external-scored" in written[f"items/{question.entry.item}.xml"]
    old = files(QTI21.write(quiz_of_one(question)))[f"items/{question.entry.item}.xml"]
    assert b"xternalScored" not in old


def test_students_see_opaque_codes_alone():
    for question in every(1).questions:
        names = set(question.entry.names.values()) | set(question.entry.records)
        (data,) = (
            one
            for file, one in files(QTI3.write(quiz_of_one(question))).items()
            if "items/" in file
        )
        item = read(data)
        shown = {v for one in item.find("itemBody").iter() for k, v in one.attrib.items()}
        assert not shown & {name for name in names if "-" in name}


def test_the_hint_is_for_tutors_alone():
    (question, *_) = questions("C3")
    (data,) = (
        one for file, one in files(QTI3.write(quiz_of_one(question))).items() if "items/" in file
    )
    item = read(data)
    (block,) = (one for one in item.iter("rubricBlock") if one.get("view") == "tutor")
    assert question.entry.feedback.hint in text_of(block)


def test_what_the_evaluator_does_not_know_it_refuses():
    item = made("assessmentItem", {}, made("responseProcessing", {}, made("exitResponse")))
    with pytest.raises(ValueError, match="no rule 'exitResponse'"):
        program(item)
    rule = rp.put("X", made("random", {}, rp.base("integer", 1)))
    with pytest.raises(ValueError, match="no operator 'random'"):
        program(made("assessmentItem", {}, made("responseProcessing", {}, rule)))


def test_no_constant_is_a_pair():
    """Amp-up's player reads no pair as a constant and then marks nothing."""
    for question in every(1).questions:
        data = files(QTI3.write(quiz_of_one(question)))[f"items/{question.entry.item}.xml"]
        kinds = {one.get("baseType") for one in read(data).iter("baseValue")}
        assert kinds <= {"float", "integer", "identifier"}


def test_a_document_type_is_refused():
    with pytest.raises(ValueError, match="document type"):
        read(b"<!DOCTYPE a><a/>")


def test_whole_numbers_and_one_division():
    """Players round on the way: nothing but whole numbers may be added, and divided once."""
    for question in every(1).questions:
        data = files(QTI3.write(quiz_of_one(question)))[f"items/{question.entry.item}.xml"]
        item = read(data)
        assert len(list(item.iter("divide"))) <= 1
        values = [one.text for one in item.iter("baseValue") if one.get("baseType") == "float"]
        values += [one.get("mappedValue") for one in item.iter("mapEntry")]
        assert all(re.fullmatch(r"-?\d+", value) for value in values)
        assert not any(one.get("defaultValue") for one in item.iter("mapping"))


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name):
    """A small quiz as it is written: a change of bytes shows here."""
    assert_kept(laid_open(FORMATS[name].write(tiny())).encode(), f"{name}.txt")
