"""The fidelity of a whole quiz: for the terminal, as a table to read, as JSON for a machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec

from bloc_course.exports.fidelity import Fidelity, How
from bloc_course.exports.platform import Platform

ORDER: tuple[How, ...] = ("exact", "approximated", "left out")
HEAD = (
    "| item | family | asked there as | kept | worst difference | chance here | chance there |"
    " answers compared | what differs |"
)


def summary(platform: Platform, found: Sequence[Fidelity]) -> Iterator[str]:
    """Lines for the terminal: how many are exact, and each way in which others are not."""
    by_how = Counter(one.how for one in found)
    kept = ", ".join(f"{by_how[how]} {how}" for how in ORDER if by_how[how])
    yield f"{platform.title}: {len(found)} item{'s' * (len(found) != 1)}, {kept or 'none'}"
    for how in ORDER[1:]:
        ways: dict[tuple[str, str], list[Fidelity]] = {}
        for one in found:
            if one.how == how:
                ways.setdefault((one.asked, one.why), []).append(one)
        for (asked, why), items in ways.items():
            families = ", ".join(sorted({one.family for one in items}))
            apart = _worst(max(items, key=_by_worst)) if how == "approximated" else ""
            line = "; ".join(filter(None, [asked, apart and f"at worst {apart}", why]))
            yield f"  {how}: {len(items)} ({families}): {line}"
    yield f"  variants: {platform.variants}"


def table(platform: Platform, title: str, found: Sequence[Fidelity]) -> str:
    """A page in Markdown: the summary and a row an item."""
    lines = [f"# {title}: {platform.title}", "", *summary(platform, found), "", HEAD]
    lines.append("|---|---|---|---|---|---|---|---|---|")
    for one in found:
        cells = (
            one.item,
            one.family,
            one.asked,
            one.how,
            "" if one.how == "left out" else _worst(one),
            decimal(one.here) if one.answers else "",
            decimal(one.there) if one.answers else "",
            f"{one.answers}{'' if one.all else ' (a sample)'}" if one.answers else "",
            one.why,
        )
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines) + "\n"


def as_json(found: Sequence[Fidelity]) -> bytes:
    """A list of objects; numbers as decimals, None where a person marks."""
    rows = [
        {
            **msgspec.structs.asdict(one),
            "worst": None if one.worst is None else float(one.worst),
            "here": float(one.here),
            "there": float(one.there),
        }
        for one in found
    ]
    return msgspec.json.format(msgspec.json.encode(rows), indent=1) + b"\n"


def decimal(number: Fraction) -> str:
    """Three decimals."""
    return f"{float(number):.3f}"


def _worst(one: Fidelity) -> str:
    return "a person marks" if one.worst is None else decimal(one.worst)


def _by_worst(one: Fidelity) -> Fraction:
    return Fraction(2) if one.worst is None else one.worst
