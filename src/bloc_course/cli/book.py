"""`bloc-course book`: build the course book and its editions, or serve it on this machine."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from bloc_course.cli._base import Command, add_parser
from bloc_course.errors import CallError

_PORT = 8000
# The site, and the registered editions (a test holds the two together).
EDITIONS = ("site", "epub", "html", "pdf")
EXAMPLES = (
    "bloc-course book build",
    "bloc-course book build --all --verbose",
    "bloc-course book build --edition pdf --edition epub",
    "bloc-course book serve --port 8080",
    "bloc-course book serve --no-watch",
)


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    title = "build the pages; warnings are errors"
    what = "Build the pages into _build/html, or an edition into _build/editions."
    build = add_parser(actions, "build", title, what, EXAMPLES[:3])
    build.add_argument("--all", action="store_true", help="write every page anew")
    build.add_argument("--verbose", action="store_true", help="show what the builder says")
    build.add_argument(
        "--edition",
        action="append",
        choices=EDITIONS,
        help="site (the default), html (one file), pdf (tagged) or epub; may be given again",
    )
    help_ = "the Chromium or Chrome that prints the PDF (default: the first on PATH)"
    build.add_argument("--browser", default="", metavar="PROGRAM", help=help_)
    title = "show the pages in a browser on this machine; build again after a change"
    what = "Serve the pages at 127.0.0.1, and build them again when chapters or data change."
    serve = add_parser(actions, "serve", title, what, EXAMPLES[3:])
    serve.add_argument("--port", type=int, default=_PORT, help=f"port (default {_PORT})")
    serve.add_argument("--no-watch", action="store_true", help="serve what was built, as it is")
    for action in (build, serve):
        action.add_argument("--root", type=Path, help="folder with _config.yml (default: found)")


def run(args: Namespace) -> int:
    """Build or serve; 1 where the build finds a fault."""
    root = _root(args.root)
    return _build(root, args) if args.action == "build" else _serve(root, args)


def _root(given: Path | None) -> Path:
    """The folder of the book: the one given, or the nearest above with a _config.yml."""
    folders = [given] if given else [Path.cwd(), *Path.cwd().parents]
    for folder in folders:
        if (folder / "_config.yml").is_file() and (folder / "book" / "_toc.yml").is_file():
            return folder.resolve()
    raise CallError(
        f"no _config.yml with book/_toc.yml in {given}"
        if given
        else "no _config.yml with book/_toc.yml here or above; go to the checkout or name --root"
    )


def _build(root: Path, args: Namespace) -> int:
    from bloc_course.cli._building import build

    wanted = list(dict.fromkeys(args.edition or ["site"]))
    if "pdf" in wanted:
        _browser(args.browser)  # before minutes of building
    built: set[str] = set()
    for name in wanted:
        if not args.verbose:
            print(f"building the {'book' if name == 'site' else name + ' edition'} …", flush=True)
        builder, write = _edition(name)
        if builder not in built and build(root, builder, everything=args.all, say=args.verbose):
            return 1
        built.add(builder)
        print(write(root / "_build" / builder, root / "_build" / "editions", args.browser))
    return 0


def _browser(given: str) -> None:
    from importlib.util import find_spec

    if find_spec("sphinx") is not None:
        from bloc_course.book.editions.pdf import browser_at

        browser_at(given)


def _edition(name: str) -> tuple[str, Callable[[Path, Path, str], Path]]:
    """The builder of an edition, and what makes its file and gives the path."""
    if name == "site":
        return "html", lambda built, _folder, _browser: built / "index.html"
    from importlib.util import find_spec

    if find_spec("sphinx") is None:
        raise CallError("the book needs more packages: pip install 'bloc_course[book]'")
    from bloc_course.book.editions._base import Edition
    from bloc_course.registry import one

    edition = one("bloc_course.book.editions", name, Edition)
    assert edition is not None

    def write(built: Path, folder: Path, browser: str) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"book{edition.suffix}"
        edition.write(built, target, browser)
        return target

    return edition.builder, write


def _serve(root: Path, args: Namespace) -> int:
    import threading

    from bloc_course.cli._building import build
    from bloc_course.cli._serving import serve, watch
    from bloc_course.dataset.load import data_folder

    pages = root / "_build" / "html"
    if not (pages / "index.html").is_file():
        raise CallError(f"nothing is built in {pages}; run `bloc-course book build` first")
    builds = None if args.no_watch else [0]
    stop = threading.Event()
    with serve(pages, args.port, builds) as server:
        print(f"http://127.0.0.1:{server.server_port}/  (Ctrl+C stops)", flush=True)
        if builds is not None:
            folders = [root / "book", root / "docs", root / "_config.yml", data_folder()]
            folders.append(Path(__file__).parents[1])
            call = (folders, lambda: build(root), builds, stop)
            threading.Thread(target=watch, args=call, daemon=True).start()
        try:
            server.serve_forever()
        finally:
            stop.set()
    return 0


SPEC = Command(
    name="book",
    help="build the course book and its editions, or serve it on this machine",
    description="Build the course book from book/ into _build/html, with warnings as errors, or as "
    "one HTML file, tagged PDF or EPUB into _build/editions; or serve it at an address of this "
    "machine, built again after every change.",
    examples=EXAMPLES,
    add_arguments=add_arguments,
    run=run,
)
