"""Zips: read member by member, nothing onto the disk, and what is made to harm refused."""

import stat
import zipfile

import pytest

from bloc_course.submissions.archives import RATIO, SLACK
from bloc_course.submissions.handed_in import LARGEST_FILE, Refused, Submission
from bloc_course.submissions.read import read, read_bytes
from hostile_hand_ins import zipped

ANSWERS = b'{"form": "f", "check": "c", "responses": {"k7q": "b"}}'


def reasons(found):
    return {one.file: one.reason for one in found if isinstance(one, Refused)}


def test_every_member_ends_as_something_in_the_order_of_names():
    data = zipped(
        ("b (10).json", ANSWERS),
        ("b (2).json", ANSWERS),
        ("b.json", ANSWERS),
        ("folder/", b""),
        ("folder/c.yaml", b"form: f\n"),
        ("__MACOSX/._b.json", b"\0\5\x16\7"),
        (".DS_Store", b"x"),
        ("folder/d.pdf", b"%PDF-1.4"),
    )
    found = read_bytes(data, "class.zip")
    assert [one.file.removeprefix("class.zip/") for one in found] == [
        "b.json",
        "b (2).json",
        "b (10).json",
        "folder/c.yaml",
        "folder/d.pdf",
    ]
    assert [type(one) for one in found] == [Submission] * 4 + [Refused]


def test_archives_in_archives_up_to_a_depth():
    data = ANSWERS
    shown = "a.json"
    for depth in range(1, 6):
        data = zipped((shown, data))
        shown = f"{depth}.zip"
        (found,) = read_bytes(data, shown)
        assert isinstance(found, Submission) == (depth <= 3)
    assert "an archive in archives" in found.reason


TRICKS = [
    "../answers.json",
    "a/../../answers.json",
    "/etc/answers.json",
    "C:/answers.json",
    "..\\answers.json",
    "\\\\host\\answers.json",
]


@pytest.mark.parametrize("name", TRICKS)
def test_paths_that_lead_out(name, tmp_path):
    path = tmp_path / "in" / "a.zip"
    path.parent.mkdir()
    path.write_bytes(zipped((name, ANSWERS), ("good.json", ANSWERS)))
    found = list(read(path))
    assert len(found) == 2
    assert "its path leads out" in next(iter(reasons(found).values()))
    assert [one.name for one in tmp_path.iterdir()] == ["in"]
    assert [one.name for one in path.parent.iterdir()] == ["a.zip"]


def test_a_link_is_no_file():
    info = zipfile.ZipInfo("a.json")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "a link" in reasons(read_bytes(zipped((info, b"/etc/passwd")), "a.zip"))["a.zip/a.json"]


def test_a_bomb_costs_its_own_archive_only():
    small = zipped(*((f"{n}.json", b" " * 10_000_000) for n in range(12)))
    assert len(small) < 200_000
    data = zipped(("one.json", ANSWERS), ("bomb.zip", small), ("two.json", ANSWERS))
    found = read_bytes(data, "class.zip")
    assert [one.file for one in found if isinstance(one, Submission)] == [
        "class.zip/one.json",
        "class.zip/two.json",
    ]
    told = reasons(found)
    assert len(told) == 12
    unpacked = sum("the file is empty" in reason for reason in told.values())
    assert 0 < unpacked * 10_000_000 <= (RATIO * len(data) + SLACK) / 2
    assert sum("far more" in reason for reason in told.values()) == 12 - unpacked


def test_a_member_too_large_is_not_unpacked():
    data = zipped(("big.json", b"x" * (LARGEST_FILE + 1)))
    assert reasons(read_bytes(data, "a.zip")) == {
        "a.zip/big.json": "the file is far too large for answers"
    }


def test_a_size_that_lies():
    data = zipped(("a.json", b"x" * 1000), method=zipfile.ZIP_STORED)
    short = data.replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert "damaged" in reasons(read_bytes(short, "a.zip"))["a.zip/a.json"]


