"""What all tests share: caches and homes of their own, never the user's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

# Tests judge what is right; how long it takes is a matter of benchmarks and of a busy machine.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def _own_homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled copies and attached texts go to a folder of this run."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        patch.setenv("XDG_DATA_HOME", str(home / "share"))
        patch.delenv("BLOC_COURSE_SECRET", raising=False)
        yield
