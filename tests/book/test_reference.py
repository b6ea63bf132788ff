"""How the entries of the reference are ordered and worded."""

from __future__ import annotations

import re

import lxml.html
import pytest

from bloc_course.book.filing import filed, heading
from bloc_course.book.locators import in_order
from bloc_course.book.pages import documents, glossary, groups, people
from small_books import REFERENCE
from worlds import world

# What joins two generated pieces badly: a limit after "from", a word said by its mark as well.
ILL = re.compile(
    r"\b(from|to|until) (between|not (after|before))\b|\(says |\b(\w+), \4\)"
    r"|\balleged, according\b|[,;] ?[,;]|(?<![A-Z])\.[.,;]"
)


def _text(page):
    """The words of the entries, each line of a page apart."""
    found = lxml.html.fromstring(page).xpath("//section[contains(@class, 'bc-entry')]")
    return "\n".join(" ".join(node.text_content().split()) for e in found for node in e.iter("p"))


@pytest.mark.parametrize(
    ("title", "under"),
    [
        ("The “Bloc”", "bloc”"),
        ("“defence” of Trotsky", "defence” of trotsky"),
        ("émigrés", "emigres"),
        ("A correspondent’s remark", "correspondent’s remark"),
        ("Theatre", "theatre"),
    ],
)
def test_a_title_is_filed_without_article_accent_or_mark(title, under):
    assert filed(title) == under


def test_a_heading_begins_with_a_capital():
    assert heading("émigrés") == "Émigrés"
    assert heading("“defence”") == "“defence”"
    assert heading("") == ""


@pytest.mark.parametrize("page", [documents.SPEC, glossary.SPEC, groups.SPEC, people.SPEC])
def test_every_record_has_one_place_in_the_order(page):
    order = page.order(world())
    assert sorted(order) == sorted(record.id for record in world().data.by_kind()[page.kind])


def test_people_of_a_group_follow_by_surname():
    surnames = [p.name.split()[-1] for p in people.by_surname(world().data.people.values())]
    named = [filed(name) for name in surnames if name[0].isupper()]
    assert named.index("archer") < named.index("broue") < named.index("zinoviev")


@pytest.mark.parametrize("name", list(REFERENCE))
def test_generated_words_are_joined_well(everything, name):
    said = _text(everything.page(name))
    assert [said[max(0, m.start() - 60) : m.end() + 30] for m in ILL.finditer(said)] == []


@pytest.mark.parametrize("name", list(REFERENCE))
def test_places_of_an_entry_follow_the_article(everything, name):
    article = world().data.article
    for found in re.findall(r"\[([a-z]\d[^\]]*)\]", _text(everything.page(name))):
        places = tuple(p for p in found.split(", ") if "–" not in p)
        assert places == in_order(places, article)
