"""What students get: the form in every format, and nothing that tells an answer."""

import base64
import hashlib
import json
import re
import stat
from html.parser import HTMLParser

import msgspec
import nbformat
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade as made
from bloc_course.errors import CallError, DataProblems
from bloc_course.formats import formats, issue, named
from bloc_course.formats.notebook import write as notebook
from bloc_course.formats.web_page import write as web_page
from bloc_course.forms.assemble import assemble
from bloc_course.forms.form import Form
from bloc_course.forms.keys import read_keys
from bloc_course.forms.roster import Student
from bloc_course.player.embed import script, style
from bloc_course.submissions.read import read_bytes

PLAYERS = [
    script(marking=marking, dates=dates) for marking in (True, False) for dates in (True, False)
]

BANK = made.bank(made.blueprint(intro="Read *this*, <b>first</b>.\n\nThen go on.", due="Friday"))
CLASS = made.students()
text = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
people = st.builds(Student, id=text, name=text, email=st.just(""), group=st.just(""))


@pytest.fixture
def issued(tmp_path):
    issue(BANK, CLASS, tmp_path, tuple(formats().values()))
    return tmp_path


def test_the_register():
    assert set(formats()) >= {"json", "web-page", "notebook", "paper", "paper-letter"}
    assert [entry.name for entry in named("notebook, json,json")] == ["notebook", "json"]
    with pytest.raises(CallError, match="no format 'webpage'; did you mean 'web-page'"):
        named("webpage")
    with pytest.raises(CallError, match="name a format: json"):
        named(",")


def test_the_folder(issued):
    names = {path.name for path in (issued / "forms").iterdir()}
    suffixes = [entry.suffix for entry in formats().values()]
    assert names == {f"s0{n}{suffix}" for n in range(8) for suffix in suffixes}
    assert {".json", ".html", ".ipynb", ".pdf"} <= set(suffixes)
    keys = read_keys(issued / "keys")
    assert sorted(key.student for key in keys.values()) == [student.id for student in CLASS]
    private = [issued / "roster.csv", issued / "instructor.md", *(issued / "keys").iterdir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in private} == {0o600}
    assert stat.S_IMODE((issued / "keys").stat().st_mode) == 0o700
    sheet = (issued / "instructor.md").read_text()
    assert all(key.form in sheet and key.check in sheet for key in keys.values())


def plain_bytes(path):
    """What a file says; a PDF's is packed."""
    if path.suffix != ".pdf":
        return path.read_bytes()
    reader = pypdf.PdfReader(path)
    pages = [page.extract_text() for page in reader.pages]
    return "\n".join([*pages, *map(str, (reader.metadata or {}).values())]).encode()


def test_no_student_file_tells_anything(issued):
    """Search every file a student gets for the secret, every record and item id, every key."""
    told = [made.SECRET, made.SECRET.hex().encode(), base64.b64encode(made.SECRET)]
    for item in BANK.items:
        told += [item.id.encode(), item.revision.encode()]
        told += [record.encode() for record in item.records]
        told += [code.encode() for part in item.parts for code in part.interaction.codes()]
    own = {path.stem: path.read_bytes() for path in (issued / "keys").iterdir()}
    for path in (issued / "forms").iterdir():
        # The player is the same program for everybody; what is the student's own is the rest.
        data = plain_bytes(path).replace(style().encode(), b"")
        for player in PLAYERS:
            data = data.replace(player.encode(), b"")
        assert not [word for word in told if word in data], path.name
        assert not re.search(rb"\bZ[1-9]\b", data), path.name
        key = msgspec.json.decode(own[path.name.partition(".")[0]])
        for entry in key["entries"]:
            assert entry["feedback"]["key"].encode() not in data
            for part in entry["parts"]:
                assert json.dumps(part["key"]).encode() not in data
        assert b'"rule"' not in data


def test_written_again_it_is_the_same(issued):
    before = {path: path.read_bytes() for path in issued.rglob("*") if path.is_file()}
    issue(BANK, CLASS, issued, tuple(formats().values()))
    assert before == {path: path.read_bytes() for path in issued.rglob("*") if path.is_file()}


def test_other_keys_are_not_written_over(issued):
    before = (issued / "keys" / "s00.json").read_bytes()
    other = made.bank(secret=b"quite another secret")
    for bank, students in ((other, CLASS), (BANK, CLASS[:3])):
        with pytest.raises(CallError, match="holds an issue with other keys"):
            issue(bank, students, issued, named("json"))
    assert (issued / "keys" / "s00.json").read_bytes() == before
    issue(other, CLASS[:3], issued, named("json"), overwrite=True)
    assert {path.name for path in (issued / "forms").iterdir()} == {f"s0{n}.json" for n in range(3)}
    assert len(read_keys(issued / "keys")) == 3


def test_groups_must_be_given(tmp_path):
    bank = made.bank(made.blueprint(variants="group"))
    with pytest.raises(DataProblems, match="roster: x: the student is in no group"):
        issue(bank, [*CLASS, Student("x", "X")], tmp_path / "out", named("json"))
    assert not (tmp_path / "out").exists()


