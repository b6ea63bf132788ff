"""Every page in a browser: light, dark and on a phone, by eye of axe-core and by keyboard alone.

axe-core is fetched by `make checkers` (or `make test`) into `_build/tools`.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from bloc_course.formats.web_page import write
from devtools import CHROMIUM, Browser
from player import pages as player

AXE = Path(__file__).parents[2] / "_build/tools/axe-core/package/axe.min.js"
FIRST_VISIT = 200_000  # bytes over the wire, with everything that a page loads
PHONE, DESK = 320, 1280
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

# Off by default in axe-core: 24 px for what is not in running text (WCAG 2.2, 2.5.8).
SIZES = "rules: {'target-size': {enabled: true}}"
COLOURS = "runOnly: ['color-contrast', 'link-in-text-block', 'target-size']"
# It takes a link that wraps for the whole rectangle around its lines, and what is not laid out yet
# for as small as it is guessed: such targets are measured line by line.
FAULTS = """(async () => {
  const all = document.createElement('style');
  all.textContent = '.bc-entry { content-visibility: visible !important; }';
  document.head.append(all);
  const touches = (one, other) => one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom;
  const large = (target) => [...target.getClientRects()].every((line, at, lines) => (
    line.height >= 24 && (lines.length > 1 || line.width >= 24)
    && ![...document.links].some((link) => (
      link !== target && [...link.getClientRects()].some((other) => touches(line, other))))));
  const found = await axe.run(document, {resultTypes: ['violations'], %s});
  return found.violations.flatMap((rule) => rule.nodes.filter((node) => (
    rule.id !== 'target-size' || !large(document.querySelector(node.target[0]))
  )).map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
})()"""
# What a reader would have to push to and fro, with every table of a figure opened.
SIDEWAYS = """(async () => {
  document.querySelectorAll('details').forEach((each) => { each.open = true; });
  await new Promise((done) => setTimeout(done, 50));
  const out = [...document.querySelectorAll('.bc-scroll, .bd-article table')].filter((each) => (
    each.matches('table') ? each.offsetWidth > each.parentElement.clientWidth
      : each.scrollWidth > each.clientWidth));
  return out.map((each) => each.ariaLabel || each.textContent.trim().slice(0, 60));
})()"""
# Words in drawings, in px as they are seen.
SMALL = """[...document.querySelectorAll('.bc-scroll svg')].flatMap((drawing) => {
  const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  return [...drawing.querySelectorAll('text')].filter((text) => (
    scale && parseFloat(getComputedStyle(text).fontSize) * scale < 10)
  ).map((text) => text.textContent);
})"""
# Words cut in two without a hyphen, where columns or links leave them little room.
BROKEN = """[...document.querySelectorAll('.prev-next-title, .bd-article :is(h1, h2, h3, th, td)')]
  .flatMap((each) => {
    const cut = [], walk = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walk.nextNode()) {
      for (const word of walk.currentNode.data.matchAll(/[\\p{L}\u2019]{2,}/gu)) {
        range.setStart(walk.currentNode, word.index);
        range.setEnd(walk.currentNode, word.index + word[0].length);
        const lines = [...range.getClientRects()].map((line) => Math.round(line.top));
        if (new Set(lines).size > 1) cut.push(word[0]);
      }
    }
    return cut;
  })"""
# The theme answers a change of colours a frame later, and lets them fade.
SETTLED = """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  document.getAnimations().forEach((each) => each.finish());
  requestAnimationFrame(() => done(document.documentElement.dataset.theme));
})))"""
FOCUS = """(() => {
  const here = document.activeElement, quiz = here.closest('bloc-quiz');
  if (!quiz) return { quiz: false, end: here === document.body };
  const name = here.labels?.[0]?.textContent || here.ariaLabel || here.textContent;
  const before = window.last?.isConnected ? window.last.compareDocumentPosition(here) : 4;
  window.last = here;
  return {
    quiz: quiz.dataset.walked = true, name: name.trim(), tag: here.tagName, type: here.type,
    forward: Boolean(before & 4), seen: getComputedStyle(here).outlineStyle !== 'none',
    set: here.type === 'radio'
      ? Boolean(document.querySelector(`[name="${CSS.escape(here.name)}"]:checked`)) : here.checked,
    hint: here.getAttribute('aria-describedby') || '', move: here.dataset.move || '',
  };
})()"""
UNANSWERED = """[...document.querySelectorAll('.bq-question')].flatMap((question) =>
  question.querySelector('.bq-feedback').children.length ? [] : [question.id])"""
# New questions are there when the page is opened again.
NEW = "Promise.all([...document.querySelectorAll('[data-sets]')].map((quiz) => quiz.renew()))"
CAME = "Promise.all([...document.querySelectorAll('[data-sets]')].map((quiz) => quiz.coming))"
COUNTS = "[...document.querySelectorAll('bloc-quiz')].map((quiz) => quiz.status.textContent)"


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    chromium = Browser(tmp_path_factory.mktemp("chromium"))
    yield chromium
    chromium.close()


def addresses(out: Path) -> list[Path]:
    return [page for page in sorted(out.rglob("*.html")) if "_static" not in page.parts]


def over_the_wire(requests: set[str]) -> int:
    """Bytes of what was asked for, each file once, as a server that compresses sends them."""
    files = {Path(unquote(urlsplit(url).path)) for url in requests if url.startswith("file:")}
    raw = {".woff2", ".png"}
    sizes = [
        len(f.read_bytes() if f.suffix in raw else gzip.compress(f.read_bytes())) for f in files
    ]
    return sum(sizes)


@pytest.fixture(scope="module")
def axe(browser):
    """Has axe-core in every page that is opened."""
    if not AXE.is_file():
        pytest.skip("axe-core is not here: `make checkers` fetches it")
    source = AXE.read_text(encoding="utf-8")
    script = browser.call("Page.addScriptToEvaluateOnNewDocument", source=source)
    yield
    browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])


@pytest.fixture(scope="module")
def seen(browser, out, axe):
    """What axe-core, the network and the scripts had to say of each page in each of three ways."""
    told = {}
    for page in addresses(out):
        name = str(page.relative_to(out))
        browser.requests.clear()
        browser.errors.clear()
        # The theme makes what scrolls reachable by keyboard when it loads: the phone comes first.
        browser.screen(PHONE)
        browser.open(page.as_uri())
        found = {}
        for way, width, dark in (
            ("phone", PHONE, False),
            ("light", DESK, False),
            ("dark", DESK, True),
        ):
            browser.screen(width, dark=dark)
            assert browser.value(SETTLED) == ("dark" if dark else "light")
            # Nothing but colours is different in the dark.
            found[way] = browser.value(FAULTS % (COLOURS if dark else SIZES))
            if way == "phone":
                found["width"] = browser.value("document.documentElement.scrollWidth")
                found["sideways"] = browser.value(SIDEWAYS)
                found["small"] = browser.value(SMALL)
                found["broken"] = browser.value(BROKEN)
        told[name] = found | {"asked": set(browser.requests), "threw": list(browser.errors)}
    return told


@pytest.mark.parametrize("way", ["light", "dark", "phone"])
def test_axe_finds_nothing(seen, way):
    assert {name: found[way] for name, found in seen.items() if found[way]} == {}


def test_no_page_scrolls_sideways_on_a_phone(seen):
    assert {name: found["width"] for name, found in seen.items() if found["width"] > PHONE} == {}


def test_on_a_phone_nothing_is_pushed_sideways_and_drawings_are_readable(seen):
    assert {name: found["sideways"] for name, found in seen.items() if found["sideways"]} == {}
    assert {name: found["small"] for name, found in seen.items() if found["small"]} == {}


def test_on_a_phone_words_of_tables_headings_and_links_onwards_stay_whole(seen):
    assert {name: found["broken"] for name, found in seen.items() if found["broken"]} == {}


# What on paper is kept whole though it may fill a sheet, or is cut though it may not.
PRINTED = """[...document.querySelectorAll(
  '.bd-article :is(h1, h2, h3, tr, .bq-part, table, .bq-question, .cell_input .highlight)'
)].filter((each) => {
  const long = each.matches('.bq-question, .highlight')
    || Boolean(each.querySelector('tbody tr:nth-child(5)'));
  return (getComputedStyle(each).breakInside === 'avoid') === long;
}).map((each) => `${each.tagName} ${each.className}`)"""


def test_in_print_what_is_long_goes_on_over_sheets_and_what_is_short_stays_whole(browser, out):
    browser.screen(DESK)
    for name in ("secret-writing.html", "labs/contacts_lab.html"):
        browser.open((out / name).as_uri())
        browser.call("Emulation.setEmulatedMedia", media="print")
        assert browser.value(PRINTED) == [], name
    browser.call("Emulation.setEmulatedMedia", media="")


def test_pages_ask_nothing_of_other_hosts_and_their_scripts_throw_nothing(seen):
    for name, found in seen.items():
        strange = [url for url in found["asked"] if not url.startswith(("file:", "data:", "blob:"))]
        assert strange == [], name
        assert found["threw"] == [], name


def test_a_first_visit_is_light(seen):
    weights = {name: over_the_wire(found["asked"]) for name, found in seen.items()}
    assert {name: weight for name, weight in weights.items() if weight > FIRST_VISIT} == {}


ANSWERED = """document.querySelectorAll('.bq-question').forEach((question) => {
  question.querySelectorAll('input, [data-move]').forEach((each) => each.click());
  question.querySelectorAll('select').forEach((each) => { each.selectedIndex = 1; });
  const [check] = question.querySelectorAll(':scope > .bq-button');
  if (check) { check.click(); check.click(); }
}); document.querySelectorAll('details').forEach((each) => { each.open = true; });
document.querySelector('.bq-bar button')?.click();"""
# The same with the questions that come after the first.
RENEWED = f"""(async () => {{
  for (const quiz of document.querySelectorAll('[data-sets]')) await quiz.renew();
  {ANSWERED}
}})()"""
ASKED = """document.querySelectorAll('details').forEach((each) => { each.open = true; });
localStorage.setItem(`bloc-quiz ${new URL(document.querySelector('[data-form] a').href).pathname} `
  + `${document.querySelector('[data-form]').dataset.form} practice`, '{"answers":{},"tries":{}}');
