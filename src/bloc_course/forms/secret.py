"""The secret that keys every draw: found, created on first use, and never written elsewhere.

Whoever has package, data and secret can recompute every key of a quiz.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from bloc_course.errors import CallError
from bloc_course.forms.encodings import decode
from bloc_course.forms.private import private_folder, write_private
from bloc_course.forms.roster import Student, digest

ENVIRONMENT = "BLOC_COURSE_SECRET"
FOLDER = ".bloc-course"
SHORTEST = 16

# The published secret of quizzes/sample and the class it may be used for; tests hold both to the
# files. Anybody can recompute the sample's keys, which is what a sample is for.
DEMONSTRATION = b"demonstration-secret-published-with-the-course"
DEMONSTRATION_CLASS = "44c7a63ca2412ccf119917927dfd517b1203cdbb7531da7968985d1d57f195d4"


def find_secret(
    file: Path | None = None,
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] = os.environ,
) -> bytes:
    """The secret: from `file`, else from BLOC_COURSE_SECRET, else from `.bloc-course/secret`.

    The last is created, readable to its owner alone, where there is none. `folder` holds
    `.bloc-course` (default: the working directory). Raises CallError for a secret too short to
    keep anything.
    """
    if file is not None:
        return _long_enough(decode(file.read_bytes()), str(file))
    if ENVIRONMENT in environment:
        return _long_enough(environment[ENVIRONMENT], ENVIRONMENT)
    home = (folder or Path()) / FOLDER
    kept = home / "secret"
    if not kept.exists():
        private_folder(home)
        (home / ".gitignore").write_text("*\n", encoding="utf-8")
        write_private(kept, secrets.token_urlsafe(32) + "\n")
    return _long_enough(decode(kept.read_bytes()), str(kept))


def guard(secret: bytes, students: Iterable[Student]) -> None:
    """Raise CallError where the demonstration secret would be used for a class of real people."""
    if secret == DEMONSTRATION and digest(students) != DEMONSTRATION_CLASS:
        message = (
            "the demonstration secret is published with the course: with it every student could"
            " compute the key. It works for quizzes/sample/roster.csv only; leave out"
            f" --secret-file (and {ENVIRONMENT}) and a secret of your own is made."
        )
        raise CallError(message)


def _long_enough(text: str, place: str) -> bytes:
    secret = text.strip()
    if len(secret) < SHORTEST:
        message = f"the secret in {place} has {len(secret)} characters; use at least {SHORTEST}"
        raise CallError(message)
    return secret.encode()
