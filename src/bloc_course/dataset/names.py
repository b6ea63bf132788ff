"""How names are compared: as far as readers tell them apart."""

from __future__ import annotations

import re
import unicodedata


def folded(text: str) -> str:
    """A text without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", plain))
