"""Questions as Moodle XML, with every field that Moodle wants written out.

Moodle stops an import at the first question it cannot keep and loses all that follow, so limits
that it has (names, tags, plain texts) are kept here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast
from xml.sax.saxutils import escape

from bloc_course.exports.bank import Exported, Pool, Question
from bloc_course.exports.explain import general
from bloc_course.exports.markup import writable
from bloc_course.exports.platform import LeftOut, Rendered
from bloc_course.exports.platforms.moodle._forms import (
    Cards,
    Form,
    Pairing,
    Picks,
    Slots,
    Typed,
    Written,
)
from bloc_course.exports.platforms.moodle._html import paragraphs
from bloc_course.exports.platforms.moodle._text import gapped, question_text, told
from bloc_course.forms.form import KeyEntry
from bloc_course.forms.points import worth

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
# Moodle cuts names at 255 and tags at 50 characters, and refuses idnumbers over 100.
LONGEST_NAME, LONGEST_TAG, LONGEST_ID = 120, 50, 100
RIGHT, PARTLY, WRONG = (
    ("right", "exact", "all"),
    ("partly", "some", "answer-only"),
    ("wrong", "none", "far"),
)


def document(quiz: Exported, rendered: Sequence[Sequence[Rendered | LeftOut]]) -> bytes:
    """The file: a category for each pool, then its questions."""
    parts = [HEAD]
    for n, (pool, ones) in enumerate(zip(quiz.pools, rendered, strict=True), 1):
        parts.append(_category(quiz, pool, n))
        for question, one in zip(pool.questions, ones, strict=True):
            if isinstance(one, Rendered):
                parts.append(question_xml(question, one))
    parts.append("</quiz>\n")
    return "".join(parts).encode()


def forms(one: Rendered) -> tuple[Form, ...]:
    """What the writer has to write of each part; an essay may hold all the parts."""
    return tuple(cast(Form, part.form) for part in one.parts if part.form is not None)


def category_path(quiz: Exported, pool: Pool) -> str:
    """The category of a pool, below one of the quiz and its dataset.

    Moodle never overwrites a question: another dataset goes into a category of its own.
    """
    title, own = (" ".join(name.split())[:LONGEST_NAME] for name in (quiz.title, pool.title))
    names = (f"{title} ({quiz.dataset[:8]})", own or "-")
    return "$course$/top/" + "/".join(name.replace("/", "//") for name in names)


def _category(quiz: Exported, pool: Pool, n: int) -> str:
    if quiz.one_form:
        use = f"Put all {len(pool.questions)} questions of this category into the quiz."
    else:
        use = (
            f"Draw {pool.draw} at random from the {len(pool.questions)} questions of this category"
            " (in the quiz: Add, a random question)."
        )
    info = (use, f"Each is worth {pool.points}: set this as the maximum mark in the quiz.")
    return (
        f'<question type="category">\n{_text("category", category_path(quiz, pool))}'
        f"{_html('info', paragraphs(info))}"
        f"<idnumber>{_plain(f'{quiz.quiz}-{quiz.dataset[:8]}-{n}')[:LONGEST_ID]}</idnumber>\n"
        "</question>\n"
    )


def question_xml(question: Question, one: Rendered) -> str:
    """A question with everything that Moodle holds of the item."""
    entry, written = question.entry, forms(one)
    kind = "cloze" if gapped(entry, written) else _KINDS[type(written[0])]
    if kind == "matching" and isinstance(written[0], Slots):
        kind = "gapselect"
    inner = [
        _text("name", _name(entry)),
        _html("questiontext", question_text(entry, written)),
        _html("generalfeedback", paragraphs(general(entry))),
    ]
    # The weights of its sub-questions are the mark of a text with gaps.
    if kind != "cloze":
        inner.append(f"<defaultgrade>{float(worth(entry.points)):.7f}</defaultgrade>\n")
    inner.append("<penalty>0.3333333</penalty>\n<hidden>0</hidden>\n")
    inner.append(f"<idnumber>{_plain(entry.item)[:LONGEST_ID]}</idnumber>\n")
    if kind != "cloze":
        inner += _own(entry, written[0])
    if entry.feedback.hint and kind != "essay":
        inner.append(_hint(entry.feedback.hint, counted=kind not in {"shortanswer", "cloze"}))
    inner.append(_tags(question.tags))
    return f'<question type="{kind}">\n{"".join(inner)}</question>\n'


_KINDS: dict[type, str] = {
    Picks: "multichoice",
    Cards: "ordering",
    Pairing: "matching",
    Slots: "gapselect",
    Typed: "shortanswer",
    Written: "essay",
}


def _own(entry: KeyEntry, form: Form) -> Iterator[str]:
    """The fields of a type and its answers."""
    if isinstance(form, Picks):
        yield f"<single>{str(form.single).lower()}</single>\n"
        yield f"<shuffleanswers>{str(form.shuffle).lower()}</shuffleanswers>\n"
        yield "<answernumbering>none</answernumbering>\n"
        yield "<showstandardinstruction>0</showstandardinstruction>\n"
        yield from _combined(entry, "<shownumcorrect/>\n")
        for pick in form.picks:
            yield _answer(pick.percent, pick.html, told(pick.feedback))
    elif isinstance(form, Cards):
        yield "<layouttype>VERTICAL</layouttype>\n<selecttype>ALL</selecttype>\n"
        yield f"<selectcount>{len(form.cards)}</selectcount>\n"
        yield f"<gradingtype>{form.grading}</gradingtype>\n<showgrading>SHOW</showgrading>\n"
        yield "<numberingstyle>none</numberingstyle>\n"
        # An empty element stops the import of this type (hintformat is null).
        yield from _combined(entry, "<shownumcorrect>1</shownumcorrect>\n")
        for n, (_, html) in enumerate(form.cards, 1):
            yield f'<answer fraction="{n}.0000000" format="html">\n{_bare(html)}</answer>\n'
    elif isinstance(form, Pairing):
        yield from _pairing(entry, form)
    elif isinstance(form, Slots):
        yield "<shuffleanswers>0</shuffleanswers>\n"
        yield from _combined(entry, "<shownumcorrect/>\n")
        for _, text, _, _ in form.gaps[0].options:
            yield f"<selectoption>\n{_bare(text)}<group>1</group>\n</selectoption>\n"
    elif isinstance(form, Typed):
        yield "<usecase>0</usecase>\n"
        for one in form.texts:
            text = one.text.replace("*", "\\*")
            yield _answer(one.percent, text, told(one.feedback, key=one.key), "moodle_auto_format")
        yield _answer("0", "*", told(form.otherwise), "moodle_auto_format")
    else:
        yield from _essay(form)


def _pairing(entry: KeyEntry, form: Pairing) -> Iterator[str]:
    yield "<shuffleanswers>true</shuffleanswers>\n"
    yield from _combined(entry, "<shownumcorrect/>\n")
    texts, used = dict(form.columns), {column for _, _, column in form.rows}
    rows = [(html, column) for _, html, column in form.rows]
    rows += [("", column) for column, _ in form.columns if column not in used]
    for html, column in rows:
        answer = f"<answer>\n{_bare(texts[column])}</answer>\n"
        yield f'<subquestion format="html">\n{_bare(html)}{answer}</subquestion>\n'


def _essay(form: Written) -> Iterator[str]:
    yield "<responseformat>editor</responseformat>\n<responserequired>1</responserequired>\n"
    yield "<responsefieldlines>15</responsefieldlines>\n"
    yield f"<minwordlimit>{form.fewest}</minwordlimit>\n<maxwordlimit></maxwordlimit>\n"
    yield "<attachments>0</attachments>\n<attachmentsrequired>0</attachmentsrequired>\n"
    yield "<maxbytes>0</maxbytes>\n<filetypeslist></filetypeslist>\n"
    yield _html("graderinfo", form.grader)
    yield _html("responsetemplate", form.begin)


def _combined(entry: KeyEntry, counted: str) -> Iterator[str]:
    """Feedback by how much was right, by the cases that the item's rule names."""
    cases = entry.feedback.cases
    for name, known in (
        ("correctfeedback", RIGHT),
        ("partiallycorrectfeedback", PARTLY),
        ("incorrectfeedback", WRONG),
    ):
        said = next((cases[case] for case in known if case in cases), "")
        yield _html(name, paragraphs([said]))
    yield counted