def test_a_password():
    data = bytearray(zipped(("a.json", ANSWERS)))
    data[data.index(b"PK\1\2") + 8] |= 1
    assert "password" in reasons(read_bytes(bytes(data), "a.zip"))["a.zip/a.json"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_compression(method):
    data = zipped(("a.json", ANSWERS), method=method)
    assert "unusual way" in reasons(read_bytes(data, "a.zip"))["a.zip/a.json"]


def test_damaged_and_cut_off():
    data = zipped(("a.json", ANSWERS), ("b.json", ANSWERS * 50))
    at = data.index(b"b.json") + 10
    bad = data[:at] + b"\xff\xff\xff" + data[at + 3 :]
    assert "damaged" in reasons(read_bytes(bad, "a.zip"))["a.zip/b.json"]
    assert "cut off or damaged" in reasons(read_bytes(data[:60], "a.zip"))["a.zip"]


def test_nothing_in_it():
    assert "holds no files" in reasons(read_bytes(zipped(), "a.zip"))["a.zip"]
    only_left = zipped((".DS_Store", b"x"))
    assert "holds no files" in reasons(read_bytes(only_left, "a.zip"))["a.zip"]


def test_a_workbook_is_told_and_one_inside_a_class_is_only_itself():
    book = zipped(("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>"))
    assert "CSV UTF-8" in reasons(read_bytes(book, "a.xlsx"))["a.xlsx"]
    class_ = zipped(("a.xlsx", book), ("b.json", ANSWERS), method=zipfile.ZIP_STORED)
    found = read_bytes(class_, "class.zip")
    assert isinstance(found[1], Submission)
    assert list(reasons(found)) == ["class.zip/a.xlsx"]


def test_names_from_a_mac_and_of_thousands_of_digits():
    info = zipfile.ZipInfo("é.json".encode().decode("cp437"))
    data = bytearray(zipped((info, ANSWERS)))
    # Written as UTF-8 without saying so, as the Finder does.
    raw, said = "é.json".encode(), info.filename.encode()
    data = bytes(data).replace(said, raw)
    for mark, at in ((b"PK\3\4", 26), (b"PK\1\2", 28)):
        place = data.index(mark)
        flags = 6 if mark == b"PK\3\4" else 8
        data = data[: place + at] + len(raw).to_bytes(2, "little") + data[place + at + 2 :]
        data = data[: place + flags] + b"\0\0" + data[place + flags + 2 :]
    end = data.index(b"PK\5\6")
    size, start = end - data.index(b"PK\1\2"), data.index(b"PK\1\2")
    data = data[: end + 12] + size.to_bytes(4, "little") + start.to_bytes(4, "little") + b"\0\0"
    (found,) = read_bytes(data, "a.zip")
    assert found.file == "a.zip/é.json"
    digits = zipped(("9" * 5000 + ".json", ANSWERS), ("8.json", ANSWERS))
    assert len(read_bytes(digits, "a.zip")) == 2


def test_an_archive_is_told_by_its_bytes_and_a_misnamed_file_by_its_own():
    assert isinstance(read_bytes(zipped(("a.json", ANSWERS)), "answers.json")[0], Submission)
    assert isinstance(read_bytes(ANSWERS, "answers.zip")[0], Submission)


def test_a_large_archive_is_read_where_it_lies(tmp_path, monkeypatch):
    monkeypatch.setattr("bloc_course.submissions.read.LARGEST_FILE", 50)
    path = tmp_path / "class.zip"
    path.write_bytes(zipped(("a.json", ANSWERS), ("b.json", ANSWERS)))
    assert [one.file for one in read(path)] == ["class.zip/a.json", "class.zip/b.json"]
    lines = tmp_path / "class.jsonl"
    lines.write_bytes(b"\n".join([ANSWERS] * 5))
    assert [one.line for one in read(lines)] == [1, 2, 3, 4, 5]
