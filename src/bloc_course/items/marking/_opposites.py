"""Words of English that say the contrary of each other: a table only, nothing of any subject."""

from __future__ import annotations

Forms = tuple[str, ...]
Pair = tuple[Forms, Forms]


def pair(line: str) -> Pair:
    """The two sides of a line such as "firm, strong* / weak*"; ValueError without two sides."""
    one, mark, other = line.partition(" / ")
    if not mark or not one.strip() or not other.strip():
        raise ValueError(f"{line!r} has no two sides, as in “firm, strong* / weak*”")
    return tuple(one.split(", ")), tuple(other.split(", "))


def _pairs(table: str) -> tuple[Pair, ...]:
    """The pairs of a table, each after a dash at the beginning of a line."""
    lines = (" ".join(line.split()) for line in f"\n{table.strip()}".split("\n- ")[1:])
    return tuple(pair(line) for line in lines)


def forms(text: str) -> Forms:
    """The forms of a table, parted by commas."""
    return tuple(text.split(", "))


# The first form of each side stands for it.
_LINES = """
- firm, firmer, strong, stronger, strength, consolidat*, strengthen*, solid, secure, secured,
  safe, safer / weak, weaker, weakness, weaken*, shaky, shaken, unstable, undermin*, fragile
- true, correct, truth, rightly / false, untrue, wrong, incorrect, wrongly, mistaken
- joined, join, joining, entered, enter, took part, belonged, belong / quit, left the bloc, left
  the alliance, refused to join, refused to enter, kept out, stayed out, withdrew
- accepted, accept, accepts, acceptable, approve*, agreed, agrees, agree, agreement, welcomed /
  rejected, reject*, refus*, unacceptable, disapprov*, disagree*, declin*
- guilty, guilt / innocent, innocence
- certain, sure, beyond doubt / doubtful, uncertain, unsure, in doubt, uncertainty
- ally, allies, allied, partner, partners, friend, friends, friendly / enemy, enemies, opponent,
  opponents, hostile, stranger
- limited, mild, milder, mildly, moderate, slight, restricted / unlimited, harsh, harsher, severe,
  severely, ruthless, bloody, boundless
- lost, lose, loses, losing, loss / gained, gain, gains, won, regained, kept, recovered
- hope, hopes, courage / despair, hopeless*, desperat*
- destroyed, destroy*, destruction, broke, broken, swept away, wiped out, smashed / saved,
  preserved, rescued, spared, rebuilt, restored, survived, intact, left untouched,
  strengthened, strengthens, reinforced, expanded, extended
- victory, victor*, triumph*, won / defeat, defeats, defeated
- helped, help, helps, helping, aided, aid / hindered, hinder*, prevented, kept from, hampered,
  obstructed
- deny, denied, denies, denial, denying / admit, admitted, admits, admitting, admission, confess,
  confessed, acknowledg*, owned up
- duty, obligation, bound to / crime, sin, shame, disgrace
- wider, wide, broader, further, open ended, room for more / narrower, narrow, stricter, strict,
  strictly
- likely, probable, possible, plausible / unlikely, improbable, improbably, impossible,
  implausible
- sufficient, enough, sufficed, suffices / insufficient, too little
- praised, praise, praises, irreproachable, above reproach / blamed, blame, attacked, attacks,
  criticised, criticized, criticise, condemned, condemns, reproached, insult*
- one group, united, same group, associated, together / two groups, separate, separated,
  separates, apart, divided
- freely, free will, voluntar*, unforced / forced, extort*, tortur*, blackmail*, wrung, coerc*,
  pressure
- protect, protected, defend, defended, shield, shielded / denounce*, betray*, incriminat*,
  blacken*, harm, harmed
- worse, sharper, exaggerat* / milder, softer, softened, toned down
- reliable, trustworthy, credible, trusted / unreliable, untrustworthy, incredible, distrusted
- complete, entire, full / incomplete, partial, gaps, gap, missing
- exact, exactly, precise, accurate / inexact, inaccurate, imprecise, approximate
- original, unchanged, unaltered / reworked, rewritten, altered, disguised, changed, worked over
- authentic, genuine / forged, forgery, fake, faked, invented
- present, was there, eyewitness, eye witness / absent, absence, not there
- remembered, remember, remembers / forgot, forgotten, forget*
- first hand, firsthand, own eyes, own ears, himself heard, heard himself, himself saw, saw
  himself / second hand, secondhand, third hand, hearsay
- planned, plan, plans, proposal, proposed, proposes, intention, intended, future, looks ahead /
  achieved, accomplished, carried out already, had been done, had done, already done, has done
- independent, independently / dependent, depended, depends
- arrested, arrest, arrests, imprisoned, in prison / released, set free, freed, at liberty,
  liberated
- supporter, supporters, follower, followers, in favour, favour, favours, favoured / against,
  opposed, oppose, opposes, hostility, adversar*
- strict, closed, shut / loose, open
- good, better, best / evil, bad, worst
- clear, plain, unambiguous*, outright / unclear, ambiguous, vague
- informed / uninformed, ill informed, badly informed
- sane / mad, insane, lost his mind
- chance, accident, accidental*, by chance / plan, deliberate*, planned, on purpose, arranged,
  watched
- pity, mercy / cruelty, revenge
- succeeded, succeed*, success, worked / failed, fail, failure
- unverified / verified, confirmed, well attested
- answers, answered, reply, replied, replies / ignores, ignored
- judgement, judgment, evaluation, his opinion, own opinion / plain fact, mere fact, hard fact,
  established fact
- invented, fiction, made up, never happened, never took place, impossible / really happened,
  took place, really took place, did take place, did meet, really met, indeed happened
- unknown, unsettled, stays open, remains open, left open, not known / settled, established,
  well known, fully known, is known
"""
OPPOSITES: tuple[Pair, ...] = _pairs(_LINES)
# Words that stand in any sentence: only beside one that else says the same are they contraries.
_LOOSE = """
- before, earlier, previous, previously, beforehand / after, afterwards, later, subsequent*
- many, most, mostly / few, fewer, hardly any
- close, near, nearer, closer / far, distant, remote
- secret, secretly, private, privately, confidential, in confidence / public, publicly, openly,
  published
- usual, usually, common, commonly, normal, normally, generally / unusual, abnormal, rarely,
  seldom
- more, increase*, grew, grow, rose / less, decrease*, shrank, shrink, fell
- behind, late, too late / ahead, early, in time, too early
- known, well known / unknown, not known
- begun, began, begin, started / ended, ceased, stopped
- gave, give, gives, giving, given / took, take, takes, taken, robbed, deprived
- accused, accuses, attacked, attacks, denounced / defended, defends, praised, praises, supported
- sent, sends, wrote to, writes to / received, receives, got from, answered, answers
"""
LOOSE: tuple[Pair, ...] = _pairs(_LOOSE)
# What stands before a word that is set against another one: "rather than weak".
SET_AGAINST = (
    *("rather than", "instead of", "unlike", "far from", "anything but"),
    *("looks like", "look like", "like an", "like a", "pretends to", "as if"),
)
# Wording that leaves no room, wherever it stands, …
ABSOLUTE = forms(
    "proves, prove that, proved that, proven that, it is proved, is proved, is proven, prove "
    "beyond, certainly, it is certain, certain that, for certain, with certainty, we can be "
    "sure, it is sure, surely, undoubtedly, doubtless, beyond doubt, beyond all doubt, beyond "
    "any doubt, without doubt, without any doubt, no doubt that, definitely, absolutely, "
    "completely, totally, exactly the same, no difference, worthless, once and for all, the "
    "only possible, only interpretation, of course, prove both, proves both, settles the "
    "matter, is settled, word for word, just as if"
)
# … and wording that does so in the clause of a claim.
SWEEPING = forms("all, always, never, nobody, no one, every, everything, fully, entirely")
# After these a sweeping word sweeps nothing: "at all", "first of all".
PLAIN_BEFORE = frozenset(("at", "above", "of", "after", "not", "if", "for"))
# Before these nothing is proved.
EMPTY_AFTER = frozenset(("nothing", "neither", "no", "not", "little", "only"))
# Whoever explains why one should be careful seldom has these: they trust the witness, or turn round
# what he would do.
TRUSTING = forms(
    "eyewitness, eye witness, own eyes, own ears, at first hand, first hand, of his own free "
    "will, of their own free will, complete and right, exact, exactly, just what, fresh, was "
    "there, was present, knew from within, well attested, well informed, had no wish, had no "
    "interest, had no reason, no reason to invent, no reason to make, nothing to gain, no wish "
    "to, nothing was added, nothing was changed, unchanged, unaltered, trustworthy, reliable, "
    "can be trusted, may be trusted, may believe, can believe, best source, best evidence, "
    "better source, safe, has much weight, more weight, great weight, is right, are right, "
    "lower than, smaller than it really, even stronger, even more, even friendlier, understat*, "
    "wanted to hide that, wished to look more, made them milder, milder, softened, in the "
    "midst, every day, so we know, so we have, must be, must have been true, likely to be true, "
    "likely to be right, openly, freely, what it had achieved, already done, had been done"
)
