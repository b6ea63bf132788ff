"""What each family refuses, in worlds changed by hand where the article sets no such trap."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Outside
from bloc_course.draw import ranker
from bloc_course.items import obligations
from bloc_course.items.families._draws import areas, balanced, greedy
from bloc_course.items.families.chronology import c1_order, c3_before_after
from bloc_course.items.families.chronology._pairs import oriented
from bloc_course.items.families.corroboration import k1_matrix
from bloc_course.items.families.prosopography import _tables
from bloc_course.items.family import Scope
from bloc_course.items.proof import Refusal, Refused
from worlds import drawn, family, pool, world

GERMAN = "trotsky-german-letter-1932"


def changed(kind, record, of=None, **fields):
    """The world with one record changed."""
    data = (of or world()).data
    records = getattr(data, kind)
    new = replace(records[record], **fields)
    return World(data.replace(**{kind: {**records, record: new}}))


def unread():
    """The world without what a reviewer saw in the notes on the German letter."""
    return changed("judgements", "c3-trotsky-german-letter-1932", tag="none")


def refused(name, seed, of=None):
    answer = family(name).build(of or world(), seed)
    assert isinstance(answer, Refusal), answer
    return answer


def test_too_few_candidates_make_no_set():
    assert greedy("ab", 3, lambda *_: True) == ()
    assert balanced({"asserts": ["a"]}, {"asserts": 2}, ranker(b"x")) == ()


def test_a_mirrored_pair_is_refused():
    seed = oriented(GERMAN, "trotsky-letter-1932-10-24")
    assert refused("C3", seed[::-1]).because == "the pair is asked the other way round"


def test_an_envelope_is_no_card():
    assert refused("C3", ("arrest-nemchenko", GERMAN)).obligation == "O3"
    assert refused("C1", ("arrest-nemchenko", GERMAN)).obligation == "O3"


def test_later_research_closes_an_open_pair():
    later = (Outside(says="Written on the 20th.", source="A later book"),)
    told = changed("documents", GERMAN, outside=later, of=unread())
    seed = oriented(GERMAN, "trotsky-letter-1932-10-24")
    assert "later research" in refused("C3", seed, told).because


def test_a_pair_of_one_author_may_be_one_paper():
    unseen = changed("documents", "trotsky-letter-1932-10-24", extant_here="no", of=unread())
    seed = oriented(GERMAN, "trotsky-letter-1932-10-24")
    assert "one and the same paper" in refused("C3", seed, unseen).because


def test_a_wide_date_hides_nothing():
    seed = oriented("press-accusations-sten-chatzkin-1930", "trotsky-letter-shachtman-1930-10-31")
    assert refused("C3", seed).obligation == "O5"


def test_far_events_are_no_question():
    seed = oriented("ivan-smirnov-capitulation-1929", "sentence-bukharin-1938")
    assert "too far apart" in refused("C3", seed).because


def test_a_count_stops_at_its_cap(monkeypatch):
    monkeypatch.setattr(c1_order, "MOST_COUNTED", 5)
    assert c1_order.count(world()) == 5
    small = areas(world(), Scope(chapters=("slogan",)))
    monkeypatch.setattr(c1_order, "areas", lambda *_: small)
    assert 0 < c1_order.count(world()) < 5


def test_a_drawing_ends_with_its_attempts(monkeypatch):
    monkeypatch.setattr(c3_before_after, "attempts", lambda _: [(0, ranker(b"one"))])
    assert len(list(c3_before_after.seeds(world(), ranker(b"x"), Scope()))) == 1


def test_clues_that_leave_more_than_is_known_are_refused():
    item = max(pool("C8"), key=lambda one: (len(one.parts[0].key.rows), one.id))
    document = item.keyed[0].removesuffix(".written")
    loose = [row for row, side in item.parts[0].key.rows.items() if side != "not-before"]
    assert "other days than the network" in refused("C8", (document, *loose)).because


def test_a_chapter_for_other_readers_has_no_clues():
    hidden = changed("documents", "sedov-ink-letter-1932", path=("U",))
    found = list(family("C8").seeds(hidden, ranker(b"x"), Scope(path="S")))
    assert all(seed[0] != "sedov-ink-letter-1932" for seed in found)


def test_a_matrix_without_a_contest_is_refused():
    same = [
        row for row, cell in k1_matrix._table(world()).cells.items() if cell.column == "asserts"
    ]
    assert refused("K1", ("matrix", *same[:2])).obligation == "O5"


def test_a_member_attested_elsewhere_is_not_merely_named():
    person = world().data.people["ivan-charov"]
    here = tuple(
        replace(m, modality="stated") if m.group == "unified-centre-1936" else m
        for m in person.memberships
    )
    told = changed("people", "ivan-charov", memberships=here)
    assert "ivan-charov" not in _tables.tables(told)["list:unified-centre-1936"].cells


def test_one_place_gives_a_word_one_sense():
    one = world().data.judgements["r2-bloc-syrtsov-1930"]
    twin = changed("judgements", "r2-bloc-red-book", text=one.text)
    assert refused("R2", ("bloc-red-book", "bloc-syrtsov-1930"), twin).obligation == "O6"


def test_a_sense_whose_place_nobody_read_is_refused():
    """p41: “centre” is in the mouth of Trotsky’s friends, the statement speaks of a bloc."""
    seed = ("centre-broue", "centre-impossible-1936", "centre-red-book-irony")
    assert refused("R2", seed).obligation == "O6"


def test_a_sense_that_its_own_note_leaves_open_is_refused():
    """p20: “allies” or “contacts” – the note says that this is open."""
    opened = changed("terms", "bloc-red-book", note="The words leave open which is meant.")
    assert refused("R2", ("bloc-red-book", "bloc-syrtsov-1930"), opened).obligation == "O7"


def test_a_place_that_is_none_of_the_sense_is_refused():
    moved = changed("judgements", "r2-bloc-red-book", cite=("p41",))
    assert refused("R2", ("bloc-red-book", "bloc-syrtsov-1930"), moved).obligation == "O6"


def test_two_senses_of_one_thing_are_refused():
    twin = changed("terms", "bloc-red-book", refers_to="bloc-1932")
    assert "name one thing" in refused("R2", ("bloc-red-book", "bloc-trotsky-1932"), twin).because


def test_imagined_words_have_no_speaker():
    claim = "remove-stalin-first-sedov"
    told = changed("claims", claim, speech_type="imagined")
    assert refused("S1", (claim, "leon-trotsky", "khrushchev"), told).obligation == "O7"


def test_a_named_speaker_is_no_question():
    claim = "remove-stalin-first-sedov"
    told = changed("claims", claim, statement="Sedov wants the leadership driven out.")
    assert "names its speaker" in refused("S1", (claim, "leon-trotsky"), told).because


def test_a_source_that_denies_itself_proves_nothing():
    twin = replace(world().data.claims["fusion-german-letter"], id="twin", polarity="asserts")
    told = World(world().data.replace(claims={**world().data.claims, "twin": twin}))
    with pytest.raises(Refused, match="denies it in the same source"):
        obligations.undenied(told, told.data.claims["fusion-german-letter"])


def test_the_reading_of_an_item_is_met_on_its_path():
    for name in ("C1", "K1", "R2"):
        spec = family(name)
        for seed, _ in zip(
            spec.seeds(world(), ranker(b"S"), Scope(path="S")), range(5), strict=False
        ):
            assert "S" in spec.build(world(), seed).path
    assert drawn("C8", b"S", 2)
