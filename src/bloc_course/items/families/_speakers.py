"""How an item names people, sources and the article itself."""

from __future__ import annotations

from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Document
from bloc_course.items.obligations.names import surname

COURT = "court-record"
ISSUE = "periodical-issue"
# What a paper tells of others and does not say itself.
SECOND_HAND = ("reported", "alleged")
ARTICLES = ("The", "A", "An")


def author(world: World) -> str:
    """What sentences call the author of the article."""
    return surname(world, world.data.article.author)


def author_document(world: World) -> str:
    """The article itself among the documents: it is the one document that is also a voice."""
    return next(voice for voice in world.data.article.voices if voice in world.data.documents)


def called(world: World, person: str) -> str:
    """What a sentence calls somebody: the surname, with what it takes to tell namesakes apart."""
    record = world.data.people[person]
    if record.name[:1].islower():
        return record.name  # somebody who is only described has no surname
    short = [alias.form for alias in record.aliases if alias.kind == "short-form"]
    last = next(
        (form for form in short if record.name.endswith(f" {form}")), surname(world, person)
    )
    if _alone(world, folded(surname(world, person))):
        return last
    return next((form for form in short if "." in form and form.endswith(last)), record.name)


def _alone(world: World, name: str) -> bool:
    """Whether one person only has the surname, and nobody else that of his wife or sister."""
    return _bearers(world)[name] == 1 and name.removesuffix("a") not in (
        _bearers(world).keys() - {name}
    )


@lru_cache(maxsize=4)
def _bearers(world: World) -> dict[str, int]:
    """How many people have each surname; who is only described, in small letters, has none."""
    found: dict[str, int] = {}
    for person, record in world.data.people.items():
        if record.name[:1].islower():
            continue
        name = folded(surname(world, person))
        found[name] = found.get(name, 0) + 1
    return found


def source_of(world: World, claim: Claim) -> str:
    """The source of a claim in a few words: its speaker and the document, each named once."""
    document = world.data.documents[claim.source]
    speaker = world.data.people.get(claim.asserted_by)
    if claim.source == author_document(world):
        article = f"{author(world)}’s article"
        layer = article if claim.voice == claim.source else f"{_note(claim)} of {article}"
        own = speaker is None or speaker.id in document.author
        return layer if own else f"{called(world, claim.asserted_by)}, as told in {layer},"
    if speaker is None:
        return _plain(document.title)
    forms = {speaker.name, *(alias.form for alias in speaker.aliases)}
    words = set(folded(document.title).split())
    if any(folded(form).split()[-1:] and folded(form).split()[-1] in words for form in forms):
        return _plain(document.title)
    if document.kind == COURT and not _cited_there(document, claim):
        return f"{called(world, speaker.id)}’s confession at {_trial(world, document)}"
    return f"{called(world, speaker.id)} in {_record(world, document)}"


def _cited_there(document: Document, claim: Claim) -> bool:
    """Whether a place of a claim cites the record of court, by name or with a page of it."""
    told = {at for part in document.physical for at in part.cite}
    return bool({*document.cite, *document.mentions, *told}.intersection(claim.cite))


def _trial(world: World, document: Document) -> str:
    """The trial of a record of court, as a sentence calls it."""
    return _record(world, document).removeprefix("the report of ")


def stated(world: World, claim: Claim) -> str:
    """Who says what, with the stance: a denial and an open question are never told as asserted.

    What a paper passes on of a group is the group’s word, and not that of its writer.
    """
    verb = {"denies": " denies this", "asks": " leaves this open"}.get(claim.polarity, "")
    verb = "" if claim.statement.endswith("?") else verb
    source = source_of(world, claim).rstrip(",")
    if claim.modality in SECOND_HAND and claim.asserted_by in world.data.groups:
        document = world.data.documents[claim.source]
        if claim.asserted_by not in (*document.author, claim.source):
            source = f"the {world.name(claim.asserted_by)}, as {_inside(source)} reports"
    return f"{sentence(source)}{verb}: {claim.statement}"


def _inside(source: str) -> str:
    """A source within a sentence: a note of the article begins with a small letter there."""
    return f"{source[:1].lower()}{source[1:]}" if source.startswith("Note ") else source


def _note(claim: Claim) -> str:
    """The note that has a claim, by its number where it is one note."""
    numbers = {at[1:].partition(".")[0] for at in claim.cite if at.startswith("n")}
    return f"note {numbers.pop()}" if len(numbers) == 1 else "a note"


def teller(world: World, record: str) -> str:
    """Who tells a thing, in a sentence: a person by name, a document by what it is called."""
    if record in world.data.documents:
        return mentioned(world, record)
    return called(world, record) if record in world.data.people else world.name(record)


def mentioned(world: World, record: str) -> str:
    """A record as a part of a sentence: “the renewed expulsion”, “Sedov’s letter”.

    Quotation marks are for titles that the article prints; our own names of papers have none.
    """
    name = _plain(world.name(record))
    document = world.data.documents.get(record)
    if document and document.kind == ISSUE:
        return name  # a periodical with its number
    if printed_title(world, record):
        return f"“{name}”"
    first = name.split()[0]
    known = {
        word
        for person in world.data.people.values()
        for form in (person.name, *(alias.form for alias in person.aliases))
        for word in form.split()
        if word[0].isupper() and word not in ARTICLES
    }
    if first.endswith("’s") or first.rstrip(",") in known:
        return name
    if first in ARTICLES:
        return f"{name[0].lower()}{name[1:]}"
    return f"the {name[0].lower()}{name[1:]}"


def printed_title(world: World, record: str) -> bool:
    """Whether a paper is called by a title that the article prints."""
    document = world.data.documents.get(record)
    title = folded(document.title) if document else ""
    return document is not None and any(
        alias.kind == "title" and folded(alias.form) == title for alias in document.aliases
    )


def witness(world: World, record: str) -> str:
    """Whose word a told thing is: its one writer if he is known by name, else the paper."""
    document = world.data.documents.get(record)
    writers = document.author if document else ()
    person = world.data.people.get(writers[0]) if len(writers) == 1 else None
    if person is not None and person.kind != "correspondent":
        return called(world, person.id)
    short = (a.form for a in document.aliases if a.kind == "short-form") if document else ()
    spoken = next((form for form in short if form.split()[0].capitalize() in ARTICLES), "")
    return f"{spoken[0].lower()}{spoken[1:]}" if spoken else teller(world, record)


def _plain(title: str) -> str:
    """A title without what stands in brackets after it; brackets inside it are a part of it."""
    return title.partition(" (")[0] if title.endswith(")") else title


def _record(world: World, document: Document) -> str:
    """What an item calls the paper; the title of a court record repeats the charge."""
    if document.kind == COURT:
        printed = (world.data.documents.get(other) for other in document.known_through)
        return next((court_record(paper) for paper in printed if paper), court_record(document))
    return f"“{_plain(document.title)}”"


def court_record(paper: Document) -> str:
    """What items call a record of court: the name that tells which trial, never its title."""
    short = (alias.form for alias in paper.aliases if alias.kind == "short-form")
    return next((form for form in short if form.startswith("the ")), "the record of the trial")


def entitled(world: World, document: str) -> str:
    """What an item calls a paper; the title of a printed record of court repeats the charge."""
    paper = world.data.documents[document]
    recorded = any(document in other.known_through for other in world.data.documents.values())
    if paper.kind == COURT and recorded:
        return court_record(paper)
    return _plain(paper.title)


def sentence(text: str) -> str:
    """A text with a capital at its start."""
    return text[:1].upper() + text[1:]
