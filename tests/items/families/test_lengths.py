"""Wrong options of all lengths about the key, and none beside which it sticks out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bloc_course.draw import ranker
from bloc_course.items.families._lengths import evened

WORDS = st.lists(st.sampled_from(["a", "letter", "of", "which", "nobody"]), min_size=1, max_size=12)
TEXTS = st.lists(WORDS.map(" ".join), min_size=2, max_size=12)


def coded(texts):
    return {f"{number:02}": text for number, text in enumerate(texts)}


@given(key=WORDS.map(" ".join), texts=TEXTS, seed=st.binary(max_size=4))
def test_those_chosen_are_of_the_texts_in_their_order(key, texts, seed):
    chosen = evened(key, coded(texts), 2, ranker(seed))
    assert len(chosen) in (0, 2)
    assert list(chosen) == sorted(set(chosen))


@given(key=WORDS.map(" ".join), texts=TEXTS, seed=st.binary(max_size=4))
def test_the_key_never_sticks_out(key, texts, seed):
    chosen = evened(key, coded(texts), 2, ranker(seed))
    sizes = [len(coded(texts)[code].split()) for code in chosen]
    mine = len(key.split())
    if sizes:
        assert not (mine > 1.6 * max(sizes) and mine - max(sizes) >= 5)
        assert not (min(sizes) > 1.6 * mine and min(sizes) - mine >= 5)


def test_all_places_in_length_come_up():
    texts = coded(["ab", "abc", "abcd", "abcdefgh", "abcdefghi", "abcdefghij"])
    seen = set()
    for number in range(60):
        chosen = evened("abcde", texts, 2, ranker(b"rank", str(number)))
        seen.add(sum(len(texts[code]) > 5 for code in chosen))
    assert seen == {0, 1, 2}


def test_what_does_not_fit_is_left_out():
    texts = coded(["ab", "abc", "abcdefgh", "abcdefghi"])
    chosen = evened("abcde", texts, 2, ranker(b"fits"), lambda one, _taken: one != "00")
    assert chosen
    assert "00" not in chosen


def test_nothing_is_chosen_where_the_key_must_stick_out():
    assert evened("a", coded(["b c d e f g h", "i j k l m n o"]), 2, ranker(b"none")) == ()
