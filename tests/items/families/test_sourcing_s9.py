"""S9: a text has one genre of those offered, and nothing but the article tells which."""

from __future__ import annotations

from math import sqrt

from msgspec.structs import replace

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Discrepancy, Statement
from bloc_course.items.families.sourcing import s9_genre as genre
from bloc_course.items.proof import Refusal
from worlds import KEYS, drawn, family, pool, world


def document(item):
    return world().data.documents[item.records[0]]


def test_the_key_is_the_kind_of_the_record():
    for item in pool("S9"):
        assert item.parts[0].key.correct == document(item).kind


def test_no_option_is_a_wider_genre_that_holds_the_key():
    for item in pool("S9"):
        offered = set(item.parts[0].interaction.codes())
        assert not offered & set(genre.WIDER.get(document(item).kind, ()))


def test_the_description_does_not_name_the_genre():
    for item in pool("S9"):
        described = folded(item.stem.splitlines()[-1]).split()
        assert folded(document(item).kind) not in described


def test_the_longest_option_is_no_better_guess():
    hits = []
    for item in pool("S9"):
        sizes = {o.code: len(o.text) for o in item.parts[0].interaction.options}
        longest = [code for code, size in sizes.items() if size == max(sizes.values())]
        hits.append((item.parts[0].key.correct in longest) / len(longest))
    slack = 3 * sqrt(1 / 3 * 2 / 3 / len(hits))
    assert abs(sum(hits) / len(hits) - 1 / 3) < slack


def test_genres_take_turns_as_the_key():
    for key in KEYS[:5]:
        keys = [item.parts[0].key.correct for item in drawn("S9", key, 6)]
        assert len(set(keys)) == len(keys)


def test_a_form_that_is_mimicked_is_no_genre():
    item = next(i for i in drawn("S9", b"all", 40) if document(i).kind == "interview")
    assert "in the form of an interview" in item.feedback.key


def test_a_genre_is_wrong_that_another_text_near_by_has():
    """Minutes and speeches far from any are chosen by nobody."""
    for item in drawn("S9", b"near", 60):
        others = set(item.parts[0].interaction.codes()) - {item.parts[0].key.correct}
        assert all(genre._tempting(world(), document(item), one) for one in others), item.id


def test_a_description_tells_no_form():
    """p10: “over 160 pages” rules a leaflet out without a look into the article."""
    old = world().data
    about = "riutin-manifesto"
    told = {
        i: replace(j, question="the text of over 160 pages by the group of Riutin")
        if (j.family, j.about) == ("S9", about)
        else j
        for i, j in old.judgements.items()
    }
    refusal = family("S9").build(World(old.replace(judgements=told)), (about, "leaflet", "letter"))
    assert isinstance(refusal, Refusal)
    assert refusal.obligation == "O6"
    for item in drawn("S9", b"all", 40):
        assert not genre.FORM.search(item.stem.splitlines()[-1])


def test_a_description_that_names_the_genre_is_refused():
    old = world().data
    about = "letter-mm-1932"
    told = {
        i: replace(j, question="the letter that praises the Grünsteins")
        if (j.family, j.about) == ("S9", about)
        else j
        for i, j in old.judgements.items()
    }
    seed = (about, "article", "minutes")
    assert not isinstance(family("S9").build(world(), seed), Refusal)
    answer = family("S9").build(World(old.replace(judgements=told)), seed)
    assert isinstance(answer, Refusal)
    assert answer.obligation == "O6"


def test_a_disputed_genre_is_refused():
    old = world().data
    about = "letter-mm-1932"
    quarrel = Discrepancy(
        id="quarrel",
        cite=("p18",),
        kind="attribution",
        resolvable="no",
        reading="Made for this test.",
        statements=tuple(
            Statement(record=about, field="kind", value=kind, cite=("p18",))
            for kind in ("letter", "article")
        ),
    )
    told = World(old.replace(discrepancies={**old.discrepancies, "quarrel": quarrel}))
    answer = family("S9").build(told, (about, "article", "minutes"))
    assert isinstance(answer, Refusal)
    assert answer.obligation == "O3"


def test_the_reason_is_what_the_article_calls_the_text():
    """p41 calls it a statement; that it was made “in public” stands nowhere."""
    for item in pool("S9"):
        own = genre._genres(world())[item.records[0]][item.parts[0].key.correct]
        assert any(word in folded(own.text).split() for word in genre._words(own))
    old = world().data
    own = replace(old.judgements["s9-poi-statement"], text="The section took its line in public.")
    told = World(old.replace(judgements={**old.judgements, own.id: own}))
    answer = family("S9").build(told, ("poi-statement-1936", "book", "minutes"))
    assert isinstance(answer, Refusal)
    assert answer.obligation == "O5"


def test_many_papers_are_asked_about_as_many():
    item = next(
        i for i in drawn("S9", b"all", 60) if i.records[0] == "minutes-international-secretariat"
    )
    assert item.stem.startswith("What kind of texts are these")
