"""What the figures of an item mean, in plain sentences, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from msgspec.structs import replace

from bloc_course.forms.expected import ENOUGH
from bloc_course.grading.statistics.classical import NORMAL_95
from bloc_course.grading.statistics.model import ItemStatistics, ItemVerdict, OptionStatistics
from bloc_course.grading.statistics.options import EASY_ABOVE

HARD_BELOW = 0.30
TELLS_ABOVE = 0.20
UNREADABLE_ABOVE = 0.10
BLANK_ABOVE = 0.20
# With so many items judged, some will seem at fault by chance.
MANY_ITEMS = 20
FEW_PAPERS = 100
# The first that is found is what an instructor should see first.
ORDER: tuple[ItemVerdict, ...] = ("key", "unreadable", "hard", "weak", "easy", "few", "good")
# Worth an instructor's time before all others.
FIRST: tuple[ItemVerdict, ...] = ("key", "unreadable", "hard", "weak")
Said = tuple[ItemVerdict, str]


def judged(item: ItemStatistics) -> ItemStatistics:
    """The item with its verdict and sentences: too few answers are never judged."""
    if item.n < ENOUGH:
        said: list[Said] = [("few", few(item.n))]
    else:
        said = [*_key(item), *_unreadable(item), *_difficulty(item), *_discrimination(item)]
    verdict = min((kind for kind, _ in said), key=ORDER.index)
    return replace(item, verdict=verdict, sentences=tuple(words for _, words in said))


def urgent(items: Sequence[ItemStatistics]) -> list[ItemStatistics]:
    """The items to look at first, the worst first."""
    found = [item for item in items if item.verdict in FIRST]
    return sorted(found, key=lambda item: (ORDER.index(item.verdict), item.difficulty, item.item))


def percent(share: float) -> str:
    """A share in 0 to 1 as whole per cent."""
    return f"{100 * share:.0f} %"


def few(n: int) -> str:
    """The sentence for what has too few answers."""
    if n == 1:
        return "Do not judge this item on 1 answer."
    return f"Do not judge this item on {n} answers."


def _key(item: ItemStatistics) -> Iterator[Said]:
    if item.band is not None and item.band[1] < 0:
        yield (
            "key",
            (
                "Look at the key first: who did well elsewhere tended to get this wrong"
                f" (r {_signed(item.discrimination)}, band {_signed(item.band[0])} to"
                f" {_signed(item.band[1])})."
            ),
        )
    for wrong in item.options:
        right = _keyed_beside(wrong, item.options)
        if wrong.keyed or right is None or wrong.thirds is None or right.thirds is None:
            continue
        # Two shares of the upper third differ by chance by up to about two standard errors.
        took, keyed = wrong.thirds[2], right.thirds[2]
        lead, noise = took - keyed, NORMAL_95 * sqrt(3 * (took + keyed) / item.n)
        if lead > noise:
            row = f" (for {wrong.group})" if wrong.group else ""
            yield (
                "key",
                (
                    f"Of the strongest third {percent(took)} took “{wrong.text}”{row} and"
                    f" only {percent(keyed)} the key: is the key right, the wording clear?"
                ),
            )


def _keyed_beside(
    option: OptionStatistics, options: Sequence[OptionStatistics]
) -> OptionStatistics | None:
    """The keyed option that was offered in its place, where there is exactly one."""
    found = [
        other
        for other in options
        if other.keyed and (other.part, other.group) == (option.part, option.group)
    ]
    return found[0] if len(found) == 1 else None


def _unreadable(item: ItemStatistics) -> Iterator[Said]:
    unread = item.statuses.get("malformed", 0) + item.statuses.get("ambiguous", 0)
    if unread > UNREADABLE_ABOVE * item.n:
        yield (
            "unreadable",
            f"{unread} of {item.n} answers could not be read: say more plainly how to answer.",
        )
    blank = item.statuses.get("blank", 0)
    if blank > BLANK_ABOVE * item.n:
        yield "hard", f"{blank} of {item.n} left it blank."


def _difficulty(item: ItemStatistics) -> Iterator[Said]:
    if item.difficulty_band[1] < HARD_BELOW:
        yield "hard", "Hard for this class: was it taught, and is it asked clearly?"
    elif item.difficulty_band[0] > EASY_ABOVE:
        yield (
            "easy",
            "Nearly everybody earns it: fine as a check, but it tells students apart very little.",
        )


def _discrimination(item: ItemStatistics) -> Iterator[Said]:
    r, band = item.discrimination, item.band
    if r is None or band is None:
        yield "weak", "All answers or all other marks are alike, so nothing can be said of r."
    elif band[0] > 0:
        strong = "well" if r >= TELLS_ABOVE else "a little"
        yield "good", f"It goes {strong} with the other questions."
    elif 0 <= band[1] < TELLS_ABOVE:
        yield (
            "weak",
            "It goes with the other questions hardly at all: it asks something else, or by chance.",
        )
    elif band[1] >= 0:
        yield (
            "good",
            f"Whether it goes with the other questions can't be told from {item.n} answers.",
        )


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def warnings(papers: int, items: Sequence[ItemStatistics]) -> Iterator[str]:
    """What must be known before any figure is read."""
    if not papers:
        yield "Nothing was handed in, so there is nothing to count."
        return
    if papers < FEW_PAPERS:
        # By the rule of thumb ±1.96/√(n - 3) round a correlation of 0.
        half = NORMAL_95 / sqrt(papers - 3) if papers > 3 else 1.0
        yield (
            f"{papers} papers decide nothing about a question: even one that all of them answered"
            f" has a band of about ±{min(1.0, half):.2f} round its discrimination."
        )
    few_ = sum(item.n < ENOUGH for item in items)
    if few_:
        yield (
            f"{few_} of {len(items)} items have fewer than {ENOUGH} answers: look at what was"
            " chosen, not at the figures; items of a family are siblings, not the same item."
        )
    below = [item for item in items if item.n >= ENOUGH and (item.discrimination or 0) < 0]
    sure = [item.item for item in below if item.band is not None and item.band[1] < 0]
    perhaps = [item.item for item in below if item.item not in sure]
    if sure:
        yield f"Look at the key first: discrimination is below 0 for {', '.join(sure)}."
    if perhaps:
        yield f"Discrimination is below 0, perhaps by chance, for {', '.join(perhaps)}."
    enough = len(items) - few_
    if enough >= MANY_ITEMS:
        yield (
            f"{enough} items are judged, each with 95 % bands: about {round(enough / 20)} bands"
            " will miss the true figure by chance alone."
        )
