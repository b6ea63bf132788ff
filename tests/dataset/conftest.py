"""A small dataset on disk that tests can spoil in one place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bloc_course.dataset.load import data_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real dataset that a test may change."""
    return Path(shutil.copytree(data_folder(), tmp_path / "data"))
