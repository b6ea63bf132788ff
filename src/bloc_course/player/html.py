"""Questions as HTML: readable, printable and fillable in without a script.

The script finds its way by `data-` attributes: `data-code` on a question, a card or a row,
`data-name` and `data-type` on a part. What works only with the script is `hidden` until it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from html import escape
from typing import Any

from bloc_course.forms.form import Question, QuestionPart
from bloc_course.items.interactions import INTERACTIONS, Interaction, Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.interactions.two_tier import TwoTier

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LEGENDS: dict[type[Interaction], str] = {
    Choice: "Choose one.",
    MultipleChoice: "Choose all that fit.",
    Order: "Put the cards in order, the first at the top.",
    Match: "Choose one for each row.",
    InlineChoice: "Fill each gap.",
    DateEntry: "Give a date or a span of time.",
    TwoTier: "Choose an answer, then the reason for it.",
    Hottext: "Choose one passage of the text.",
    GapMatch: "Fill each gap with one of the cards.",
    TextEntry: "Write a name or a few words.",
    ExtendedText: "Write in full sentences.",
}


def question_html(question: Question, number: int, *, id_prefix: str) -> str:
    """One question with all its parts; ids start with `id_prefix` and the question's number."""
    base = f"{id_prefix}-{number}"
    points = f'<span class="bq-points">{points_in_words(question.points)}</span>'
    stem = "".join(f"<p>{_text(block)}</p>" for block in question.stem.split("\n\n"))
    parts = "".join(_part(part, f"{base}-{at}", base) for at, part in enumerate(question.parts, 1))
    return (
        f'<div class="bq-question" role="group" id="{escape(base)}" '
        f'data-code="{escape(question.code)}" aria-labelledby="{escape(base)}-n">\n'
        f'<p class="bq-number" id="{escape(base)}-n">Question {number} {points}</p>\n'
        f'<div class="bq-stem" id="{escape(base)}-stem">{stem}</div>\n{parts}</div>\n'
    )


def _part(part: QuestionPart, base: str, question: str) -> str:
    interaction = part.interaction
    legend = _text(part.prompt) or LEGENDS[type(interaction)]
    kind = interaction.__struct_config__.tag
    return (
        f'<fieldset class="bq-part" data-name="{escape(part.name)}" data-type="{kind}" '
        f'aria-describedby="{escape(question)}-stem">\n<legend>{legend}</legend>\n'
        f"{BODIES[type(interaction)](interaction, escape(base))}</fieldset>\n"
    )


def _ticks(options: Sequence[Option], base: str, kind: str) -> str:
    rows = "".join(
        f'<li><label><input type="{kind}" name="{base}" value="{escape(option.code)}"> '
        f'<span class="bq-letter">{letter})</span> <span>{_text(option.text)}</span></label></li>\n'
        for letter, option in zip(LETTERS, options, strict=False)
    )
    return f'<ul class="bq-options">\n{rows}</ul>\n'


def _choice(interaction: Choice, base: str) -> str:
    return _ticks(interaction.options, base, "radio")


def _multiple(interaction: MultipleChoice, base: str) -> str:
    return _ticks(interaction.options, base, "checkbox")


def _order(interaction: Order, base: str) -> str:
    cards = "".join(_card(card, interaction) for card in interaction.cards)
    join = " (= between cards that share a place)" if interaction.shared_places else ""
    line = f'<p class="bq-listed">Order, by numbers{join}: <span class="bq-line"></span></p>\n'
    return f'<ol class="bq-cards" id="{base}">\n{cards}</ol>\n{line}'


def _card(card: Option, interaction: Order) -> str:
    text = _text(card.text)
    moves = "".join(
        f'<button type="button" data-move="{step}" aria-label="Move {way}: {text}">{arrow}</button>'
        for step, way, arrow in ((-1, "up", "↑"), (1, "down", "↓"))
    )
    same = (
        '<label class="bq-same"><input type="checkbox" data-same> '
        "same place as the card above</label>"
        if interaction.shared_places
        else ""
    )
    return (
        f'<li data-code="{escape(card.code)}"><span class="bq-card">{text}</span> '
        f'<span class="bq-moves" hidden>{moves}</span>{same}</li>\n'
    )


def _select(options: Sequence[Option], base: str, code: str, label: str = "") -> str:
    every = "".join(
        f'<option value="{escape(option.code)}">{letter}) {_text(option.text)}</option>'
        for letter, option in zip(LETTERS, options, strict=False)
    )
    named = f' aria-label="{label}"' if label else ""
    return (
        f'<select id="{base}" data-code="{escape(code)}"{named}>'
        f'<option value="">choose</option>{every}</select>'
    )


