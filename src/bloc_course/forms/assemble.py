"""A student's form and key from a bank: a pure function, the same bytes everywhere.

Stage 2 of the draw: a student takes the first admissible items of each pool by keyed hash. Options
are ordered, and every code replaced by an opaque one, by keyed hash too.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from bloc_course.draw import mac, ranker, spell
from bloc_course.errors import DataProblems, Problem
from bloc_course.forms.arrange import arrange
from bloc_course.forms.bank import Bank
from bloc_course.forms.codes import Codes
from bloc_course.forms.form import Form, Key, KeyEntry, Question, QuestionPart
from bloc_course.forms.points import worth
from bloc_course.forms.roster import Student
from bloc_course.items.item import Feedback, ItemPart

FORM_LETTERS = 8
CHECK_LETTERS = 7
# When items exclude each other, so many other orders are tried before a form counts as impossible.
ATTEMPTS = 200

Chosen = tuple[tuple[int, ...], ...]


def taker(bank: Bank, student: Student) -> str:
    """Whom a form is drawn for: the student, the student's group or everybody."""
    return {"student": student.id, "group": student.group, "same": ""}[bank.blueprint.variants]


def select(bank: Bank, who: str, *, file: str = "blueprint") -> Chosen:
    """The items of a form by section (places in `bank.items`).

    Raises DataProblems where too many items of the pools answer each other.
    """
    stuck = 0
    for attempt in range(ATTEMPTS):
        chosen, stuck = _greedy(bank, who, attempt)
        if stuck == len(bank.pools):
            return chosen
    heading, section = bank.blueprint.heading(stuck), bank.blueprint.sections[stuck]
    raise DataProblems(
        [
            Problem(
                file=file,
                field=heading,
                problem=(
                    f"the section asks for {section.count} questions; its pool has"
                    f" {len(bank.pools[stuck])} items, but too many of them answer one another"
                ),
                hint="raise pool, name more families, or lower its count",
            )
        ]
    )


def _greedy(bank: Bank, who: str, attempt: int) -> tuple[Chosen, int]:
    """The first admissible items, and the section that could not be filled (or their number)."""
    again = (f"again {attempt}",) if attempt else ()
    rank = ranker(bank.secret, bank.blueprint.quiz, who, *again)
    ranks: dict[int, bytes] = {}
    chosen: list[tuple[int, ...]] = []
    barred = 0
    for place, pool in enumerate(bank.pools):
        for i in pool:
            if i not in ranks:
                ranks[i] = rank(bank.items[i].id)
        taken: list[int] = []
        for i in sorted(pool, key=ranks.__getitem__):
            if not barred >> i & 1:
                taken.append(i)
                barred |= bank.conflicts[i]
                if len(taken) == bank.blueprint.sections[place].count:
                    break
        else:
            return tuple(chosen), place
        chosen.append(tuple(taken))
    return tuple(chosen), len(bank.pools)


def assemble(bank: Bank, student: Student, chosen: Chosen | None = None) -> tuple[Form, Key]:
    """The form and key of one student; `chosen` spares a second `select`."""
    blueprint, who = bank.blueprint, taker(bank, student)
    codes = Codes(bank.secret, blueprint.quiz, who)
    questions: list[Question] = []
    entries: list[KeyEntry] = []
    for place, section in enumerate(chosen or select(bank, who)):
        for i in section:
            question, entry = _slot(bank, i, codes, place)
            questions.append(question)
            entries.append(entry)
    number = spell(mac(bank.secret, blueprint.quiz, "form", student.id), FORM_LETTERS)
    form = Form(
        form=number,
        check="",
        quiz=blueprint.quiz,
        title=blueprint.title,
        mode=blueprint.mode,
        student=student.id,
        name=student.name,
        questions=tuple(questions),
        intro=blueprint.intro,
        due=blueprint.due,
    )
    form = replace(form, check=check_of(form, bank.secret))
    key = Key(
        form=number,
        check=form.check,
        quiz=blueprint.quiz,
        student=student.id,
        name=student.name,
        title=blueprint.title,
        dataset=bank.dataset,
        entries=tuple(entries),
        intro=blueprint.intro,
    )
    return form, key


def check_of(form: Form, secret: bytes) -> str:
    """The check code of a form: a keyed hash of all it says, in letters a student can copy."""
    content = msgspec.json.encode(replace(form, check=""))
    return spell(mac(secret, "check", content.decode()), CHECK_LETTERS)


def _slot(bank: Bank, i: int, codes: Codes, place: int) -> tuple[Question, KeyEntry]:
    item, points = bank.items[i], str(worth(bank.blueprint.sections[place].points))
    digests, labels = codes.options(item.id, bank.codes[i])
    parts = tuple(_arranged(part, digests, labels) for part in item.parts)
    code = codes.question(item.id)
    question = Question(
        code=code,
        points=points,
        stem=item.stem,
        parts=tuple(QuestionPart(p.name, p.interaction, p.prompt) for p in parts),
        section=bank.blueprint.heading(place),
    )
    entry = KeyEntry(
        code=code,
        item=item.id,
        family=item.family,
        revision=item.revision,
        skill=item.skill,
        level=item.level,
        points=points,
        stem=item.stem,
        parts=parts,
        feedback=_relabelled(item.feedback, labels),
        evidence=item.evidence,
        records=item.records,
    )
    return question, entry


def _arranged(part: ItemPart, digests: dict[str, bytes], labels: dict[str, str]) -> ItemPart:
    shown = arrange(part.interaction, part.key, digests.__getitem__)
    return ItemPart(
        part.name,
        shown.relabel(labels.__getitem__),
        part.key.relabel(labels.__getitem__),
        part.weight,
        part.prompt,
    )


def _relabelled(feedback: Feedback, labels: dict[str, str]) -> Feedback:
    """The feedback with the codes in the names of its lines ("code" or "row=column") replaced."""
    choices = {}
    for name, line in feedback.choices.items():
        row, sign, column = name.partition("=")
        choices[f"{labels[row]}={labels[column]}" if sign else labels[row]] = line
    return replace(feedback, choices=choices)