class Page(HTMLParser):
    """Tags and attributes of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@given(people)
def test_the_page_asks_nobody_and_names_its_form(student):
    form, _ = assemble(BANK, student)
    page = web_page(form).decode()
    tags = Page(page).tags
    outside = {"src", "srcset", "action", "data", "background", "poster"}
    assert not [attrs for _, attrs in tags if outside & set(attrs)]
    links = [attrs["href"] for _, attrs in tags if "href" in attrs]
    assert all(link.startswith("#") for link in links)
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert page.count(f"<code>{form.form}</code>") == page.count(f"<code>{form.check}</code>") == 2
    assert "<b>first</b>" not in page
    assert ("html", {"lang": "en"}) in tags


def test_the_page_says_how_to_open_it_and_prints_its_form_id_on_every_sheet():
    form = assemble(BANK, CLASS[0])[0]
    page = web_page(form).decode()
    assert "Save the file and open it with Firefox, Chrome, Safari or Edge." in page
    assert f'content: "Form {form.form}, check code {form.check}, page " counter(page)' in page
    odd = web_page(msgspec.structs.replace(form, form='a"; } </style>', check="\\")).decode()
    assert 'content: "Form astyle, check code , page "' in odd


def test_the_page_has_large_print_and_extra_time_for_whom_they_are():
    form = assemble(BANK, CLASS[0])[0]
    assert 'class="large"' not in web_page(form).decode()
    aided = msgspec.structs.replace(form, large_print=True, extra_time="<half> as much")
    page = web_page(aided).decode()
    assert '<body class="large">' in page
    assert "<b>Extra time:</b> &lt;half&gt; as much" in page


def test_the_page_allows_its_own_script_and_style_only():
    page = web_page(assemble(BANK, CLASS[0])[0]).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert "'unsafe" not in policy
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert " style=" not in page
    assert not re.search(
        r"<[^>]+ on[a-z]+=", re.sub("<script>.*?</script>", "", page, flags=re.DOTALL)
    )


@given(people)
def test_the_notebook_is_valid_and_read_back_without_being_run(student):
    form, _ = assemble(BANK, student)
    data = notebook(form)
    nbformat.validate(nbformat.reads(data.decode(), as_version=4))
    (found,) = read_bytes(data, "a.ipynb")
    assert (found.form, found.check) == (form.form, form.check)
    assert set(found.responses) == {question.code for question in form.questions}
    stripped = msgspec.json.decode(data)
    stripped["metadata"] = {}
    (again,) = read_bytes(msgspec.json.encode(stripped), "a.ipynb")
    assert (again.form, again.check, again.student) == (form.form, form.check, form.student.strip())


def test_the_notebook_runs_and_writes_what_is_read_from_it(tmp_path, monkeypatch, capsys):
    form, _ = assemble(BANK, CLASS[0])
    data = notebook(form).decode()
    for number, question in enumerate(form.questions):
        if len(question.parts) == 1:
            empty, typed = (
                json.dumps(f'answers["{question.code}"] = "{value}"')[1:-1]
                for value in ("", f"answer {number}")
            )
            assert empty in data
            data = data.replace(empty, typed)
    monkeypatch.chdir(tmp_path)
    names = {}
    for cell in json.loads(data)["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert capsys.readouterr().out.startswith("answers.json holds 16 of 20 answers")
    (run,) = read_bytes((tmp_path / "answers.json").read_bytes(), "answers.json")
    (unrun,) = read_bytes(data.encode(), "a.ipynb")
    assert plain(run) == plain(unrun)


def plain(submission):
    return {code: json.loads(bytes(raw)) for code, raw in submission.responses.items()}


def test_only_a_practice_page_comes_with_its_key():
    bank = made.bank(made.blueprint(mode="practice"))
    form, key = assemble(bank, CLASS[0])
    page = formats()["web-page"]
    data = b'<script type="application/json">'
    assert data in page.file(form, key)
    assert b'data-mode="practice"' in page.file(form, key)
    assert data not in page.write(form)
    graded, key = assemble(BANK, CLASS[0])
    assert page.file(graded, key) == page.write(graded)
    assert b'"rule"' not in formats()["json"].file(form, key)


def test_markup_in_a_stem_stays_text():
    form, _ = assemble(BANK, CLASS[0])
    question = msgspec.structs.replace(form.questions[0], stem="a <b> *c* [d](e) $x$ `f` #")
    data = notebook(msgspec.structs.replace(form, questions=(question,))).decode()
    assert json.dumps(r"a \<b\> \*c\* \[d\](e) \$x\$ \`f\` \#")[1:-1] in data
    page = web_page(msgspec.structs.replace(form, questions=(question,))).decode()
    assert "a &lt;b&gt; *c* [d](e)" in page


def test_all_media_carry_the_same_form_id_and_check_code(issued):
    """Whatever a student gets, it is the form of the kept key."""
    for key in read_keys(issued / "keys").values():
        (student,) = (one for one in CLASS if one.id == key.student)
        page = (issued / "forms" / f"{student.slug}.html").read_text()
        assert (
            re.findall(r"Form <code>(.*?)</code>,\s+check code <code>(.*?)</code>", page)
            == [(key.form, key.check)] * 2
        )
        (cells,) = read_bytes((issued / "forms" / f"{student.slug}.ipynb").read_bytes(), "a.ipynb")
        assert (cells.form, cells.check, cells.student) == (key.form, key.check, key.student)
        for suffix in (".pdf", ".letter.pdf"):
            for sheet in pypdf.PdfReader(issued / "forms" / f"{student.slug}{suffix}").pages:
                shown = re.findall(
                    r"Form\s+(\w+)\s*,?\s+check\s+code\s+(\w+)", sheet.extract_text()
                )
                assert set(shown) == {(key.form, key.check)}


def test_json_is_the_form():
    form, _ = assemble(BANK, CLASS[0])
    assert msgspec.json.decode(formats()["json"].write(form), type=Form) == form
