"""A notebook that was exported for all and handed in: plain, by nbgrader or by Otter."""

from __future__ import annotations

from collections.abc import Sequence
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
    """The answers of one notebook; whose it is stands in its path (`owners` knows more).

    Raises DataProblems where it is no notebook.
    """
    try:
        (handed,) = notebook.read(data, file)
    except UnreadableError as error:
        raise DataProblems([Problem(file, str(error))]) from None
    given = handed.responses if isinstance(handed, Submission) else {}
    raws = {code: msgspec.json.decode(raw) for code, raw in given.items()}
    answers = tuple(Given(one.entry.item, raws.get(one.entry.code, "")) for one in quiz.questions)
    (who,) = owners([file])
    return Received((Taker(who, who, answers),))


def owners(files: Sequence[str]) -> list[str]:
    """Whose each notebook is: below `submitted`, else by the first folder or file that differs."""
    paths = [PurePosixPath(file.replace("\\", "/")) for file in files]
    common = min((len(path.parts) - 1 for path in paths), default=0)
    while len({path.parts[:common] for path in paths}) > 1:
        common -= 1
    return [_below_submitted(path) or PurePosixPath(path.parts[common]).stem for path in paths]


def _below_submitted(path: PurePosixPath) -> str:
    for place, part in enumerate(path.parts[:-2]):
        if part in SUBMITTED:
            return path.parts[place + 1]
    return ""


SPEC = Reader(
    name="notebook",
    title="Notebooks handed in",
    about="notebooks of students (plain, nbgrader, Otter), which are never run",
    read=read,
    owners=owners,
)
