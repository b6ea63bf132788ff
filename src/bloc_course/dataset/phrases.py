"""What is said of records in words: what they are called, how sure, by whom, when."""

from __future__ import annotations

import re

from bloc_course.dataset.query import World
from bloc_course.dataset.records import (
    DATE_ROLES,
    Article,
    Basis,
    Chapter,
    Claim,
    DateRole,
    Discrepancy,
    Document,
    DocumentDate,
    Edtf,
    Event,
    Modality,
    Person,
)
from bloc_course.dates import DateError, parse_edtf, say, say_span
from bloc_course.dates.edtf import EdtfDate

# "normative" is shown as "judged": a judgement of value, which is neither true nor false.
WORDS: dict[Modality, str] = {
    "stated": "stated",
    "inferred": "inferred",
    "reported": "reported",
    "conjectured": "conjectured",
    "alleged": "alleged",
    "denied": "denied",
    "normative": "judged",
}
ROLES: dict[DateRole, str] = {
    "bears": "date it bears",
    "written": "written",
    "carried": "carried",
    "printed": "printed",
    "identified": "identified",
    "found": "found",
}
BASES: dict[Basis, str] = {"inferred": "inferred", "envelope": "only a wide frame is known"}
SAYS = {"asserts": "asserts", "denies": "denies", "asks": "asks whether this is so"}


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def date_in_words(edtf: Edtf) -> str:
    """An EDTF text in plain English."""
    return say(parse_edtf(edtf))


def from_to(start: Edtf, end: Edtf) -> str:
    """A stretch of time in words; empty where neither end is given, one date where both agree."""
    if start and start == end:
        return f"{'on' if _DAY.match(start) else 'in'} {date_in_words(start)}"
    if start and end:
        return _stretch(_limit(start), _limit(end))
    return f"from {_limit(start)}" if start else f"until {_limit(end)}" if end else ""


def _limit(edtf: Edtf) -> str:
    """One end of a stretch, so that "from" or "to" can stand before it."""
    words = date_in_words(edtf)
    if words.startswith("between "):
        return f"some time {words}"
    for beginning, closing in (("not after ", "at the latest"), ("not before ", "at the earliest")):
        if words.startswith(beginning):
            return f"{words.removeprefix(beginning)} {closing}"
    return words


def _stretch(first: str, last: str) -> str:
    """From one end to the other; a month or year that both share in one form is said once."""
    head, tail = first.split(), last.split()
    if len(head) == len(tail):
        while len(head) > 1 and head[-1] == tail[len(head) - 1]:
            head.pop()
    return f"from {' '.join(head)} to {last}"


def lived(person: Person) -> str:
    """Birth and death as the article prints them, doubts included; empty where it gives neither."""
    born = date_in_words(person.born) if person.born else ""
    died = date_in_words(person.died) if person.died else ""
    if born and died:
        # A dash between words has blanks around it: "1898 – December 1934".
        dash = " – " if " " in (born + died).replace(" (uncertain)", "") else "–"
        return f"{born}{dash}{died}"
    return f"born {born}" if born else f"died {died}" if died else ""


def document_dates(document: Document) -> list[tuple[DateRole, DocumentDate]]:
    """The dates a document has, in the order of its life."""
    return [(role, document.dates[role]) for role in DATE_ROLES if role in document.dates]


def document_date(date: DocumentDate) -> str:
    """One date of a document in words, with its doubt."""
    text = date_in_words(date.when)
    if date.modality != "stated":
        return f"{text} ({WORDS[date.modality]})"
    return f"{text} ({BASES[date.basis]})" if date.basis in BASES else text


def when(world: World, event: Event) -> str:
    """The date of an event in words, with its end and its doubt."""
    text = date_in_words(event.when)
    if event.until:
        text = under_way(parse_edtf(event.when), parse_edtf(event.until)) or _stretch(
            _limit(event.when), _limit(event.until)
        )
    disputed = {(event.id, "when"), (event.id, "until")} & world.disputed.keys()
    return f"{text} (the article disagrees with itself)" if disputed else text


