"""What is exported: the pools of a quiz, or one form of it, with keys, evidence and feedback.

A code that a platform shows to students is opaque, as in forms; the item's own id goes only where
instructors see it (Moodle's idnumber, QTI's item identifier, Anki's guid).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from bloc_course.draw import mac, spell
from bloc_course.forms.arrange import arrange
from bloc_course.forms.assemble import relabelled
from bloc_course.forms.bank import Bank
from bloc_course.forms.codes import Codes
from bloc_course.forms.form import KeyEntry
from bloc_course.forms.points import worth
from bloc_course.forms.select import select
from bloc_course.items.item import Item, ItemPart

# The codes of an export are drawn as for a taker of this name, whom no roster can have.
TAKER = "\x1eexport"
CODE_LETTERS = 10


class Question(Struct, frozen=True):
    """An item as it is exported: its key entry, and what an instructor sorts items by.

    `entry.item` is the lasting id; `entry.code` is opaque and lasts too, as long as the secret
    does. `difficulty` is the share of a class expected to fail, in two decimals.
    """

    entry: KeyEntry
    chapters: tuple[str, ...]
    path: tuple[str, ...]
    difficulty: str

    @property
    def tags(self) -> tuple[str, ...]:
        """Family, skill, level, chapters and revision, as tags."""
        one = self.entry
        chapters = (f"chapter:{name}" for name in self.chapters)
        kind = (f"family:{one.family}", f"skill:{one.skill}", f"level:{one.level}")
        return (*kind, *chapters, f"revision:{one.revision}")


class Pool(Struct, frozen=True):
    """The questions of a section, `draw` of which a student gets, each worth `points`."""

    title: str
    draw: int
    points: str
    questions: tuple[Question, ...]


class Exported(Struct, frozen=True):
    """A quiz to be written for another program.

    `one_form`: the pools hold just what one student gets, in its order. `changed` is when the data
    were last changed, in seconds since 1970; 0 where that is not known.
    """

    quiz: str
    title: str
    intro: str
    dataset: str
    pools: tuple[Pool, ...]
    one_form: bool = False
    changed: int = 0

    @property
    def questions(self) -> Iterator[Question]:
        """Every question, pool by pool."""
        for pool in self.pools:
            yield from pool.questions


def exported(bank: Bank, watch: Callable[[Sequence[int]], Iterable[int]] = iter) -> Exported:
    """The whole bank; an item that two sections draw stands in the first (as identities must).

    `watch` shows progress over the items. The items that every form has come first in a pool.
    """
    seen: set[int] = set()
    pools = []
    places = [(*fixed, *pool) for fixed, pool in zip(bank.fixed, bank.pools, strict=True)]
    wanted = iter(watch(tuple(i for pool in places for i in pool)))
    for place, pool in enumerate(places):
        made = []
        for _ in pool:
            i = next(wanted)
            if i not in seen:
                seen.add(i)
                made.append(question(bank, i, place))
        pools.append(_pool(bank, place, made, bank.blueprint.sections[place].count))
    for _ in wanted:  # So that a bar comes to its end.
        pass
    return _whole(bank, tuple(pools), one_form=False)


def exported_form(bank: Bank, name: str) -> Exported:
    """One form: what a taker of this `name` draws; the same name draws the same form."""
    pools = tuple(
        _pool(bank, place, [question(bank, i, place, name) for i in section], len(section))
        for place, section in enumerate(select(bank, f"{TAKER} {name}"))
    )
    return _whole(bank, pools, one_form=True)


def question(bank: Bank, i: int, place: int, name: str = "") -> Question:
    """Item `i` of the bank as a question of section `place`, options arranged for `name`."""
    section = bank.blueprint.sections[place]
    return questioned(
        bank.items[i],
        bank.secret,
        bank.blueprint.quiz,
        points=section.points,
        path=section.path,
        difficulty=bank.difficulties[i],
        codes=bank.codes[i],
        name=name,
    )


def questioned(
    item: Item,
    secret: bytes,
    quiz: str,
    *,
    points: str,
    path: str,
    difficulty: Fraction,
    codes: Iterable[str],
    name: str = "",
) -> Question:
    """An item as a question. Its codes depend on secret, quiz and item alone, not on neighbours."""
    taker = f"{TAKER} {name}" if name else TAKER
    digests, labels = Codes(secret, quiz, taker).options(item.id, codes)
    parts = tuple(
        ItemPart(
            part.name,
            arrange(part.interaction, part.key, digests.__getitem__).relabel(labels.__getitem__),
            part.key.relabel(labels.__getitem__),
            part.weight,
            part.prompt,
        )
        for part in item.parts
    )
    entry = KeyEntry(
        code=spell(mac(secret, quiz, taker, item.id, "question"), CODE_LETTERS),
        item=item.id,
        family=item.family,
        revision=item.revision_for(path),
        skill=item.skill,
        level=item.level,
        points=str(worth(points)),
        stem=item.shown(path),
        parts=parts,
        feedback=relabelled(item.feedback, labels),
        evidence=item.evidence,
        records=item.records,
        seed=item.seed,
        names={label: one for one, label in labels.items()},
    )
    return Question(entry, item.chapters, item.path, f"{float(difficulty):.2f}")


def _pool(bank: Bank, place: int, questions: list[Question], draw: int) -> Pool:
    points = str(worth(bank.blueprint.sections[place].points))
    return Pool(bank.blueprint.heading(place), draw, points, tuple(questions))


def _whole(bank: Bank, pools: tuple[Pool, ...], *, one_form: bool) -> Exported:
    plan = bank.blueprint
    return Exported(plan.quiz, plan.title, plan.intro, bank.dataset, pools, one_form)
