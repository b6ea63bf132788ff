"""The plugin by which Otter gives our marks; importable only where Otter is installed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import msgspec
from otter.plugins import AbstractOtterPlugin  # type: ignore[import-not-found]

from bloc_course.autograder.one import received, waiting
from bloc_course.autograder.otter import question_name
from bloc_course.forms.form import Key
from bloc_course.grading.feedbacks.gradescope import said
from bloc_course.grading.grade import Paper, mark
from bloc_course.submissions.admit import admit
from bloc_course.submissions.read import read_bytes


class Marker(AbstractOtterPlugin):  # type: ignore[misc]
    """Marks by the key in the plugin's settings; nothing that a student wrote is run."""

    _handed_in = b""

    def before_execution(self, submission: Any) -> Any:
        """Keep what was handed in, and give Otter a notebook without cells to run."""
        self._handed_in = json.dumps(submission).encode()
        submission.cells = []
        return submission

    def after_grading(self, results: Any) -> None:
        """Set points and message of every question."""
        key = msgspec.json.decode(self.plugin_config["key"], type=Key)
        paper, reason = _paper(self._handed_in, key)
        if paper is None:
            results.set_output(f"Not graded: {reason}")
            for name in results.test_files:
                results.update_score(name, 0.0)
            return
        results.set_output("\n".join(filter(None, (received(paper), waiting(paper)))))
        for number, answer in enumerate(paper.answers, 1):
            question = results.get_result(question_name(number))
            question.update_score(float(answer.points))
            question.test_case_results = [
                replace(case, passed=answer.outcome.score == 1, message=said(key.form, answer))
                for case in question.test_case_results
            ]


def _paper(data: bytes, key: Key) -> tuple[Paper | None, str]:
    """The paper, or why there is none."""
    found = admit(read_bytes(data, "submission.ipynb"), {key.form: key})
    if key.form in found.accepted:
        return mark(key, found.accepted[key.form]), ""
    return None, "; ".join(one.reason for one in found.refused)
