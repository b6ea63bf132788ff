"""Proofs and refusals: why an item may be emitted, or why not (obligations O1–O10)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Obligation = Literal["O1", "O2", "O3", "O4", "O5", "O6", "O7", "O8", "O9", "O10"]


class Discharged(Struct, frozen=True):
    """One obligation met: from which records, and the reason in words."""

    obligation: Obligation
    records: tuple[str, ...]
    because: str


Proof = tuple[Discharged, ...]


class Refusal(Struct, frozen=True):
    """Why a seed yields no item: the obligation that failed, or "lint", and the reason in words."""

    obligation: Obligation | Literal["lint"]
    records: tuple[str, ...]
    because: str


class Refused(Exception):
    """Raised inside a family's build to leave it with a refusal."""

    def __init__(self, obligation: Obligation, records: tuple[str, ...], because: str) -> None:
        self.refusal = Refusal(obligation, records, because)
        super().__init__(f"{obligation}: {because}")
