"""BibLaTeX: an independent parser reads back every document, whatever signs are in it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from pybtex.database import BibliographyData, parse_string
from pylatexenc.latex2text import LatexNodes2Text

from bloc_course.dataset.exports import biblatex
from bloc_course.dataset.exports._works import works
from bloc_course.dataset.load import Dataset
from bloc_course.dates import parse_edtf, say

PLAIN = LatexNodes2Text(keep_braced_groups=False)


def plain(latex: str) -> str:
    """What LaTeX prints; two commands that pylatexenc reads back as other signs are read here."""
    latex = latex.replace(r"{\textasciicircum}", "^").replace(r"{\textquotedbl}", '"')
    return PLAIN.latex_to_text(latex)


@pytest.fixture(scope="module", params=["data", "nasty"])
def dataset(request: pytest.FixtureRequest) -> Dataset:
    found: Dataset = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def parsed(dataset: Dataset) -> BibliographyData:
    return parse_string(biblatex.write(dataset).decode(), "bibtex")


def test_the_keys_are_the_ids(parsed: BibliographyData, dataset: Dataset) -> None:
    assert list(parsed.entries) == list(dataset.documents)


def test_titles_come_back_letter_for_letter(parsed: BibliographyData, dataset: Dataset) -> None:
    for work in works(dataset):
        fields = parsed.entries[work.document.id].fields
        # A no-break space is a tie in LaTeX and a space again when it is read.
        wanted = work.title.replace("\u00a0", " ")
        assert plain(fields["title"]).replace("\u00a0", " ") == wanted
        assert plain(fields.get("journaltitle", "")) == work.container


def test_authors_come_back_with_their_family_names(
    parsed: BibliographyData, dataset: Dataset
) -> None:
    for work in works(dataset):
        people = parsed.entries[work.document.id].persons.get("author", [])
        assert len(people) == len(work.authors)
        for person, name in zip(people, work.authors, strict=True):
            family = " ".join(person.prelast_names + person.last_names)
            wanted = name.literal or f"{name.particle} {name.family}".strip()
            assert plain(family).replace("\u00a0", " ") == wanted.replace("\u00a0", " ")
            given = " ".join(person.first_names + person.middle_names)
            assert plain(given) == name.given


def test_a_date_is_edtf_or_stands_in_words(parsed: BibliographyData, dataset: Dataset) -> None:
    for work in works(dataset):
        fields = parsed.entries[work.document.id].fields
        if work.date is None:
            assert not {"date", "note"} & set(fields)
        elif "date" in fields:
            assert fields["date"] == work.date.when
        else:
            words = say(parse_edtf(work.date.when))
            assert plain(fields["note"]) == words


def test_no_sign_of_latex_stands_bare(dataset: Dataset) -> None:
    """Nothing is special outside commands and braces, and every Latin letter is ASCII."""
    for line in biblatex.write(dataset).decode().splitlines():
        value = line.partition(" = ")[2]
        if "date = " not in line:
            assert not re.search(r"(?<!\\)[%&#_$]", value), line
        # What has no command is kept, and read by those that read UTF-8.
        assert not any("LATIN" in unicodedata.name(c) for c in value if not c.isascii()), line


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        *((text, True) for text in ("1932", "1932-10", "1932-10-06", "1932-23", "1932~", "1932?")),
        *((text, True) for text in ("1932-10/1932-11", "1932-10/..", "../1932-10", "193X", "19XX")),
        *((text, True) for text in ("1932-10-XX", "1932-10/", "/1932")),
        *((text, False) for text in ("[1931,1933]", "{1931,1933}", "Y17000", "/", "", "../..")),
    ],
)
def test_what_biblatex_reads_as_a_date(text: str, fits: bool) -> None:
    assert bool(biblatex._BIBLATEX_DATE.fullmatch(text)) is fits
