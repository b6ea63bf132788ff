"""Serves the built pages at an address of this machine, and builds them again after a change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bloc_course.errors import CallError

ASKED = "/.built"  # where an open page asks which build it shows
_WAIT = 1.0  # seconds between two looks at the files
_WATCHED = {".md", ".yml", ".yaml", ".ipynb", ".py", ".css", ".js", ".svg"}
# Stands in what is served only, never in the files that were built.
_RELOAD = f"""<script>
let built;
setInterval(async () => {{
  try {{
    const now = await (await fetch("{ASKED}")).text();
    if (built !== undefined && now !== built) location.reload();
    built = now;
  }} catch {{ /* the server is gone; it may come back */ }}
}}, 1000);
</script></body>"""


class Pages(SimpleHTTPRequestHandler):
    """The built pages; with `builds`, which counts them, an open page reloads after each."""

    def __init__(self, *given: object, builds: list[int] | None, directory: str) -> None:
        self.builds = builds
        super().__init__(*given, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file, a page with its reloading script, or the number of the build."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if self.builds is None:
            super().do_GET()
        elif self.path == ASKED:
            self._send(str(self.builds[0]), "text/plain")
        elif page.suffix == ".html" and page.is_file():
            self._send(page.read_text("utf-8").replace("</body>", _RELOAD), "text/html")
        else:
            super().do_GET()

    def _send(self, text: str, kind: str) -> None:
        content = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing of what went well."""
        if args[1:2] and str(args[1]).startswith(("4", "5")):
            super().log_message(format, *args)


def serve(pages: Path, port: int, builds: list[int] | None = None) -> ThreadingHTTPServer:
    """A server of the pages at 127.0.0.1; CallError where the port can't be had."""
    handler = partial(Pages, builds=builds, directory=str(pages))
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as taken:
        why = taken.strerror if isinstance(taken, OSError) else "ports end at 65535"
        raise CallError(f"port {port} can't be used ({why}); name another --port") from taken


def state(folders: list[Path]) -> dict[Path, tuple[int, int]]:
    """Time and size of every file that the book is made of."""
    found = {}
    for folder in folders:
        for file in [folder] if folder.is_file() else folder.rglob("*"):
            if file.suffix in _WATCHED and "__pycache__" not in file.parts and file.is_file():
                stat = file.stat()
                found[file] = (stat.st_mtime_ns, stat.st_size)
    return found


def watch(
    folders: list[Path], build: Callable[[], int], builds: list[int], stop: threading.Event
) -> None:
    """Call `build` at once and after every change below `folders`; count what was built well."""
    known: dict[Path, tuple[int, int]] = {}
    while True:
        now = state(folders)
        if now != known:
            changed = [file for file in sorted(known | now) if known.get(file) != now.get(file)]
            print("building" + (f" ({changed[0]})" if known else "") + " …", flush=True)
            # The state before the build: what changes while it runs is built next.
            known = now
            if build() == 0:
                builds[0] += 1
                print("built", flush=True)
        if stop.wait(_WAIT):
            return
