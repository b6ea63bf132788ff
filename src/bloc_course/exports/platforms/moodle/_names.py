"""Names as texts to be compared: the ways to spell what sounds the same.

Our rule takes any spelling that sounds like an accepted one, Moodle only those that are listed: so
every spelling is listed that is one small change away and still sounds the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from bloc_course.dataset.names import sounded
from bloc_course.exports.platforms.moodle._forms import Spelt, compared
from bloc_course.items.interactions.text_entry import TextEntry, spelled
from bloc_course.items.marking.m1_spelling import Spelling

# (what stands there, what may stand there, too)
CHANGES = (
    *(("-", " "), (" ", "-"), ("’", "'"), ("'", "’"), (". ", "."), (".", ""), (". ", " ")),
    *(("skii", "sky"), ("sky", "skii"), ("sky", "ski"), ("ski", "sky"), ("skij", "sky")),
    *(("y", "i"), ("i", "y"), ("ii", "y"), ("v", "w"), ("w", "v"), ("ts", "c"), ("zh", "j")),
    *(("kh", "h"), ("ya", "ia"), ("ia", "ya"), ("yu", "iu"), ("iu", "yu"), ("tch", "ch")),
    *(
        ("ch", "tch"),
        ("tz", "ts"),
        ("ts", "tz"),
        ("ks", "x"),
        ("x", "ks"),
        ("ss", "s"),
        ("s", "ss"),
    ),
    *(("ev", "ew"), ("ov", "off"), ("off", "ov"), ("k", "ck"), ("ck", "k"), ("e", "ye")),
)
MOST = 60


def listed_names(shown: TextEntry, key: Spelling, told: str) -> tuple[Spelt, ...]:
    """The accepted spellings, then others that sound the same and are not ambiguous."""
    found = {compared(text): Spelt(text, "100", told, key=True) for text in key.accepted}
    sounds = {sounded(text) for text in key.accepted} - set(shown.ambiguous)
    for text in _spelled(key.accepted):
        if len(found) >= MOST:
            break
        if compared(text) not in found and sounded(spelled(text)) in sounds:
            found[compared(text)] = Spelt(text, "100", told)
    return tuple(found.values())


def _spelled(accepted: Iterable[str]) -> Iterator[str]:
    once = list(accepted)
    for text in once:
        yield f"{text}."
        yield _bare(text)
        yield from _changed(text)
        yield from (text[:at] + text[at + 1 :] for at in range(1, len(text)))
    for text in once:
        for changed in _changed(text):
            yield from _changed(_bare(changed))


def _changed(text: str) -> Iterator[str]:
    for old, new in CHANGES:
        if old in text:
            yield text.replace(old, new)


def _bare(text: str) -> str:
    """Without accents."""
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))
