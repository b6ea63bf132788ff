"""A new blueprint: from options or from a short conversation to commented YAML."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from textwrap import wrap

from bloc_course.dataset.records import Chapter
from bloc_course.errors import CallError, choose
from bloc_course.forms.options import BLUEPRINT, SECTION, Option
from bloc_course.forms.schema import LINE
from bloc_course.items.family import Family

WIDTH = 98
CLASS_SIZE = 30
INTRO = "Answer every question. An empty answer earns nothing and costs nothing."
_LIMITS = [name for name in SECTION if name not in {"family", "skill"}]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the new quiz should have; empty means all (chapters, families); students in the class.

    pool 0 is the default of the blueprint.
    """

    title: str = ""
    chapters: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    count: int = 0
    students: int = 0
    pool: int = 0


def choices(args: Namespace, known: Iterable[str], chapters: Iterable[str]) -> Wanted:
    """What the options say. Raises CallError for what there is not."""
    for option, given, allowed in (
        ("--families", args.families, tuple(known)),
        ("--chapters", args.chapters, tuple(chapters)),
    ):
        for name in _names(given):
            if name not in allowed:
                raise CallError(f"{option}: no {name!r}; {choose(name, allowed)}")
    for option, number in (
        ("--count", args.count),
        ("--class-size", args.class_size),
        ("--pool", args.pool),
    ):
        if number is not None and number < 1:
            raise CallError(f"{option} must be 1 or more")
    return Wanted(
        title=args.title,
        chapters=_names(args.chapters),
        families=_names(args.families),
        count=args.count or 0,
        students=args.class_size or 0,
        pool=args.pool or 0,
    )


def ask(wanted: Wanted, known: Mapping[str, Family], chapters: Iterable[Chapter]) -> Wanted:
    """Ask for what the options left open; an empty line takes what is offered."""
    title = wanted.title or input("Title of the quiz [Quiz]: ").strip()
    chosen = wanted.chapters
    if not chosen:
        there = {chapter.id: chapter.title for chapter in chapters}
        print("\n".join(f"  {name}  {title}" for name, title in there.items()))
        chosen = _ask_names("Chapters, with commas [all]: ", tuple(there))
    families = wanted.families
    if not families:
        print("\n".join(f"  {family.id}  {family.title}" for family in known.values()))
        offered = f"Kinds of question, with commas [all {len(known)}]: "
        families = _ask_names(offered, tuple(known))
    count = wanted.count or _ask_number("Questions of each kind", 1)
    students = wanted.students or _ask_number("Students in the class", CLASS_SIZE)
    return replace(
        wanted, title=title, chapters=chosen, families=families, count=count, students=students
    )


def blueprint_text(
    wanted: Wanted, stem: str, known: Mapping[str, Family], chapters: Iterable[str]
) -> str:
    """The blueprint as YAML with a word on every option, those not used as comments."""
    families = wanted.families or tuple(known)
    words = {"{family}": families[0], "{skill}": known[families[0]].skill}
    words["{chapter}"] = next(iter((*wanted.chapters, *chapters)), "")
    quiz = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "quiz"
    given = {
        "quiz": quiz,
        "title": _quoted(wanted.title or "Quiz"),
        "intro": INTRO,
        "mode": "graded",
        "variants": "student",
        "pool": str(wanted.pool or 12),
        "chapters": f"[{', '.join(wanted.chapters)}]" if wanted.chapters else "",
    }
    lines = [LINE, "# Preview it: bloc-course quiz preview FILE"]
    lines.append("# Build it:   bloc-course quiz build FILE --roster class.csv")
    for name, option in BLUEPRINT.items():
        if name != "sections":
            lines += _said(option, "")
            value = given.get(name) or f"{_filled(option.example, words)}"
            lines.append(f"{'' if given.get(name) else '# '}{name}: {value}")
    lines += _said(Option(f"All chapters: {', '.join(chapters)}", ""), "")
    lines += ["", "# A kind of question and how many of it, a line each.", "sections:"]
    lines += [f"  {name}: {wanted.count or 1}  # {known[name].title}" for name in families]
    lines += _written_out(families[0], words)
    return "\n".join(lines) + "\n"


def _written_out(family: str, words: Mapping[str, str]) -> Iterator[str]:
    yield "  # Written out, a section has more options; a family or a skill names it:"
    yield f"  # {family}:"
    for name in _LIMITS:
        yield from _said(SECTION[name], "  #   ")
        yield f"  #   {name}: {_filled(SECTION[name].example, words)}"
    yield "  # Several families in one section, as a list in place of the lines above:"
    yield f"  # - {{title: Mixed, families: [{family}], count: 2}}"
    yield "  # - {title: A skill, skill: " + words["{skill}"] + ", count: 2}"


def _said(option: Option, indent: str) -> list[str]:
    return [f"{indent}# {line}" for line in wrap(option.meaning, WIDTH - len(indent))]


def _filled(example: str, words: Mapping[str, str]) -> str:
    for name, word in words.items():
        example = example.replace(name, word)
    return example


def _quoted(text: str) -> str:
    # A JSON text is a YAML text.
    return json.dumps(text, ensure_ascii=False)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _ask_number(question: str, offered: int) -> int:
    while True:
        given = input(f"{question} [{offered}]: ").strip() or str(offered)
        if given.isdecimal() and int(given) > 0:
            return int(given)
        print("a whole number, 1 or more")


def _ask_names(question: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    while True:
        names = _names(input(question))
        wrong = [name for name in names if name not in allowed]
        if not wrong:
            return names
        print(f"no {wrong[0]!r}; {choose(wrong[0], allowed)}")
