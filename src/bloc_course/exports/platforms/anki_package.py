"""An Anki deck package (.apkg), written by genanki: deck, note type and cards in one file."""

from __future__ import annotations

import hashlib
import os
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
# 1 November 2008, when the article's English text appeared: the same bytes every day.
TIME = 1_225_497_600


def ready() -> None:
    """Raises CallError without the package `genanki`."""
    _genanki()


def write(quiz: Exported) -> bytes:
    """The package; its time is SOURCE_DATE_EPOCH where that is set (reproducible-builds.org)."""
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
    time = int(os.environ.get("SOURCE_DATE_EPOCH", TIME))
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        # It warns of "<" in a field, which is escaped here.
        warnings.simplefilter("ignore")
        path = Path(folder) / "deck.apkg"
        genanki.Package(made).write_to_file(path, timestamp=time)
        with zipfile.ZipFile(path) as written:
            return zip_bytes({name: written.read(name) for name in written.namelist()})


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
)
