"""What was drawn for a page is found again by the same data, code and request, and by no other."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from bloc_course.book import kept as kept_module
from bloc_course.book import practice, source
from bloc_course.book.kept import FOLDER, kept
from bloc_course.book.practice import Request, drawn
from bloc_course.dataset.load import data_folder
from small_books import block, built
from worlds import world

ASKED = Request(
    key="page-1", title="t", chapter="groups", families=("C3", "K2"), count=2, seed="1", sets=2
)
QUIZ = block("quiz", "Check", ":chapter: groups\n:families: C3, K2, S1\n:count: 2")


@pytest.fixture
def draws(monkeypatch):
    """How often sets were drawn."""
    calls = []
    sets = practice._sets
    monkeypatch.setattr(practice, "_sets", lambda *given: calls.append(given) or sets(*given))
    return calls


def contents(out: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(out)): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file()
    }


def test_what_is_found_is_what_would_be_drawn(tmp_path, draws):
    fresh = drawn(world(), ASKED)
    for _ in range(2):
        assert drawn(world(), ASKED, (), tmp_path) == fresh
    assert len(draws) == 2


@pytest.mark.parametrize(
    "other", [{"seed": "2"}, {"count": 3}, {"families": ("C3",)}, {"key": "page-2"}, {"title": "u"}]
)
def test_another_request_finds_nothing(tmp_path, draws, other):
    drawn(world(), ASKED, (), tmp_path)
    given = {name: getattr(ASKED, name) for name in ASKED.__slots__} | other
    drawn(world(), Request(**given), (), tmp_path)
    assert len(draws) == 2


def test_other_questions_on_the_page_find_nothing(tmp_path, draws):
    first = drawn(world(), ASKED, (), tmp_path)
    later = Request(key="page-1", title="t", chapter="find", families=(), count=2, seed="1", sets=2)
    drawn(world(), later, (), tmp_path)
    drawn(world(), later, first.items[:1], tmp_path)
    assert len(draws) == 3


def test_a_file_that_cannot_be_read_is_made_anew(tmp_path):
    assert kept(tmp_path, "asked", list[int], lambda: [1]) == [1]
    assert kept(tmp_path, "asked", list[int], lambda: [2]) == [1]
    (file,) = tmp_path.iterdir()
    for broken in (b"", b"[1", b'["a"]'):
        file.write_bytes(broken)
        assert kept(tmp_path, "asked", list[int], lambda: [3]) == [3]
        assert kept(tmp_path, "asked", list[int], lambda: [4]) == [3]


def test_a_page_read_again_is_the_same_bytes_and_draws_nothing(tmp_path, draws):
    first = contents(built(tmp_path, QUIZ).out)
    assert len(draws) == 1
    shutil.rmtree(tmp_path / "trees")
    shutil.rmtree(tmp_path / "out" / "html")
    assert contents(built(tmp_path, QUIZ).out) == first
    assert len(draws) == 1


def test_a_change_of_the_data_draws_anew_and_forgets_the_old(tmp_path, draws):
    data = shutil.copytree(data_folder(), tmp_path / "data")
    conf = f"bloc_data = {str(data)!r}"
    built(tmp_path, QUIZ, conf=conf)
    (old,) = (tmp_path / "out" / FOLDER).iterdir()
    with (data / "people.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# A remark.\n")
    note = next(person.note for person in world().data.people.values() if person.note)
    words = note.split("\n")[0][:12]
    file = data / "people.yaml"
    file.write_text(file.read_text("utf-8").replace(words, f"{words}x", 1), encoding="utf-8")
    built(tmp_path, QUIZ, conf=conf)
    (new,) = (tmp_path / "out" / FOLDER).iterdir()
    assert new.name != old.name
    assert len(draws) == 2


def test_a_change_of_the_code_is_another_fingerprint(tmp_path, monkeypatch):
    package = Path(kept_module.__file__).parent.parent
    copy = shutil.copytree(package, tmp_path / "bloc_course")
    monkeypatch.setattr(source, "__file__", str(copy / "book" / "source.py"))
    config = SimpleNamespace(bloc_data="")
    before = source.fingerprint(config)
    assert source.fingerprint(config) == before
    with (copy / "items" / "family.py").open("a", encoding="utf-8") as file:
        file.write("# Another remark.\n")
    assert source.fingerprint(config) != before
