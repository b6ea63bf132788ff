"""Labs: every cell that shows something has its output kept, and another output is noticed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bloc_course.book.labs import executed

LABS = sorted((Path(__file__).parents[2] / "book" / "labs").glob("*.ipynb"))


def cells(lab: Path) -> list[dict]:
    return json.loads(lab.read_text(encoding="utf-8"))["cells"]


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.stem)
def test_outputs_are_kept(lab: Path) -> None:
    """nbval compares nothing where no output was kept; a first cell may only get things ready."""
    bare = [c["id"] for c in cells(lab) if c["cell_type"] == "code" and not c["outputs"]]
    assert bare in ([], [next(c["id"] for c in cells(lab) if c["cell_type"] == "code")])


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.stem)
def test_what_a_cell_prints_fits_a_phone(lab: Path) -> None:
    for cell in cells(lab):
        for output in cell.get("outputs", []):
            assert output["name"] == "stdout", cell["id"]
            assert max(len(line.rstrip("\n")) for line in output["text"]) <= 72, cell["id"]


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.stem)
def test_code_fits_the_column_of_a_page(lab: Path) -> None:
    for cell in cells(lab):
        if cell["cell_type"] == "code":
            assert max(map(len, "".join(cell["source"]).splitlines())) <= 79, cell["id"]


def test_a_tampered_output_fails(tmp_path: Path) -> None:
    """Of each lab the first cell with an output, after what it needs, once with a digit changed."""
    for lab in LABS:
        notebook = json.loads(lab.read_text(encoding="utf-8"))
        last = next(n for n, c in enumerate(notebook["cells"]) if c.get("outputs"))
        notebook["cells"] = notebook["cells"][: last + 1]
        (tmp_path / f"kept_{lab.name}").write_text(json.dumps(notebook), encoding="utf-8")
        text = notebook["cells"][last]["outputs"][0]["text"]
        text[0] = re.sub(r"[a-z]", "x", text[0], count=1)
        (tmp_path / f"tampered_{lab.name}").write_text(json.dumps(notebook), encoding="utf-8")
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--nbval",
            "-q",
            "-rf",
            "-p",
            "no:cacheprovider",
            tmp_path,
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    failed = re.findall(r"^FAILED (\w+\.ipynb)", run.stdout, flags=re.MULTILINE)
    assert sorted(failed) == [f"tampered_{lab.name}" for lab in LABS], run.stdout


def test_a_lab_is_kept_as_a_fresh_run_writes_it(tmp_path: Path) -> None:
    lab = next(lab for lab in LABS if lab.stem == "dating_lab")
    notebook = json.loads(lab.read_text(encoding="utf-8"))
    notebook["metadata"] = {"kernelspec": notebook["metadata"]["kernelspec"], "widgets": {}}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
    emptied = tmp_path / lab.name
    emptied.write_text(json.dumps(notebook), encoding="utf-8")
    assert executed(emptied) == lab.read_text(encoding="utf-8")
