"""The documents as BibLaTeX, by bibtexparser: keys are the ids of the records.

Accents and LaTeX's own signs are written as commands, so that every BibTeX reads the file. The
`date` is EDTF as far as biblatex reads it (biblatex manual, "Date and Time Specifications").
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bloc_course.dataset.exports._base import Export, needed
from bloc_course.dataset.exports._works import Name, Work, works
from bloc_course.dataset.load import Dataset
from bloc_course.dates import parse_edtf, say

# Plain text to LaTeX, in which nothing is taken for mathematics or a command.
Latex = Callable[[str], str]

_TYPES = {"book": "book", "memoir": "book", "periodical-issue": "periodical"}
_POINT = r"-?\d{4}(-(\d\d|XX)){0,2}|\d{3}X|\d\dXX"
# Single dates and intervals, an end of which may be open or unknown; no sets.
_BIBLATEX_DATE = re.compile(rf"({_POINT}|(\.\.)?/({_POINT})|({_POINT})/(({_POINT})|\.\.)?)[?~%]?")


def write(dataset: Dataset) -> bytes:
    """An entry for every document."""
    bibtexparser = needed("bibtexparser", "bibtex")
    model = needed("bibtexparser.model", "bibtex")
    latexencode = needed("pylatexenc.latexencode", "bibtex")
    # Two apostrophes, pylatexenc's own choice for a straight quotation mark, print a curly one.
    straight = latexencode.UnicodeToLatexConversionRule(
        latexencode.RULE_DICT, {ord('"'): r"\textquotedbl"}
    )
    encoder = latexencode.UnicodeToLatexEncoder(
        conversion_rules=[straight, "defaults"],
        unknown_char_policy="keep",
        unknown_char_warning=False,
    )
    tex: Latex = encoder.unicode_to_latex
    blocks = []
    for work in works(dataset):
        fields = [model.Field(key, value) for key, value in _fields(work, tex).items()]
        blocks.append(model.Entry(_type(work), work.document.id, fields))
    text: str = bibtexparser.write_string(bibtexparser.Library(blocks))
    return text.encode()


def _type(work: Work) -> str:
    if work.document.kind not in _TYPES and work.container:
        return "article"
    return _TYPES.get(work.document.kind, "misc")


def _fields(work: Work, tex: Latex) -> dict[str, str]:
    document = work.document
    when = work.date.when if work.date else ""
    fits = bool(_BIBLATEX_DATE.fullmatch(when))
    fields = {
        "author": " and ".join(_name(name, tex) for name in work.authors),
        # In braces of its own, so that no style puts names inside a title in small letters.
        "title": f"{{{tex(work.title)}}}",
        "journaltitle": f"{{{tex(work.container)}}}" if work.container else "",
        "date": when if fits else "",
        "type": tex(document.kind),
        "language": tex(document.language.lower()),
        "library": tex("; ".join(f"{h.archive}, {h.mark}" for h in document.holding)),
        "note": "" if fits or not when else tex(say(parse_edtf(when))),
        "annotation": tex(document.note),
        "keywords": document.standing,
    }
    return {key: value for key, value in fields.items() if value}


def _name(name: Name, tex: Latex) -> str:
    if name.literal:
        return f"{{{tex(name.literal)}}}"
    # A family name of several words with a capital stands in braces, or its first is a given name.
    family = tex(name.family)
    family = f"{{{family}}}" if " " in name.family else family
    last = f"{name.particle} {family}".strip()
    return f"{last}, {tex(name.given)}" if name.given else last


SPEC = Export(
    name="bibtex",
    description="the documents for LaTeX (BibLaTeX)",
    suffix=".bib",
    write=write,
)
