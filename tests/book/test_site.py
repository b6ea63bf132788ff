"""What the published site has beside its pages, with and without a base address and repository."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import lxml.html
import pytest
import yaml
from docutils import nodes

from bloc_course.book.reports import report_address
from bloc_course.book.site import description
from bloc_course.book.social import HEIGHT, WIDTH
from bloc_course.cli import parser
from bloc_course.dataset.history import last_change
from small_books import built
from worlds import world

ROOT = Path(__file__).parents[2]
BASE = "https://example.org/course/"
REPOSITORY = "https://github.com/someone/course"
CONF = 'html_theme = "sphinx_book_theme"\nhtml_title = "A small book"\n'
PAGES = {"people": "# People\n\n:::{reference} people\n:::\n", "deep/er": "# Deeper\n\nIn.\n"}


def small(folder, conf=""):
    (folder / "source" / "deep").mkdir(parents=True)
    return built(folder, "What was *agreed* & when. {loc}`p2`\n\nMore.", conf=CONF + conf, **PAGES)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return small(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    theme = f"bloc_repository = '{REPOSITORY}'\n"
    theme += "bloc_editions = ['pdf', 'epub']\n"
    folder = tmp_path_factory.mktemp("published")
    (folder / "source" / "_static").mkdir(parents=True)
    shutil.copy(ROOT / "book" / "_static" / "social-card.png", folder / "source" / "_static")
    return small(folder, f"html_baseurl = '{BASE}'\nhtml_static_path = ['_static']\n{theme}")


def tree(book, name="index"):
    return lxml.html.fromstring(book.page(name))


def meta(page):
    return {e.get("name") or e.get("property"): e.get("content") for e in page.iter("meta")}


def test_both_build_without_a_warning(plain, published):
    assert (plain.said, published.said) == ("", "")


def test_a_page_says_in_its_own_words_what_it_is_about(plain):
    assert meta(tree(plain))["description"] == "What was agreed & when."


def test_a_long_beginning_ends_after_a_word():
    document = nodes.section("", nodes.paragraph("", "word, " * 40))
    assert description(document).endswith("word …")
    assert len(description(document)) <= 162


def test_without_an_address_nothing_pretends_to_know_it(plain):
    page = tree(plain)
    assert not page.xpath('//link[@rel="canonical"]')
    assert not [name for name in meta(page) if name and name.startswith(("og:", "twitter:"))]
    assert not (plain.out / "sitemap.xml").exists()
    assert "bc-report" not in plain.page("people")


def test_with_an_address_pages_say_where_they_are_and_how_they_look(published):
    page = tree(published, "deep/er")
    (canonical,) = page.xpath('//link[@rel="canonical"]')
    assert canonical.get("href") == f"{BASE}deep/er.html"
    said = meta(page)
    assert said["og:url"] == f"{BASE}deep/er.html"
    assert (said["og:title"], said["og:description"]) == ("Deeper", "In.")
    assert said["og:image"] == f"{BASE}_static/social-card.png"
    assert (published.out / "_static" / "social-card.png").is_file()
    assert said["twitter:card"] == "summary_large_image"


def test_the_sitemap_lists_every_page_once(published):
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = ET.parse(published.out / "sitemap.xml").findall("s:url/s:loc", names)
    pages = ("deep/er", "index", "people")
    assert [loc.text for loc in found] == [f"{BASE}{page}.html" for page in pages]


def test_the_lost_page_loads_and_leads_from_any_depth(published, plain):
    page = tree(published, "404")
    assert meta(page)["robots"] == "noindex"
    assert not page.xpath('//link[@rel="canonical"]')
    for element in page.iter("a", "link", "script", "img", "form"):
        for name in ("href", "src", "action"):
            address = element.get(name) or "#"
            known = ("#", "/course/", "https:", "data:")
            assert address.startswith(known), address
    assert page.xpath('//a[@href="/course/index.html"]')
    assert tree(plain, "404").xpath('//a[@href="index.html"]')


def test_a_page_says_which_data_it_shows_and_not_the_day_of_the_build(plain):
    (said,) = tree(plain).find_class("bc-version")
    assert said.text.startswith(f"Version {world().data.version} of the data")
    assert "docbuild:last-update" not in plain.page()


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_day_of_the_data_is_what_git_has_on_record(tmp_path):
    def git(*words):
        who = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    data = tmp_path / "data"
    data.mkdir()
    assert last_change(data) == ""
    (data / "a.yaml").write_text("a", encoding="utf-8")
    git("init")
    git("add", ".")
    last_change.cache_clear()
    assert last_change(data) == ""
    git("commit", "-m", "a", "--date", "2020-02-03T12:00:00")
    last_change.cache_clear()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", last_change(data))
    (data / "a.yaml").write_text("b", encoding="utf-8")
    last_change.cache_clear()
    assert last_change(data) == ""


def test_a_report_on_an_entry_is_begun_for_the_reader(published):
    entries = tree(published, "people").find_class("bc-entry")
    assert len(entries) == len(world().data.people)
    (entry,) = [entry for entry in entries if entry.get("id") == "mikhail-riutin"]
    (link,) = entry.xpath('.//p[@class="bc-report"]/a')
    assert link.text_content() == "Report a problem with this entry"
    assert link.get("href") == (f"{REPOSITORY}/issues/new?template=entry.yml&entry=mikhail-riutin")


def test_the_form_of_a_report_has_the_field_that_the_link_fills():
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/entry.yml").read_text(encoding="utf-8"))
    assert "entry" in [part.get("id") for part in form["body"]]


def test_editions_are_linked_where_the_address_is_known(published, plain):
    (said,) = tree(published, "deep/er").find_class("bc-editions")
    links = {a.text: a.get("href") for a in said.iter("a")}
    assert links == {"PDF": f"{BASE}editions/book.pdf", "EPUB": f"{BASE}editions/book.epub"}
    assert not tree(plain).find_class("bc-editions")


def test_the_workflow_changes_settings_that_are_there_and_calls_what_the_program_has():
    text = (ROOT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["build"]["steps"]
    config = (ROOT / "_config.yml").read_text(encoding="utf-8")
    runs = "\n".join(step.get("run", "") for step in steps)
    for pattern in re.findall(r"s\|([^|]+)\|", runs):
        assert len(re.findall(pattern, config, re.MULTILINE)) == 1, pattern
    (call,) = re.findall(r"^bloc-course (.*)$", runs, re.MULTILINE)
    assert parser().parse_args(call.split()).edition == ["site", "html", "pdf", "epub"]


def test_reports_elsewhere():
    gitlab = report_address("https://gitlab.com/a/b.git", "x")
    assert gitlab == "https://gitlab.com/a/b/-/issues/new?issue%5Btitle%5D=x%3A+"
    assert report_address("https://code.example.org/a/b/", "x") == (
        "https://code.example.org/a/b/issues"
    )


def test_the_card_is_as_large_as_the_networks_ask():
    head = (ROOT / "book" / "_static" / "social-card.png").read_bytes()[:24]
    assert head[1:4] == b"PNG"
    assert struct.unpack(">II", head[16:24]) == (WIDTH, HEIGHT)
