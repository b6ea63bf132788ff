"""A notebook that was exported for all and handed in: plain, by nbgrader or by Otter."""

from __future__ import annotations

from pathlib import PurePosixPath

import msgspec

from bloc_course.errors import DataProblems, Problem
from bloc_course.exports.bank import Exported
from bloc_course.exports.received._base import Given, Reader, Received, Taker
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.readers import notebook
from bloc_course.submissions.readers._base import UnreadableError

# nbgrader keeps hand-ins as submitted/<student>/<assignment>/<notebook>.
SUBMITTED = ("submitted", "autograded")


def read(data: bytes, file: str, quiz: Exported) -> Received:
    """The answers of one notebook; whose it is stands in its path or is the file's own name.

    Raises DataProblems where it is no notebook.
    """
    try:
        (handed,) = notebook.read(data, file)
    except UnreadableError as error:
        raise DataProblems([Problem(file, str(error))]) from None
    given = handed.responses if isinstance(handed, Submission) else {}
    raws = {code: msgspec.json.decode(raw) for code, raw in given.items()}
    answers = tuple(Given(one.entry.item, raws.get(one.entry.code, "")) for one in quiz.questions)
    who = owner(file)
    return Received((Taker(who, who, answers),))


def owner(file: str) -> str:
    """Whose a notebook is, by its path."""
    path = PurePosixPath(file.replace("\\", "/"))
    for place, part in enumerate(path.parts[:-1]):
        if part in SUBMITTED and place + 1 < len(path.parts) - 1:
            return path.parts[place + 1]
    return path.stem


SPEC = Reader(
    name="notebook",
    title="Notebooks handed in",
    about="notebooks of students (plain, nbgrader, Otter), which are never run",
    read=read,
)
