"""The short code under every question of a feedback page, by which a mark is challenged.

It tells nothing of item or key: a hash of form id and question code, both of which the student has.
"""

from __future__ import annotations

from bloc_course.draw import mac, spell

LETTERS = 8


def challenge_code(form: str, question: str) -> str:
    """The code of a question (by its opaque code) in a form (by its id)."""
    return spell(mac(form.encode(), "challenge", question), LETTERS)