def _answer(percent: str, text: str, feedback: str, format_: str = "html") -> str:
    return (
        f'<answer fraction="{percent}" format="{format_}">\n{_bare(text)}'
        f"{_html('feedback', feedback)}</answer>\n"
    )


def _hint(text: str, *, counted: bool) -> str:
    told_more = "<shownumcorrect/>\n" if counted else ""
    return f'<hint format="html">\n{_bare(paragraphs([text]))}{told_more}</hint>\n'


def _tags(tags: Iterable[str]) -> str:
    shown = "".join(f"<tag>{_bare(tag[:LONGEST_TAG])}</tag>\n" for tag in tags)
    return f"<tags>\n{shown}</tags>\n"


def _name(entry: KeyEntry) -> str:
    """What teachers see in the bank: the item's id and the beginning of its stem."""
    said = f"{entry.item} {' '.join(entry.stem.split())}"
    return said if len(said) <= LONGEST_NAME else said[: LONGEST_NAME - 1] + "…"


def _text(tag: str, text: str) -> str:
    return f"<{tag}>\n{_bare(text)}</{tag}>\n"


def _html(tag: str, html: str) -> str:
    return f'<{tag} format="html">\n{_bare(html)}</{tag}>\n'


def _bare(text: str) -> str:
    return f"<text>{_plain(text)}</text>\n"


def _plain(text: str) -> str:
    """Text in XML; `]]>` is nothing special, as `>` is a reference and there is no CDATA."""
    return escape(writable(text)).replace("\r", "&#13;")
