"""A new blueprint: from options or from a short conversation to commented YAML."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bloc_course.errors import CallError, choose
from bloc_course.items.family import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the new quiz should have; empty means all (chapters, families)."""

    title: str = ""
    chapters: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    count: int = 0


def choices(args: Namespace, known: Iterable[str], chapters: Iterable[str]) -> Wanted:
    """What the options say. Raises CallError for what there is not."""
    for option, given, allowed in (
        ("--families", args.families, tuple(known)),
        ("--chapters", args.chapters, tuple(chapters)),
    ):
        for name in _names(given):
            if name not in allowed:
                raise CallError(f"{option}: no {name!r}; {choose(name, allowed)}")
    if args.count is not None and args.count < 1:
        raise CallError("--count must be 1 or more")
    return Wanted(
        title=args.title,
        chapters=_names(args.chapters),
        families=_names(args.families),
        count=args.count or 0,
    )


def ask(wanted: Wanted, known: Mapping[str, Family], chapters: Iterable[str]) -> Wanted:
    """Ask for what the options left open; an empty line takes what is offered."""
    title = wanted.title or input("Title of the quiz [Quiz]: ").strip()
    chosen = wanted.chapters
    if not chosen:
        chosen = _ask_names(f"Chapters ({', '.join(chapters)}) [all]: ", tuple(chapters))
    families = wanted.families
    if not families:
        print("\n".join(f"  {family.id}  {family.title}" for family in known.values()))
        families = _ask_names("Families, with commas [all]: ", tuple(known))
    count = wanted.count
    while not count:
        given = input("Questions of each family [1]: ").strip() or "1"
        count = int(given) if given.isdigit() else 0
    return replace(wanted, title=title, chapters=chosen, families=families, count=count)


def blueprint_text(
    wanted: Wanted, stem: str, known: Mapping[str, Family], chapters: Iterable[str]
) -> str:
    """The blueprint as YAML with a word on every field."""
    quiz = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "quiz"
    limit = f"    chapters: [{', '.join(wanted.chapters)}]\n" if wanted.chapters else ""
    sections = "".join(
        f"  - title: {_quoted(known[name].title if name in known else name)}\n"
        f"    family: {name}\n{limit}    count: {wanted.count or 1}\n    points: 1\n"
        for name in wanted.families or tuple(known)
    )
    return f"""\
# A quiz. Build it with: bloc-course quiz build FILE --roster class.csv
quiz: {quiz}             # lasting id; forms change when it changes
title: {_quoted(wanted.title or "Quiz")}
intro: Answer every question. An empty answer earns nothing and costs nothing.
mode: graded             # or practice
variants: student        # a form for each student; or group (roster column), or same
pool: 12                 # how many items the questions of a section are drawn from
# due: Friday 12 noon    # shown on the form, not enforced

# A section may be limited by family or families, chapter or chapters, skill, level, path (U or S),
# records_in and records_out (record ids); count questions are drawn, each worth points.
# Chapters: {", ".join(chapters)}
sections:
{sections}"""


def _quoted(text: str) -> str:
    # A JSON text is a YAML text.
    return json.dumps(text, ensure_ascii=False)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _ask_names(question: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    while True:
        names = _names(input(question))
        wrong = [name for name in names if name not in allowed]
        if not wrong:
            return names
        print(f"no {wrong[0]!r}; {choose(wrong[0], allowed)}")