def under_way(start: EdtfDate, end: EdtfDate) -> str:
    """What had begun by one day and not ended before an earlier one, so it met that stretch."""
    if start.lo is not None or end.hi is not None or start.hi is None or end.lo is None:
        return ""
    return f"under way in {say_span(end.lo, start.hi)}" if end.lo <= start.hi else ""


def plain(word: str) -> str:
    """A word of a vocabulary without its hyphens or underlines."""
    return word.replace("-", " ").replace("_", " ")


def source(world: World, record: str) -> str:
    """What a source is called beside a statement; the article itself by its author only."""
    return (
        f"{author(world)} in this article" if is_article(world, record) else called(world, record)
    )


def answer(world: World, question: str, value: str) -> str:
    """An answer to a question of status in words: its label, else its id without hyphens."""
    declared = world.data.article.questions[question].values.get(value)
    return (declared and declared.label) or plain(value)


def layer_name(article: Article, layer: str) -> str:
    """What readers call a layer of the text: its label, else its id without hyphens."""
    declared = article.layers.get(layer)
    return (declared and declared.label) or plain(layer)


def is_article(world: World, record: str) -> bool:
    """Whether a record is the article itself, among the documents."""
    document = world.data.documents.get(record)
    return document is not None and world.data.article.title in document.title


def author(world: World) -> str:
    """What a sentence calls the author of the article."""
    return world.name(world.data.article.author).split()[-1]


def names(world: World, records: tuple[str, ...]) -> str:
    """Names joined by commas."""
    return ", ".join(called(world, record) for record in records)


def called(world: World, text: str) -> str:
    """The name behind an id, a date in words, or the text itself where it is neither.

    A claim is called by its id and never by its statement, which must not stand without a source.
    """
    article = world.data.article
    record = world.records.get(text)
    match record:
        case None:
            question, place = article.questions.get(text), article.places.get(text)
            label = place.label if place else question.label if question else ""
            return label or _date_or_text(text)
        case Chapter():
            return record.title
        case Claim():
            return text
        case Discrepancy():
            first = record.statements[0]
            return f"{called(world, first.record)}, {plain(first.field.rpartition('.')[2])}"
        case _:
            return world.name(text)


def _date_or_text(text: str) -> str:
    try:
        return date_in_words(text)
    except (DateError, IndexError):
        return text


def told_apart(world: World, record_id: str) -> str:
    """A name with what tells its bearer from others: the line of the reader's card."""
    record = world.records.get(record_id)
    if record is None:
        return called(world, record_id)
    if isinstance(record, Claim):
        return claim_in_words(world, record)
    about = record.note or str(getattr(record, "sense", ""))
    return f"{called(world, record_id)}{f'. {about}' if about else ''}"


def claim_in_words(world: World, claim: Claim, here: str = "") -> str:
    """A claim with its source, never without: who asserts, denies or asks what, how sure, where.

    The document is not named again where it is `here`.
    """
    where = in_source(world, claim, here)
    return (
        f"{who_says(world, claim)}: {claim.statement} "
        f"[{WORDS[claim.modality]}{where and f', {where}'}]"
    )


def who_says(world: World, claim: Claim) -> str:
    """Who asserts, denies or asks a thing, and whether the words are his own."""
    how = {"imagined": " (words imagined for the speaker)", "slogan": " (a slogan)"}
    speaker = source(world, claim.asserted_by)
    return f"{speaker} {SAYS[claim.polarity]}{how.get(claim.speech_type, '')}"


def stance(world: World, claim: Claim) -> str:
    """What the author of the article does with a claim."""
    if claim.stance_of_author == "leaves-open":
        return f"{author(world)} leaves it open"
    return f"{author(world)} {plain(claim.stance_of_author)} it"


def in_source(world: World, claim: Claim, here: str = "") -> str:
    """In what document a claim stands; empty where that is its speaker, or the document `here`."""
    if claim.source in (claim.asserted_by, here):
        return ""
    if is_article(world, claim.source):
        return "in this article"
    return f"in {called(world, claim.source)}"
