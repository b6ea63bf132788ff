"""New questions for the quizzes of a page: a file for each quiz, loaded when a reader asks for it.

Without them a page stays light. The book in one file carries them, and an EPUB, which runs no
script, goes without.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

from bloc_course.book.epub import plain_quiz
from bloc_course.player.embed import sets_script, with_further_sets

FOLDER = "_quizzes"


def quiz_of(node: nodes.Element, builder: Builder, page: str) -> str:
    """The HTML of a quiz on a page (docname); its further sets are written beside the pages."""
    html: str = node["html"]
    if builder.name == "epub":
        return plain_quiz(html)
    if not node["further"]:
        return html
    if builder.name == "singlehtml":
        return with_further_sets(html, node["further"])
    script = sets_script(node["further"], node["key"])
    file = Path(builder.outdir) / FOLDER / f"{node['key']}.js"
    file.parent.mkdir(exist_ok=True)
    file.write_text(script, encoding="utf-8", newline="\n")
    # Hosts let browsers keep scripts for long: asked for by what it holds, none is stale.
    target = f"{FOLDER}/{file.name}?v={zlib.crc32(script.encode()):08x}"
    return with_further_sets(
        html, node["further"], relative_uri(builder.get_target_uri(page), target)
    )
