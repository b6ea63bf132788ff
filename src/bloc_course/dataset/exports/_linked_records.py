"""The records as linked data: a node for each, and an attestation for each thing said of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bloc_course.dataset import records as r
from bloc_course.dataset.exports._linked import Names, Node, attestation, locators, span

_SCHEMA_TYPES = {
    "letter": "schema:Message",
    "telegram": "schema:Message",
    "article": "schema:Article",
    "interview": "schema:Article",
    "book": "schema:Book",
    "memoir": "schema:Book",
    "periodical-issue": "schema:PublicationIssue",
    "report": "schema:Report",
}
_NAMED = "crm:P1_is_identified_by"
_MEMBER = "crm:P107i_is_current_or_former_member_of"
_TAKES_PART = "crm:P11_had_participant"
_TIME = "crm:P4_has_time-span"
_RELATIONS = (
    *("reply_to", "reports", "printed_in", "carried_by", "presupposes"),
    *("after", "before", "same_time_as"),
)


def person(names: Names, one: r.Person) -> Iterator[Node]:
    """A person: only a name and a kind are said plainly."""
    node = _node(names, one, one.name, ["schema:Person", "crm:E21_Person"])
    others = [names.of(other) for other in one.namesakes]
    yield node | {"kind": one.kind, **({"owl:differentFrom": others} if others else {})}
    at, article = node["id"], names.origin("")
    yield from _aliases(names, at, one.aliases)
    for name, text in (("schema:birthDate", one.born), ("schema:deathDate", one.died)):
        if text:
            time = span(f"{at}#{name[7:]}", text)
            cite = one.life[0].cite if one.life else one.cite
            yield attestation(f"{at}#{name[7:]}", (at, name, time), origin=article, cite=cite)
    for i, role in enumerate(one.roles):
        here = f"{at}#roles.{i}"
        more: Node = {"body": role.body}
        more |= {"from": span(f"{here}-from", role.from_)} if role.from_ else {}
        more |= {"to": span(f"{here}-to", role.to)} if role.to else {}
        yield attestation(
            here,
            (at, "schema:hasOccupation", role.role),
            origin=names.origin(role.according_to),
            cite=role.cite,
            modality=role.modality,
            **more,
        )
    for i, member in enumerate(one.memberships):
        yield attestation(
            f"{at}#memberships.{i}",
            (at, _MEMBER, {"id": names.of(member.group)}),
            origin=names.origin(member.according_to),
            cite=member.cite,
            modality=member.modality,
            status=member.status,
        )
    for i, fate in enumerate(one.fate):
        yield attestation(
            f"{at}#fate.{i}",
            (at, "bc:fate", fate.wording),
            origin=names.origin(fate.according_to),
            cite=fate.cite,
            modality=fate.modality,
            fateClass=fate.class_,
        )


def group(names: Names, one: r.Group) -> Iterator[Node]:
    """A group; one that was only alleged is no group of the CRM."""
    alleged = one.kind == "alleged-organisation"
    types = ["AllegedOrganisation"] if alleged else ["schema:Organization", "crm:E74_Group"]
    closed = names.refs(one.members_closed_in)
    yield _node(names, one, one.name, types) | {"kind": one.kind, "membersClosedIn": closed}
    at = names.of(one.id)
    yield from _aliases(names, at, one.aliases)
    for i, status in enumerate(one.status):
        yield attestation(
            f"{at}#status.{i}",
            (at, f"questions/{status.question}", status.value),
            origin=names.origin(status.according_to),
            cite=status.cite,
            modality=status.modality,
        )


def document(names: Names, one: r.Document) -> Iterator[Node]:
    """A document with its dates, keepers and hand-overs."""
    types = [_SCHEMA_TYPES.get(one.kind, "schema:CreativeWork"), "crm:E31_Document", "prov:Entity"]
    node = _node(names, one, one.title, types)
    at, article = node["id"], names.origin("")
    node |= {"kind": one.kind, "standing": one.standing, "stance": one.stance}
    node |= {"extantHere": one.extant_here}
    node |= {"schema:inLanguage": one.language} if one.language else {}
    node |= {"medium": one.medium} if one.medium else {}
    node |= {"schema:author": [names.of(who) for who in one.author]}
    node |= {"schema:recipient": [names.of(who) for who in one.recipient]}
    yield node | {"knownThrough": names.refs(one.known_through)}
    yield from _aliases(names, at, one.aliases)
    for role, date in one.dates.items():
        here = f"{at}#dates.{role}"
        yield attestation(
            here,
            (at, f"bc:{role}", span(here, date.when)),
            origin=article,
            cite=date.cite,
            modality=date.modality,
            printed=date.as_printed,
            basis=date.basis,
        )
    for where, there in one.places.items():
        says = (at, f"bc:{where}At", there.place)
        yield attestation(
            f"{at}#places.{where}", says, origin=article, cite=there.cite, modality=there.modality
        )
    for i, feature in enumerate(one.physical):
        here = f"{at}#physical.{i}"
        says = (at, "crm:P3_has_note", feature.text)
        yield attestation(here, says, origin=article, cite=feature.cite)
    for i, holding in enumerate(one.holding):
        here = f"{at}#holding.{i}"
        says = (at, "schema:holdingArchive", holding.archive)
        yield attestation(here, says, origin=article, cite=holding.cite, mark=holding.mark)
    for i, hop in enumerate(one.hops):
        here = f"{at}#hops.{i}"
        more: Node = {"from": names.refs([hop.from_]), "to": names.refs([hop.to])}
        more |= {"when": span(here, hop.when)} if hop.when else {}
        yield attestation(
            here, (at, "bc:handedOver", hop.how), origin=article, cite=hop.cite, **more
        )
    yield from _relations(names, one)


def event(names: Names, one: r.Event) -> Iterator[Node]:
    """An event; one that is alleged, denied or conjectured is no event of the CRM."""
    certain = one.modality in ("stated", "inferred", "reported")
    node = _node(names, one, one.label, ["crm:E5_Event" if certain else "PurportedEvent"])
    at, origin = node["id"], names.origin(one.according_to)
    node |= {"kind": one.kind, "tier": one.tier, "modality": one.modality, **origin}
    yield node | ({"place": one.place} if one.place else {})
    for name, text in (("when", one.when), ("until", one.until)):
        if text:
            here = f"{at}#{name}"
            yield attestation(
                here,
                (at, _TIME if name == "when" else "bc:until", span(here, text)),
                origin=origin,
                cite=one.cite,
                modality=one.modality,
                printed=one.as_printed,
                basis=one.basis,
            )
    for i, part in enumerate(one.participants):
        more: Node = {"role": part.role, **({"posthumous": True} if part.posthumous else {})}
        yield attestation(
            f"{at}#participants.{i}",
            (at, _TAKES_PART, {"id": names.of(part.person)}),
            origin=origin,
            cite=one.cite,
            modality=one.modality,
            **more,
        )
    yield from _relations(names, one)


def _relations(names: Names, one: r.Document | r.Event) -> Iterator[Node]:
    at = names.of(one.id)
    for relation in _RELATIONS:
        links: tuple[r.Link, ...] = getattr(one, relation, ())
        for i, link in enumerate(links):
            says = (at, f"bc:{relation}", {"id": names.of(link.to)})
            here = f"{at}#{relation}.{i}"
            yield attestation(here, says, origin=names.origin(""), cite=link.cite)


def _aliases(names: Names, at: str, aliases: tuple[r.Alias, ...]) -> Iterator[Node]:
    """Other forms of a name; who is behind a cover name is a claim, so these are attested too."""
    for i, alias in enumerate(aliases):
        more: Node = {
            "aliasKind": alias.kind,
            "claim": names.refs([alias.claim] * (alias.claim != "")),
        }
        yield attestation(
            f"{at}#aliases.{i}",
            (at, _NAMED, alias.form),
            origin=names.origin(""),
            cite=alias.cite,
            printed=alias.form,
            **more,
        )


def _node(names: Names, one: r.Record, name: str, types: list[str]) -> Node:
    """What every record says plainly: what it is called and where it stands."""
    node: Node = {"id": names.of(one.id), "type": types, "name": name}
    node |= {"description": one.note} if one.note else {}
    node["citedIn"] = locators(one.cite)
    mentions: tuple[str, ...] = getattr(one, "mentions", ())
    node |= {"mentionedIn": locators(mentions)} if mentions else {}
    research: list[Any] = [
        {"type": "LaterResearch", "description": found.says, "schema:citation": found.source}
        for found in one.outside
    ]
    return node | ({"outside": research} if research else {})
