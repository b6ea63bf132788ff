"""What cards and reference pages say of a record, in words: dates as printed, how sure, by whom."""

from __future__ import annotations

from bloc_course.dataset.query import World
from bloc_course.dataset.records import DATE_ROLES, DateRole, Document, DocumentDate, Event, Person
from bloc_course.dates import parse_edtf, say
from bloc_course.figures.certainty import WORDS

ROLES: dict[DateRole, str] = {
    "bears": "date it bears",
    "written": "written",
    "carried": "carried",
    "printed": "printed",
    "identified": "identified",
    "found": "found",
}
BASES = {"inferred": "inferred", "envelope": "only a wide frame is known"}


def date_in_words(edtf: str) -> str:
    """An EDTF text in plain English."""
    return say(parse_edtf(edtf))


def lived(person: Person) -> str:
    """Birth and death as the article prints them, doubts included; empty where it gives neither."""
    born = date_in_words(person.born) if person.born else ""
    died = date_in_words(person.died) if person.died else ""
    if born and died:
        return f"{born}–{died}"
    return f"born {born}" if born else f"died {died}" if died else ""


def other_names(person: Person) -> str:
    """How many other forms the article prints, or the form itself if there is one."""
    forms = [alias.form for alias in person.aliases]
    if len(forms) == 1:
        return f"also printed as {forms[0]}"
    return f"{len(forms)} other forms of the name" if forms else ""


def when(world: World, event: Event) -> str:
    """The date of an event in words, with its end and its doubt."""
    text = date_in_words(event.when)
    if event.until:
        text = f"from {text} to {date_in_words(event.until)}"
    disputed = {(event.id, "when"), (event.id, "until")} & world.disputed.keys()
    return f"{text} (the article disagrees with itself)" if disputed else text


def as_printed(text: str) -> str:
    """The wording of the article, as a quotation; empty where there is none."""
    return f"as printed: “{text}”" if text else ""


def how_sure(world: World, event: Event) -> str:
    """Modality and basis of an event, with the source that says so."""
    words = [WORDS[event.modality]]
    if event.according_to:
        words[0] += f" ({world.name(event.according_to)})"
    if event.basis in BASES:
        words.append("date: " + BASES[event.basis])
    return "; ".join(words)


def document_dates(document: Document) -> list[tuple[DateRole, DocumentDate]]:
    """The dates a document has, in the order of its life."""
    return [(role, document.dates[role]) for role in DATE_ROLES if role in document.dates]


def document_date(date: DocumentDate) -> str:
    """One date of a document in words, with its doubt."""
    text = date_in_words(date.when)
    if date.modality != "stated":
        return f"{text} ({WORDS[date.modality]})"
    return f"{text} ({BASES[date.basis]})" if date.basis in BASES else text


def source(world: World, record: str) -> str:
    """What a source is called beside a statement; the article itself by its author only."""
    document = world.data.documents.get(record)
    if document and world.data.article.title in document.title:
        author = world.name(world.data.article.author).split()[-1]
        return f"{author} in this article"
    return world.name(record)


def names(world: World, records: tuple[str, ...]) -> str:
    """Names joined by commas."""
    return ", ".join(world.name(record) for record in records)
