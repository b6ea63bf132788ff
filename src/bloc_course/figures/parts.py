"""The layers of the article, from the layer and words of each of its paragraphs."""

from __future__ import annotations

from itertools import groupby

from bloc_course.dataset.records import Article
from bloc_course.figures.layers import Hand, Layer

# By the kind of locator: who wrote what stands there.
_HANDS: dict[str, Hand] = {
    "h": "editors",
    "e": "editors",
    "p": "author",
    "n": "mixed",
    "d": "missing",
}
# What a reader calls a layer where its name in the data is shorter.
_NAMES = {"editors-2008": "editors’ preface", "note": "notes", "appendix-heading": "appendix"}
HANDS: dict[Hand, str] = {
    "author": "Broué, 1980",
    "editors": "editors and publishers, 2008",
    "mixed": "Broué, brought up to date in part by 2008",
    "missing": "announced, not in this text",
}


def layers_of(article: Article) -> list[Layer]:
    """One layer for each run of paragraphs of the same layer, masthead lines together first."""
    kept = {k: v for k, v in article.locators.items() if not k.startswith("h")}
    head = {k: v for k, v in article.locators.items() if k.startswith("h")}
    ordered = [*sorted(head.items(), key=lambda h: int(h[0][1:])), *kept.items()]
    layers = []
    for name, run in groupby(ordered, key=lambda pair: pair[1].layer):
        paragraphs = list(run)
        layers.append(
            Layer(
                name=_NAMES.get(name, name.replace("-", " ")),
                first=paragraphs[0][0],
                last=paragraphs[-1][0],
                words=sum(paragraph.words for _, paragraph in paragraphs),
                paragraphs=len(paragraphs),
                hand=_HANDS[paragraphs[0][0][0]],
            )
        )
    return layers
