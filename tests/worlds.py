"""The world of the package's dataset and items drawn from it, each made once for all tests."""

from __future__ import annotations

from functools import cache
from itertools import islice

from bloc_course.dataset.load import load
from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.items.family import Family, Scope, draw, families
from bloc_course.items.item import Item
from bloc_course.items.proof import Refusal

MADE = (
    "C1",
    "C2",
    "C3",
    "C4",
    "C5",
    "C6",
    "C7",
    "C8",
    "C9",
    "C10",
    "C11",
    "C12",
    "G1",
    "G2",
    "G3",
    "G4",
    "G5",
    "G6",
    "G7",
    "S1",
    "S2",
    "S3",
    "S4",
    "S5",
    "S6",
    "S7",
    "S8",
    "S9",
    "K1",
    "K2",
    "K3",
    "K4",
    "R1",
    "R2",
    "R3",
    "R4",
    "A1",
    "A2",
    "A3",
    "A4",
    "A5",
    "A6",
    "A7",
    "X1",
    "X2",
)
KEYS = tuple(f"rank {number}".encode() for number in range(25))
EACH = 2


@cache
def world() -> World:
    return World(load())


@cache
def family(name: str) -> Family:
    return families()[name]


@cache
def drawn(
    name: str, key: bytes, many: int = EACH, chapters: tuple[str, ...] = ()
) -> tuple[Item, ...]:
    """The first items that a rank key gives, refusals left out."""
    found = draw(world(), family(name), ranker(key), Scope(chapters=chapters))
    return tuple(islice((item for item in found if not isinstance(item, Refusal)), many))


@cache
def pool(name: str) -> tuple[Item, ...]:
    """The items of all rank keys, each once."""
    items = {item.id: item for key in KEYS for item in drawn(name, key)}
    return tuple(items.values())
