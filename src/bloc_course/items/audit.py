"""Items whole, with key, proof and evidence, for whoever audits them: as text or plain values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import msgspec

from bloc_course.dataset.query import World
from bloc_course.draw import SEPARATOR, Rank, by_rank
from bloc_course.items.family import Family, Scope, draw
from bloc_course.items.item import Item
from bloc_course.items.proof import Refusal


def sample(world: World, family: Family, rank: Rank, scope: Scope, count: int) -> list[Item]:
    """The first `count` items in drawing order."""
    drawn = draw(world, family, rank, scope)
    return list(islice((made for made in drawn if isinstance(made, Item)), count))


def refused(world: World, family: Family, rank: Rank, count: int) -> list[Refusal]:
    """The first `count` refusals among the family's candidates, in the order of their ranks."""
    tried = by_rank(family.candidates(world), rank, SEPARATOR.join)
    made = (family.build(world, seed) for seed in tried)
    return list(islice((it for it in made if isinstance(it, Refusal)), count))


def as_object(item: Item, path: str = "") -> dict[str, Any]:
    """The item as plain values, for readers of a path.

    Interaction and key stand directly where there is one part.
    """
    plain: dict[str, Any] = msgspec.to_builtins(item)
    plain["revision"] = item.revision_for(path)
    plain["stem"] = item.shown(path)
    parts = plain.pop("parts")
    if len(parts) == 1:
        plain["interaction"], plain["key"] = parts[0]["interaction"], parts[0]["key"]
    else:
        plain["interaction"] = {"type": "composite", "parts": parts}
        plain["key"] = {part["name"]: part["key"] for part in parts}
    return plain


def as_text(item: Item, passages: Mapping[str, str] | None = None, path: str = "") -> str:
    """The item as an auditor reads it, a thing a line; with the article's passages if given."""
    lines = list(_lines(item, path))
    if passages:
        cited = dict.fromkeys(place for fact in item.evidence for place in fact.locators)
        lines += [f"  {place}: {passages[place]}" for place in cited if place in passages]
    return "\n".join(lines) + "\n"


def _lines(item: Item, path: str) -> Iterator[str]:
    yield f"{item.id}  {item.skill}, {item.level}  chapters: {', '.join(item.chapters)}"
    yield item.shown(path)
    for part in item.parts:
        if part.prompt:
            yield part.prompt
        yield part.interaction.as_text()
        key = json.dumps(msgspec.to_builtins(part.key), ensure_ascii=False)
        yield f"  key: {key}"
    for evidence in item.evidence:
        where = ", ".join(evidence.locators)
        yield f"  evidence: {evidence.says} ({where}; {evidence.modality})"
    reasons: dict[tuple[str, str], list[str]] = {}
    for step in item.proof:
        reasons.setdefault((step.obligation, step.because), []).extend(step.records)
    for (obligation, because), records in reasons.items():
        yield f"  proof {obligation}: {because} [{', '.join(dict.fromkeys(records))}]"
    yield f"  hint: {item.feedback.hint}"
    yield f"  feedback: {item.feedback.key}"
    for code, line in item.feedback.choices.items():
        yield f"    {code}: {line}"
    if item.feedback.open:
        yield f"  open: {item.feedback.open}"
