"""The loader: all problems at once, each with file, line, field and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from bloc_course.dataset import load as loading
from bloc_course.dataset.load import load
from bloc_course.errors import CallError, DataProblems


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(DataProblems) as caught:
        load(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_real_dataset_meets_the_floor_of_its_first_release() -> None:
    data = load()
    assert len(data.people) >= 40
    assert len(data.events) >= 60
    assert len(data.documents) >= 25
    assert len(data.claims) >= 40
    assert len(data.article.locators) == 201


def test_a_second_reading_is_equal_and_comes_from_the_compiled_copy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(folder)

    def parse(*_: object) -> None:
        pytest.fail("the YAML was parsed again")

    monkeypatch.setattr(loading, "_parse", parse)
    assert load(folder) == first


def test_a_spoilt_compiled_copy_is_made_anew(folder: Path, tmp_path: Path) -> None:
    first = load(folder)
    (copy,) = (tmp_path / "cache").rglob("*.msgpack")
    copy.write_bytes(b"nonsense")
    assert load(folder) == first


def test_the_version_changes_with_the_content_only(folder: Path) -> None:
    before = load(folder).version
    assert load().version == before
    spoil(folder, "events.yaml", "label: ", "label: Perhaps ")
    assert load(folder).version != before


def test_an_unknown_field_is_named_with_its_line_and_the_nearest_name(folder: Path) -> None:
    spoil(folder, "events.yaml", "  label: ", "  lable: ")
    found = problems(folder)
    assert any("events.yaml:" in p and "'lable'" in p and "'label'" in p for p in found)


def test_all_problems_of_all_files_come_at_once(folder: Path) -> None:
    spoil(folder, "events.yaml", "tier: core", "tier: cor")
    spoil(folder, "events.yaml", "tier: context", "tier: contxt")
    spoil(folder, "people.yaml", "kind: actor", "kind: aktor")
    spoil(folder, "claims.yaml", "polarity: denies", "polarity: denys")
    found = problems(folder)
    for word in ("'cor'", "'contxt'", "'aktor'", "'denys'"):
        assert any(word in problem for problem in found), word
    assert any("did you mean 'core'" in problem for problem in found)


def test_a_faulty_inner_value_is_named_by_its_path(folder: Path) -> None:
    spoil(folder, "people.yaml", "kind: pseudonym", "kind: psudonym")
    (problem,) = problems(folder)
    assert "aliases." in problem
    assert "did you mean 'pseudonym'" in problem


def test_a_bad_locator_says_what_form_is_right(folder: Path) -> None:
    spoil(folder, "events.yaml", "cite: [p", "cite: [page")
    assert any("cite.0" in problem for problem in problems(folder))


def test_an_id_that_stands_twice_is_refused(folder: Path) -> None:
    text = (folder / "terms.yaml").read_text(encoding="utf-8")
    (folder / "terms.yaml").write_text(text + text, encoding="utf-8")
    found = problems(folder)
    assert all("the id stands twice" in problem for problem in found)
    assert found


def test_a_file_that_is_not_utf_8_is_named_with_its_line(folder: Path) -> None:
    for file in ("terms.yaml", "events.yaml"):
        content = (folder / file).read_bytes()
        (folder / file).write_bytes(b"# caf\xc3\xa9\n# caf\xe9\n" + content)
    found = problems(folder)
    assert [problem.partition(f"{folder}/")[2] for problem in found] == [
        "events.yaml:2: not UTF-8; save the file as UTF-8",
        "terms.yaml:2: not UTF-8; save the file as UTF-8",
    ]


def test_a_missing_file_is_a_wrong_call(folder: Path) -> None:
    (folder / "terms.yaml").unlink()
    with pytest.raises(CallError, match=r"terms\.yaml"):
        load(folder)
