"""`{export}`: links to the dataset in formats that other programs read, such as `bibtex`."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from bloc_course.book import blocks
from bloc_course.book.directives._options import DataDirective
from bloc_course.book.exports import FOLDER, file_of, offered
from bloc_course.book.report import unknown
from bloc_course.book.spec import Directive
from bloc_course.dataset.exports import exports


class ExportDirective(DataDirective):
    """A link to each format named; the files are written when the book is."""

    required_arguments = 1
    optional_arguments = 9

    def run(self) -> list[nodes.Node]:
        """A list, in the web edition only: elsewhere there is nothing to download."""
        known = {name: export for name, export in exports().items() if export.suffix}
        names = tuple(name for name in self.arguments if name in known)
        for name in self.arguments:
            if name not in known:
                unknown(name, "formats of one file", known, self.get_location())
        offered(self.env)[self.env.docname] = names
        up = "../" * self.env.docname.count("/")
        found = [known[name] for name in names]
        links: list[list[blocks.Part]] = [
            [_link(up, file_of(export)), f": {export.description}"] for export in found
        ]
        return [addnodes.only("", blocks.bullets(links), expr="builder_html")]


def _link(up: str, file: str) -> nodes.reference:
    return nodes.reference("", file, refuri=f"{up}{FOLDER}/{file}")


SPEC = Directive(name="export", directive=ExportDirective)
