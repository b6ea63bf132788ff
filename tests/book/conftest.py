"""Builds small books in this process, and once one that names, draws and lists everything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from small_books import EVERYTHING, REFERENCE, Book, built


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
