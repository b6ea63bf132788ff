"""Anki's own backend imports what is written: once, and again without doubles."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

anki = pytest.importorskip("anki.collection")

from bloc_course.exports.platform import platforms  # noqa: E402
from exports import handmade  # noqa: E402
from exports.samples import every  # noqa: E402
from hostile import HOSTILE  # noqa: E402


class Collection:
    """An empty collection of Anki's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.col = anki.Collection(str(folder / "collection.anki2"))

    def package(self, quiz):
        path = self.folder / "deck.apkg"
        path.write_bytes(platforms()["anki"].write(quiz))
        options = anki.ImportAnkiPackageOptions(merge_notetypes=True)
        options.update_notes = options.update_notetypes = 1  # "Always" in the window
        request = anki.ImportAnkiPackageRequest(package_path=str(path), options=options)
        return self.col.import_anki_package(request).log

    def text(self, quiz):
        path = self.folder / "deck.txt"
        path.write_bytes(platforms()["anki-text"].write(quiz))
        metadata = self.col.get_csv_metadata(path=str(path), delimiter=None)
        return self.col.import_csv(anki.ImportCsvRequest(path=str(path), metadata=metadata)).log

    def fields(self):
        return {note.guid: note.fields for note in map(self.col.get_note, self.col.find_notes(""))}


@pytest.fixture
def collection(tmp_path):
    made = Collection(tmp_path)
    yield made
    made.col.close()


def reworded(quiz):
    """The same items, the first with other words."""
    pool = quiz.pools[0]
    first = pool.questions[0]
    entry = replace(first.entry, stem="Other words.")
    questions = (replace(first, entry=entry), *pool.questions[1:])
    return replace(quiz, pools=(replace(pool, questions=questions), *quiz.pools[1:]))


def test_a_second_import_makes_no_doubles_and_updates(collection):
    quiz = every(1)
    count = len(list(quiz.questions))
    first = collection.package(quiz)
    assert len(first.new) == count
    again = collection.package(reworded(quiz))
    assert not again.new
    assert collection.col.note_count() == collection.col.card_count() == count
    changed = collection.fields()[next(quiz.questions).entry.item]
    assert changed[0].startswith("<p>Other words.</p>")


def test_a_text_import_updates_what_a_package_brought(collection):
    quiz = every(1)
    collection.package(quiz)
    log = collection.text(reworded(quiz))
    assert not log.new
    changed = collection.fields()[next(quiz.questions).entry.item]
    assert changed[0].startswith("<p>Other words.</p>")


def test_both_say_the_same(collection, tmp_path_factory):
    quiz = handmade.quiz(HOSTILE)
    collection.package(quiz)
    other = Collection(tmp_path_factory.mktemp("other"))
    other.package(every(1))  # Its note type must be there for a text to use it.
    other.text(quiz)
    packed = collection.fields()
    texts = other.fields()
    other.col.close()
    assert set(packed) <= set(texts)
    for guid, fields in packed.items():
        assert [" ".join(f.split()) for f in texts[guid]] == [" ".join(f.split()) for f in fields]


def test_the_guid_is_the_item(collection):
    collection.package(every(1))
    assert set(collection.fields()) == {one.entry.item for one in every(1).questions}


def test_without_genanki_the_extra_is_named(monkeypatch):
    from bloc_course.errors import CallError

    monkeypatch.setitem(__import__("sys").modules, "genanki", None)
    with pytest.raises(CallError, match=r"bloc_course\[anki\]"):
        platforms()["anki"].ready()
