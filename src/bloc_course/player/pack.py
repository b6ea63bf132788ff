"""Packs the player's script and style: `make player`, after a change of a source beside this file.

    python -m bloc_course.player.pack

What is packed is committed, so that pages are the same bytes wherever they are written; a test
compares it with the sources.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from bloc_course.player.embed import PACKED

HERE = Path(__file__).parent
# Each packed file from its sources, in the order in which each uses the one before.
SOURCES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "bloc-quiz-dates.js": ("bloc-quiz-dates.js",),
        "bloc-quiz.js": (
            "bloc-quiz-text.js",
            "bloc-quiz-marks.js",
            "bloc-quiz-words.js",
            "bloc-quiz.js",
        ),
        "bloc-quiz-graded.js": ("bloc-quiz-text.js", "bloc-quiz.js"),
        "bloc-quiz.css": ("bloc-quiz.css",),
    }
)


def packed(name: str) -> str:
    """One packed file, made from its sources by tdewolff-minify (of the extra `dev`)."""
    import minify  # noqa: PLC0415 -- a tool of development

    # A script ends with a mark of its own: what follows it on a page may begin with a bracket.
    kind, end = ("text/css", "") if name.endswith(".css") else ("application/javascript", ";")
    text = "".join((HERE / source).read_text("utf-8") for source in SOURCES[name])
    return f"{minify.string(kind, text)}{end}\n"


if __name__ == "__main__":
    (HERE / PACKED).mkdir(exist_ok=True)
    for name in SOURCES:
        (HERE / PACKED / name).write_text(packed(name), "utf-8", newline="\n")
