"""An item as a Moodle question: which way is taken for each part."""

from __future__ import annotations

from bloc_course.exports.platform import LeftOut, Rendered
from bloc_course.exports.platforms.moodle._ways import in_text, one_essay, own_type, rendered
from bloc_course.exports.platforms.moodle._write import LONGEST_ID
from bloc_course.forms.form import KeyEntry


def item(entry: KeyEntry, *, usual: bool = False) -> Rendered | LeftOut:
    """The closest way for each part; with `usual` among Moodle's own types, where it has one."""
    if len(entry.item) > LONGEST_ID:
        return LeftOut(f"its id has more than {LONGEST_ID} characters, which stops Moodle’s import")
    together = one_essay(entry)
    if together:
        return Rendered(together)
    if len(entry.parts) == 1:
        (part,) = entry.parts
        return Rendered((rendered(part, entry, own_type if usual else lambda _: True),))
    found = []
    for part in entry.parts:
        one = rendered(part, entry, lambda w: in_text(w) and (not usual or own_type(w)))
        if not in_text(one):
            one = rendered(part, entry, in_text)
        if not in_text(one):
            kind = type(part.interaction).__name__
            return LeftOut(f"Moodle’s question of several parts (cloze) cannot hold a part {kind}")
        found.append(one)
    return Rendered(tuple(found))
