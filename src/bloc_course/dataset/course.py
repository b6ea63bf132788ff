"""The dataset as a notebook meets it: its records, what is proven of time, and the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bloc_course.dataset import evidence as evidences
from bloc_course.dataset import records as r
from bloc_course.dataset import times
from bloc_course.dataset.article import attached, read
from bloc_course.dataset.collection import Collection
from bloc_course.dataset.find import find
from bloc_course.dataset.load import load
from bloc_course.dataset.phrases import WORDS, answer, source
from bloc_course.dataset.portraits import lines_of, portrait
from bloc_course.dataset.query import World
from bloc_course.dataset.sightings import Sighting, Timeline
from bloc_course.dataset.tables import Table
from bloc_course.errors import CallError, choose

if TYPE_CHECKING:
    from bloc_course.dataset.proofs import Cycle

R = TypeVar("R", bound=r.Record)
IN_TIME = (r.Event.FILE, r.Document.FILE)


def open_course(folder: Path | str | None = None, article: Path | str | None = None) -> Course:
    """The course of a data folder (default: the one that comes with the package).

    `article` is a file with the article's text; without it, a text attached earlier is used.
    Raises DataProblems for data with faults, CallError where a file is missing.

    >>> from bloc_course import open_course
    >>> course = open_course()
    >>> print(course.bounds("sedov-ink-letter-1932"))
    not before 6 October 1932, not after 3 November 1932
    """
    world = World(load(Path(folder) if folder else None))
    text = read(Path(article), world.data.article) if article else attached(world.data.article)
    return Course(world, text.passages if text else {})


class Course:
    """All records by kind, with look-ups over time and evidence; `world` is what lies beneath."""

    def __init__(self, world: World, passages: Mapping[str, str]) -> None:
        self.world = world
        self.passages = passages

    def __repr__(self) -> str:
        kinds = ", ".join(f"{len(rs)} {kind}" for kind, rs in self.world.data.by_kind().items())
        return f"<Course {self.world.data.version}: {kinds}>"

    @cached_property
    def people(self) -> Collection[r.Person]:
        """Everybody the article names."""
        return self._collection(r.Person)

    @cached_property
    def groups(self) -> Collection[r.Group]:
        """Factions, organs, institutions, periodicals."""
        return self._collection(r.Group)

    @cached_property
    def documents(self) -> Collection[r.Document]:
        """Sources and works."""
        return self._collection(r.Document)

    @cached_property
    def events(self) -> Collection[r.Event]:
        """What happened, or is said to have happened."""
        return self._collection(r.Event)

    @cached_property
    def claims(self) -> Collection[r.Claim]:
        """What each source says."""
        return self._collection(r.Claim)

    @cached_property
    def terms(self) -> Collection[r.Term]:
        """The senses of words."""
        return self._collection(r.Term)

    @cached_property
    def periods(self) -> Collection[r.Period]:
        """Stretches of time."""
        return self._collection(r.Period)

    @cached_property
    def discrepancies(self) -> Collection[r.Discrepancy]:
        """Where the article disagrees with itself."""
        return self._collection(r.Discrepancy)

    @cached_property
    def arguments(self) -> Collection[r.Argument]:
        """Conclusions with their premises."""
        return self._collection(r.Argument)

    @cached_property
    def judgements(self) -> Collection[r.Judgement]:
        """What was decided so that items can be made."""
        return self._collection(r.Judgement)

    @cached_property
    def chapters(self) -> Collection[r.Chapter]:
        """The chapters of the course."""
        return self._collection(r.Chapter)

    def bounds(self, name: str, role: str = "start") -> times.Bounds:
        """The days between which an event or a document must lie, with the proof in `.why`.

        `role` is `start` or `end` of an event; `written`, `carried`, `printed`, `found` or
        `identified` of a document.

        >>> from bloc_course import open_course
        >>> earliest, latest = open_course().bounds("sedov-ink-letter-1932")
        >>> earliest.isoformat(), latest.isoformat()
        ('1932-10-06', '1932-11-03')
        """
        record = find(self.world, name, IN_TIME).id
        try:
            return times.bounds(self.world, record, role)
        except KeyError:
            raise CallError(f"{record} has no point in time for the role {role!r}") from None

    def order(self, one: str, other: str) -> times.Order:
        """How two events or documents lie in time, with the steps of the proof.

        >>> from bloc_course import open_course
        >>> order = open_course().order("sedov-ink-letter-1932", "trotsky-letter-1932-11-03")
        >>> order.verdict.value, order.certain
        ('before', True)
        """
        names = (find(self.world, name, IN_TIME).id for name in (one, other))
        return times.order(self.world, *names)

    def timeline(self, edtf: str) -> Timeline:
        """The events that certainly, and that only possibly, go on in a stretch of time.

        `edtf` is a day, month, season, year or interval in EDTF. An event that a source alleges
        is there too, if it happened at all.

        >>> from bloc_course import open_course
        >>> autumn = open_course().timeline("1932-23")
        >>> "expulsion-zinoviev-kamenev-1932" in autumn.certain
        True
        """
        low, high = times.ends(edtf)
        certain, possible = (
            Collection(self.world, r.Event, map(self.world.data.events.__getitem__, ids))
            for ids in times.going_on(self.world, low, high)
        )
        return Timeline(edtf, certain, possible)

    def contradictions(self) -> tuple[Cycle, ...]:
        """Every minimal set of the article's statements about time that can't all be true."""
        return tuple(self.world.attested.contradictions())

    def at(self, locator: str) -> Sighting:
        """All that rests on a paragraph, and all that it only names, by kind.

        >>> from bloc_course import open_course
        >>> "zinovievists" in open_course().at("p6").cited["groups"]
        True
        """
        evidences.check_locator(self.world, locator)
        cited, named = (
            {kind: self._of_kind(records) for kind, records in found.items()}
            for found in (
                evidences.cited_at(self.world, locator),
                evidences.mentioned_at(self.world, locator),
            )
        )
        return Sighting(locator, cited, named, self.passages.get(locator, ""))

    def passage(self, locator: str) -> str:
        """The text of a paragraph; CallError where no text of the article is at hand."""
        evidences.check_locator(self.world, locator)
        if locator not in self.passages:
            raise CallError(
                "the article’s text is not at hand: open_course(article=FILE), "
                "or once and for all `bloc-course article attach FILE`"
            )
        return self.passages[locator]

    def evidence(self, record: r.Record | str) -> dict[str, tuple[str, ...]]:
        """The locators that a record rests on, and what each of them carries.

        >>> from bloc_course import open_course
        >>> open_course().evidence("sedov-ink-letter-1932")["p3"][0]
        'the entry'
        """
        return evidences.evidence(self._record(record))

    def who_says(self, group: str, question: str) -> Table:
        """What each source answers to a question of status about a group."""
        self._check_question(question)
        record = self.groups[group]
        rows = (row[1:] for row in self._answers(question, [record]))
        label = self.world.data.article.questions[question].label
        return Table(
            f"{record.name}: {label}", ("source", "says", "how sure", "where"), tuple(rows)
        )

    def statuses(self, question: str) -> Table:
        """What each source answers to a question of status, group by group.

        >>> from bloc_course import open_course
        >>> table = open_course().statuses("bloc-1932")
        >>> table.columns
        ('group', 'source', 'says', 'how sure', 'where')
        """
        self._check_question(question)
        label = self.world.data.article.questions[question].label
        columns = ("group", "source", "says", "how sure", "where")
        return Table(label, columns, tuple(self._answers(question, list(self.groups))))

    def disputed(self, record: r.Record | str) -> dict[str, r.Discrepancy]:
        """The fields of a record on which the article disagrees with itself."""
        id_ = self._record(record).id
        return {field: slip for (of, field), slip in self.world.disputed.items() if of == id_}

    def portrait(self, record: r.Record | str) -> str:
        """All there is on a record in plain words, as `bloc-course show` prints it."""
        found = self._record(record)
        return "\n".join(lines_of(portrait(self.world, found.FILE, found.id, self.passages)))

    def _collection(self, kind: type[R]) -> Collection[R]:
        return Collection(self.world, kind, getattr(self.world.data, kind.FILE).values())

    def _of_kind(self, records: tuple[r.Record, ...]) -> Collection[r.Record]:
        return Collection(self.world, type(records[0]), records)

    def _record(self, record: r.Record | str) -> r.Record:
        if isinstance(record, r.Record):
            return record
        return self.world.records[find(self.world, record, self.world.data.by_kind()).id]

    def _check_question(self, question: str) -> None:
        known = self.world.data.article.questions
        if question not in known:
            raise CallError(f"no question {question!r}; {choose(question, known)}")

    def _answers(self, question: str, groups: list[r.Group]) -> list[tuple[str, ...]]:
        return [
            (
                group.name,
                source(self.world, status.according_to),
                answer(self.world, question, status.value),
                WORDS[status.modality],
                ", ".join(status.cite),
            )
            for group in groups
            for status in group.status
            if status.question == question
        ]
