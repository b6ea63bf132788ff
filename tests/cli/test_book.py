"""`bloc-course book`."""

from __future__ import annotations

import socket
import threading
import time
from urllib.request import urlopen

import pytest

from bloc_course.cli import main
from bloc_course.cli._building import faults
from bloc_course.cli._serving import ASKED, serve, watch


@pytest.fixture
def root(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "_config.yml").write_text("title: T\nauthor: A\n", encoding="utf-8")
    (tmp_path / "book" / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    return tmp_path


def test_outside_a_checkout_it_says_where_to_go(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["book", "build"]) == 2
    assert "go to the checkout or name --root" in capsys.readouterr().err
    assert main(["book", "build", "--root", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_the_root_is_found_from_below(root, monkeypatch, capsys):
    monkeypatch.chdir(root / "book")
    assert main(["book", "serve"]) == 2
    said = capsys.readouterr().err
    assert str(root / "_build") in said
    assert "run `bloc-course book build` first" in said


def test_a_fault_in_a_page_is_shown_with_its_line_and_fails(root, capsys):
    (root / "book" / "index.md").write_text("# T\n\n[x](nowhere.md)\n", encoding="utf-8")
    assert main(["book", "build", "--root", str(root)]) == 1
    said = capsys.readouterr()
    assert "index.md:3: WARNING" in said.err
    assert "the book has faults" in said.err


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("reading\nindex.md:3: WARNING: no target\ndone", ["index.md:3: WARNING: no target"]),
        (
            "Parallel build error:\nModuleNotFoundError: No module named 'x'\n" + "at\n" * 30,
            ["ModuleNotFoundError: No module named 'x'"],
        ),
        ("\x1b[31mExtension error: x\x1b[0m\nat", ["Extension error: x"]),
        ("all\n" * 30 + "killed", ["all"] * 19 + ["killed"]),
    ],
)
def test_of_what_a_failed_build_said_the_cause_is_told(said, told):
    assert faults(said) == told


def test_a_port_in_use_is_named(root, capsys):
    pages = root / "_build" / "html"
    pages.mkdir(parents=True)
    (pages / "index.html").write_text("<p>here", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["book", "serve", "--root", str(root), "--port", str(port)]) == 2
    assert f"port {port} can't be used" in capsys.readouterr().err
    assert main(["book", "serve", "--root", str(root), "--port", "99999999"]) == 2
    assert "ports end at 65535" in capsys.readouterr().err


def test_the_book_in_one_file_is_written_beside_the_site(root, capsys):
    config = (root / "_config.yml").read_text(encoding="utf-8")
    ours = "sphinx:\n  extra_extensions: [bloc_course.book]\n"
    (root / "_config.yml").write_text(config + ours, encoding="utf-8")
    (root / "book" / "index.md").write_text("# Begin\n\nHere.\n", encoding="utf-8")
    assert main(["book", "build", "--root", str(root), "--edition", "html"]) == 0
    file = root / "_build" / "editions" / "book.html"
    assert str(file) in capsys.readouterr().out
    assert "<h1>Begin" in file.read_text(encoding="utf-8")


def test_a_pdf_without_a_browser_fails_before_anything_is_built(root, capsys):
    call = ["book", "build", "--root", str(root), "--edition", "pdf", "--browser", "/no/chrome"]
    assert main(call) == 2
    assert "no program /no/chrome; name one: --browser" in capsys.readouterr().err
    assert not (root / "_build").exists()


def test_a_served_page_asks_for_news_and_the_file_stays_as_it_was_built(tmp_path):
    page = "<html><body><p>Here</body></html>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "a.css").write_text("p{}", encoding="utf-8")
    builds = [3]
    with serve(tmp_path, 0, builds) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host, port = server.server_address[:2]
        at = f"http://{host}:{port}"

        def read(path):
            with urlopen(at + path, timeout=10) as answer:
                return answer.read().decode()

        assert host == "127.0.0.1"
        assert "location.reload()" in read("/")
        assert read("/index.html").endswith("</script></body></html>")
        assert read("/a.css") == "p{}"
        assert read(ASKED) == "3"
        builds[0] += 1
        assert read(ASKED) == "4"
        server.shutdown()
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == page


def test_without_watching_pages_are_served_as_they_are(tmp_path):
    (tmp_path / "index.html").write_text("<body>Here</body>", encoding="utf-8")
    with serve(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with urlopen(f"http://127.0.0.1:{server.server_port}/", timeout=10) as answer:
            assert answer.read() == b"<body>Here</body>"
        server.shutdown()


def test_a_change_is_built_and_a_faulty_build_is_not_counted(tmp_path, monkeypatch):
    monkeypatch.setattr("bloc_course.cli._serving._WAIT", 0.01)
    chapter, results, builds, stop = tmp_path / "a.md", [0, 1, 0], [0], threading.Event()
    chapter.write_text("one", encoding="utf-8")
    seen = []

    def build():
        seen.append(chapter.read_text(encoding="utf-8"))
        return results[len(seen) - 1]

    watcher = threading.Thread(target=watch, args=([tmp_path], build, builds, stop))
    watcher.start()
    for number, text in enumerate(("one", "three", "fifteen"), 1):
        # At once and whole: half a text would be one more change.
        whole = tmp_path.with_suffix(".new")
        whole.write_text(text, encoding="utf-8")
        if number > 1:
            whole.replace(chapter)
        (tmp_path / "ignored.txt").write_text(text, encoding="utf-8")
        until = time.monotonic() + 10
        while len(seen) < number and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.05)
    stop.set()
    watcher.join(10)
    assert seen == ["one", "three", "fifteen"]
    assert builds == [2]
