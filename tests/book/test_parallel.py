"""Pages read and written by several processes are the same bytes as by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.util.parallel import make_chunks

from bloc_course.book.parallel import dealt
from small_books import REFERENCE, block, built

QUIZ = block("quiz", "Check", ":chapter: chronology\n:families: C3, C5, S1\n:count: 2")
FIGURE = block("timeline", "Core.", ":chapter: chronology\n:tier: core")
PAGES = {f"page{i}": f"# Page {i}\n\n{QUIZ}{FIGURE}" for i in range(4)} | {
    "progress": "# Progress\n\n:::{progress}\n:::\n",
    "downloads": "# Files\n\n:::{export} bibtex\n:::\n",
}


def contents(out: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(out)): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file()
    }


def test_two_processes_build_what_one_builds(tmp_path):
    books = []
    for jobs in (1, 2):
        folder = tmp_path / str(jobs)
        folder.mkdir()
        conf = f'html_theme = "sphinx_book_theme"\nbloc_jobs = {jobs}\nnumfig = True\n'
        books.append(built(folder, "{person}`leon-sedov`", conf=conf, **PAGES, **REFERENCE))
    assert [book.said for book in books] == ["", ""]
    one, two = (contents(book.out) for book in books)
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name] and name != ".buildinfo"] == []


@pytest.mark.parametrize("jobs", [2, 3, 4])
@pytest.mark.parametrize("many", [6, 29, 100])
def test_work_is_dealt_out_evenly(many, jobs):
    costs = {f"p{i:03}": 40 if i % 9 == 0 else 1 + i % 7 for i in range(many)}
    sizes = [len(chunk) for chunk in make_chunks(list(costs), jobs)]
    order = dealt(costs, sizes, jobs)
    assert sorted(order) == sorted(costs)
    assert dealt(dict(reversed(costs.items())), sizes, jobs) == order
    loads = [sum(map(costs.__getitem__, chunk)) for chunk in make_chunks(order, jobs)][:jobs]
    assert max(loads) - min(loads) <= max(costs.values())
