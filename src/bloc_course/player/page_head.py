"""What a self-contained page allows to run: its own style and script by their hashes, no more."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import lru_cache


# A form has a style of its own, so few are kept; the script of a class stays among them.
@lru_cache(maxsize=8)
def allowed(content: str) -> str:
    """A source of a Content-Security-Policy (CSP level 3): the SHA-256 of an inline text."""
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def page_head(styles: str, script: str) -> str:
    """The beginning of a page with one style and one script, which asks no server for anything."""
    policy = (
        f"default-src 'none'; style-src {allowed(styles)}; script-src {allowed(script)};"
        " base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
    )
