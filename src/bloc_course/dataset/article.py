"""The article's own text, which is not part of the project: attach it, show passages, verify.

A paragraph's hash is the first 16 hex digits of SHA-256 over its text in NFC with all white space
(no-break spaces too) folded to single spaces.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bloc_course.dataset.lints._base import Fault
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.records import Article, Document, Person, Record
from bloc_course.dataset.walk import walk
from bloc_course.errors import CallError, DataProblems, Problem

SPACE = re.compile(r"\s+")
QUOTED = re.compile(r"“([^”]*)”")
YEAR = re.compile(r"\d{4}")
_LEVEL = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def fold(paragraph: str) -> str:
    """The paragraph in NFC with white space folded; what is hashed."""
    return SPACE.sub(" ", unicodedata.normalize("NFC", paragraph)).strip()


def fingerprint(paragraph: str) -> str:
    """The paragraph's hash as article.yaml keeps it."""
    return hashlib.sha256(fold(paragraph).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Attached:
    """What a file of the article's text holds, by locator."""

    passages: Mapping[str, str]
    missing: tuple[str, ...]


def read(file: Path, article: Article) -> Attached:
    """Match the lines of `file` to the locators by their hashes, wherever they stand."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CallError(f"{file} is not text in UTF-8") from None
    by_hash = {fingerprint(line): fold(line) for line in text.splitlines() if line.strip()}
    passages = {
        locator: by_hash[paragraph.sha256]
        for locator, paragraph in article.locators.items()
        if paragraph.sha256 in by_hash
    }
    return Attached(passages, tuple(k for k in article.locators if k not in passages))


def home() -> Path:
    """Where an attached copy lies, under the user's data folder."""
    base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "bloc_course" / "article.txt"


def attach(file: Path, article: Article) -> Attached:
    """Keep a copy of the text, one paragraph a line, when every paragraph's hash is right.

    Raises DataProblems that name the paragraphs which are missing or differ.
    """
    attached = read(file, article)
    if attached.missing:
        raise DataProblems(
            Problem(
                file=str(file),
                field=locator,
                problem="no paragraph has the hash on record",
                hint=f"{article.locators[locator].words} words are expected",
            )
            for locator in attached.missing
        )
    target = home()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(attached.passages.values()) + "\n", encoding="utf-8")
    return attached


def attached(article: Article) -> Attached | None:
    """The text attached earlier, or None."""
    return read(home(), article) if home().is_file() else None


def verify(dataset: Dataset, passages: Mapping[str, str]) -> Iterator[Fault]:
    """Names, dates, places, call marks, hedges and quotations that their cited paragraphs lack."""
    level = {locator: _level(text) for locator, text in passages.items()}
    for person in dataset.people.values():
        for i, alias in enumerate(person.aliases):
            for locator in alias.cite:
                path: tuple[str | int, ...] = ("aliases", i, "form")
                yield from _missing(person, path, alias.form, (locator,), level)
        yield from _unended(person, level)
    for document in dataset.documents.values():
        for i, holding in enumerate(document.holding):
            path = ("holding", i, "mark")
            yield from _missing(document, path, holding.mark, holding.cite, level)
        for role, date in document.dates.items():
            path = ("dates", role, "as_printed")
            yield from _missing(document, path, date.as_printed, date.cite, level)
        yield from _elsewhere(document, dataset.article, level)
    for event in dataset.events.values():
        yield from _missing(event, ("as_printed",), event.as_printed, event.cite, level)
    for claim in dataset.claims.values():
        yield from _missing(claim, ("cue",), claim.cue, claim.cite, level)
        if claim.expression:
            path = ("expression", "text")
            yield from _missing(claim, path, claim.expression.text, claim.cite, level)
    yield from _disputed(dataset, level)
    yield from _misquoted(dataset, level)


def _elsewhere(document: Document, article: Article, level: Mapping[str, str]) -> Iterator[Fault]:
    """Places of a document that no cited paragraph names."""
    for role, there in document.places.items():
        place = article.places.get(there.place)
        forms = [_level(form) for form in place.forms] if place else []
        texts = [level.get(locator, "") for locator in there.cite]
        if forms and not any(form in text for form in forms for text in texts):
            yield Fault(
                record=document.id,
                path=("places", role, "place"),
                problem=f"named in none of {', '.join(there.cite)}",
                found=there.place,
            )


def _disputed(dataset: Dataset, level: Mapping[str, str]) -> Iterator[Fault]:
    """Wordings of disputed dates that the places cited do not print."""
    for discrepancy in dataset.discrepancies.values():
        for i, said in enumerate(discrepancy.statements):
            path: tuple[str | int, ...] = ("statements", i, "as_printed")
            yield from _missing(discrepancy, path, said.as_printed, said.cite, level)


def _unended(person: Person, level: Mapping[str, str]) -> Iterator[Fault]:
    """Offices with a year of their end that no cited paragraph names as an end."""
    for i, role in enumerate(person.roles):
        years = YEAR.fullmatch(role.from_), YEAR.fullmatch(role.to)
        if not all(years) or role.from_ == role.to:
            continue
        until = rf"(?:{role.to}|{role.to[2:]})\b"
        span = re.compile(
            rf"\b{role.from_}(?:-+| to | and | until ){until}|\b(?:un)?til(?:l)? {until}"
        )
        if not any(span.search(level.get(locator, "")) for locator in role.cite):
            yield Fault(
                record=person.id,
                path=("roles", i, "to"),
                problem=f"named as an end in none of {', '.join(role.cite)}",
                found=role.to,
                hint="leave the end out; where the next post begins, this one need not end",
            )


def _misquoted(dataset: Dataset, level: Mapping[str, str]) -> Iterator[Fault]:
    for records in dataset.by_kind().values():
        for record in records:
            cites = {f.value for f in walk(record) if f.attribute in {"cite", "locators"}}
            for found in walk(record):
                for quotation in QUOTED.findall(found.value):
                    words = quotation.strip(" .,;…")
                    yield from _missing(record, found.path, words, sorted(cites), level)


def _missing(
    record: Record,
    path: tuple[str | int, ...],
    text: str,
    cite: tuple[str, ...] | list[str],
    level: Mapping[str, str],
) -> Iterator[Fault]:
    if text and not any(_level(text) in level.get(locator, "") for locator in cite):
        yield Fault(
            record=record.id,
            path=path,
            problem=f"not in {', '.join(cite)}",
            found=text,
        )


def _level(text: str) -> str:
    """Text for comparison: folded, quotation marks and dashes levelled, without case."""
    return fold(text).translate(_LEVEL).casefold()
