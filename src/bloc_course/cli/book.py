"""`bloc-course book`: build the course book, or serve what was built on this machine."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bloc_course.cli._base import Command, add_parser
from bloc_course.errors import CallError

_PORT = 8000
EXAMPLES = (
    "bloc-course book build",
    "bloc-course book build --all --verbose",
    "bloc-course book serve --port 8080",
)


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    title = "build the pages; warnings are errors"
    build = add_parser(actions, "build", title, "Build the pages into _build/html.", EXAMPLES[:2])
    build.add_argument("--all", action="store_true", help="write every page anew")
    build.add_argument("--verbose", action="store_true", help="show what the builder says")
    title = "show the built pages in a browser on this machine"
    serve = add_parser(actions, "serve", title, "Serve the pages at 127.0.0.1.", EXAMPLES[2:])
    serve.add_argument("--port", type=int, default=_PORT, help=f"port (default {_PORT})")
    for action in (build, serve):
        action.add_argument("--root", type=Path, help="folder with _config.yml (default: found)")


def run(args: Namespace) -> int:
    """Build or serve; 1 where the build finds a fault."""
    root = _root(args.root)
    return _build(root, args) if args.action == "build" else _serve(root, args.port)


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
    import re
    import subprocess
    import sys
    from importlib.util import find_spec

    if find_spec("jupyter_book") is None:
        raise CallError("the book needs more packages: pip install 'bloc_course[book]'")
    start = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", start, "build", str(root / "book")]
    command += ["--path-output", str(root), "--config", str(root / "_config.yml")]
    command += ["-W", "-n", "--keep-going", *(["--all"] if args.all else [])]
    if not args.verbose:
        print("building the book …", flush=True)
    done = subprocess.run(  # noqa: S603 - our own command, no shell
        command,
        check=False,
        cwd=root,
        stdout=None if args.verbose else subprocess.PIPE,
        stderr=None if args.verbose else subprocess.STDOUT,
        encoding="utf-8",
    )
    if done.returncode == 0:
        print(f"{root / '_build' / 'html' / 'index.html'}")
        return 0
    if not args.verbose:
        said = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
        fault = re.compile(r"(WARNING|ERROR|[a-z]rror): ")
        faults = [line for line in said.splitlines() if fault.search(line)]
        print("\n".join(faults or said.splitlines()[-20:]), file=sys.stderr)
    print("the book has faults; --verbose shows the whole build", file=sys.stderr)
    return 1


def _serve(root: Path, port: int) -> int:
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    pages = root / "_build" / "html"
    if not (pages / "index.html").is_file():
        raise CallError(f"nothing is built in {pages}; run `bloc-course book build` first")
    handler = partial(SimpleHTTPRequestHandler, directory=str(pages))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as taken:
        why = taken.strerror if isinstance(taken, OSError) else "ports end at 65535"
        raise CallError(f"port {port} can't be used ({why}); name another --port") from taken
    with server:
        print(f"http://127.0.0.1:{server.server_port}/  (Ctrl+C stops)", flush=True)
        server.serve_forever()
    return 0


SPEC = Command(
    name="book",
    help="build the course book, or serve it on this machine",
    description="Build the course book from book/ into _build/html, with warnings as errors; or "
    "serve what was built at an address of this machine.",
    examples=EXAMPLES,
    add_arguments=add_arguments,
    run=run,
)
