"""What spreadsheets make of answers when nobody looks: dates, hashes and errors in their place."""

from __future__ import annotations

import re

# Months as Excel and LibreOffice abbreviate them in English, German, French, Spanish, Italian.
_MONTH = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|mrz|mär|mai|okt|dez|janv|févr|mars|avr|"
    "juin|juil|août|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott"
)
_DATE = re.compile(
    rf"\d{{1,2}}-(?:{_MONTH})\.?(?:-\d{{2}})?|(?:{_MONTH})\.?[- ]\d{{2}}|"
    rf"\d{{1,2}}\. ?(?:{_MONTH})\.?",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{4}-\d\d-\d\d 00:00:00|\d{1,2}/\d{1,2}/\d{4} 0?0:00(?::00)?")
_ROUNDED = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)
_ERROR = re.compile(r"#(?:NAME|VALUE|REF|DIV/0|N/A|NUM|NULL|WERT|BEZUG|ZAHL|NV|NOM|VALEUR)[?!]?")
_NARROW = re.compile(r"#{3,}")


def damage(cell: str) -> str:
    """What a spreadsheet has made of the answer in a cell, or an empty text."""
    if _DATE.fullmatch(cell) or _TIME.fullmatch(cell):
        return (
            f"the spreadsheet turned an answer (an order such as 3,1 or 3-1, or a date) into the"
            f" date “{cell}”"
        )
    if _NARROW.fullmatch(cell):
        return f"the spreadsheet saved “{cell}” where the column was too narrow for the answer"
    if _ERROR.fullmatch(cell):
        return f"the spreadsheet took an answer for a formula and saved “{cell}”"
    if _ROUNDED.fullmatch(cell):
        return f"the spreadsheet rounded an answer to “{cell}”"
    return ""


HOW = "give the column the format “Text”, write the answer again as it was and save the table"
