"""Small exports kept as they are written, so that a change of bytes shows in a diff."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from bloc_course.exports.bank import Pool
from bloc_course.items.interactions.date_entry import DateEntry
from exports import handmade
from exports.samples import quiz

GOLDEN = Path(__file__).parents[1] / "golden"


def tiny():
    """One question of every interaction, without the long lists of dates."""
    some = [
        one
        for one in handmade.quiz(["A text & more"]).questions
        if not any(isinstance(part.interaction, DateEntry) for part in one.entry.parts)
    ]
    return quiz(Pool("Part & more", 2, "3/2", tuple(some)))


def files(data):
    """The files of a package by name."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def laid_open(data):
    """The files of a package one after the other, an element a line."""
    texts = (f"== {file}\n{one.decode()}" for file, one in sorted(files(data).items()))
    return "".join(texts).replace("><", ">\n<")


def assert_kept(data, file):
    """Hold bytes against the file kept of them; delete it to have it written anew, and look at it.

    A file that was missing fails once, so that none goes missing unseen.
    """
    path = GOLDEN / file
    if not path.exists():
        path.write_bytes(data)
        raise AssertionError(f"{path} was written anew: look at it, then run again")
    assert data.decode() == path.read_bytes().decode()
