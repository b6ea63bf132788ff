"""A module imports only from a lower floor or from its own package."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import bloc_course

ROOT = Path(bloc_course.__file__).parent
FLOORS = {
    0: ["errors", "dates", "draw", "registry"],
    1: ["dataset"],
    2: ["items"],
    3: ["forms", "figures"],
    4: ["player", "submissions"],
    5: ["formats", "grading", "book"],
    6: ["api", "autograder"],
    7: ["exports"],
    8: ["cli"],
}
FLOOR = {name: floor for floor, names in FLOORS.items() for name in names}
MODULES = sorted(p for p in ROOT.rglob("*.py") if p.parent != ROOT or p.stem in FLOOR)


def imported(path: Path) -> set[str]:
    """Top packages of bloc_course that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            module = node.module or ""
            names = [module, *(f"{module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("bloc_course.")}
    return {name for name in found if name in FLOOR}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_down(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    for other in imported(path):
        assert other == own or FLOOR[other] < FLOOR[own], f"{own} imports {other}"


def test_every_module_has_a_floor() -> None:
    top = {p.stem if p.suffix == ".py" else p.name for p in ROOT.iterdir()}
    packages = {name for name in top if (ROOT / name / "__init__.py").exists()}
    modules = {p.stem for p in ROOT.glob("*.py")} - {"__init__", "__main__"}
    assert packages | modules == set(FLOOR)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_one_thing(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
