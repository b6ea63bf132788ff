"""Dates: EDTF into earliest and latest day, days into words, and answers in plain English."""

from __future__ import annotations

from bloc_course.dates.answers import Answer, SentBack, Unreadable, parse_answer
from bloc_course.dates.edtf import DateError, EdtfDate, Precision, parse_edtf
from bloc_course.dates.words import say, say_day, say_lasting, say_span

__all__ = [
    "Answer",
    "DateError",
    "EdtfDate",
    "Precision",
    "SentBack",
    "Unreadable",
    "parse_answer",
    "parse_edtf",
    "say",
    "say_day",
    "say_lasting",
    "say_span",
]
