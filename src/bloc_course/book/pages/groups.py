"""The groups: names, what each source says of their place, and the people of each."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.filing import filed, heading
from bloc_course.book.pages.people import by_surname
from bloc_course.book.spec import Page
from bloc_course.dataset.query import World
from bloc_course.figures import phrases
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cite, Ref


def _order(world: World) -> list[str]:
    groups = world.data.groups.values()
    return [g.id for g in sorted(groups, key=lambda g: filed(g.name))]


def _body(world: World, record_id: str) -> list[nodes.Node]:
    group = world.data.groups[record_id]
    rows: list[tuple[str, list[blocks.Part]]] = [("Kind", [group.kind.replace("-", " ")])]
    if group.aliases:
        rows.append(("Also printed as", ["; ".join(alias.form for alias in group.aliases)]))
    for status in group.status:
        question = world.data.article.questions[status.question].label
        source = Ref(status.according_to, phrases.source(world, status.according_to))
        answer = phrases.answer(world, status.question, status.value)
        # What is alleged is said to be so by its mark.
        words = "according to " if answer == WORDS[status.modality] else f"{answer}, according to "
        certainty = blocks.mark(status.modality)
        label = question[:1].upper() + question[1:]
        rows.append((label, [words, source, " ", certainty, " ", Cite(status.cite)]))
    people = _people(world, record_id)
    if people:
        rows.append(("People", people))
    rows += [("Complete list in", [Ref(d, world.name(d))]) for d in group.members_closed_in]
    rows.append(("In the article", [Cite(group.cite)]))
    return [blocks.facts(rows)]


def _people(world: World, group: str) -> list[blocks.Part]:
    parts: list[blocks.Part] = []
    for person in by_surname(world.data.people.values()):
        words = dict.fromkeys(
            ", ".join(dict.fromkeys((phrases.plain(m.status), WORDS[m.modality])))
            for m in person.memberships
            if m.group == group
        )
        if words:
            parts += ["; "] if parts else []
            parts += [Ref(person.id, person.name), f" ({' / '.join(words)})"]
    return parts


SPEC = Page(
    name="groups",
    kind="groups",
    order=_order,
    title=lambda world, record: heading(world.data.groups[record].name),
    body=_body,
)
