"""A link below each reference entry that opens a report at the book's repository."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode, urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

SAID = "Report a problem with this entry"


def report_address(repository: str, entry: str) -> str:
    """Where a new report begins: filled in at GitHub and GitLab, else the list of issues.

    It stands below each entry of long pages, so it is short: at GitHub a form of the repository
    asks the rest (`.github/ISSUE_TEMPLATE/entry.yml`).
    """
    repository = repository.rstrip("/").removesuffix(".git")
    host = urlsplit(repository).netloc
    if host == "github.com":
        return f"{repository}/issues/new?" + urlencode({"template": "entry.yml", "entry": entry})
    if "gitlab" in host:
        return f"{repository}/-/issues/new?" + urlencode({"issue[title]": f"{entry}: "})
    return f"{repository}/issues"


class ReportLinks(SphinxPostTransform):
    """Adds the links where `_config.yml` names a repository (`bloc_repository`)."""

    default_priority: ClassVar[int] = 700
    builders = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Put a link at the end of each entry of the page."""
        if not self.config.bloc_repository:
            return
        for entry in self.document.findall(nodes.section):
            if "bc-entry" not in entry["classes"]:
                continue
            address = report_address(self.config.bloc_repository, entry["ids"][0])
            link = nodes.reference("", SAID, refuri=address, internal=False)
            entry.append(nodes.paragraph("", "", link, classes=["bc-report"]))


def setup(app: Sphinx) -> None:
    """Register the links and their setting."""
    # The theme's own `repository_url` won't do: Jupyter Book fills it with its own address.
    app.add_config_value("bloc_repository", "", "html", (str,))
    app.add_post_transform(ReportLinks)
