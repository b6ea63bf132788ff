"""Drawing by keyed hash: independent of order, stable under additions."""

from __future__ import annotations

import hmac
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bloc_course.draw import ALPHABET, by_rank, mac, ranker, spell

NAMES = st.lists(st.text(max_size=8), unique=True, min_size=1, max_size=30)


def same(name: str) -> str:
    return name


@given(NAMES, st.randoms())
def test_rank_does_not_depend_on_the_order_of_the_candidates(names, shuffler) -> None:
    rank = ranker(b"secret", "quiz", "student")
    shuffled = list(names)
    shuffler.shuffle(shuffled)
    assert by_rank(shuffled, rank, same) == by_rank(names, rank, same)


@given(NAMES, st.text(max_size=8))
def test_an_addition_leaves_the_order_of_the_others(names, added) -> None:
    rank = ranker(b"secret", "quiz")
    before = by_rank(names, rank, same)
    after = by_rank({*names, added}, rank, same)
    assert [name for name in after if name in names] == before


@given(st.text(), st.text())
def test_fields_are_kept_apart(one, other) -> None:
    if "\x1f" not in one + other:
        assert mac(b"s", one, other) == mac(b"s", one, other)
        if one != one + other or not other:
            assert (mac(b"s", one + other) == mac(b"s", one, other)) is False


def test_composed_and_decomposed_names_rank_alike() -> None:
    assert mac(b"s", "Broué") == mac(b"s", "Broue\u0301")


@given(st.binary(max_size=200), st.lists(st.text(max_size=8), min_size=1, max_size=4))
def test_it_is_the_standard_librarys_hmac(secret, fields) -> None:
    text = unicodedata.normalize("NFC", "\x1f".join(fields)).encode()
    assert mac(secret, *fields) == hmac.digest(secret, text, "sha256")
    assert ranker(secret, *fields[:-1])(fields[-1]) == mac(secret, *fields)


def test_known_value() -> None:
    """HMAC-SHA-256 with key "Jefe" of "what do ya want for nothing?" (RFC 4231, case 2)."""
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert mac(b"Jefe", "what do ya want for nothing?").hex() == expected


@given(st.binary(min_size=32, max_size=32), st.integers(1, 20))
def test_a_spelling_uses_letters_safe_to_read_aloud(digest, length) -> None:
    word = spell(digest, length)
    assert len(word) == length
    assert set(word) <= set(ALPHABET)
    assert not set(ALPHABET) & set("aeiou01l")
