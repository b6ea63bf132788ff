"""`{proven}`: a question of a family with its key, its evidence and the proof that it stands."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from bloc_course.book import blocks
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.report import fault, unknown
from bloc_course.book.spec import Directive
from bloc_course.draw import ranker
from bloc_course.figures.figure import Cite
from bloc_course.items.audit import sample
from bloc_course.items.family import Scope, families
from bloc_course.items.item import Item


class Proven(DataDirective):
    """The first item of a family under the seed, laid open."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "seed": directives.unchanged,
        "chapter": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Question, evidence and proof in a box; an item that can't be proven is a fault."""
        known = families()
        name = self.arguments[0]
        if name not in known:
            unknown(name, "families", known, self.get_location())
            return []
        seed = self.options.get("seed", "1")
        rank = ranker(seed.encode(), "items", name)
        made = sample(
            self.world, known[name], rank, Scope(chapters=self.ids("chapter", "chapters")), 1
        )
        if not made:
            fault(f"no item of {name} can be proven here", self.get_location())
            return []
        return [_box(made[0])]


def _box(item: Item) -> nodes.Node:
    box = nodes.container(classes=["bc-document", "bc-proven"])
    shown = "\n".join([item.stem, *(part.interaction.as_text() for part in item.parts)])
    lines = nodes.line_block()
    for text in shown.splitlines():
        # An example of how to type an answer helps nobody who cannot type one here.
        lines += nodes.line("", re.sub(r"^(Answer: .*) \(.+\)\.$", r"\1.", text))
    box += lines
    rows: list[tuple[str, list[blocks.Part]]] = [("Key", [item.feedback.key])]
    rows += [("Evidence", [f"{e.says} ", Cite(e.locators)]) for e in item.evidence]
    steps = dict.fromkeys((step.obligation, step.because) for step in item.proof)
    # Proofs mark for programs which way of refuting it is: "(t) the proven order excludes …".
    rows += [(obligation, [re.sub(r"^\(\w\) ", "", because)]) for obligation, because in steps]
    box += blocks.facts(rows)
    return box


SPEC = Directive(name="proven", directive=Proven)
