"""An Anki deck package (.apkg), written by genanki: deck, note type and cards in one file."""

from __future__ import annotations

import hashlib
import tempfile
import warnings
import zipfile
from pathlib import Path
from typing import Any

from bloc_course.autograder._zips import zip_bytes
from bloc_course.errors import CallError
from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform
from bloc_course.exports.platforms._anki import FIELDS, NOTE_TYPE, VARIANTS, deck, notes, render

# Anki knows note types and decks by such numbers: they never change (genanki, "Model IDs").
MODEL = 1_932_110_301
FRONT = """{{Question}}{{#Hint}}<details><summary>Hint</summary>{{Hint}}</details>{{/Hint}}"""
BACK = """{{FrontSide}}<hr id="answer">{{Answer}}{{Why}}<p class="id">{{Id}}</p>"""
STYLE = """\
.card { font: 1.1em/1.5 sans-serif; max-width: 42em; margin: 0 auto; padding: 0.5em; }
.card div, .card li { margin: 0.25em 0; }
.id { font-size: 0.8em; opacity: 0.7; }
"""
# The time of a package of data whose time is not known: 1 January 2020.
UNKNOWN = 1_577_836_800
# Anki takes over what is newer than what it has, or what is of another time if it is told to take
# over all: the content moves the time within these seconds.
WITHIN = 3_600


def ready() -> None:
    """Raises CallError without the package `genanki`."""
    _genanki()


def write(quiz: Exported) -> bytes:
    """The package's bytes; its time is that of the data."""
    genanki: Any = _genanki()
    model = genanki.Model(
        MODEL,
        NOTE_TYPE,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Question", "qfmt": FRONT, "afmt": BACK}],
        css=STYLE,
    )
    made = genanki.Deck(_number(quiz.quiz), deck(quiz))
    for note in notes(quiz):
        made.add_note(genanki.Note(model, list(note.fields), guid=note.guid, tags=list(note.tags)))
    time = _time(quiz)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        # It warns of "<" in a field, which is escaped here.
        warnings.simplefilter("ignore")
        path = Path(folder) / "deck.apkg"
        genanki.Package(made).write_to_file(path, timestamp=time)
        with zipfile.ZipFile(path) as written:
            return zip_bytes({name: written.read(name) for name in written.namelist()})


def _time(quiz: Exported) -> int:
    """A time that follows from the data's and from what the cards say, never from the clock."""
    digest = hashlib.sha256(repr(tuple(notes(quiz))).encode()).digest()
    return (quiz.changed or UNKNOWN) + int.from_bytes(digest[:4], "big") % WITHIN


def _number(quiz: str) -> int:
    """A deck's number, from the quiz: the same deck at every import."""
    digest = hashlib.sha256(f"bloc_course deck {quiz}".encode()).digest()
    return 1_000_000_000 + int.from_bytes(digest[:4], "big") % 1_000_000_000


def _genanki() -> Any:
    try:
        import genanki  # noqa: PLC0415
    except ImportError:
        raise CallError(
            'an Anki package needs the extra "anki": pip install bloc_course[anki];'
            " the format anki-text needs nothing"
        ) from None
    return genanki


SPEC = Platform(
    name="anki",
    title="Anki (deck package)",
    suffix=".apkg",
    about="a deck to open in Anki, AnkiDroid or AnkiMobile; a second import updates",
    takes="bank",
    variants=VARIANTS,
    render=render,
    write=write,
    ready=ready,
    answers_return=False,
    marks=False,
)
