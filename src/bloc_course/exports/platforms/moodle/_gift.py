"""GIFT as text: signs of the format that stand in a text are written so that they stay text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from xml.etree.ElementTree import Element

from bloc_course.exports.bank import Exported, Question
from bloc_course.exports.content import Content, PartContent, flat, made
from bloc_course.exports.explain import general
from bloc_course.exports.markup import writable
from bloc_course.exports.platform import LeftOut, Rendered
from bloc_course.exports.platforms.moodle import _html as html
from bloc_course.exports.platforms.moodle._forms import Form, Pairing, Picks, Typed
from bloc_course.exports.platforms.moodle._html import paragraphs
from bloc_course.exports.platforms.moodle._read import Read, chosen, typed
from bloc_course.exports.platforms.moodle._text import question_text, told
from bloc_course.exports.platforms.moodle._write import category_path, forms

_SIGNS = re.compile(r"([\\:#=~{}])")
_ESCAPED = re.compile(r"\\([\\:#=~{}])")
# A sign that no backslash stands before; backslashes in pairs are text.
_FREE = r"(?<!\\)(?:\\\\)*"


def document(quiz: Exported, rendered: Sequence[Sequence[Rendered | LeftOut]]) -> bytes:
    """The file: a category for each pool, then its questions, with blank lines between them."""
    blocks = []
    for pool, ones in zip(quiz.pools, rendered, strict=True):
        take = len(pool.questions) if quiz.one_form else pool.draw
        blocks.append(
            f"// {_flat(pool.title)}: the quiz takes {take} of these questions at random,"
            f" each worth {pool.points}\n$CATEGORY: {_flat(category_path(quiz, pool))}"
        )
        for question, one in zip(pool.questions, ones, strict=True):
            if isinstance(one, Rendered):
                blocks.append(question_gift(question, forms(one)))
    return ("\n\n".join(blocks) + "\n").encode()


def question_gift(question: Question, written: Sequence[Form]) -> str:
    """A question: a line of comment with id and tags, a line with everything else."""
    entry = question.entry
    tags = " ".join(f"[tag:{_bracketed(tag)}]" for tag in question.tags)
    head = f"// [id:{_bracketed(entry.item)}] {tags}"
    answers = " ".join(_answers(written[0]))
    said = paragraphs(general(entry))
    after = f"####{escaped(said)}" if said else ""
    text = escaped(question_text(entry, written))
    return f"{head}\n::{escaped(entry.item)}::[html]{text}{{{answers}{after}}}"


def _answers(form: Form) -> Iterator[str]:
    if isinstance(form, Picks):
        for pick in form.picks:
            if form.single and pick.percent == "100":
                sign = "="
            else:
                sign = "~" if form.single and pick.percent == "0" else f"~%{pick.percent}%"
            yield f"{sign}{escaped(pick.html)}{_told(told(pick.feedback))}"
    elif isinstance(form, Typed):
        for one in form.texts:
            text = escaped(one.text).replace("*", "\\*")
            yield f"=%{one.percent}%{text}{_told(told(one.feedback, key=one.key))}"
        yield f"=%0%*{_told(told(form.otherwise))}"
    elif isinstance(form, Pairing):
        texts, used = dict(form.columns), {column for _, _, column in form.rows}
        for _, row, column in form.rows:
            yield f"={escaped(row)} -> {escaped(texts[column])}"
        yield from (f"= -> {escaped(text)}" for code, text in form.columns if code not in used)


def _told(feedback: str) -> str:
    return f"#[html]{escaped(feedback)}" if feedback else ""


def escaped(text: str) -> str:
    """A text on one line, with a backslash before each sign."""
    return _SIGNS.sub(r"\\\1", _flat(text))


def _flat(text: str) -> str:
    return " ".join(writable(text).split())


def _bracketed(text: str) -> str:
    return _flat(text).replace("]", "\\]")


@dataclass(frozen=True, slots=True)
class _Answer:
    sign: str
    percent: str
    text: str
    told: str


def read(data: bytes) -> tuple[Content, ...]:
    """What was written here, as the content of the items that a machine marks."""
    found = []
    for block in data.decode().split("\n\n"):
        lines = block.strip().split("\n")
        if len(lines) == 2 and "[id:" in lines[0] and not lines[1].startswith("$CATEGORY"):
            one = _content(*lines)
            found += [one] if one else []
    return tuple(found)


def _content(comment: str, line: str) -> Content | None:
    number = re.search(r"\[id:(.+?)(?<!\\)]", comment)
    match = re.fullmatch(rf"::.*?{_FREE}::\[html\](.*?{_FREE})\{{(.*)\}}", line)
    if not number or not match:
        raise ValueError(f"no GIFT question: {line[:60]!r}")
    asked = html.parsed(plain(match[1]))
    answers = list(_split(re.split(r"(?<!\\)####", match[2])[0]))
    if not answers:
        return None
    stem = flat(html.text(html.within(asked, "stem")))
    return Content(number[1].replace("\\]", "]"), stem, (_part(asked, answers),))


def _part(asked: Element, answers: Sequence[_Answer]) -> PartContent:
    if all(" -> " in f" {one.text}" for one in answers):
        pairs = [one.text.partition("->") for one in answers]
        rows = [(_shown(plain(row)), flat(plain(column))) for row, _, column in pairs]
        right = (f"{row} = {column}" for row, column in rows if row)
        return made([text for pair in rows for text in pair if text], right)
    if all(one.sign == "=" for one in answers):
        return typed([(plain(one.text).replace("\\*", "*"), plain(one.told)) for one in answers])
    return chosen(
        asked,
        [
            Read(html.parsed(plain(one.text)), Fraction(one.percent), plain(one.told))
            for one in answers
        ],
    )


def _shown(text: str) -> str:
    return flat(html.text(html.parsed(text)))


def _split(text: str) -> Iterator[_Answer]:
    """The answers of a question, each from its sign to the next."""
    for match in re.finditer(r"([=~])((?:\\.|[^=~\\])*)", text):
        rest, percent = match[2].strip(), "100" if match[1] == "=" else "0"
        weight = re.match(r"%(-?[0-9.]+)%", rest)
        if weight:
            percent, rest = weight[1], rest[weight.end() :]
        shown, _, said = _cut(rest)
        yield _Answer(match[1], percent, shown.strip(), said.removeprefix("[html]"))


def _cut(text: str) -> tuple[str, str, str]:
    """What stands before and after the first # that is a sign."""
    match = re.match(r"((?:\\.|[^#\\])*)(#?)(.*)", text)
    assert match
    return match[1], match[2], match[3]


def plain(text: str) -> str:
    """A text without its backslashes."""
    return _ESCAPED.sub(r"\1", text)
