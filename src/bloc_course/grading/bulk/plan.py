"""The first pass over the hand-ins: which count, which not and why, and in what chunks to grade.

Held are two numbers a hand-in and a hash a form. Chunks go form by form in the order of the keys,
since answers to one form repeat each other; inside an open form in the order handed in.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec import Struct

from bloc_course.grading.bulk.keys import Head
from bloc_course.grading.bulk.sources import Source
from bloc_course.submissions.admit import KEEP
from bloc_course.submissions.handed_in import Refused

# So many papers, and so many forms, in a chunk at most.
PAPERS, FORMS = 500, 64
# So many hashes are compared at a time.
AT_ONCE = 40_000


class Who(Struct):
    """What a hand-in says of itself; the answers are only seen to be there."""

    form: str = ""
    check: str = ""
    student: str | int = ""
    responses: msgspec.Raw = msgspec.Raw()


_DECODER = msgspec.json.Decoder(Who)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Hand-ins for one form: their refs and line numbers; empty where none counts."""

    head: Head
    refs: array[int]
    lines: array[int]
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is graded in one go; `seal` is a hash of its keys and hand-ins."""

    sheaves: tuple[Sheaf, ...]
    seal: str


@dataclass(slots=True)
class Plan:
    """All hand-ins sorted; those that do not count with their reasons."""

    chunks: list[Chunk] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    replaced: list[Refused] = field(default_factory=list)


class _Pile:
    """The hand-ins for one form as they come in."""

    __slots__ = ("lines", "refs", "refused", "seal", "students")

    def __init__(self, seal: bytes) -> None:
        self.refs, self.lines, self.students = array("Q"), array("L"), array("q")
        self.seal, self.refused = seal, False


def plan(source: Source, heads: Sequence[Head], name: str) -> Plan:
    """Go through all hand-ins once; `name` is what reasons call the file."""
    found = Plan()
    known = {head.form: head for head in heads}
    students = {head.student: head.form for head in heads if head.student}
    piles = {head.form: _Pile(head.digest.encode()) for head in heads}
    sha, decode = hashlib.sha256, _DECODER.decode
    for number, (ref, line) in enumerate(source.each(), 1):
        try:
            who = decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            if line.strip(b"\0 \t\r\n\xef\xbb\xbf"):
                reason = "the line is cut off or holds no hand-in"
                found.refused.append(Refused(file=name, line=number, reason=reason))
            continue
        head = known.get(who.form) or known.get(who.form.strip().lower())
        student = str(who.student).strip()
        reason = _objection(who, student, head)
        if reason or head is None:
            said = (who.form[:60], student[:60])
            refused = Refused(file=name, line=number, reason=reason, form=said[0], student=said[1])
            found.refused.append(refused)
            form = students.get(student) if head is None or head.student else head.form
            if form:
                piles[form].refused = True
            continue
        pile = piles[head.form]
        pile.refs.append(ref)
        pile.lines.append(number)
        pile.seal = sha(pile.seal + line).digest()
        if not head.student:
            # A hash of 64 bits, another in every run: two students share one in none.
            pile.students.append(hash(student))
    found.chunks = list(_chunks(_sheaves(heads, piles, found, name)))
    return found


def _objection(who: Who, student: str, head: Head | None) -> str:
    if head is None:
        given = repr(who.form[:30])
        return f"the form {given} was not given out for this quiz" if who.form else "no form id"
    if head.student and student not in {head.student, ""}:
        return f"the form {head.form} was made for another student"
    if not head.student and not student:
        return "no student: the line does not say whose it is"
    if bytes(memoryview(who.responses)[:1]) != b"{":
        return 'no "responses", so the line holds no answers'
    if who.check != head.check and who.check.strip().lower() != head.check:
        given = f"the check code {who.check[:30]!r}" if who.check else "no check code, which"
        return f"{given} does not belong to the form {head.form}"
    return ""


def _sheaves(
    heads: Sequence[Head], piles: dict[str, _Pile], found: Plan, name: str
) -> Iterator[tuple[Sheaf, bytes]]:
    """The hand-ins that count, form by form: of several of one student the last."""
    for head in heads:
        pile = piles.pop(head.form)
        keep: Sequence[int] = range(len(pile.refs))
        if head.student:
            keep = keep[-1:]
        elif _repeated(pile.students):
            keep = sorted({who: n for n, who in enumerate(pile.students)}.values())
        kept = set(keep) if len(pile.refs) > len(keep) else None
        if kept is not None:
            reason, form, student = KEEP["last"], head.form, head.student
            found.replaced += (
                Refused(file=name, line=line, reason=reason, form=form, student=student)
                for n, line in enumerate(pile.lines)
                if n not in kept
            )
            pile.refs = array("Q", (pile.refs[n] for n in keep))
            pile.lines = array("L", (pile.lines[n] for n in keep))
        yield Sheaf(head, pile.refs, pile.lines, pile.refused), pile.seal


def _repeated(students: array[int]) -> bool:
    """Whether a hash stands twice; looked at in parts, so that memory stays as it is."""
    parts = 1 + len(students) // AT_ONCE
    for part in range(parts):
        mine = [who for who in students if who % parts == part] if parts > 1 else students
        if len(set(mine)) < len(mine):
            return True
    return False


def _chunks(sheaves: Iterable[tuple[Sheaf, bytes]]) -> Iterator[Chunk]:
    held: list[Sheaf] = []
    seals: list[bytes] = []
    papers = 0
    for sheaf, seal in sheaves:
        for start in range(0, max(1, len(sheaf.refs)), PAPERS):
            cut = slice(start, start + PAPERS)
            piece = Sheaf(sheaf.head, sheaf.refs[cut], sheaf.lines[cut], sheaf.refused)
            if papers + len(piece.refs) > PAPERS or len(held) == FORMS:
                yield Chunk(tuple(held), hashlib.sha256(b"".join(seals)).hexdigest())
                held, seals, papers = [], [], 0
            held.append(piece)
            seals.append(b"%b %d;" % (seal, start))
            papers += len(piece.refs)
    if held:
        yield Chunk(tuple(held), hashlib.sha256(b"".join(seals)).hexdigest())
