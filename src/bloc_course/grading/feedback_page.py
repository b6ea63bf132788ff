"""Feedback pages: one a student, self-contained, under a name that nobody can guess.

What every kind of feedback says (`given`, `points_said`, `ABOUT`) stands here too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from html import escape

import msgspec
from msgspec import Struct

from bloc_course.draw import mac, spell
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.grading._page import page, text, wide
from bloc_course.grading._tables import decimals
from bloc_course.grading._words import in_words
from bloc_course.grading.challenge_code import challenge_code
from bloc_course.grading.grade import Answered, Paper
from bloc_course.items.feedback import Line, explain

NAME_LETTERS = 20
SHOWN_AS = {"normative": "judged"}
# Said before the first line of the kind; a verdict and a rule need no word before them.
LABELS = {"chosen": "About your answer", "key": "Why"}


ABOUT = (
    "p, n and e before a number mean a paragraph, a note and a paragraph of the editors’ preface in"
    " the article. An answer sent back could not be read, or could be read in two ways: tell your"
    " teacher if you meant something that it did not say. The code under a question names it when"
    " you ask for a second look."
)


def feedback_name(key: Key, suffix: str = ".html") -> str:
    """The page's file name: a hash keyed by the kept key, which no student has."""
    secret = hashlib.sha256(msgspec.json.encode(key)).digest()
    return f"{spell(mac(secret, 'feedback', key.quiz, key.student), NAME_LETTERS)}{suffix}"


def feedback_html(paper: Paper) -> str:
    """The page of one paper that was handed in."""
    key = paper.key
    head = (
        f"<h1>{escape(key.title)}: feedback</h1>"
        f"<p><b>{escape(key.name)}</b> ({escape(key.student)}), form {escape(key.form)}</p>"
        f'<p class="mark">{short(paper.total)} of {short(paper.out_of)}'
        f" points</p>{_late(paper)}"
        f'<p class="note">{escape(ABOUT)}</p>'
    )
    answers = (_answer(key, number, a) for number, a in enumerate(paper.answers, 1))
    return page(f"{key.title}: feedback for {key.name}", "\n".join((head, *answers)))


class Listed(Struct, frozen=True):
    """A paper's line in the instructor's list; no total where nothing was answered."""

    form: str
    student: str
    name: str
    status: str
    total: Fraction | None

    @classmethod
    def of(cls, paper: Paper) -> Listed:
        """The line of a paper."""
        key, total = paper.key, paper.total if paper.answers else None
        return cls(key.form, key.student, key.name, paper.status, total)


def index_html(title: str, listed: Iterable[Listed], links: Mapping[str, str]) -> str:
    """The instructor's list of a quiz's pages: `links` maps a form to its page's path from here."""
    rows = "".join(
        f"<tr><th scope=row>{_link(one, links)}</th><td>{escape(one.student)}</td>"
        f"<td class=n>{'–' if one.total is None else decimals(one.total)}</td>"
        f"<td>{escape(one.status)}</td></tr>"
        for one in listed
    )
    body = (
        f"<h1>{escape(title)}: results</h1>"
        '<p class="note">For the instructor only. Give each student their own page;'
        " this list and the keys stay with you.</p>"
        '<ul><li><a href="gradebook.csv">Gradebook</a></li>'
        '<li><a href="review.csv">To review</a></li>'
        '<li><a href="statistics.html">Item statistics</a></li></ul>'
        f"{wide('Students')}<table><thead><tr><th scope=col>Name</th><th scope=col>Student</th>"
        "<th scope=col class=n>Total</th><th scope=col>Status</th></tr></thead>"
        f"{rows}</table></div>"
    )
    return page(f"{title}: results", body)


def _link(one: Listed, links: Mapping[str, str]) -> str:
    name, target = escape(one.name), links.get(one.form)
    return f'<a href="{escape(target)}">{name}</a>' if target else name


def _answer(key: Key, number: int, answer: Answered) -> str:
    entry, outcome = answer.entry, answer.outcome
    grade = "right" if outcome.score == 1 else "partly" if outcome.score else "wrong"
    lines = explain(entry.parts, entry.feedback, outcome)
    code = challenge_code(key.form, entry.code)
    marks = escape(points_said(answer))
    pieces = [
        f"<article><h2>Question {number}</h2><p>{text(entry.stem)}</p>",
        f"<p><b>You answered:</b> {escape('; '.join(given(answer)))}</p>",
        f'<p class="mark {grade}">{escape(lines[0].text)} ({marks})</p>',
    ]
    pieces += _lines(lines[1:])
    pieces += _evidence(entry)
    pieces += (f'<p class="note">{text(said)}</p>' for said in decided(answer))
    pieces.append(f'<p class="quiet">Code of this question: <b>{code}</b></p>')
    return "".join((*pieces, "</article>"))


def given(answer: Answered) -> Iterator[str]:
    """What was answered, in words, part by part."""
    parts = {part.name: part for part in answer.entry.parts}
    several = len(parts) > 1
    for outcome in answer.outcome.parts:
        raw = answer.raw.get(outcome.name) if isinstance(answer.raw, dict) else answer.raw
        raw = raw if several else answer.raw
        words = in_words(parts[outcome.name].interaction, outcome.parsed, raw)
        yield f"{outcome.name}: {words}" if several else words


def _lines(lines: Sequence[Line]) -> Iterator[str]:
    said: tuple[str, str] | None = None
    for line in lines:
        about = (line.kind, line.part)
        label = "" if about == said else _label(*about)
        said = about
        yield f"<p>{label}{text(line.text)}</p>"


def _label(kind: str, part: str) -> str:
    label = " – ".join(filter(None, (LABELS.get(kind, ""), part)))
    return f"<b>{escape(label)}:</b> " if label else ""


def _evidence(entry: KeyEntry) -> Iterable[str]:
    if entry.evidence:
        lines = "".join(
            f"<li>{escape(e.says)} <span class=quiet>({escape(', '.join(e.locators))};"
            f" {escape(SHOWN_AS.get(e.modality, e.modality))})</span></li>"
            for e in entry.evidence
        )
        yield f"<details><summary>Evidence</summary><ul>{lines}</ul></details>"


def late_said(paper: Paper) -> str:
    """What was taken off the whole paper, or an empty text."""
    earned = sum((answer.points for answer in paper.answers), Fraction(0))
    if earned == paper.total:
        return ""
    off = short(earned - paper.total)
    return f"The questions earned {short(earned)} points; {off} are taken off for handing in late."


def _late(paper: Paper) -> str:
    said = late_said(paper)
    return f'<p class="note">{escape(said)}</p>' if said else ""


def decided(answer: Answered) -> tuple[str, ...]:
    """What people have decided about the answer; only a decided one has it."""
    said: tuple[str, ...] = getattr(answer, "said", ())
    return said


def points_said(answer: Answered) -> str:
    """What an answer earned of what it could."""
    return f"{short(answer.points)} of {answer.entry.points}"


def short(points: Fraction) -> str:
    """Points without idle noughts: 2.5000 is 2.5."""
    return decimals(points).rstrip("0").rstrip(".")
