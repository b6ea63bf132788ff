"""The dataset that the figures are drawn from."""

from __future__ import annotations

import pytest

from bloc_course.dataset.load import load
from bloc_course.dataset.query import World


@pytest.fixture(scope="session")
def world() -> World:
    return World(load())
