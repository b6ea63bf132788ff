"""The layers of the article, from the layer and words of each of its paragraphs."""

from __future__ import annotations

from itertools import groupby

from bloc_course.dataset.phrases import layer_name
from bloc_course.dataset.records import Article, Hand, LayerOfText
from bloc_course.figures.layers import Layer

# By the kind of locator: who wrote what stands there, where the article declares nothing else.
_HANDS: dict[str, Hand] = {
    "h": "editors",
    "e": "editors",
    "p": "author",
    "n": "author",
    "d": "missing",
}
_HAND_WORDS: dict[Hand, str] = {
    "author": "the author",
    "editors": "editors and publishers",
    "mixed": "more hands than one",
    "missing": "headings only",
}
_UNDECLARED = LayerOfText()


def hands_of(article: Article) -> dict[Hand, str]:
    """What readers call each hand: the article's own words for it, else plain ones."""
    return {hand: getattr(article.hands, hand) or words for hand, words in _HAND_WORDS.items()}


def layers_of(article: Article) -> list[Layer]:
    """One layer for each run of paragraphs of the same layer, masthead lines together first."""
    kept = {k: v for k, v in article.locators.items() if not k.startswith("h")}
    head = {k: v for k, v in article.locators.items() if k.startswith("h")}
    ordered = [*sorted(head.items(), key=lambda h: int(h[0][1:])), *kept.items()]
    layers = []
    for name, run in groupby(ordered, key=lambda pair: pair[1].layer):
        paragraphs = list(run)
        declared = article.layers.get(name, _UNDECLARED)
        layers.append(
            Layer(
                name=layer_name(article, name),
                first=paragraphs[0][0],
                last=paragraphs[-1][0],
                words=sum(paragraph.words for _, paragraph in paragraphs),
                paragraphs=len(paragraphs),
                hand=declared.hand or _HANDS[paragraphs[0][0][0]],
            )
        )
    return layers
