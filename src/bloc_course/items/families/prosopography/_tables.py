"""The three tables of G3: groups by their place in the bloc, members by list, members by ground."""

from __future__ import annotations

from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Group, Membership, Person
from bloc_course.items.families._assemble import listed
from bloc_course.items.families._table import Cell, Table
from bloc_course.items.interactions import Option

# Statuses that one reader may call one thing: in contact is outside, at most in touch.
PLACES = {"joined": "joined", "in-talks": "in-talks", "in-contact": "apart", "outside": "apart"}
PLACE_TEXT = {
    "joined": "joined the bloc",
    "in-talks": "still talking about joining",
    "apart": "outside, at most in contact",
}
MEMBER = ("leader", "member", "joined")


@lru_cache(maxsize=4)
def tables(world: World) -> dict[str, Table]:
    """All tables of G3 by their id."""
    found = [*_place_tables(world), *_list_tables(world), *_ground_tables(world)]
    return {table.id: table for table in found}


def _place_tables(world: World) -> list[Table]:
    """One table a question of status and primary source that gives three different places."""
    found = []
    for question in world.data.article.questions:
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
            if len({cell.column for cell in cells.values()}) == len(PLACE_TEXT):
                found.append(_place_table(world, question, source, cells))
    return found


def _place(world: World, group: Group, question: str, source: str) -> Cell | None:
    """The group's place by the source, where the article's author does not place it elsewhere."""
    author = _author_document(world)
    here = [s for s in group.status if s.question == question and s.according_to == source]
    read = [s for s in group.status if s.question == question and s.according_to == author]
    places = {PLACES.get(status.value, "") for status in (*here, *read)}
    if not here or len(places) != 1 or "" in places:
        return None
    place = places.pop()
    locators = tuple(dict.fromkeys(at for status in (*here, *read) for at in status.cite))
    return Cell(
        record=group.id,
        text=group.name,
        column=place,
        locators=locators,
        says=f"{_sentence(group.name)}: {PLACE_TEXT[place]}.",
        modality=here[0].modality,
        fact=f"{group.id}.{question}",
    )


def _place_table(world: World, question: str, source: str, cells: dict[str, Cell]) -> Table:
    title = world.name(source)
    return Table(
        id=f"place:{question}:{source}",
        stem=(
            f"How did each group stand to the bloc of 1932, by “{title}” as Broué reads it? "
            "Several groups may stand alike."
        ),
        rule="What counts is what this one source says, as the article reads it.",
        columns=tuple(Option(code, text) for code, text in PLACE_TEXT.items()),
        cells=cells,
        left_open="The article leaves open whether the talks and contacts led further.",
    )


def _list_tables(world: World) -> list[Table]:
    """Who stands in a complete list, and who is called a member only elsewhere."""
    found = []
    for group in world.data.groups.values():
        closed = set(group.members_closed_in)
        cells = {
            person.id: cell
            for person in world.data.people.values()
            if closed and (cell := _listed(world, group, person, closed))
        }
        if len({cell.column for cell in cells.values()}) == 2:  # noqa: PLR2004 - both columns
            names = listed([_short(world, source) for source in group.members_closed_in])
            found.append(
                Table(
                    id=f"list:{group.id}",
                    stem=(
                        f"The {group.name} is an allegation of the first Moscow Trial. Who stands "
                        f"in the list of members that the {names} give, and who was called a "
                        "member only by defendants in court?"
                    ),
                            rule="The list is the same in both papers and complete; names beyond it come "
                    "from confessions, which show how the trial was run, not what was done.",
                    columns=(
                        Option("listed", "in the list of members"),
                        Option("named", "named only by defendants"),
                    ),
                    cells=cells,
                    left_open="Broué holds that there was no such centre (p50).",
                )
            )
    return found


def _listed(world: World, group: Group, person: Person, closed: set[str]) -> Cell | None:
    here = [m for m in person.memberships if m.group == group.id and m.status in MEMBER]
    inside = [m for m in here if m.according_to in closed]
    if not here or (inside and len({m.according_to for m in inside}) < len(closed)):
        return None
    elsewhere = [m for m in here if m.according_to not in closed]
    kept, column = (inside, "listed") if inside else (elsewhere, "named")
    if column == "named" and any(m.modality != "alleged" for m in kept):
        return None
    place = (
        f"{person.name} is one of the members listed by {_sources(world, kept)}"
        if inside
        else f"{person.name} is not in the list; defendants named this member in court"
    )
    return _cell(person, group, kept, column, f"{place}.")


def _ground_tables(world: World) -> list[Table]:
    """Members whom a primary source names against members whom the author only supposes."""
    author, found = _author_document(world), []
    for group in world.data.groups.values():
        for source in sorted({m.according_to for _, m in _members(world, group)}):
            document = world.data.documents.get(source)
            if source == author or document is None or document.standing != "primary":
                continue
            cells = {
                person.id: cell
                for person in world.data.people.values()
                if (cell := _ground(person, group, source, author, document.title))
            }
            columns = [cell.column for cell in cells.values()]
            if min(columns.count("named"), columns.count("supposed")) > 1:
                found.append(_ground_table(group, source, document.title, cells))
    return found


def _ground(person: Person, group: Group, source: str, author: str, title: str) -> Cell | None:
    here = [m for m in person.memberships if m.group == group.id]
    if any(m.status == "leader" for m in here):
        return None
    if [m.according_to for m in here] == [source] and here[0].modality == "reported":
        says = f"{person.name} is named as a member in “{title}”."
        return _cell(person, group, here, "named", says)
    mine = [m for m in here if m.according_to == author]
    if mine and all(m.modality == "conjectured" for m in mine) and len(mine) == len(here):
        return _cell(person, group, mine, "supposed", f"Broué only supposes it of {person.name}.")
    return None


def _ground_table(group: Group, source: str, title: str, cells: dict[str, Cell]) -> Table:
    return Table(
        id=f"ground:{group.id}:{source}",
        stem=f"On what ground does Broué connect each of these men with the {group.name}?",
        rule="A name in the source is one thing, the historian’s supposition another.",
        columns=(
            Option("named", f"named in {title}"),
            Option("supposed", "only supposed by Broué himself"),
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


def _cell(
    person: Person, group: Group, here: list[Membership], column: str, says: str
) -> Cell:
    return Cell(
        record=person.id,
        text=person.name,
        column=column,
        locators=here[0].cite[:1],
        says=says,
        modality=here[0].modality,
        fact=f"{person.id}.{group.id}",
    )


def _author_document(world: World) -> str:
    """The article itself among the documents: it is the one document that is also a voice."""
    return next(voice for voice in world.data.article.voices if voice in world.data.documents)


def _short(world: World, document: str) -> str:
    title = world.name(document)
    return title[0].lower() + title[1:]


def _sources(world: World, memberships: list[Membership]) -> str:
    return listed([f"the {_short(world, m.according_to)}" for m in memberships])


def _sentence(name: str) -> str:
    return name[0].upper() + name[1:]
