"""A quotation has at most twelve words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.walk import walk

LIMIT = 12
QUOTED = re.compile(r"“([^”]*)”")


def check(dataset: Dataset) -> Iterator[Fault]:
    """Quotations that are too long."""
    for records in dataset.by_kind().values():
        for record in records:
            for found in walk(record):
                for quotation in QUOTED.findall(found.value):
                    if len(words := quotation.split()) > LIMIT:
                        yield Fault(
                            record=record.id,
                            path=found.path,
                            problem=f"a quotation of {len(words)} words; at most {LIMIT}",
                            found=quotation,
                        )


SPEC = Lint(
    code="D12",
    rule=f"a quotation has at most {LIMIT} words",
    check=check,
)
