"""Network nodes from records: what each source says of each group, and who belonged to it."""

from __future__ import annotations

from collections.abc import Sequence

from bloc_course.dataset.query import World
from bloc_course.dataset.records import GroupStatus, Membership, Modality
from bloc_course.figures import phrases
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.network import (
    DASH_DOT,
    DASHES,
    DOTTED,
    MEMBER_DASHES,
    Member,
    Node,
    Tie,
)

_RANK: tuple[str, ...] = ("leader", "member", "joined", "former-member", "associate")


def nodes_of(
    world: World,
    question: str,
    groups: Sequence[str] = (),
    source: str = "",
    persons: Sequence[str] = (),
) -> list[Node]:
    """The groups with a status on `question` (or those named), surest first.

    `source` keeps the statuses by that source only; groups in `persons` bring their people.
    """
    found = []
    for group in groups or world.data.groups:
        record = world.data.groups[group]
        ties = tuple(
            _tie(world, status)
            for status in record.status
            if status.question == question and source in ("", status.according_to)
        )
        if ties or groups:
            members = _members(world, group) if group in persons else ()
            found.append(Node(group, record.name, ties, members))
    return found if groups else sorted(found, key=lambda node: _rank(world, question, node))


def _rank(world: World, question: str, node: Node) -> tuple[int, str]:
    """The surest answer, in the order that the question declares them."""
    values = world.data.article.questions[question].values
    order = [phrases.answer(world, question, value) for value in values]
    return min(order.index(tie.word) for tie in node.ties), node.record


def _tie(world: World, status: GroupStatus) -> Tie:
    line = world.data.article.questions[status.question].values[status.value].line
    dashes = _guess(status.modality) or DASHES[line]
    return Tie(
        phrases.answer(world, status.question, status.value),
        dashes,
        status.according_to,
        phrases.source(world, status.according_to),
        status.cite,
    )


def _guess(modality: Modality) -> str:
    return {"conjectured": DOTTED, "alleged": DASH_DOT}.get(modality, "")


def _members(world: World, group: str) -> tuple[Member, ...]:
    """Everybody with a membership, each once: by the surest status that a source gives."""
    best: dict[str, Membership] = {}
    for person in world.data.people.values():
        here = [m for m in person.memberships if m.group == group]
        if here:
            best[person.id] = min(here, key=_membership_rank)
    order = sorted(best, key=lambda p: (_membership_rank(best[p]), p))
    return tuple(
        Member(
            person,
            world.name(person),
            _member_word(best[person]),
            _guess(best[person].modality) or MEMBER_DASHES[best[person].status],
            best[person].according_to,
            phrases.source(world, best[person].according_to),
            best[person].cite,
        )
        for person in order
    )


def _membership_rank(membership: Membership) -> tuple[int, int, str]:
    sure = list(WORDS).index(membership.modality)
    place = _RANK.index(membership.status) if membership.status in _RANK else len(_RANK)
    return sure, place, membership.according_to


def _member_word(membership: Membership) -> str:
    word = membership.status.replace("-", " ")
    sure = membership.modality in ("stated", membership.status)
    return word if sure else f"{word} ({WORDS[membership.modality]})"
