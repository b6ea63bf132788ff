"""Pages follow the data: what is drawn is never older than what it is drawn from."""

from __future__ import annotations

import re
import shutil

import pytest
from sphinx.errors import ExtensionError

from bloc_course.dataset.load import data_folder
from small_books import built
from worlds import world

# Some plain words of his note.
NOTE = re.findall(r"[\w ]{12,}", world().data.people["leon-sedov"].note)[0].strip()


@pytest.fixture
def data(tmp_path):
    return shutil.copytree(data_folder(), tmp_path / "data")


def test_a_change_in_the_data_changes_the_pages(tmp_path, data):
    text = "{person}`Sedov <leon-sedov>`"
    people = "# People\n\n:::{reference} people\n:::\n"
    first = built(tmp_path, text, conf=f"bloc_data = {str(data)!r}", people=people)
    assert NOTE in first.page()
    file = data / "people.yaml"
    file.write_text(file.read_text("utf-8").replace(NOTE, "quite another note"), encoding="utf-8")
    again = built(tmp_path, text, conf=f"bloc_data = {str(data)!r}", people=people)
    assert "quite another note" in again.page()
    assert "quite another note" in again.page("people")


def test_a_fault_in_the_data_stops_the_build_with_file_and_line(tmp_path, data):
    file = data / "people.yaml"
    file.write_text(file.read_text("utf-8") + "\n- id: Nobody At All\n", encoding="utf-8")
    with pytest.raises(ExtensionError, match=r"people\.yaml:\d+"):
        built(tmp_path, "Hello.", conf=f"bloc_data = {str(data)!r}")


def test_nothing_changed_nothing_is_read_again(tmp_path):
    built(tmp_path, "Hello.")
    page = tmp_path / "out" / "html" / "index.html"
    before = page.stat().st_mtime_ns
    built(tmp_path, "Hello.")
    assert page.stat().st_mtime_ns == before
