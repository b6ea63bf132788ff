"""Steps in another program: drawn from a list in YAML, beside other extensions' directives."""

from __future__ import annotations

import re

import pytest

from small_books import block, built

# As in `_config.yml`: a name that both have would be a warning.
BESIDE = 'extensions.insert(0, "sphinx_design")\n'
STEPS = """- at: Question bank
  open: More > Question bank > Import
  set: {File format: Moodle XML}
  press: Import
  then: The questions are listed.
- at: Quiz
  press: Add"""


def test_each_step_is_a_window_and_a_row_of_the_table(tmp_path):
    book = built(tmp_path, block("walkthrough", "Import.", body=STEPS), conf=BESIDE)
    assert book.said == ""
    figure, _, rest = book.page().partition("</figure>")
    assert '<svg class="bc-svg' in figure
    table = rest.partition("<table")[2].partition("</table>")[0]
    for words in ("Question bank", "Import", "Moodle XML", "The questions are listed.", "Add"):
        assert words in figure, words
        assert words in table, words
    assert "- at:" not in re.sub(r"<[^>]*>", "", rest)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "write a list, each step with a dash"),
        ("at: Quiz", "write a list, each step with a dash"),
        ("- at: [Quiz", "not readable as YAML"),
        ("- press: Add", "a step says where it is"),
        ("- at: Quiz\n  push: Add", "no field 'push'; there are at, open, set, press, then"),
        ("- at: Quiz\n  set: Add", "set: write a field and its value in each line"),
        ("- at: Quiz", "step 1 (Quiz) opens, sets, presses and shows nothing"),
    ],
)
def test_a_slip_in_the_steps_is_reported(build, body, said):
    book = build(block("walkthrough", "Import.", body=body))
    pattern = rf"index\.md:\d+: ERROR: .*walkthrough: .*{re.escape(said)}"
    assert re.search(pattern, book.said), book.said
