"""Traps for S1, S2, S3, S4, S5 and S9: the item that must not be made, and its check."""

from __future__ import annotations

import pytest

from traps import Trap, assert_refused
from worlds import pool, world

ALL = "broue-1980+editors-2008+quoted+remembered"
PRIVATE = "s3-interview-private-foreign"

NN = ("foreign", "letter-nn-1930")
ITS_STEPS = ("bulletin-of-the-opposition>pierre-broue", "signature-nn>bulletin-of-the-opposition")

TRAPS = (
    Trap(
        "p8",
        "words in quotation marks are a quoted document’s, wherever one looks",
        "S2",
        ("broue-1980+editors-2008+quoted", "two-faced-nn-1930"),
        "O6",
    ),
    Trap(
        "n8.1",
        "an errand to Moscow for Sedov: no other voice near by can have been on it",
        "S1",
        ("trotskyists-contact-grohl", "grigori-zinoviev", "leon-trotsky"),
        "O7",
    ),
    Trap(
        "p16",
        "Van Heijenoort wrote after questioning Trotsky, who may be meant as well",
        "S1",
        ("content-fixed-van-heijenoort", "leon-sedov", "leon-trotsky"),
        "O5",
    ),
    Trap(
        "p27",
        "Trotsky fought Stalin’s policy abroad: silence alone keeps the United Front from him",
        "S1",
        ("zinoviev-united-front", "leon-sedov", "leon-trotsky"),
        "O5",
    ),
    Trap(
        "p3",
        "minutes were studied; from whom the researchers had them is not told",
        "S5",
        (
            "foreign",
            "sedov-ink-letter-1932",
            "harvard-college-library>institut-leon-trotsky",
            "leon-sedov>leon-trotsky",
            "minutes-international-secretariat:international-secretariat-lo>institut-leon-trotsky",
        ),
        "O5",
    ),
    Trap(
        "p10",
        "the witnesses agree on Riutin’s head, and their books are cited: no plain hearsay",
        "S4",
        ("directness", "politburo-refused-riutin-witnesses"),
        "O3",
    ),
    Trap(
        "p8",
        "two steps join to a way from N.N. to the author, and a step from Ciliga joins neither",
        "S5",
        (*NN, *ITS_STEPS, "ciliga-russian-enigma:ante-ciliga>pierre-broue"),
        "O6",
    ),
    Trap(
        "p18",
        "the stem names MM, and so does the true step to the Bulletin: the echo tells the other",
        "S5",
        (
            "foreign",
            "letter-mm-1932",
            "bulletin-of-the-opposition>pierre-broue",
            "signature-mm>bulletin-of-the-opposition",
            "ko-article-1932:leon-sedov>bulletin-of-the-opposition",
        ),
        "O6",
    ),
    Trap(
        "p18",
        "Broué read the Bulletin, whatever stood in it: that step is no knowledge of this way",
        "S5",
        (
            "foreign",
            "market-molotov-mm",
            "bulletin-of-the-opposition>pierre-broue",
            "signature-mm>bulletin-of-the-opposition",
            "ko-article-1932:leon-sedov>bulletin-of-the-opposition",
        ),
        "O6",
    ),
    Trap(
        "n9.1",
        "the note was written in 1980 or brought up to date in 2008; no sign tells which",
        "S2",
        (ALL, "bloc-time-expulsion-notes"),
        "O9",
    ),
    Trap(
        "p2",
        "the author dates the German letter in the text, and a note dates it too",
        "S2",
        (ALL, "german-letter-dated-broue"),
        "O3",
    ),
    Trap(
        "p10",
        "Serge’s memory of a manifesto stands in quotation marks: quoted and remembered at once",
        "S2",
        (ALL, "manifesto-provocation-serge"),
        "O5",
    ),
    Trap(
        "p12",
        "the text sums up which groups joined; the letter in invisible ink says so",
        "S2",
        (ALL, "smirnov-group-joined-broue"),
        "O3",
    ),
    Trap(
        "p14",
        "what the liberals will say stands in quotation marks, but nobody has said it yet",
        "S2",
        (ALL, "liberals-find-us-moderate"),
        "O7",
    ),
    Trap(
        "n7.1",
        "Joffe remembers a leader, and the deportees already took him for one",
        "S2",
        (ALL, "konstantinov-leader-joffe"),
        "O3",
    ),
    Trap(
        "p41",
        "Sedov may have drafted the French statement himself, so “Sedov wrote it” is not foreign",
        "S3",
        ("s3-poi-foreign", "s3-red-book-origin"),
        "O5",
    ),
    Trap(
        "p28",
        "the text for the public is a value for the public stand and a limit for the private one",
        "S3",
        (PRIVATE, "s3-interview-value"),
        "O5",
    ),
    Trap(
        "p20",
        "“dated 6 December 1932” is foreign to an undated letter by its title alone",
        "S3",
        ("s3-german-foreign", "s3-moscow-december-origin"),
        "O5",
    ),
    Trap(
        "p38",
        "the circular has two signatures: its words are not those of one speaker",
        "S1",
        ("saturnalia-circular", "khrushchev", "roy-medvedev"),
        "O4",
    ),
    Trap(
        "p15",
        "the undated letter may be of 17 October: that date is not certainly foreign to it",
        "S3",
        ("s3-german-foreign", "s3-october-origin"),
        "O5",
    ),
    Trap(
        "p53",
        "Trotsky’s letter went to Sedov, and a copy of it to a file: the way branches",
        "S5",
        ("order", "trotsky-german-letter-1932", "leon-trotsky", "leon-sedov"),
        "O5",
    ),
    Trap(
        "n68.1",
        "Stalin’s telegram went to colleagues; from whom Khrushchev had it is not told",
        "S5",
        ("order", "stalin-telegram-1936", "joseph-stalin", "politburo", "khrushchev"),
        "O5",
    ),
    Trap(
        "p10",
        "Bukharin and Serge tell of the manifesto side by side, not one after the other",
        "S5",
        ("order", "manifesto-no-health", "nikolai-bukharin", "boris-nikolaevsky", "victor-serge"),
        "O5",
    ),
    Trap(
        "p25",
        "Svoi passed on what officials say, but to whom he wrote is not told",
        "S5",
        ("order", "shoot-us-all-bureaucracy", "bureaucracy", "signature-svoi", "leon-trotsky"),
        "O5",
    ),
    Trap(
        "p6",
        "letters from the Soviet Union told it, says the text; Sedov’s letter, says the note",
        "S5",
        ("order", "zinoviev-worst-mistake", "grigori-zinoviev", "leon-sedov"),
        "O3",
    ),
    Trap(
        "p36",
        "memoirs in print are a book too",
        "S9",
        ("van-heijenoort-with-trotsky", "book", "letter"),
        "O5",
    ),
    Trap(
        "p28",
        "what is cast as an interview is an article too",
        "S9",
        ("trotsky-interview-1932-12-27", "article", "letter"),
        "O5",
    ),
    Trap(
        "p40",
        "the report of the trial is called a report, but it is a record of a court",
        "S9",
        ("trial-report-1936", "report", "statement"),
        "O5",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_trap_is_refused(trap):
    assert_refused(trap)


def test_irony_and_imagined_headlines_belong_to_no_layer():
    """p49 jests and p51 imagines a headline: neither is a statement of anybody’s."""
    claims = world().data.claims
    rows = {row for item in pool("S2") for row in item.parts[0].key.rows}
    assert not any(claims[row].speech_type == "imagined" for row in rows)
    assert not any("p49" in claims[row].cite for row in rows)


def test_the_title_of_the_court_record_names_no_source():
    """It repeats the charge; cards are sorted for the record of the trial."""
    title = world().name("trial-report-1936")
    assert not any(title in item.stem for item in pool("S3"))


def test_the_letter_of_12_october_has_no_card_on_its_author():
    """p33: “his letter” may be Sedov’s or Trotsky’s."""
    about = {j.about for j in world().data.judgements.values() if j.family == "S3"}
    assert "sedov-letter-1932-10-12" not in about