def _listed(options: Sequence[Option]) -> str:
    """The options for print, where a closed list shows none."""
    shown = zip(LETTERS, options, strict=False)
    return "; ".join(f"{letter}) {_text(option.text)}" for letter, option in shown)


def _match(interaction: Match, base: str) -> str:
    return _rows(interaction.rows, interaction.columns, base)


def _gap_match(interaction: GapMatch, base: str) -> str:
    return _rows(interaction.gaps, interaction.cards, base)


def _rows(rows: Sequence[Option], columns: Sequence[Option], base: str) -> str:
    lines = "".join(
        f'<li><label for="{base}-{at}">{_text(row.text)}</label> '
        f"{_select(columns, f'{base}-{at}', row.code)}</li>\n"
        for at, row in enumerate(rows, 1)
    )
    listed = f'<p class="bq-listed">{_listed(columns)}</p>\n'
    return f'<ol class="bq-rows">\n{lines}</ol>\n{listed}'


def _inline(interaction: InlineChoice, base: str) -> str:
    pieces, listed = [_text(interaction.text[0])], []
    for at, (gap, piece) in enumerate(zip(interaction.gaps, interaction.text[1:], strict=True), 1):
        pieces += [_select(gap.options, f"{base}-{at}", gap.code, f"Gap {at}"), _text(piece)]
        listed.append(f'<p class="bq-listed">Gap {at}: {_listed(gap.options)}</p>\n')
    return f'<p class="bq-inline">{"".join(pieces)}</p>\n{"".join(listed)}'


def _hottext(interaction: Hottext, base: str) -> str:
    pieces = [_text(interaction.text[0])]
    marked = zip(LETTERS, interaction.options, interaction.text[1:], strict=False)
    for letter, option, piece in marked:
        radio = f'<input type="radio" name="{base}" value="{escape(option.code)}">'
        shown = f'<span class="bq-letter">{letter})</span> <span>{_text(option.text)}</span>'
        pieces += [f'<label class="bq-hot">{radio} {shown}</label>', _text(piece)]
    return f'<p class="bq-inline">{"".join(pieces)}</p>\n'


def _line(interaction: DateEntry | TextEntry, base: str) -> str:
    spec = INTERACTIONS[str(interaction.__struct_config__.tag)]
    return (
        f'<p><label for="{base}">{_text(interaction.label)}</label> '
        f'<input type="text" id="{base}" aria-describedby="{base}-hint" autocomplete="off" '
        f'spellcheck="false" size="32"></p>\n<p class="bq-hint" id="{base}-hint">'
        f"Write {spec.how_to_answer}, for example: {spec.example}.</p>\n"
    )


def _extended(interaction: ExtendedText, base: str) -> str:
    # A field taller than a screen would push the button out of sight; it can be drawn larger.
    lines = min(max(4, interaction.most // 14), 12)
    return (
        f'<p><label for="{base}">{_text(interaction.label)}</label></p>\n'
        f'<p><textarea id="{base}" rows="{lines}" aria-describedby="{base}-hint"></textarea></p>\n'
        f'<p class="bq-hint" id="{base}-hint">About {interaction.fewest} to {interaction.most} '
        "words, in your own words.</p>\n"
    )


def _two_tier(interaction: TwoTier, base: str) -> str:
    reasons = _ticks(interaction.reasons, f"{base}-reason", "radio")
    return (
        f'<fieldset data-tier="answer"><legend>Answer</legend>\n'
        f"{_ticks(interaction.answers, f'{base}-answer', 'radio')}</fieldset>\n"
        f'<fieldset data-tier="reason"><legend>{_text(interaction.reason_prompt)}</legend>\n'
        f"{reasons}</fieldset>\n"
    )


BODIES: dict[type[Interaction], Callable[[Any, str], str]] = {
    Choice: _choice,
    MultipleChoice: _multiple,
    Order: _order,
    Match: _match,
    InlineChoice: _inline,
    DateEntry: _line,
    TwoTier: _two_tier,
    Hottext: _hottext,
    GapMatch: _gap_match,
    TextEntry: _line,
    ExtendedText: _extended,
}


def points_in_words(points: str) -> str:
    """The points of a question as a student reads them: "1 point", "1.5 points"."""
    worth = Fraction(points)
    shown = f"{float(worth):g}" if worth.denominator in {2, 4, 5, 10} else str(worth)
    return f"{shown} {'point' if worth == 1 else 'points'}"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
