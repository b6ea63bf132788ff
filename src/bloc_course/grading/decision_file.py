"""Lines of `decisions.yaml`: written by commands, read and mended by people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from bloc_course.forms.encodings import decode
from bloc_course.forms.form import Key, KeyEntry
from bloc_course.forms.private import write_private
from bloc_course.grading._accepting import possible
from bloc_course.grading._human import WHOLE, criteria
from bloc_course.grading.decisions import FILE, KINDS, Accept, AnyDecision, Extend, HumanMark

HEAD = """\
# Decisions about this quiz, one line each; they hold whenever it is graded or regraded.
# decide: drop (the question counts for nothing), credit (all get its points), accept (another
# answer is right too), keep (it stands), rekey (newer data gave another key), mark (a person's mark
# of one answer), extend (a student's quiz is due at another time). Of drop, credit and keep, and of
# two lines about one thing, the later one holds.
"""
# What YAML takes for the end of a line, or not at all, though JSON leaves it as it is.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def flow(value: Any) -> str:
    """A value in one line of YAML, which reads it back as text, list or map."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{quoted(str(k))}: {flow(v)}' for k, v in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return quoted(str(value))


def quoted(text: str) -> str:
    """Text between quotation marks: JSON's are YAML's, save for a few signs."""
    plain = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", plain)


def kind_of(decision: AnyDecision) -> str:
    """What is decided: drop, credit, keep, rekey, accept, mark or extend."""
    return next(name for name, kind in KINDS.items() if kind is type(decision))


def line(decision: AnyDecision) -> str:
    """The line of a decision."""
    fields = msgspec.to_builtins(decision)
    said = ", ".join(f"{field}: {flow(value)}" for field, value in fields.items())
    return f"- {{decide: {kind_of(decision)}, {said}}}\n"


def add(quiz: Path, decisions: Iterable[AnyDecision]) -> None:
    """Add lines at the end of the quiz's file; what stands there stays to the letter."""
    lines = "".join(map(line, decisions))
    if not lines:
        return
    path = quiz / FILE
    text = decode(path.read_bytes()) if path.is_file() else HEAD
    if text and not text.endswith("\n"):
        text += "\n"
    write_private(path, text + lines)


def idle(decisions: Iterable[AnyDecision], keys: Mapping[str, Key]) -> Iterator[str]:
    """A sentence for every decision that has no question here, or asks what it does not offer."""
    entries: dict[str, list[KeyEntry]] = {}
    asked: dict[tuple[str, str], KeyEntry] = {}
    for key in keys.values():
        for entry in key.entries:
            entries.setdefault(entry.item, []).append(entry)
            asked[key.student, entry.code] = entry
    students = {key.student for key in keys.values()}
    for decision in decisions:
        if isinstance(decision, HumanMark):
            own = asked.get((decision.student, decision.question))
            yield from _idle_mark(decision, own)
            continue
        if isinstance(decision, Extend):
            if decision.student not in students:
                yield f"a student that no form is for: {line(decision).strip()}"
            continue
        about = [one for one in entries.get(decision.item, ()) if decision.about(one)]
        if not about:
            what = "an item" if decision.item not in entries else "a wording"
            yield f"{what} that no form has: {line(decision).strip()}"
        elif isinstance(decision, Accept) and not any(
            possible(part, decision.answer)
            for entry in about
            for part in entry.parts
            if decision.part in {"", part.name}
        ):
            yield f"an answer that no form offers: {line(decision).strip()}"


def _idle_mark(mark: HumanMark, entry: KeyEntry | None) -> Iterator[str]:
    if entry is None or entry.item != mark.item:
        yield f"a mark of a question that the student was not asked: {line(mark).strip()}"
        return
    for name in mark.points:
        if name != WHOLE and name not in criteria(entry):
            yield f"a criterion {name!r} that the question no longer has: {line(mark).strip()}"
