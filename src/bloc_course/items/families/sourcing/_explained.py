"""The explanation of a fact that makes one careful: two steps, the fact and what it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bloc_course.items.families.argument._tasks import Concept
from bloc_course.items.marking._criteria import Criterion, Point, Polarity
from bloc_course.items.marking._english import NEGATORS
from bloc_course.items.marking.m8_rubric import Rubric

# Fewer words than that explain nothing; more than that are not needed.
FEWEST, ASKED, MOST = 12, 25, 80
FACT, EFFECT = "fact", "effect"
WARRANT, CERTAIN, DISMISSED = "warrant", "certain", "dismissed"
ASSERTS: Polarity = "asserts"
DENIES: Polarity = "denies"
EITHER: Polarity = "either"
Needs = tuple[tuple[str, ...], ...]
# What follows for whoever relies on it: words of doubt that the clause does not take back, …
_DOUBT = (
    "unreliable, untrustworthy, doubt, doubts, doubted, doubtful, uncertain, unsure, unclear, "
    "ambiguous, ambiguity, misleading, muddled, muddle*, confused, blurred, mistaken, mistake*, "
    "error*, distort*, twist*, exaggerat*, biased, bias, one sided, misremember*, embellish*, "
    "incomplete, worthless, weaker, weakens, unverified, hearsay, propaganda, inference, "
    "self serving"
)
# … of care, beside one that says whose: a careful man is no reason to be careful, …
_CARE = "careful, carefully, cautious, cautiously, caution, care"
_WHOSE = (
    "one, we, you, us, me, i, reader, readers, historian, historians, researcher*, must, should, "
    "has to, have to, had better, ought, need, needs, needed, calls for, call for, demands, "
    "reason, reasons, use, used, using, treat*, read, reading, taken, handled, weigh*, judge, "
    "makes, make"
)
_NO_CARE = (
    "careful man, careful person, careful people, careful writer, careful observer, "
    "careful leader, carefully planned, carefully prepared, carefully written, careful plan, "
    "careful work, takes care, took care, cared for"
)
# … words that tell a deed as well: they count beside one that says what it does to the source, …
_DEED = (
    "wrong, partial, forget*, forgot*, fades, faded, mixed up, mixed things, mixes, coloured, "
    "colored, invent*, made up, make up, makes up, altered, changed, shortened, added, weak, "
    "untrue, false, lie, lies, lied, lying, hide, hides, hid, hiding, hidden, conceal*, "
    "suppress*, leave out, left out, leaves out, leave things out, play down, played down, guess*"
)
_MAY = (
    "may, might, could, can, cannot, would, perhaps, possibly, probably, likely, easily, tempted, "
    "reason to, reasons to, reason for, interest, wanted, wished, had to, memory, remember*, "
    "detail*, word, words, wording, account, story, version, text, statement*, name, names, list, "
    "figure*, number*, date, dates, things, something, what he, what she, what they, what it, "
    "so it, it is, they are, these are"
)
# … phrases that deny it already, and others that do so by themselves.
_DENIED = (
    "less reliable, not reliable, not very reliable, not fully reliable, not be reliable, "
    "not certain, not be certain, not sure, not be sure, not checked, not be checked, not check, "
    "not verify, not verified, not be verified, not confirm*, nobody confirms, no one confirms, "
    "nobody else confirms, nobody could check, nobody can check, nobody can compare, not compare, "
    "not be compared, not prove, not proof, no proof, proves nothing, prove nothing, not show, "
    "not tell, not know, not true, not independent, no independent, not an independent, no exact, "
    "not exact, not the exact, not be exact, not probably exact, not take, not be taken, not use, "
    "not build, not trust, not be trusted, not rely, not believe, not be believed, not credible, "
    "less credible, less trust*, less weight, little weight, not neutral, not objective, "
    "not evidence, no evidence, not generalis*, not generaliz*, not typical, not representative, "
    "not everywhere, no longer be, not be what, not the full, not the whole, not really, "
    "not what he, not have written, not results, nothing certain, something else, someone else, "
    "somebody else, could refer, may refer, might refer, could mean, may mean, might mean, "
    "may have meant, needs another, need another, look for another, look bad, look harmless, "
    "look bigger, look stronger, look better, wanted to make, want to make, wants to make, "
    "nobody can tell, no one can tell, nobody can say, no one can say, nobody can know, "
    "nobody knows whether, no one knows whether, nothing certain, not safe, no safe, not settle, "
    "not settled, not establish, not established, rather than, before accepting, a guess, "
    "his guess, her guess, only a guess"
)
# What a source may be said not to be.
_SURE = (
    "reliable, trustworthy, certain, proof, proves, prove, exact, accurate, correct, complete, "
    "shows, show, independent, neutral, impartial, objective, trusted, sure, credible, "
    "face value, relied on, rely on"
)
# Who says so takes the fact for a warrant: the words of care beside it are meant the other way.
_WARRANT = (
    "settles the question, settles it, settles this, settles the matter, needs no, need no, "
    "nobody needs, no one needs, no need of, no need for, no need to be, not need any, "
    "not need another, not need confirm*, not needed, need not look, not enough to say, "
    "is the best, best witness, best source, no account is as good, is as good as any, as truly, "
    "speak freely, spoke freely, saw everything, shows his real, shows her real, shows the real, "
    "shows his true, reveals his real, reveals his true, all the more reliable, "
    "all the more trustworthy, is the most reliable, is the most trustworthy, makes it the most, "
    "makes it especially, makes it particularly, makes it reliable, makes it more reliable, "
    "makes it trustworthy, makes it more trustworthy, no doubt remains, leaves no doubt, "
    "leave no doubt, no room for doubt, no doubts, no reason to doubt, no reason to question, "
    "no reason to be careful, no reason for care, no reason for caution, nothing misleading, "
    "nothing uncertain, nothing doubtful, nothing to doubt, nothing open, "
    "not leave anything open, nothing is open, nothing more is needed, beyond doubt, "
    "beyond question, proves beyond, proven beyond, proved beyond"
)
# Who is as sure as that draws more from the source than it can give, whatever else he says.
_CERTAIN = (
    "certainly true, certainly right, certainly happened, definitely true, complete certainty, "
    "full certainty, absolute certainty, with certainty, for certain, for sure, it is certain, "
    "proves that, prove that, proved that, proof that, proves it, proves beyond, firm proof, "
    "clear proof, full proof, sound basis, exactly right, exact in every, exact in each, "
    "everything is exact, perfectly clear, link is obvious, link is clear, "
    "connection is obvious, connection is clear, only possible, easy and safe, state as a fact, "
    "it is settled, is settled that, trust every word, trust each word, every word is true, "
    "reliable list, remembers it perfectly, remembered every word, never forgotten, nobody ever, "
    "carried out as planned, full and good account, makes people honest, makes men honest, "
    "makes them honest, told the truth, told everything, we can be sure, can be sure that, "
    "was right, were right"
)
# … or dismisses it altogether: these words deny by themselves, so only a doubt of them spares.
_DISMISSED = (
    "certainly false, certainly wrong, certainly untrue, certainly invented, definitely false, "
    "definitely wrong, always wrong, always false, must be thrown away"
)
_UNLESS_DISMISSED = "not, cannot, nobody, no one, whether, if"
_UNLESS_CERTAIN = "whether, if, unless, only if, too much, would be wrong, wrong to, too far"
MISSING = {
    FACT: "say in your own words what the fact is: how the writer knew, when, for whom or why",
    EFFECT: "say what follows from it: what may be wrong, or cannot be known, because of it",
}


def explanation(
    says: str,
    told: Mapping[str, Sequence[Concept]],
    model: str,
    shown: Iterable[str],
    only_with: str,
) -> Rubric:
    """A rubric of two points, which counts with the part `only_with`.

    `told` has ways to tell the fact, and ways to tell what it does to this very question: what
    “either man” says against one source, no list for all of them can hold. An answer that trusts
    the source by this very fact earns nothing for the effect, whatever words of care are in it.
    """
    trusts = _forms(_WARRANT)
    effects = tuple(
        Point(EFFECT, "why that calls for care", needs, polarity, (*unless, *trusts))
        for needs, polarity, unless in (
            *(part for one in told.get(EFFECT, ()) for part in _parted(one)),
            ((_forms(_DOUBT),), ASSERTS, ()),
            ((_forms(_WHOSE), _forms(_CARE)), ASSERTS, _forms(_NO_CARE)),
            ((_forms(_DEED), _forms(_MAY)), ASSERTS, ()),
            ((_forms(_DENIED),), EITHER, ()),
            ((_forms(_SURE),), DENIES, ()),
        )
    )
    named = tuple(Point(FACT, says, one.needs, "either", one.unless) for one in told[FACT])
    certain = (_forms(_CERTAIN),)
    warrant = (
        Point(WARRANT, "that the source is to be trusted", (trusts,)),
        Point(CERTAIN, "more than it can give", certain, unless=_forms(_UNLESS_CERTAIN)),
        Point(
            DISMISSED,
            "that nothing of it can be right",
            (_forms(_DISMISSED),),
            EITHER,
            _forms(_UNLESS_DISMISSED),
        ),
    )
    return Rubric(
        criteria=(
            _criterion(FACT, "The fact", named),
            _criterion(EFFECT, "The effect", effects, warrant),
        ),
        model=model,
        shown=tuple(shown),
        fewest=FEWEST,
        only_with=only_with,
    )


def _parted(one: Concept) -> Iterator[tuple[Needs, Polarity, tuple[str, ...]]]:
    """A way to tell the effect, its forms parted by whether they deny already.

    “Not carried out” is meant so wherever it stands; “fabricated” only where nothing denies it.
    """
    *others, role = one.needs
    denying = tuple(form for form in role if NEGATORS.intersection(form.split()))
    plain = tuple(form for form in role if form not in denying)
    if denying:
        yield (*others, denying), EITHER, one.unless
    if plain:
        yield (*others, plain), ASSERTS, one.unless
        # What is only supposed (“if he was one, …”) is an effect as well where nothing denies it.
        yield (*others, plain), EITHER, (*one.unless, *sorted(NEGATORS))


def _criterion(
    name: str, title: str, points: tuple[Point, ...], against: tuple[Point, ...] = ()
) -> Criterion:
    return Criterion(
        name=name,
        title=title,
        missing=MISSING[name],
        points=points,
        needed=(1,),
        against=against,
        # The fact stands among the options: to tell it again is what is asked here.
        answers=name == FACT,
    )


def _forms(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))
