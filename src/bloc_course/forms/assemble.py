"""A student's form and key from a bank: a pure function, the same bytes everywhere.

Stage 2 of the draw: a student takes the first admissible items of each pool by keyed hash. Options
are ordered, and every code replaced by an opaque one, by keyed hash too.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from bloc_course.draw import mac, spell
from bloc_course.forms.accommodations import aids, shortened
from bloc_course.forms.arrange import arrange
from bloc_course.forms.bank import Bank
from bloc_course.forms.codes import Codes
from bloc_course.forms.form import Form, Key, KeyEntry, Question, QuestionPart
from bloc_course.forms.points import worth
from bloc_course.forms.roster import Student
from bloc_course.forms.select import Chosen, select
from bloc_course.items.item import Feedback, ItemPart

FORM_LETTERS = 8
CHECK_LETTERS = 7


def taker(bank: Bank, student: Student) -> str:
    """Whom a form is drawn for: the student, the student's group or everybody."""
    return {"student": student.id, "group": student.group, "same": ""}[bank.blueprint.variants]


def assemble(bank: Bank, student: Student, chosen: Chosen | None = None) -> tuple[Form, Key]:
    """The form and key of one student; `chosen` spares a second `select`."""
    blueprint, who = bank.blueprint, taker(bank, student)
    own = aids(blueprint.accommodations, student)
    many = shortened(own, blueprint.headings.items())
    codes = Codes(bank.secret, blueprint.quiz, who)
    questions: list[Question] = []
    entries: list[KeyEntry] = []
    for place, section in enumerate(chosen or select(bank, who)):
        for i in section[: many[place]]:
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
        large_print=any(one.large_print for one in own),
        extra_paper=max((one.extra_paper for one in own), default=0),
        extra_time=next((one.extra_time for one in own if one.extra_time), ""),
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
        due=blueprint.due,
        late=blueprint.late,
    )
    return form, key


def check_of(form: Form, secret: bytes) -> str:
    """The check code of a form: a keyed hash of all it says, in letters a student can copy."""
    content = msgspec.json.encode(replace(form, check=""))
    return spell(mac(secret, "check", content.decode()), CHECK_LETTERS)


def _slot(bank: Bank, i: int, codes: Codes, place: int) -> tuple[Question, KeyEntry]:
    item, section = bank.items[i], bank.blueprint.sections[place]
    points, stem = str(worth(section.points)), item.shown(section.path)
    digests, labels = codes.options(item.id, bank.codes[i])
    parts = tuple(_arranged(part, digests, labels) for part in item.parts)
    code = codes.question(item.id)
    question = Question(
        code=code,
        points=points,
        stem=stem,
        parts=tuple(QuestionPart(p.name, p.interaction, p.prompt) for p in parts),
        section=bank.blueprint.heading(place),
    )
    entry = KeyEntry(
        code=code,
        item=item.id,
        family=item.family,
        revision=item.revision_for(section.path),
        skill=item.skill,
        level=item.level,
        points=points,
        stem=stem,
        parts=parts,
        feedback=relabelled(item.feedback, labels),
        evidence=item.evidence,
        records=item.records,
        seed=item.seed,
        names={label: name for name, label in labels.items()},
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


def relabelled(feedback: Feedback, labels: Mapping[str, str]) -> Feedback:
    """The feedback with the codes in the names of its lines ("code" or "row=column") replaced.

    A line about a code without a label is left out.
    """
    choices = {}
    for name, line in feedback.choices.items():
        row, sign, column = name.partition("=")
        if row in labels and (not sign or column in labels):
            choices[f"{labels[row]}={labels[column]}" if sign else labels[row]] = line
    return replace(feedback, choices=choices)
