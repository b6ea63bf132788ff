"""`bloc-course book`."""

from __future__ import annotations

import socket

import pytest

from bloc_course.cli import main


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
