"""Builds small books in this process, one that names, draws and lists everything, and the course.

The course is built once for a run, in two places side by side, in the second by one process and
then once more; all workers share both.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pytest

from devtools import CHROMIUM, Browser
from small_books import EVERYTHING, REFERENCE, Book, built

ROOT = Path(__file__).parents[2]


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Book]:
    """Builds pages given as name and text, the start page first."""

    def built_here(text: str = "", builder: str = "html", **pages: str) -> Book:
        return built(tmp_path, text, builder, **pages)

    return built_here


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """One book for all tests that only look."""
    return built(tmp_path_factory.mktemp("everything"), EVERYTHING, **REFERENCE)


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The HTML of the course, by four processes and by one, which order sets differently."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    places = [shared / "course" / name for name in ("one", "two")]
    with (shared / "course.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "course").is_dir():
            _build_course(places)
    for place in places:
        assert (place / "built").is_file(), (place / "said").read_text(encoding="utf-8")
    return [place / "_build" / "html" for place in places]


def _build_course(places: list[Path]) -> None:
    """Build in all places at once; `said` keeps what was printed, `built` stands for success."""
    for place, jobs in zip(places, (4, 1), strict=True):
        place.mkdir(parents=True)
        shutil.copy(ROOT / "CONTRIBUTING.md", place)
        for folder in ("book", "docs"):
            shutil.copytree(ROOT / folder, place / folder)
        config = (ROOT / "_config.yml").read_text(encoding="utf-8")
        assert "bloc_jobs: 0" in config
        config = config.replace("bloc_jobs: 0", f"bloc_jobs: {jobs}")
        (place / "_config.yml").write_text(config, encoding="utf-8")
    running = [_build_in(place, seed) for seed, place in enumerate(places, 1)]
    done = [process.wait() for process in running]
    # Once more, where nothing has changed.
    done[1] = done[1] or _build_in(places[1], 2).wait()
    for place, code in zip(places, done, strict=True):
        if code == 0:
            (place / "built").touch()


def _build_in(place: Path, seed: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bloc_course", "book", "build", "--root", str(place)]
    fixed = {"PYTHONHASHSEED": str(seed), "SOURCE_DATE_EPOCH": "1767225600"}
    with (place / "said").open("a") as said:
        return subprocess.Popen(command, env=os.environ | fixed, stdout=said, stderr=said)


@pytest.fixture(scope="session")
def out(builds: list[Path]) -> Path:
    """The course as a reader gets it."""
    return builds[0]


@pytest.fixture(scope="session")
def pages(out: Path) -> dict[str, lxml.html.HtmlElement]:
    """Its pages, parsed, by their address."""
    return {
        str(path.relative_to(out)): lxml.html.fromstring(path.read_bytes())
        for path in sorted(out.rglob("*.html"))
        if "_static" not in path.parts
    }


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser in which nothing has gone wrong at the end."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    browser = Browser(tmp_path_factory.mktemp("chromium"))
    yield browser
    assert browser.errors == []
    browser.close()
