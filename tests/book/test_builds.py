"""What is built depends on the sources alone: not on place, order of sets, or what stood before."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from worlds import world

ROOT = Path(__file__).parents[2]
PERSON = "leon-sedov"
NOTE = re.findall(r"[\w ]{12,}", world().data.people[PERSON].note)[0].strip()
INDEX = f"""# Start

{{person}}`Sedov <{PERSON}>`

:::{{quiz}} Try
:chapter: find
:count: 2
:::
"""
PEOPLE = "# People\n\n:::{reference} people\n:::\n"
LAB = f"""---
jupytext: {{text_representation: {{extension: .md, format_name: myst}}}}
kernelspec: {{name: python3, display_name: Python 3}}
---
# Lab

```{{code-cell}}
from bloc_course.dataset.load import load

print(load().people["{PERSON}"].note)
```
"""
TOC = "format: jb-book\nroot: index\nchapters:\n- file: people\n- file: lab\n"


def contents(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def different(one: Path, two: Path) -> list[str]:
    old, new = contents(one), contents(two)
    return [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]


def test_the_course_is_the_same_bytes_by_one_process_or_four_built_once_or_twice(builds):
    assert different(*builds) == []


def words(out: Path) -> dict[str, object]:
    """The search index; Sphinx keeps words of old pages in it that lead to no page any more."""
    text = (out / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return index | {"terms": {word: at for word, at in index["terms"].items() if at != []}}


def checkout(root: Path) -> Path:
    """A small course with the package and the data in it, as in a clone."""
    root.mkdir()
    for folder in ("src", "data"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "_config.yml", root)
    shutil.copytree(ROOT / "book" / "_static", root / "book" / "_static")
    files = {"_toc.yml": TOC, "index.md": INDEX, "people.md": PEOPLE, "lab.md": LAB}
    for name, text in files.items():
        (root / "book" / name).write_text(text, encoding="utf-8")
    return root


def build_in(root: Path) -> Path:
    own = {"PYTHONPATH": str(root / "src"), "SOURCE_DATE_EPOCH": "1767225600"}
    command = [sys.executable, "-m", "bloc_course", "book", "build", "--root", str(root)]
    done = subprocess.run(
        command, env=os.environ | own, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return root / "_build" / "html"


def change(root: Path) -> None:
    file = root / "data" / "people.yaml"
    text = file.read_text(encoding="utf-8")
    assert NOTE in text
    file.write_text(text.replace(NOTE, "quite another note"), encoding="utf-8")


def test_nothing_old_is_left_after_a_change_in_the_data(tmp_path):
    """Cards, entries and outputs of labs are those of a build that never saw the old data."""
    kept = checkout(tmp_path / "kept")
    before = build_in(kept)
    for page in ("index", "people", "lab"):
        assert NOTE in (before / f"{page}.html").read_text(encoding="utf-8"), page
    change(kept)
    after = build_in(kept)
    for page in ("index", "people", "lab"):
        text = (after / f"{page}.html").read_text(encoding="utf-8")
        assert NOTE not in text, page
        assert "quite another note" in text, page
    fresh = tmp_path / "fresh"
    shutil.copytree(kept, fresh, ignore=shutil.ignore_patterns("_build"))
    again = build_in(fresh)
    assert (again / "_quizzes" / "index-1.js").is_file()
    assert set(different(after, again)) <= {"searchindex.js"}
    assert words(after) == words(again)
