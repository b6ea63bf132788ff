"""What a column, a line or an entry is called, and which field or question that means.

A question is named by its code or its number, alone ("k7q", "3", "Q3", "8.clues") or with its title
round it, as forms on the web have it ("3. What holds?", "What holds? [k7q]", "k7q: What holds?").
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from bloc_course.draw import ALPHABET
from bloc_course.forms.roster_columns import EMAIL, FIRST, GROUP, ID, LAST, NAME, folded

FORM = ("form", "form id", "form code", "form no", "form number", "id of the form", "your form id",
        "id of your form", "formular", "formularkennung", "id du formulaire")  # fmt: skip
CHECK = ("check", "check code", "checkcode", "your check code", "prufcode", "code de controle")
TIME = ("timestamp", "zeitstempel", "horodateur", "marca temporal", "informazioni cronologiche",
        "carimbo de data hora", "tijdstempel", "submitted at", "time")  # fmt: skip
# What forms on the web and gradebooks add; "student" is an id here, "name" is not.
IGNORED = {*NAME, *FIRST, *LAST, *EMAIL, *GROUP, "score", "points", "total", "punkte",
           "your student name"} - {"student"}  # fmt: skip
STUDENT = ("student", "your student id", "your id", *ID)
_LETTERS = "".join(sign for sign in ALPHABET if sign.isalpha())
_CODE = f"[{_LETTERS}][{ALPHABET}]{{2}}"
_PART = r"(?:\.(?P<part>[A-Za-z][\w-]*))?"
_ALONE = re.compile(
    rf"(?:(?P<name>{_CODE})|(?:q(?:uestion)?[ .]*)?(?P<last>\d{{1,3}})){_PART}[.:)]?",
    re.IGNORECASE,
)
_MARKED = re.compile(
    rf"(?:.*[\[({{`](?P<last>{_CODE}){_PART}[\])}}`]|[\[({{`](?P<name>{_CODE})[\])}}`].*)",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE = re.compile(rf"(?P<name>{_CODE}){_PART}\s*[:–—]\s*\S.*", re.IGNORECASE | re.DOTALL)
_NUMBERED = re.compile(
    rf"(?:q(?:uestion)?[ .]*)?(?P<name>\d{{1,3}}){_PART}\s*[.:)–—-](?:\s+\S|[^\d\s]).*|"
    rf"question\s+(?P<last>\d{{1,3}})\b.*",
    re.IGNORECASE | re.DOTALL,
)
_GRID = re.compile(r"(?P<title>.*\S)\s*\[(?P<row>[^\[\]]+)\]", re.DOTALL)
# "q38" may be a code; where a table also has a "Q3", which can't, it is the number 38.
_Q_NUMBER = re.compile(r"q(?=\d\d\b)", re.IGNORECASE)
_Q_DIGIT = re.compile(r"q\d\b.*", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"(\d{1,2}|[A-Za-z])(?=$|[.):\s])")


class Field(Struct, frozen=True):
    """What a name stands for: `kind` form, check, student, time, nothing, question or grid.

    `name` is the question's code or number, with its part; a grid's is that and `row` the row.
    """

    kind: str
    name: str = ""
    row: str = ""
    rank: int = 0


# A table is read by every delimiter, its first rows again and again.
@lru_cache(maxsize=1 << 14)
def field(head: str) -> Field:
    """The field or question that a name means; one we can't place is a question of that name."""
    plain = folded(re.sub(r"\([^)]*\)", "", head)) or folded(head)
    for kind, wanted in (("form", FORM), ("check", CHECK), ("student", STUDENT), ("time", TIME)):
        if plain in wanted:
            return Field(kind, rank=wanted.index(plain))
    if not head or plain in IGNORED:
        return Field("nothing")
    return Field("question", question(head) or head)


def question(head: str) -> str:
    """The code or number of the question that a title names, with its part, or an empty text."""
    for pattern in (_ALONE, _MARKED, _BEFORE, _NUMBERED):
        found = pattern.fullmatch(head)
        if found:
            says = found.groupdict()
            name = (says["name"] or says.get("last") or "").lower()
            return f"{name}.{says['part']}" if says["part"] else name
    return ""


def fields(heads: list[str]) -> list[Field]:
    """The fields of a row of columns.

    Columns that share a title and differ in what stands in brackets after it are the rows of one
    question, as Google Forms exports its grids.
    """
    if any(_Q_DIGIT.fullmatch(head) for head in heads):
        heads = [_Q_NUMBER.sub("", head, count=1) if head[:1] in "qQ" else head for head in heads]
    grids = [_GRID.fullmatch(head) for head in heads]
    titles = [grid["title"] if grid else "" for grid in grids]
    found = []
    for head, grid, title in zip(heads, grids, titles, strict=True):
        if grid and titles.count(title) > 1 and (name := question(title)):
            label = _ROW.match(grid["row"])
            found.append(Field("grid", name, label[1] if label else grid["row"]))
        else:
            found.append(field(head))
    return found