[...document.querySelectorAll('.bc-progress-bar button')].at(-1).click();"""
CARD = "document.querySelector('.bc-card').showPopover()"


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_what_opens_later_or_on_a_form(browser, out, axe, tmp_path, dark):
    """Feedback, evidence, tables of figures, a card, the question before clearing; a form."""
    form = tmp_path / "form.html"
    form.write_bytes(write(player.form(list(player.EACH))))
    states = [(page, ANSWERED) for page in [*with_every_kind(out), form]]
    states += [(page, RENEWED) for page in with_every_kind(out)]
    states += [(out / "progress.html", ASKED), (out / "index.html", CARD)]
    for page, happens in states:
        browser.screen(PHONE, dark=dark)
        browser.open(page.as_uri())
        browser.value(happens)
        browser.value(SETTLED)
        assert browser.value(FAULTS % SIZES) == [], page.name
    browser.value("localStorage.clear()")


def kinds(page: Path) -> set[str]:
    found = set()
    for part in page.read_text(encoding="utf-8").split('data-type="')[1:]:
        found.add(part.partition('"')[0])
    return found


def with_every_kind(out: Path) -> list[Path]:
    """A few pages whose questions are of every kind that the book asks."""
    pages = {
        page: kinds(page) for page in addresses(out) if "<bloc-quiz" in page.read_text("utf-8")
    }
    missing, chosen = set().union(*pages.values()), []
    while missing:
        best = max(pages, key=lambda page: (len(pages[page] & missing), page.name))
        chosen.append(best)
        missing -= pages[best]
    return chosen


def answer(browser: Browser, at: dict) -> None:
    """Do with the focused control what a reader without a mouse does."""
    match at["tag"], at.get("type"):
        case ("INPUT", "radio") if not at["set"]:
            browser.press(" ")
            browser.press("ArrowDown")
        case ("INPUT", "checkbox") if not at["set"]:
            browser.press(" ")
        case ("INPUT", "text"):
            browser.write("October 1932")
        case ("TEXTAREA", _):
            browser.write("Broué says so, and his note shows the letter.")
        case ("SELECT", _):
            browser.press("ArrowDown")
        case ("BUTTON", _) if at["move"] or at["name"] == "Check":
            # Checked twice, a question gives its hint and then the answer.
            browser.press("Enter")
            browser.press(" ")


@pytest.mark.parametrize("renewed", [False, True])
def test_quizzes_are_answered_and_checked_by_keyboard_alone(browser, out, renewed):
    browser.screen(DESK)
    for page in with_every_kind(out):
        browser.open(page.as_uri())
        browser.value("localStorage.clear()")
        browser.open(page.as_uri())
        if renewed:
            browser.value(NEW)
            browser.open(page.as_uri())
            browser.value(CAME)
        entered = False
        for _ in range(900):
            browser.press("Tab")
            at = browser.value(FOCUS)
            if at["quiz"]:
                entered = True
                assert at["seen"], (page.name, "focus can't be seen", at)
                assert at["forward"], (page.name, "focus goes back", at)
                answer(browser, at)
            elif at["end"]:
                break
        else:
            pytest.fail(f"{page.name}: the end of the page was not reached")
        assert entered
        for said in browser.value(COUNTS):
            done, total = said.split(" done")[0].split(" of ")
            assert done == total, (page.name, said)
        empty = browser.value(UNANSWERED)
        assert empty == [], page.name
