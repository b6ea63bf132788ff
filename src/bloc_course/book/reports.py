"""A link below each reference entry that opens a report at the book's repository."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode, urljoin, urlsplit

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

SAID = "Report a problem with this entry"
_QUESTIONS = "What is wrong:\n\nWhere the article shows it (a locator such as p2 or n9.1):\n"


def report_address(repository: str, entry: str, title: str, page: str) -> str:
    """Where a new report begins: filled in at GitHub and GitLab, else the list of issues."""
    repository = repository.rstrip("/").removesuffix(".git")
    body = f"Entry: `{entry}`\nPage: {page}\n\n{_QUESTIONS}"
    host = urlsplit(repository).netloc
    if host == "github.com":
        return f"{repository}/issues/new?" + urlencode({"title": f"{title}: ", "body": body})
    if "gitlab" in host:
        fields = {"issue[title]": f"{title}: ", "issue[description]": body}
        return f"{repository}/-/issues/new?" + urlencode(fields)
    return f"{repository}/issues"


class ReportLinks(SphinxPostTransform):
    """Adds the links where `_config.yml` names a repository (`repository: url:`)."""

    default_priority: ClassVar[int] = 700
    builders = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Put a link at the end of each entry of the page."""
        repository = self.config.html_theme_options.get("repository_url")
        if not repository:
            return
        page = self.app.builder.get_target_uri(self.env.docname)
        if self.config.html_baseurl:
            page = urljoin(self.config.html_baseurl.rstrip("/") + "/", page)
        for entry in self.document.findall(nodes.section):
            if "bc-entry" not in entry["classes"]:
                continue
            key, title = entry["ids"][0], entry[0].astext()
            address = report_address(repository, key, title, f"{page}#{key}")
            link = nodes.reference("", SAID, refuri=address, internal=False)
            entry.append(nodes.paragraph("", "", link, classes=["bc-report"]))
