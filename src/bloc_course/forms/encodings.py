"""Bytes from anybody's computer to text: rosters and answers come in whatever a program saved."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛\u00a0", '""""""\'\'\'\' ')
# What names and answers in Latin letters are full of, and what only some of them have.
_COMMON = re.compile("[éèêëàâäáåãçñöôóòøõüùúûíìîïæßÉÈÀÄÁÅÇÑÖÓØÜÚÆ“”„‘’–—…«»]|\\b[ŠŽ](?=[a-z])")
_SOME = re.compile("[šžœŠŽŒ]")
# A capital inside a word, a dash or an opening quotation mark after a letter: a wrong encoding.
_INSIDE = re.compile(r"(?<=[a-zà-ÿ])[^\W\da-zà-ÿšžœß]|(?<=[^\W\d_])(?:[‘„]|–(?=[^\W\d_]))")
_GUESSED = 100_000


def decode(data: bytes) -> str:
    """The text of `data`: by its byte-order mark, else UTF-8, UTF-16 without mark, or a guess.

    Never raises: every byte means something in the last resort, if only a replacement sign.
    """
    return recognise(data)[0]


def recognise(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of the encoding it was taken for."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace"), name
    if data[:200].count(0) * 5 > len(data[:200]):
        # Latin letters in UTF-16 carry a zero byte each: after the letter in little-endian order.
        little = data[1:200:2].count(0) >= data[0:200:2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace"), "UTF-16"
    try:
        return data.decode(), "UTF-8"
    except UnicodeDecodeError:
        pass
    windows = data.decode("cp1252", errors="replace")
    apple = data.decode("mac_roman")
    if _sense(apple, data) > _sense(windows, data):
        return apple, "Mac Roman (a guess)"
    return windows, "Windows-1252 (a guess)"


def _sense(text: str, data: bytes) -> int:
    """How much `text` looks like names and sentences; only signs beyond ASCII tell."""
    text = text[:_GUESSED]
    # Old Mac programs alone end lines with a carriage return and nothing else.
    bonus = b"\r" in data and b"\n" not in data and data.decode("mac_roman")[:_GUESSED] == text
    sense = 2 * len(_COMMON.findall(text)) + len(_SOME.findall(text)) + int(bonus)
    return sense - 3 * len(_INSIDE.findall(text)) - 2 * text.count("\ufffd")


def straighten(text: str) -> str:
    """Typographic quotation marks and no-break spaces as the plain ones that syntax needs."""
    return text.translate(_STRAIGHT)
