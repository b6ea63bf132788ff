"""The notebook's way in: lazy, found by name, proven, readable as text, HTML and data frame."""

from __future__ import annotations

import builtins
import datetime as dt
import doctest
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from lxml import html

import bloc_course
from bloc_course import open_course
from bloc_course.dataset import records
from bloc_course.dataset.article import fingerprint
from bloc_course.dataset.course import Course
from bloc_course.dataset.find import Ambiguous, NoSuchRecord
from bloc_course.dataset.proofs import Verdict
from bloc_course.dates import parse_edtf
from bloc_course.errors import CallError

KINDS = [kind.FILE for kind in records.KINDS]


@pytest.fixture(scope="module")
def course() -> Course:
    return open_course()


def test_importing_the_package_loads_nothing_heavy() -> None:
    program = (
        "import sys, bloc_course; heavy = [m for m in ('msgspec', 'yaml', 'pandas', "
        "'bloc_course.dataset') if m in sys.modules]; assert not heavy, heavy; "
        "assert 'open_course' in dir(bloc_course); bloc_course.open_course"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
    with pytest.raises(AttributeError, match="nonsense"):
        bloc_course.nonsense  # noqa: B018


@pytest.mark.parametrize("module", ["course", "collection"])
def test_the_examples_in_the_docstrings_run(module: str) -> None:
    done = doctest.testmod(import_module(f"bloc_course.dataset.{module}"))
    assert done.attempted > 0
    assert done.failed == 0


def test_the_examples_of_the_readme_run(capsys: pytest.CaptureFixture[str]) -> None:
    readme = Path(__file__).parents[2] / "README.md"
    blocks = readme.read_text(encoding="utf-8").split("```python\n")[1:]
    said = []
    for block in blocks:
        exec(compile(block.split("```")[0], "README.md", "exec"), {})
        said.append(capsys.readouterr().out)
    assert said[0].startswith("not before 6 October 1932, not after 3 November 1932\n")
    assert said[-1].startswith("6 October 1932 – 3 November 1932\n")


@pytest.mark.parametrize("kind", KINDS)
def test_a_collection_is_ordered_and_found_by_id(course: Course, kind: str) -> None:
    found = getattr(course, kind)
    assert [r.id for r in found] == list(found.ids) == list(getattr(course.world.data, kind))
    assert len(found) == len(found.ids)
    assert all(found[record.id] is record for record in found)
    assert found.head(2).ids == found.ids[:2]
    assert repr(found).startswith(f"<{len(found)} {kind}: ")


def test_names_lead_to_people_or_to_a_key_error_that_helps(course: Course) -> None:
    assert course.people["zinoviev"].id == "grigori-zinoviev"
    assert course.people["ZINOVIEFF"].id == "grigori-zinoviev"
    with pytest.raises(Ambiguous, match="vladimir-smirnov") as caught:
        course.people["smirnov"]
    assert isinstance(caught.value, KeyError)
    with pytest.raises(NoSuchRecord, match="did you mean"):
        course.people["Zinovierx"]
    assert course.people.get("smirnov") is None
    assert course.people["ivan-smirnov"] in course.people
    assert "smirnov" not in course.people


def test_where_is_what_a_loop_would_find(course: Course) -> None:
    events = course.events
    found = events.where(kind=["arrest", "trial"], tier="core")
    assert found.ids == tuple(
        e.id for e in events if e.kind in ("arrest", "trial") and e.tier == "core"
    )
    assert events.where(participants="ivan-smirnov").ids == tuple(
        e.id for e in events if any(p.person == "ivan-smirnov" for p in e.participants)
    )
    assert course.documents.where(author="leon-sedov", dates="bears").ids == tuple(
        d.id for d in course.documents if "leon-sedov" in d.author and "bears" in d.dates
    )
    assert course.terms.where(**{"from": ""}).ids == tuple(
        t.id for t in course.terms if not t.from_
    )


def test_where_refuses_what_could_never_fit(course: Course) -> None:
    with pytest.raises(CallError, match="no field 'kin'; did you mean 'kind'"):
        course.events.where(kin="arrest")
    with pytest.raises(CallError, match="never 'arest'; did you mean 'arrest'"):
        course.events.where(kind="arest")


def test_cite_and_at_agree(course: Course) -> None:
    for locator in ("p3", "p6", "p20", "n15.1"):
        seen = course.at(locator)
        for kind in KINDS:
            ids = seen.cited[kind].ids if kind in seen.cited else ()
            assert set(getattr(course, kind).cite(locator).ids) == set(ids)
        assert not {i for k in seen.named.values() for i in k.ids} & {
            i for k in seen.cited.values() for i in k.ids
        }
    with pytest.raises(CallError, match="no locator 'p6666'"):
        course.people.cite("p6666")


def test_bounds_are_dates_with_a_proof_in_words(course: Course) -> None:
    bounds = course.bounds("sedov-ink-letter-1932")
    assert tuple(bounds) == (dt.date(1932, 10, 6), dt.date(1932, 11, 3))
    assert "not before: " in bounds.why
    assert "(n12.1, p6)" in bounds.why
    with pytest.raises(CallError, match="no point in time"):
        course.bounds("sedov-ink-letter-1932", "sung")


def test_order_gives_the_same_verdict_both_ways(course: Course) -> None:
    one = course.order("sedov-ink-letter-1932", "trotsky-letter-1932-11-03")
    other = course.order("trotsky-letter-1932-11-03", "sedov-ink-letter-1932")
    assert (one.verdict, other.verdict) == (Verdict.BEFORE, Verdict.AFTER)
    assert one.certain
    assert one.why
    assert str(one).startswith(one.words)


@pytest.mark.parametrize("edtf", ["1932-10", "1932-23", "1932", "1932-10-06", "../1931", "1936/.."])
def test_a_timeline_is_what_the_bounds_say(course: Course, edtf: str) -> None:
    """An oracle over the extreme cases: every assignment touches, or some does."""
    found = course.timeline(edtf)
    date = parse_edtf(edtf)
    never, always = 0, 10**9
    low, high = date.lo or never, date.hi or always
    for event in course.events:
        start = course.world.reading.bounds(event.id)
        end = course.world.reading.bounds(event.id, "end")
        starts = (start[0] or never, start[1] or always)
        ends = (end[0] or never, end[1] or always)
        touches = {a <= high and b >= low for a in starts for b in ends if a <= b}
        assert (event.id in found.certain.ids) is (touches == {True}), event.id
        assert (event.id in found.possible.ids) is (touches == {True, False}), event.id


def test_contradictions_say_themselves(course: Course) -> None:
    for cycle in course.contradictions():
        assert str(cycle) == "; ".join(str(step) for step in cycle.steps)


def test_passages_need_the_text(course: Course, tmp_path: Path) -> None:
    with pytest.raises(CallError, match="article attach"):
        course.passage("p6")
    with pytest.raises(CallError, match="p6 is paragraph 6"):
        course.passage("p66666")
    lent = Course(course.world, {"p6": "<words> of a test"})
    assert lent.passage("p6") == "<words> of a test"
    assert "&lt;words&gt; of a test" in lent.at("p6")._repr_html_()
    file = tmp_path / "text.txt"
    file.write_text("nothing of it\n", encoding="utf-8")
    assert not open_course(article=file).passages
    assert fingerprint("nothing of it") not in repr(course)


def test_evidence_names_every_locator_and_never_an_allegation_bare(course: Course) -> None:
    for person in course.people:
        carried = course.evidence(person)
        assert set(person.cite) <= set(carried)
        for tie in person.memberships:
            if tie.modality == "alleged":
                assert any("alleged" in text for at in tie.cite for text in carried[at])


def test_statuses_hold_what_each_source_says_and_how_sure(course: Course) -> None:
    for question, named in course.world.data.article.questions.items():
        table = course.statuses(question)
        assert table.caption == named.label
        given = [s for g in course.groups for s in g.status if s.question == question]
        assert len(table) == len(given)
        group = next(g for g in course.groups if any(s.question == question for s in g.status))
        rows = list(course.who_says(group.id, question))
        assert len(rows) == sum(s.question == question for s in group.status)
        assert all(row["how sure"] and row["where"] for row in rows)
    with pytest.raises(CallError, match="no question"):
        course.statuses("nonsense")


def test_disputed_fields_are_those_of_the_discrepancies(course: Course) -> None:
    for slip in course.discrepancies:
        for statement in slip.statements:
            if statement.record in course.world.records:
                assert statement.field in course.disputed(statement.record)


@pytest.mark.parametrize("kind", KINDS)
def test_html_tables_have_a_caption_and_scopes(course: Course, kind: str) -> None:
    table = html.fromstring(getattr(course, kind)._repr_html_())
    assert table.find("caption").text
    heads = table.xpath("./thead/tr/th/@scope")
    assert set(heads) == {"col"}
    for row in table.xpath("./tbody/tr"):
        assert row.xpath("./th/@scope") == ["row"]
        assert len(row) == len(heads)


def test_a_timeline_and_an_empty_collection_show(course: Course) -> None:
    found = course.timeline("1932-10")
    assert found._repr_html_().count("<table>") == 2
    empty = course.events.where(kind="arrest").where(kind="trial")
    assert len(empty) == 0
    assert "0 events" in empty._repr_html_()
    assert repr(empty) == "<0 events>"


@pytest.mark.parametrize("kind", KINDS)
def test_a_data_frame_has_a_row_a_record_and_readable_cells(course: Course, kind: str) -> None:
    pandas = pytest.importorskip("pandas")
    found = getattr(course, kind)
    frame = found.to_dataframe()
    assert list(frame.index) == list(found.ids)
    assert frame.index.name == "id"
    for column in frame:
        assert not frame[column].map(lambda cell: isinstance(cell, tuple | list | dict)).any()
    if kind == "events":
        earliest = pandas.to_datetime(frame["when_earliest"])
        latest = pandas.to_datetime(frame["when_latest"])
        both = earliest.notna() & latest.notna()
        assert (earliest[both] <= latest[both]).all()


def test_without_pandas_the_message_says_what_to_install(course: Course, monkeypatch) -> None:
    real = builtins.__import__

    def without(name, *rest):
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(CallError, match=r"bloc_course\[notebook\]"):
        course.events.to_dataframe()


def test_a_table_reads_as_text_html_and_frame(course: Course) -> None:
    table = course.statuses("bloc-1932")
    assert str(table).splitlines()[0] == table.caption
    assert html.fromstring(table._repr_html_()).find("caption").text == table.caption
    pytest.importorskip("pandas")
    assert len(table.to_dataframe()) == len(table)


def test_a_portrait_is_what_the_command_prints(course: Course) -> None:
    assert "(person grigori-zinoviev)" in course.portrait("zinoviev")
