"""Text as Markdown that renders as just this text, whoever wrote it."""

from __future__ import annotations

import re

# Signs that Markdown, HTML, links or mathematics could begin with, and at the start of a line what
# makes a list, a rule or a heading. A numeric reference is never structure (CommonMark 2.5), not
# even where a notebook looks for mathematics before it looks for Markdown.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#$|~&!@^]|://|(?<=www)\.|^[-+=]|^\d+(?=[.)])")


def plain(text: str) -> str:
    """`text` with every sign of markup as a reference, its line breaks kept."""
    return "  \n".join(_MARKUP.sub(_reference, line.strip()) for line in text.splitlines())


def _reference(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in found[0])
