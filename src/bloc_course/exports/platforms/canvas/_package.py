"""Canvas' package: a manifest, the quiz in QTI 1.2 with a group a pool, and its settings."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from xml.etree import ElementTree as ET

from bloc_course.autograder._zips import zip_bytes
from bloc_course.exports.bank import Exported, Pool, Question
from bloc_course.exports.markup import line
from bloc_course.exports.platform import LeftOut, Rendered
from bloc_course.exports.platforms.canvas._asked import Asked
from bloc_course.exports.platforms.canvas._item import rendered
from bloc_course.exports.platforms.canvas._write import canvas_fields, decimal, item, metadata
from bloc_course.exports.platforms.qti._xml import Element, made, raw
from bloc_course.forms.form import KeyEntry

MANIFEST, META = "imsmanifest.xml", "assessment_meta.xml"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
SETTINGS = "http://canvas.instructure.com/xsd/cccv1p0"
LEARNING = "associatedcontent/imscc_xmlv1p1/learning-application-resource"


Render = Callable[[KeyEntry], "Rendered | LeftOut"]


def packed(quiz: Exported, render: Render = rendered) -> bytes:
    """A quiz as a package for Canvas, each item as `render` has it."""
    name = f"quiz-{quiz.quiz}"
    pools = [(pool, kept(pool, render)) for pool in quiz.pools]
    sections = [
        section
        for place, (pool, questions) in enumerate(pools, 1)
        for section in _entries(pool, questions, f"group-{quiz.quiz}-{place}")
    ]
    root = made("section", {"ident": "root_section"}, *sections)
    top = made(
        "assessment",
        {"ident": name, "title": quiz.title or quiz.quiz},
        metadata([("cc_maxattempts", "1")]),
        root,
    )
    points = sum(
        (min(pool.draw, len(questions)) * Fraction(pool.points) for pool, questions in pools),
        Fraction(0),
    )
    return zip_bytes(
        {
            f"{name}/{name}.xml": document(
                "questestinterop", QTI, "http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd", top
            ),
            f"{name}/{META}": _settings(quiz, name, points),
            MANIFEST: _manifest(quiz, name),
        }
    )


def kept(pool: Pool, render: Render) -> list[tuple[Question, Asked]]:
    """The questions of a pool that Canvas can ask, with their forms."""
    found = []
    for question in pool.questions:
        made_ = render(question.entry)
        if not isinstance(made_, LeftOut):
            form = made_.parts[0].form
            assert isinstance(form, Asked)  # nosec
            found.append((question, form))
    return found


def _entries(pool: Pool, questions: list[tuple[Question, Asked]], group: str) -> list[Element]:
    """A group from which students get some, or the questions where all are asked.

    The group is called by its place, which stays when the pool gets another item: a second import
    changes the group, and makes no other.
    """
    items = [item(one, form, canvas_fields(one, form)) for one, form in questions]
    if pool.draw >= len(questions):
        return items
    selection = made(
        "selection",
        {},
        raw("selection_number", str(pool.draw)),
        made("selection_extension", {}, raw("points_per_item", decimal(Fraction(pool.points)))),
    )
    return [
        made(
            "section",
            {"ident": group, "title": pool.title},
            made("selection_ordering", {}, selection),
            *items,
        )
    ]


def document(tag: str, namespace: str, schema: str, *children: Element) -> bytes:
    """A document of one namespace."""
    names = {
        "xmlns": namespace,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": f"{namespace} {schema}",
    }
    return declared(made(tag, names, *children))


def declared(top: Element) -> bytes:
    """A document with its declaration."""
    text = ET.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _settings(quiz: Exported, name: str, points: Fraction) -> bytes:
    intro = "".join(f"<p>{line(block)}</p>" for block in quiz.intro.split("\n\n") if block.strip())
    top = made(
        "quiz",
        {"identifier": name, "xmlns": SETTINGS, "xmlns:xsi": XSI},
        raw("title", quiz.title or quiz.quiz),
        raw("description", intro),
        raw("shuffle_answers", "false"),
        raw("scoring_policy", "keep_highest"),
        raw("hide_results", "always"),
        raw("quiz_type", "assignment"),
        raw("points_possible", decimal(points)),
        raw("show_correct_answers", "false"),
        raw("allowed_attempts", "1"),
        raw("available", "false"),
    )
    return declared(top)


def _manifest(quiz: Exported, name: str) -> bytes:
    settings = f"{name}-settings"
    top = made(
        "manifest",
        {
            "identifier": f"package-{quiz.dataset}",
            "xmlns": PACKAGE,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": (f"{PACKAGE} http://www.imsglobal.org/xsd/imscp_v1p1.xsd"),
        },
        made("metadata", {}, raw("schema", "IMS Content"), raw("schemaversion", "1.1.3")),
        made("organizations"),
        made(
            "resources",
            {},
            made(
                "resource",
                {"identifier": name, "type": "imsqti_xmlv1p2"},
                made("file", {"href": f"{name}/{name}.xml"}),
                made("dependency", {"identifierref": settings}),
            ),
            made(
                "resource",
                {"identifier": settings, "type": LEARNING, "href": f"{name}/{META}"},
                made("file", {"href": f"{name}/{META}"}),
            ),
        ),
    )
    return declared(top)
