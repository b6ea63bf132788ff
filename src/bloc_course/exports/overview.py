"""What every platform keeps of one quiz: a row a family, a column a platform."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from bloc_course.exports.bank import Exported, Question
from bloc_course.exports.fidelity import ALIKE, Fidelity, fidelity
from bloc_course.exports.platform import Platform, platforms
from bloc_course.exports.report import decimal

Watch = Callable[[Sequence[Question]], Iterable[Question]]
BY_HAND = "by hand"
HEAD = """\
# What other programs keep of {title}

Each cell is reckoned: the other program's marking is run over every answer that can be given to
each of {count} questions of this kind of quiz (over an even sample where answers are very many or
are typed), beside ours. It says *exact*, or the largest difference in the share of a question's
points, or that a person marks (*by hand*), or that the questions are *left out*. All formats for
paper, the tables and Anki are marked by hand and have no column.

Made by `{command}`.

<!-- programs -->

{programs}
<!-- table -->

"""
PROGRAMS = (
    "| program | exact | differs, by at most | by hand | left out |",
    "|---|---|---|---|---|",
)
COMMAND = "bloc-course export quizzes/{quiz}.yaml --overview FILE"


def cells_of(
    quiz: Exported, chosen: Sequence[Platform], watch: Watch = iter
) -> dict[str, dict[str, str]]:
    """What each platform keeps of each family, families in their order; `watch` shows progress."""
    kept: dict[str, dict[str, list[Fidelity]]] = {}
    # Question by question: what an answer earns here is reckoned once for all platforms.
    for question in watch(tuple(quiz.questions)):
        row = kept.setdefault(question.entry.family, {})
        for platform in chosen:
            row.setdefault(platform.name, []).append(fidelity(platform, question.entry))
    return {
        family: {name: cell(found) for name, found in kept[family].items()}
        for family in sorted(kept, key=_order)
    }


def overview(cells: Mapping[str, Mapping[str, str]], names: Sequence[str]) -> str:
    """The table in Markdown: "exact", the largest difference, "by hand" or "left out".

    Where items of a family differ, the cell has the worst of them.
    """
    lines = [f"| family | {' | '.join(f'`{name}`' for name in names)} |"]
    lines.append("|---|" + "---|" * len(names))
    lines += (
        f"| {family} | {' | '.join(row[name] for name in names)} |" for family, row in cells.items()
    )
    return "\n".join(lines) + "\n"


def programs(cells: Mapping[str, Mapping[str, str]], names: Sequence[str]) -> str:
    """The same by program: which families it keeps, and how."""
    lines = list(PROGRAMS)
    for name in names:
        ways: dict[str, list[str]] = {"exact": [], "": [], BY_HAND: [], "left out": []}
        for family, row in cells.items():
            kept = row[name]
            way = kept if kept in ways else BY_HAND if kept.startswith(BY_HAND) else ""
            ways[way].append(family if way else f"{family} {kept}")
        lines.append(
            f"| `{name}` | {' | '.join(', '.join(some) or '–' for some in ways.values())} |"
        )
    return "\n".join(lines) + "\n"


def page(quiz: Exported, chosen: Sequence[Platform], watch: Watch = iter) -> str:
    """The table with a head that says how it was made."""
    count = sum(len(pool.questions) for pool in quiz.pools)
    names = [platform.name for platform in chosen]
    cells = cells_of(quiz, chosen, watch)
    head = HEAD.format(
        title=quiz.title,
        count=count,
        command=COMMAND.format(quiz=quiz.quiz),
        programs=programs(cells, names),
    )
    return head + overview(cells, names)


def marking() -> tuple[Platform, ...]:
    """The platforms that mark by themselves."""
    return tuple(one for one in platforms().values() if one.marks)


def cell(found: Iterable[Fidelity]) -> str:
    """How the items of a family are kept, in a word or a number."""
    every = tuple(found)
    if all(one.how == "left out" for one in every):
        return "left out"
    kept = [one for one in every if one.how != "left out"]
    some = "" if len(kept) == len(every) else ", some left out"
    if any(one.worst is None for one in kept):
        return f"{BY_HAND}{some}"
    worst = max((one.worst or Fraction(0) for one in kept), default=Fraction(0))
    return f"exact{some}" if worst < ALIKE else f"{decimal(worst)}{some}"


def _order(family: str) -> tuple[str, int, str]:
    digits = "".join(sign for sign in family if sign.isdigit())
    return family.rstrip("0123456789"), int(digits or 0), family
