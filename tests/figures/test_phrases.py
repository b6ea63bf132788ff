"""What cards and pages say of a record."""

from __future__ import annotations

from bloc_course.dataset.records import Alias, Person
from bloc_course.figures import phrases


def person(**fields):
    return Person(id="a", cite=("p1",), name="A", kind="actor", **fields)


def test_a_life_is_said_with_its_doubts():
    assert phrases.lived(person(born="1885", died="1939?")) == "1885–1939 (uncertain)"
    assert phrases.lived(person(born="1898", died="1934-12")) == "1898 – December 1934"
    assert phrases.lived(person(died="1939")) == "died 1939"
    assert phrases.lived(person(born="1885")) == "born 1885"
    assert phrases.lived(person()) == ""


def test_a_date_is_quoted_only_where_its_words_say_more():
    assert phrases.as_printed("1928", "1928 (the article disagrees with itself)") == ""
    assert phrases.as_printed("spring of 1928", "spring 1928") == ""
    assert phrases.as_printed("since 1928", "1928") == "as printed: “since 1928”"
    assert phrases.as_printed("", "1928") == ""


def test_other_names_are_counted_or_given():
    one = Alias(form="B", kind="pseudonym")
    assert phrases.other_names(person()) == ""
    assert phrases.other_names(person(aliases=(one,))) == "also printed as B"
    assert phrases.other_names(person(aliases=(one, one))) == "2 other forms of the name"


def test_every_event_and_document_of_the_dataset_can_be_said(world):
    for event in world.data.events.values():
        assert phrases.when(world, event)
        assert phrases.how_sure(world, event)
    for document in world.data.documents.values():
        assert all(phrases.document_date(d) for _, d in phrases.document_dates(document))


def test_a_disputed_date_says_so(world):
    event = world.data.events["expulsion-zinoviev-kamenev-1932"]
    assert phrases.when(world, event).endswith("(the article disagrees with itself)")


def test_the_article_is_called_by_its_author(world):
    author = world.name(world.data.article.author).split()[-1]
    assert phrases.source(world, "broue-1980") == f"{author} in this article"
    assert phrases.source(world, "red-book-1936") == world.name("red-book-1936")


def test_what_met_a_month_without_known_ends_was_under_way_in_it(world):
    talks = world.data.events["talks-zinovievists-trotskyists-1932"]
    assert phrases.when(world, talks) == "under way in October 1932"
