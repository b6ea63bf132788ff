"""The three tables of G3: groups by their place, members by list, members by ground."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Group, Judgement, Membership, Person
from bloc_course.items.families._assemble import cited, in_order, listed
from bloc_course.items.families._positions import POSITION, with_places
from bloc_course.items.families._speakers import author, author_document, called, mentioned
from bloc_course.items.families._table import (
    Cell,
    Table,
)
from bloc_course.items.interactions import Option

FAMILY = "G3"
MEMBER = ("leader", "member", "joined")
# What a reviewer found worth telling beside the naming of somebody.
BESIDE = "beside"


@lru_cache(maxsize=4)
def tables(world: World) -> dict[str, Table]:
    """All tables of G3 by their id."""
    found = [*_place_tables(world), *_list_tables(world), *_ground_tables(world)]
    return {table.id: table for table in found}


def _place_tables(world: World) -> list[Table]:
    """One table a question of status and primary source that gives every place the question has."""
    found = []
    for question, declared in world.data.article.questions.items():
        sources = {
            status.according_to
            for group in world.data.groups.values()
            for status in group.status
            if status.question == question
        }
        for source in sorted(sources & world.data.documents.keys()):
            if world.data.documents[source].standing != "primary":
                continue
            cells = {
                group.id: cell
                for group in world.data.groups.values()
                if (cell := _place(world, group, question, source))
            }
            if declared.places and {c.column for c in cells.values()} == declared.places.keys():
                found.append(_place_table(world, question, source, cells))
    return found


def _place(world: World, group: Group, question: str, source: str) -> Cell | None:
    """The group's place by the source, where the article's author does not place it elsewhere."""
    author = author_document(world)
    here = [s for s in group.status if s.question == question and s.according_to == source]
    read = [s for s in group.status if s.question == question and s.according_to == author]
    asked = world.data.article.questions[question]
    places = {asked.values[status.value].place for status in (*here, *read)}
    if not here or len(places) != 1 or "" in places:
        return None
    place = places.pop()
    locators = tuple(dict.fromkeys(at for status in (*here, *read) for at in status.cite))
    return Cell(
        record=group.id,
        text=group.name,
        column=place,
        locators=locators,
        says=f"{_sentence(group.name)}: {asked.places[place].why}.",
        modality=here[0].modality,
        fact=f"{group.id}.{question}",
    )


def _place_table(world: World, question: str, source: str, cells: dict[str, Cell]) -> Table:
    asked = world.data.article.questions[question]
    return Table(
        id=f"place:{question}:{source}",
        stem=(
            f"What does {mentioned(world, source)}, as {author(world)} reads it, give as each "
            f"group’s {asked.label}? Several groups may stand alike, and a place may stay empty."
        ),
        plain=(
            f"By {mentioned(world, source)}, as {author(world)} reads it: what is each group’s "
            f"{asked.label}?"
        ),
        rule="What counts is what this one source says, as the article reads it.",
        columns=tuple(Option(code, place.text) for code, place in asked.places.items()),
        cells=cells,
        left_open="Whether talks and contacts led further is another question.",
    )


def _list_tables(world: World) -> list[Table]:
    """Who stands in a complete list, and who is called a member in a confession only."""
    found = []
    for group in world.data.groups.values():
        closed = set(group.members_closed_in)
        cells = {
            person.id: cell
            for person in world.data.people.values()
            if closed and (cell := _listed(world, group, person, closed))
        }
        if len({cell.column for cell in cells.values()}) == 2:
            names = papers(world, group.members_closed_in)
            verb = "lists" if len(closed) == 1 else "list"
            found.append(
                Table(
                    id=f"list:{group.id}",
                    stem=(
                        f"By {author(world)}’s article, {names} {verb} the members of an alleged "
                        f"{group.name}. Who stands in this list, and who is called a member "
                        "in a confession only? Standing in a list does not show "
                        "that the charge was true."
                    ),
                    plain=(
                        f"Who stands in the member list of an alleged {group.name} that "
                        f"{names} give, by {author(world)}’s article? A charge proves nothing."
                    ),
                    rule="The list is complete; names beyond it come from confessions, which "
                    "show how a trial was run, not what was done.",
                    columns=(
                        Option("listed", "in the list of members"),
                        Option("named", "not in it, named in a confession"),
                    ),
                    cells=cells,
                    left_open=_denied(world, group),
                )
            )
    return found


def _denied(world: World, group: Group) -> str:
    """What the author of the article says against the group, if he does, as a reviewer read it."""
    for judged in world.data.judgements.values():
        if (judged.family, judged.tag, judged.about) == (FAMILY, POSITION, group.id):
            return with_places(judged.text, judged.cite)
    denials = [
        f"that {_inside(claim.statement)} {cited(claim.cite)}"
        for claim in world.data.claims.values()
        if claim.subject == group.id
        and claim.polarity == "denies"
        and claim.asserted_by == world.data.article.author
    ]
    return f"{author(world)} denies {listed(denials)}." if denials else ""


def _inside(statement: str) -> str:
    """A statement as a clause; claims on a group begin with its article or its name."""
    first, _, rest = statement[:-1].partition(" ")
    return f"{first.lower() if first in ('A', 'An', 'The') else first} {rest}"


def _listed(world: World, group: Group, person: Person, closed: set[str]) -> Cell | None:
    here = [m for m in person.memberships if m.group == group.id and m.status in MEMBER]
    inside = [m for m in here if m.according_to in closed]
    if not here or (inside and len({m.according_to for m in inside}) < len(closed)):
        return None
    elsewhere = [m for m in here if m.according_to not in closed]
    kept, column = (inside, "listed") if inside else (elsewhere, "named")
    if column == "named" and any(m.modality != "alleged" for m in kept):
        return None
    name = called(world, person.id)
    if inside:
        count = {1: "The paper counts", 2: "Both papers count"}.get(len(closed), "All papers count")
        return _cell(world, person, kept, column, f"{count} {name} among the members.")
    named = dict.fromkeys(_named_by(world, group, person))
    speakers = listed([called(world, who) for who in named])
    told = "confessions in court" if len(named) > 1 else "a confession in court"
    verb = "have" if len(named) > 1 else "has"
    beside = f"; {_beside(world)[person.id].text}" if person.id in _beside(world) else ""
    says = f"The list lacks {name}; {told} ({speakers}) {verb} {name} as a member{beside}."
    return _cell(world, person, kept, column, says) if named else None


@lru_cache(maxsize=4)
def _beside(world: World) -> dict[str, Judgement]:
    """What else the article has on the naming of somebody, by person."""
    return {
        judged.about: judged
        for judged in world.data.judgements.values()
        if (judged.family, judged.tag) == (FAMILY, BESIDE)
    }


def _named_by(world: World, group: Group, person: Person) -> list[str]:
    """Who, in a claim, calls somebody a member of the group."""
    return [
        claim.asserted_by
        for claim in world.data.claims.values()
        if (claim.subject, claim.object, claim.polarity) == (person.id, group.id, "asserts")
        and claim.asserted_by in world.data.people
    ]


def _ground_tables(world: World) -> list[Table]:
    """Members whom a primary source names against members whom the author only supposes."""
    found = []
    for group in world.data.groups.values():
        for source in sorted({m.according_to for _, m in _members(world, group)}):
            document = world.data.documents.get(source)
            if (
                source == author_document(world)
                or document is None
                or document.standing != "primary"
            ):
                continue
            cells = {
                person.id: cell
                for person in world.data.people.values()
                if (cell := _ground(world, person, group, source))
            }
            columns = [cell.column for cell in cells.values()]
            if min(columns.count("named"), columns.count("supposed")) > 1:
                found.append(_ground_table(world, group, source, cells))
    return found


def _ground(world: World, person: Person, group: Group, source: str) -> Cell | None:
    here = [m for m in person.memberships if m.group == group.id]
    if any(m.status == "leader" for m in here) or person.name[:1].islower():
        return None  # nobody names a person who is only described
    name = called(world, person.id)
    if [m.according_to for m in here] == [source] and here[0].modality == "reported":
        says = f"The article says that {_writer(world, source)} named {name}."
        return _cell(world, person, here, "named", says)
    mine = [m for m in here if m.according_to == author_document(world)]
    if mine and all(m.modality == "conjectured" for m in mine) and len(mine) == len(here):
        beside = f"; {_beside(world)[person.id].text}" if person.id in _beside(world) else ""
        says = f"{author(world)} only supposes a connection of {name} with the group{beside}."
        return _cell(world, person, mine, "supposed", says)
    return None


def _ground_table(world: World, group: Group, source: str, cells: dict[str, Cell]) -> Table:
    return Table(
        id=f"ground:{group.id}:{source}",
        stem=(
            f"Where {author(world)}’s article describes the {group.name}, on what ground does it "
            "connect each of these with the group?"
        ),
        rule="A name in the source is one thing, the historian’s supposition another.",
        columns=(
            Option("named", f"named by {_writer(world, source)}"),
            Option("supposed", f"only supposed by {author(world)}"),
        ),
        cells=cells,
        left_open="Those who are supposed may have known of the group without belonging to it.",
    )


def _members(world: World, group: Group) -> list[tuple[Person, Membership]]:
    return [
        (person, membership)
        for person in world.data.people.values()
        for membership in person.memberships
        if membership.group == group.id
    ]


def _cell(world: World, person: Person, here: list[Membership], column: str, says: str) -> Cell:
    beside = _beside(world).get(person.id)
    return Cell(
        record=person.id,
        text=called(world, person.id),
        column=column,
        locators=in_order((*here[0].cite[:1], *(beside.cite if beside else ()))),
        says=says,
        modality=here[0].modality,
        fact=f"{person.id}.{here[0].group}",
    )


def _writer(world: World, source: str) -> str:
    """Who wrote a source, or its name if nobody known did."""
    writers = [w for w in world.data.documents[source].author if w in world.data.people]
    return listed([called(world, writer) for writer in writers]) or world.name(source)


def papers(world: World, documents: Iterable[str]) -> str:
    """Papers in a row; what they are papers of is said once if it is one thing."""
    titles = [_short(world, document) for document in documents]
    heads, tails = zip(*(title.partition(" of ")[::2] for title in titles), strict=True)
    if len(set(tails)) > 1 or not tails[0]:
        return listed([f"the {title}" for title in titles])
    return f"{listed([f'the {head}' for head in heads])} of {tails[0]}"


def _short(world: World, document: str) -> str:
    title = world.name(document)
    return title[0].lower() + title[1:]


def _sentence(name: str) -> str:
    return name[0].upper() + name[1:]
