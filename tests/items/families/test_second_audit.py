"""What a second hostile reading found: one test for each class of defect."""

from __future__ import annotations

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.families.sourcing import _boxes, s2_layers, s3_opvl, s4_directness, s9_genre
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.proof import Refusal
from worlds import family, pool, world


def changed(kind, record, **fields):
    """The world with one record changed."""
    records = getattr(world().data, kind)
    new = {**records, record: replace(records[record], **fields)}
    return World(world().data.replace(**{kind: new}))


def test_a_sense_that_is_a_cause_is_refused():
    """R2, p35: the victory of Hitler also brought about the turn inside the Soviet Union."""
    seed = ("fusion-1917", "reversal-world", "~fusion-ruled-out", "~reversal-inside")
    assert not isinstance(family("R2").build(world(), seed), Refusal)
    cause = changed("terms", "reversal-world", sense="a turn brought about by Hitler’s victory")
    answer = family("R2").build(cause, seed)
    assert isinstance(answer, Refusal)
    assert answer.obligation == "O5"


def test_a_sense_does_not_repeat_a_word_of_its_place():
    seed = ("fusion-1917", "reversal-world", "~fusion-ruled-out", "~reversal-inside")
    assert not isinstance(family("R2").build(world(), seed), Refusal)
    echo = changed("terms", "reversal-world", sense="a turn that struck the countries abroad")
    assert family("R2").build(echo, seed).obligation == "O6"


def test_whoever_the_speaker_asked_is_no_option():
    """S1, p16: Van Heijenoort sums up what he had from Trotsky."""
    seed = ("content-fixed-van-heijenoort", "leon-sedov", "leon-trotsky")
    answer = family("S1").build(world(), seed)
    assert isinstance(answer, Refusal)
    assert answer.obligation == "O5"
    claims = world().data.claims
    for item in pool("S1"):
        said = claims[item.records[0]]
        asked = {
            hand
            for other in claims.values()
            if (other.source, other.asserted_by) == (said.source, said.asserted_by)
            and (other.subject == said.subject or set(other.cite) & set(said.cite))
            for hand in other.via
        }
        offered = set(item.parts[0].interaction.codes()) - {said.asserted_by}
        assert not offered & asked


def test_no_row_has_a_word_of_the_label_of_a_layer():
    for item in pool("S2"):
        interaction = item.parts[0].interaction
        labels = s2_layers._content(" ".join(column.text for column in interaction.columns))
        for row in interaction.rows:
            assert not labels & s2_layers._content(row.text), row.text
    told = changed("claims", "notes-updated-editors", statement="Style was changed in 2008.")
    tables = s2_layers._tables(told).values()
    assert not any("notes-updated-editors" in table.cells for table in tables)


def test_one_row_at_most_speaks_of_the_article_or_its_author():
    whole = (world().data.article.author, s2_layers.author_document(world()))
    for item in pool("S2"):
        rows = [world().data.claims[row].subject for row in item.parts[0].key.rows]
        assert sum(subject in whole for subject in rows) <= 1


def test_a_card_of_worth_says_what_follows():
    """S3, p24: that a letter is the first of a debate is a bare fact until something follows."""
    for table in s3_opvl._tables(world()).values():
        for cell in table.cells.values():
            if cell.column in _boxes.WORTH:
                assert _boxes.CONCLUDES.search(cell.text), cell.text
    bare = changed("judgements", "s3-october-limitation", text="It is the first word of a debate.")
    tables = s3_opvl._tables(bare).values()
    assert not any("s3-october-limitation" in table.cells for table in tables)


def test_witnesses_who_agree_are_no_hearsay():
    """S4, p10: the witnesses’ books are cited just before, so their own text is at hand."""
    claim = "politburo-refused-riutin-witnesses"
    assert s4_directness._class(world(), world().data.claims[claim]) == ""
    for row, cell in s4_directness._table(world()).cells.items():
        if "hearsay" in cell.says:
            assert s4_directness.HEARSAY.search(world().data.claims[row].cue)


def test_no_step_is_foreign_by_its_shape():
    """S5: with A to B, B to C and D to C nobody needs the article to see what joins."""
    seen = 0
    for item in pool("S5"):
        if not isinstance(item.parts[0].interaction, Choice):
            continue
        seen += 1
        key = item.parts[0].key.correct
        steps = [code.split(">") for code in item.parts[0].interaction.codes()]
        own = [step for step in steps if ">".join(step) != key]
        foreign = key.split(">")

        def meet(one, other):
            return one[1] == other[0] or other[1] == one[0]

        joined = any(meet(step, foreign) for step in own)
        assert meet(*own) == joined
        assert joined or foreign[1] in (step[1] for step in own)
    assert seen
    leaking = "ciliga-russian-enigma:ante-ciliga>pierre-broue"
    own = ("bulletin-of-the-opposition>pierre-broue", "signature-nn>bulletin-of-the-opposition")
    answer = family("S5").build(world(), ("foreign", "letter-nn-1930", *own, leaking))
    assert isinstance(answer, Refusal)
    assert answer.obligation == "O6"


def test_the_description_of_a_text_has_no_act_of_its_genre():
    """S9, p60: what is given out in a factory is a leaflet, whatever the article says."""
    for item in pool("S9"):
        assert not s9_genre.ACTS.search(item.stem.splitlines()[-1])
    judgement = "s9-kovrov-leaflet"
    told = changed("judgements", judgement, question="the text given out in a factory at Kovrov")
    refused = family("S9").build(told, ("leaflet-kovrov", "article", "letter"))
    assert isinstance(refused, Refusal)
    assert refused.obligation == "O6"


def test_a_sentence_ends_with_one_stop():
    for item in pool("S4"):
        assert not any(evidence.says.endswith("..") for evidence in item.evidence)
