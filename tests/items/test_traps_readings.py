"""Traps for K2, K3, R1, R3 and R4: the item that must not be made, and what stops it."""

from __future__ import annotations

import pytest

from traps import Trap, assert_refused

SEDOV_TWICE = "leon-sedov-in-1932+leon-sedov-in-1936+leon-trotsky-in-1932+pierre-broue-in-1980"
BOTH_1936 = "leon-sedov-in-1936+leon-trotsky-in-1936+pierre-broue-in-1980"
DENIAL = "bloc-formed-ink-letter+bloc-formed-red-book"
EXCHANGE = "bloc-exchange-german-letter+bloc-exchange-van-heijenoort"

TRAPS = (
    Trap(
        "p10",
        "points are shuffled, so “his” is read of whoever stands in the point before",
        "R3",
        (
            "differ:manifesto-provocation-serge+manifesto-evil-genius-bukharin",
            "r3-manifesto-scope",
            "r3-manifesto-scope-2",
            "r3-manifesto-shared",
        ),
        "O5",
        {
            "r3-manifesto-scope-2": {
                "text": "manifesto-evil-genius-bukharin | what his conduct is put down to | "
                "According to Serge conscious provocation. | According to Bukharin an appetite."
            }
        },
    ),
    Trap(
        "p57",
        "p47 has the symptom of the book and p57 that of the letter: one list of places hides it",
        "R3",
        (
            "differ:capitulators-returned-trotsky+family-circle-red-book",
            "r3-awakening-scope",
            "r3-awakening-scope-2",
            "r3-awakening-shared",
        ),
        "O8",
        {
            "r3-awakening-shared": {
                "text": "family-circle-red-book | whether the revival is called a sign | "
                "The letter calls it a symptom. | The book calls it symptomatic."
            }
        },
    ),
    Trap(
        "p39",
        "a label with the charge in it tells that the sense is that of terrorism",
        "R2",
        ("bloc-terrorist-1936", "emissary-holzmann", "~bloc-broue-political", "~emissary-gaven"),
        "O6",
        {"r2-bloc-terrorist-1936": {"text": "In the charge of 1936 (p39)"}},
    ),
    Trap(
        "p39",
        "the charge has the word and those who deny it have it too: one place, two voices",
        "R2",
        ("bloc-terrorist-1936", "emissary-holzmann", "~bloc-broue-political", "~emissary-gaven"),
        "O5",
    ),
    Trap(
        "p41",
        "what people were charged with is offered as if it had been an alliance of theirs",
        "R2",
        ("bloc-poi", "emissary-holzmann", "~bloc-broue-political", "~emissary-gaven"),
        "O7",
    ),
    Trap(
        "n88.1",
        "only one of two emissaries is offered with a “said to”, so it is the one of the charge",
        "R2",
        ("bloc-illegal-1934", "emissary-holzmann", "~bloc-syrtsov-1930", "~emissary-gaven"),
        "O6",
        {"r2-emissary-gaven-wording": {"text": "Gaven, said to be sent by Trotsky"}},
    ),
    Trap(
        "p50",
        "a question on “the bloc” takes for given that there was one, which is half the key",
        "R3",
        (
            "agree:political-bloc-broue+terrorist-bloc-indictment",
            "r3-kind-of-bloc-scope",
            "r3-kind-of-bloc-scope-2",
            "r3-kind-of-bloc-shared",
        ),
        "O5",
        {
            "r3-kind-of-bloc-shared": {
                "text": "terrorist-bloc-indictment | whether there was a bloc | "
                "Broué concludes that there was (p51). | The charge has one too (p39)."
            }
        },
    ),
    Trap(
        "p57",
        "a question on former supporters of Stalin has the very point of the former Stalinists",
        "R3",
        (
            "agree:capitulators-returned-trotsky+family-circle-red-book",
            "r3-awakening-scope",
            "r3-awakening-scope-2",
            "r3-awakening-shared-2",
        ),
        "O5",
        {
            point: {"question": "What is told of a revival among former supporters of Stalin?"}
            for point in (
                "r3-awakening-scope",
                "r3-awakening-scope-2",
                "r3-awakening-shared",
                "r3-awakening-shared-2",
            )
        },
    ),
    Trap(
        "p27",
        "what is announced beside an offer takes in the standpoint that the Opposition keeps",
        "R3",
        ("differ:work-with-master-trotsky+collaborate-with-stalin-trotsky", "r3-master-scope-2"),
        "O5",
        {
            "r3-master-scope-2": {
                "text": "collaborate-with-stalin-trotsky | what is announced beside the offer | "
                "The letter has a ruthless fight. | The article has a demand."
            }
        },
    ),
    Trap(
        "p21",
        "the mention of “their” names asks for the one row with several persons",
        "X1",
        ("x1-telegram", "x1-named"),
        "O6",
        {
            "x1-named": {
                "text": "the mention of their names in connection with the bloc | The fate of "
                "Lominadze, Sten and others was sealed at once | event: named"
            }
        },
    ),
    Trap(
        "p35",
        "“no blood was shed because of” may name what was no cause at all",
        "X1",
        ("x1-telegram", "x1-bloodshed"),
        "O6",
        {
            "x1-bloodshed": {
                "text": "the opposition of the liberals | In 1933 no blood was shed | "
                "stance: bloodshed, smirnov, riutin"
            }
        },
    ),
    Trap(
        "p41",
        "the bloc of the charges is alleged, and the section only answers them",
        "R2",
        ("bloc-poi", "emissary-holzmann", "~bloc-broue-political", "~emissary-gaven"),
        "O7",
        {"r2-bloc-poi": {"text": "In the statement of the French section (p41)"}},
    ),
    Trap(
        "e3",
        "nobody speaks of himself as the author: the row tells that it is the preface’s",
        "X2",
        ("layers", "x2-german-revolution"),
        "O6",
        {"x2-german-revolution": {"text": "Much of the author’s work can be read in English."}},
    ),
    Trap(
        "p14",
        "Trotsky quotes the liberals and judges them in one sentence: a stock line says it wrong",
        "R4",
        ("liberals-wait-trotsky",),
        "O5",
        {"r4-liberals-wait-trotsky": {"text": "By waiting the liberals choose passivity."}},
    ),
    Trap(
        "n58.1",
        "of a word with two senses both have a gap, so one answer gives the other",
        "R2",
        ("declaration-rakovsky", "declaration-submission", "reversal-world", "~reversal-inside"),
        "O5",
    ),
    Trap(
        "n38.1",
        "a man may disappear in 1937 and his life end in 1939: two years and no contradiction",
        "K2",
        ("k2-vareikis", "k2-konstantinov", "k2-radek-july"),
        "O2",
    ),
    Trap(
        "p40",
        "autumn and the end of a year overlap, so charge and judgment can both be right",
        "K2",
        (
            "bloc-date-indictment+bloc-date-verdict",
            "bloc-formed-broue+bloc-formed-verdict",
            "seven-members-indictment+seven-members-verdict",
        ),
        "O6",
    ),
    Trap(
        "p10",
        "a group of 1928 may have become visible in 1932: new is not always newly formed",
        "K2",
        (
            "riutin-group-formed-1928+riutin-group-new-1932",
            "bloc-formed-broue+bloc-formed-verdict",
            "seven-members-indictment+seven-members-verdict",
        ),
        "O6",
    ),
    Trap(
        "p40",
        "by Trotskyists the charge means Smirnov’s people, so it denies nothing Sedov says",
        "K2",
        (
            "trotskyists-joined-indictment+trotskyists-joined-red-book",
            "centre-existed-broue+centre-existed-red-book",
            "bloc-formed-broue+bloc-formed-verdict",
        ),
        "O7",
    ),
    Trap(
        "n9.1",
        "an expulsion of October or September is a second contradiction beside that on Rykov",
        "K2",
        ("k2-x-rykov-death", "k2-radek-july", "k2-x-expulsion-1932"),
        "O5",
    ),
    Trap(
        "p48",
        "charge and judgment agree throughout, so knowing who stood where would be enough",
        "K2",
        (
            "bloc-formed-red-book+bloc-formed-verdict",
            "centre-existed-indictment+centre-existed-verdict",
            "seven-members-indictment+seven-members-verdict",
        ),
        "O5",
    ),
    Trap(
        "p39",
        "in 1936 Trotsky denied the bloc as Sedov did: the denial alone has two owners",
        "K3",
        (BOTH_1936, "bloc-formed-red-book", "political-bloc-broue", "family-circle-red-book"),
        "O4",
    ),
    Trap(
        "p50",
        "that there was no unified centre is said by the Red Book and by the author too",
        "K3",
        (
            SEDOV_TWICE,
            "centre-existed-red-book",
            "political-bloc-broue",
            "safarov-expected-ink-letter",
        ),
        "O5",
    ),
    Trap(
        "p4",
        "that all the groups had contacts with the bloc, as Sedov has it, covers the right-wingers",
        "K3",
        (
            SEDOV_TWICE,
            "right-contact-broue",
            "safarov-expected-ink-letter",
            "family-circle-red-book",
        ),
        "O4",
    ),
    Trap(
        "p31",
        "the question of the interview is Trotsky’s own invention, and no view of his",
        "K3",
        (SEDOV_TWICE, "stalin-question-imagined"),
        "O5",
    ),
    Trap(
        "p33",
        "both halves of one protest of Sedov’s: whoever knows the one has the other",
        "K3",
        (SEDOV_TWICE, "liquidation-victory-sedov", "remove-stalin-first-sedov"),
        "O5",
    ),
    Trap(
        "p61",
        "“doubtless” here goes with a guess at archives that nobody has seen",
        "R1",
        ("certainty", "archives-hold-more-broue"),
        "O7",
    ),
    Trap(
        "p51",
        "“no doubt” may vouch for a thing or only suppose it",
        "R1",
        ("certainty", "trotskyists-held-out-broue"),
        "O7",
    ),
    Trap(
        "p11",
        "“seems possible” is neither the one grade nor the other",
        "R1",
        ("certainty", "liberals-apparatus-broue"),
        "O7",
    ),
    Trap(
        "n88.1",
        "“not likely” is no grade of likelihood",
        "R1",
        ("certainty", "gaven-provocateur"),
        "O7",
    ),
    Trap(
        "p56",
        "“perhaps” hedges the thousands, not that people came back",
        "R1",
        ("certainty", "capitulators-returned-trotsky"),
        "O7",
    ),
    Trap(
        "n27.3",
        "one sentence has “it appears” and “could not in any case”",
        "R1",
        ("certainty", "historic-right-active-notes"),
        "O5",
    ),
    Trap(
        "p37",
        "“more surely” tells how sure the sentence is, though it stands within what is said",
        "R1",
        ("certainty", "rakovsky-broken-broue"),
        "O6",
        {
            "r1-rakovsky-broken-broue": {
                "text": "Isolation, the threat and false calls for unity broke Rakovsky more "
                "surely than the cold, the escape and the recapture had."
            }
        },
    ),
    Trap(
        "p42",
        "the Red Book names the group otherwise at p42 than at p44: no point of difference",
        "R3",
        (f"differ:{DENIAL}", "r3-denial-scope-2", "r3-denial-shared"),
        "O5",
    ),
    Trap(
        "p40",
        "charge and judgment count seven alike; nobody found a point in which the counts differ",
        "R3",
        ("differ:seven-members-indictment+seven-members-verdict", "r3-bloc-date-shared-2"),
        "O5",
    ),
    Trap(
        "p24",
        "who wants to wait is no point between the formulas of 1932 and 1937",
        "R3",
        (f"differ:{EXCHANGE}", "r3-exchange-time-limit", "r3-waiting-speaker"),
        "O5",
    ),
    Trap(
        "p44",
        "where the two agree in every point shown, there is nothing to leave",
        "R3",
        (f"agree:{DENIAL}", "r3-denial-shared", "r3-denial-shared-2"),
        "O5",
    ),
    Trap(
        "p22",
        "what Stalin said of a death stands between dashes in the author’s sentence",
        "R4",
        ("kuibychev-killed-stalin",),
        "O5",
    ),
    Trap(
        "p18",
        "that Molotov disagreed is a stand of his; no words of his are reported",
        "R4",
        ("market-molotov-mm",),
        "O5",
    ),
    Trap(
        "p31",
        "an article in the form of an interview: who asks there is told nowhere",
        "R4",
        ("stalin-question-imagined",),
        "O7",
    ),
    Trap(
        "p29",
        "the questions of that article may be somebody’s, passed on: a form is no proof",
        "R4",
        ("ruling-fraction-question",),
        "O7",
    ),
    Trap(
        "p49",
        "a sentence meant as irony is no view, and no claim keeps it",
        "R4",
        ("red-book-convinces-centre-broue",),
        "O5",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_trap(trap):
    assert_refused(trap)
