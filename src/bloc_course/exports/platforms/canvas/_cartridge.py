"""Common Cartridge 1.1: the five kinds of question that its profile has, in one quiz."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bloc_course.autograder._zips import zip_bytes
from bloc_course.exports.bank import Exported, Question
from bloc_course.exports.platform import Answer, LeftOut, Marking, Rendered, Rendering
from bloc_course.exports.platforms.canvas._asked import ONLY, Asked, Essay, Pick, Table, Typed
from bloc_course.exports.platforms.canvas._item import rendered as in_canvas
from bloc_course.exports.platforms.canvas._package import XSI, declared, document
from bloc_course.exports.platforms.canvas._ticks import TICKED
from bloc_course.exports.platforms.canvas._way import Encode, way
from bloc_course.exports.platforms.canvas._ways import ways
from bloc_course.exports.platforms.canvas._write import decimal, item, metadata
from bloc_course.exports.platforms.qti._xml import Element, made, raw
from bloc_course.forms.form import KeyEntry
from bloc_course.items.interactions import Blank
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.marking._helpers import expect

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
QTI_SCHEMA = "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
PACKAGE_SCHEMA = "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imscp_v1p2_v1p0.xsd"
ALL_OR_NOTHING = "only the right ticks, all of them and no other, earn points"
NO_KIND = (
    "Common Cartridge has single and multiple choice, short answer and essay only; write this"
    " item as QTI or for the program itself"
)
PROFILES = {
    "multiple_choice_question": "cc.multiple_choice.v0p1",
    "multiple_answers_question": "cc.multiple_response.v0p1",
    "short_answer_question": "cc.fib.v0p1",
    "essay_question": "cc.essay.v0p1",
}


def rendered(entry: KeyEntry) -> Rendered | LeftOut:
    """How a cartridge asks and marks an item."""
    if any(isinstance(part.interaction, ExtendedText) for part in entry.parts):
        return in_canvas(entry)
    if len(entry.parts) > 1:
        return LeftOut(NO_KIND)
    (part,) = entry.parts
    for one in ways(part.interaction, part, entry.feedback.choices, entry.code):
        form = one.form
        if isinstance(form, Pick) and form.kind in TICKED:
            continue
        if isinstance(form, Pick) and form.several:
            return Rendered((_exactly(form),))
        if isinstance(form, Pick | Typed):
            return Rendered((one,))
        if isinstance(form, Table) and form.gaps and len(form.rows) == 1:
            return Rendered((_one_gap(form, expect(InlineChoice, part.interaction)),))
    return LeftOut(NO_KIND)


def _exactly(form: Pick) -> Rendering:
    """A choice of several earns all or nothing here: a response condition names the right set."""
    codes = {label.code: label.ident for label in form.labels}

    def mark(answer: Answer) -> Fraction:
        if isinstance(answer, Blank):
            return Fraction(0)
        ticked = frozenset(codes[code] for code in expect(frozenset, answer))
        return Fraction(int(ticked == form.right))

    marking: Marking = mark
    return Rendering("multiple response", marking, ALL_OR_NOTHING, form)


def _one_gap(form: Table, it: InlineChoice) -> Rendering:
    """A text with one gap as a choice of what fills it."""
    (row,) = form.rows
    pick = Pick(row.labels, frozenset({row.right}), kind="inline-choice")
    codes = {label.code: label.ident for label in row.labels}
    (gap,) = it.gaps
    encode: Encode = lambda answer: {ONLY: codes[answer[gap.code]]}  # type: ignore[index, call-overload]  # noqa: E731
    return way("multiple choice of what fills the gap", pick, encode)


def packed(quiz: Exported) -> bytes:
    """A quiz as a cartridge."""
    name = f"quiz-{quiz.quiz}"
    items = []
    for question in quiz.questions:
        found = rendered(question.entry)
        if not isinstance(found, LeftOut):
            form = found.parts[0].form
            assert isinstance(form, Asked)  # nosec
            items.append(item(question, form, _fields(question, form)))
    title = quiz.title or quiz.quiz
    fields = [
        ("cc_profile", "cc.exam.v0p1"),
        ("qmd_assessmenttype", "Examination"),
        ("qmd_scoretype", "Percentage"),
        ("cc_maxattempts", "1"),
    ]
    section = made("section", {"ident": "root_section"}, *items)
    top = made("assessment", {"ident": name, "title": title}, metadata(fields), section)
    return zip_bytes(
        {
            f"{name}/{name}.xml": document("questestinterop", QTI, QTI_SCHEMA, top),
            "imsmanifest.xml": _manifest(quiz, name, title),
        }
    )


def _fields(question: Question, form: Asked) -> Iterator[tuple[str, str]]:
    yield "cc_profile", PROFILES[form.type]
    yield "cc_weighting", decimal(Fraction(question.entry.points))
    keyed = len(form.keyed) if isinstance(form, Typed) else 0
    told = (*question.tags, f"asked:{form.kind}", f"keyed:{keyed}")
    yield "cc_question_category", " ".join(told)
    if isinstance(form, Essay):
        yield "qmd_computerscored", "No"


def _manifest(quiz: Exported, name: str, title: str) -> bytes:
    lom = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
    top = made(
        "manifest",
        {
            "identifier": f"package-{quiz.dataset}",
            "xmlns": PACKAGE,
            "xmlns:lomimscc": lom,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{PACKAGE} {PACKAGE_SCHEMA}",
        },
        made(
            "metadata",
            {},
            raw("schema", "IMS Common Cartridge"),
            raw("schemaversion", "1.1.0"),
            made(
                "lomimscc:lom",
                {},
                made(
                    "lomimscc:general",
                    {},
                    made("lomimscc:title", {}, raw("lomimscc:string", title, {"language": "en"})),
                ),
            ),
        ),
        made(
            "organizations",
            {},
            made(
                "organization",
                {"identifier": "organization", "structure": "rooted-hierarchy"},
                made("item", {"identifier": "root"}, _place(name, title)),
            ),
        ),
        made(
            "resources",
            {},
            made(
                "resource",
                {"identifier": name, "type": "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"},
                made("file", {"href": f"{name}/{name}.xml"}),
            ),
        ),
    )
    return declared(top)


def _place(name: str, title: str) -> Element:
    return made("item", {"identifier": "place", "identifierref": name}, raw("title", title))
