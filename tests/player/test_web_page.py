"""The whole web page in a browser: what is seen with a script, without one, narrow and on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pypdf
import pytest

from bloc_course.formats.web_page import write
from player import pages

pytestmark = pytest.mark.skipif(pages.CHROMIUM is None, reason="chromium is not installed")
FORM = msgspec.structs.replace(pages.form(list(pages.EACH)), due="Friday")
CHECKER = Path(__file__).parents[2] / "_build/tools/vnu-jar/package/build/dist/vnu.jar"
JAVA = shutil.which("java")
NOTICE = "Not opened in a browser"


def chromium(folder, *options, page):
    shown = ("--hide-scrollbars", "--allow-file-access-from-files", *options)
    return pages.opened(folder, *shown, page=page)


# What a frame of a given width shows; `sandbox` lets no script of the page run but ours look in.
FRAME = """<!doctype html><meta charset="utf-8"><body>
<iframe id="frame" width="320" height="800" src="page.html" SANDBOX></iframe><pre id="report"></pre>
<script>
const frame = document.getElementById("frame");
frame.addEventListener("load", () => {
  const inner = frame.contentDocument, root = inner.documentElement;
  const seen = (css) => [...inner.querySelectorAll(css)].filter((e) => e.checkVisibility()).length;
  const wide = [...inner.querySelectorAll("body *")]
    .filter((e) => e.checkVisibility() && !e.matches(".skip, .bq-live, option, script"))
    .filter((e) => e.getBoundingClientRect().right > 320).map((e) => e.className || e.tagName);
  document.getElementById("report").textContent = JSON.stringify({
    width: root.scrollWidth, wide, unopened: seen(".unopened"), opened: seen(".opened"),
    paper: seen(".on-paper"), save: seen(".bq-bar button"), moves: seen(".bq-moves"),
    questions: seen(".bq-question"), old: seen(".old"),
  });
});
</script>"""


def framed(folder, sandbox):
    (folder / "page.html").write_bytes(write(FORM))
    frame = folder / "frame.html"
    frame.write_text(FRAME.replace("SANDBOX", sandbox), "utf-8")
    page = chromium(folder, "--dump-dom", page=frame)
    return msgspec.json.decode(re.search(r'<pre id="report">(.*?)</pre>', page)[1])


def test_at_320_pixels_nothing_is_cut_and_the_script_runs(tmp_path):
    assert framed(tmp_path, "") == {
        "width": 320,
        "wide": [],
        "unopened": 0,
        "opened": 1,
        "paper": 0,
        "save": 2,
        "moves": 6,
        "questions": len(FORM.questions),
        "old": 0,
    }


def test_without_a_script_it_is_read_and_says_how_to_open_it(tmp_path):
    assert framed(tmp_path, 'sandbox="allow-same-origin"') == {
        "width": 320,
        "wide": [],
        "unopened": 1,
        "opened": 0,
        "paper": 1,
        "save": 0,
        "moves": 0,
        "questions": len(FORM.questions),
        "old": 0,
    }


@pytest.mark.skipif(not (CHECKER.is_file() and JAVA), reason="the Nu checker or Java is not here")
def test_it_is_valid_html_without_a_warning(tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(write(FORM))
    # It knows no policy by hashes, which browsers follow (above the script runs), and one property
    # of CSS not yet.
    unknown = ".*(?:violates Content Security Policy|“field-sizing”).*"
    command = [JAVA, "-jar", CHECKER, "--format", "gnu", "--filterpattern", unknown, page]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.splitlines() == []


def test_printed_it_is_a_paper_quiz(tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(write(FORM))
    file = tmp_path / "page.pdf"
    chromium(tmp_path, f"--print-to-pdf={file}", "--no-pdf-header-footer", page=page)
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(file).pages]
    whole = " ".join(" ".join(sheets).split())
    for number in range(1, len(FORM.questions) + 1):
        assert f"Question {number} " in whole
    assert "On paper: mark a choice by its letter" in whole
    assert whole.count("Order, by numbers") == 2
    assert "Gap 1: a) before; b) after" in whole
    for screen in (NOTICE, "Save answers as a file", "same place as the card above", "↑"):
        assert screen not in whole
    for at, sheet in enumerate(sheets, 1):
        last = f"Form {FORM.form}, check code {FORM.check}, page {at} of {len(sheets)}"
        assert last in " ".join(sheet.split())
