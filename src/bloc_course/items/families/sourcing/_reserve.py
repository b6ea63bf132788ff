"""Words by which an explanation draws a limit to a source, or trusts or dismisses it altogether."""

from __future__ import annotations

# What follows for whoever relies on it: words of doubt that the clause does not take back, …
DOUBT = (
    "unreliable, untrustworthy, doubt, doubts, doubted, doubtful, uncertain, unsure, unclear, "
    "ambiguous, ambiguity, misleading, muddled, muddle*, confused, blurred, mistaken, mistake*, "
    "error*, distort*, twist*, exaggerat*, biased, bias, one sided, misremember*, embellish*, "
    "incomplete, worthless, weaker, weakens, unverified, hearsay, propaganda, inference, "
    "self serving"
)
# … of care, beside one that says whose: a careful man is no reason to be careful, …
CARE = "careful, carefully, cautious, cautiously, caution, care"
WHOSE = (
    "one, we, you, us, me, i, reader, readers, historian, historians, researcher*, must, should, "
    "has to, have to, had better, ought, need, needs, needed, calls for, call for, demands, "
    "reason, reasons, use, used, using, treat*, read, reading, taken, handled, weigh*, judge, "
    "makes, make"
)
NO_CARE = (
    "careful man, careful person, careful people, careful writer, careful observer, "
    "careful leader, carefully planned, carefully prepared, carefully written, careful plan, "
    "careful work, takes care, took care, cared for"
)
# … words that tell a deed as well: they count beside one that says what it does to the source, …
DEED = (
    "wrong, partial, forget*, forgot*, fades, faded, mixed up, mixed things, mixes, coloured, "
    "colored, invent*, made up, make up, makes up, altered, changed, shortened, added, weak, "
    "untrue, false, lie, lies, lied, lying, hide, hides, hid, hiding, hidden, conceal*, "
    "suppress*, leave out, left out, leaves out, leave things out, play down, played down, guess*"
)
MAY = (
    "may, might, could, can, cannot, would, perhaps, possibly, probably, likely, easily, tempted, "
    "reason to, reasons to, reason for, interest, wanted, wished, had to, memory, remember*, "
    "detail*, word, words, wording, account, story, version, text, statement*, name, names, list, "
    "figure*, number*, date, dates, things, something, what he, what she, what they, what it, "
    "so it, it is, they are, these are"
)
# … phrases that deny it already, and others that do so by themselves.
DENIED = (
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
SURE = (
    "reliable, trustworthy, certain, proof, proves, prove, exact, accurate, correct, complete, "
    "shows, show, independent, neutral, impartial, objective, trusted, sure, credible, "
    "face value, relied on, rely on"
)
# Who says so takes the fact for a warrant: the words of care beside it are meant the other way.
WARRANT = (
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
    "beyond question, proves beyond, proven beyond, proved beyond, no mistake, no error is, "
    "knew it at first hand"
)
# Who is as sure as that draws more from the source than it can give, whatever else he says.
CERTAIN = (
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
DISMISSED = (
    "certainly false, certainly wrong, certainly untrue, certainly invented, definitely false, "
    "definitely wrong, always wrong, always false, must be thrown away"
)
UNLESS_DISMISSED = (
    "not, cannot, nobody, no one, neither, nor, hardly, who, whether, if, open, unknown, unclear"
)
UNLESS_CERTAIN = (
    "whether, if, before we, until we, open, unknown, unless, only if, too much, would be wrong, "
    "wrong to, too far"
)
# What may be so, or cannot be known: an effect where it is said of what the question asks.
RESERVE = (
    "may, might, perhaps, possibly, presumably, probably, maybe, could have, could be, could "
    "easily, "
    "can easily, easily, tempted, likely, cannot, could not be, nobody can, no one can, no way, "
    "no means, not know, not known, not learn, unknown, another matter, a different matter, "
    "another question, another thing, a different thing, otherwise, differently, different from, "
    "need not, not necessarily, tells us little, tell us little, little about, too little, "
    "not correspond, not count as, not count the, not measure, not the same, hangs on, hang on, "
    "depends, depend, unless, until, rather than, not single out, checked elsewhere, should be "
    "checked, be checked, more than it had, or not at all, if at all, stays unknown, wished to, "
    "i would not, one would, would sooner, not established, only one of, one of the, not say, "
    "nothing says, nothing in the, must reckon, reckon with, narrower, milder, smaller, lopsided, "
    "coloured, colored, generalised, generalized, sharpened, sharpening, improved, fitted, "
    "holding back, attributing, in general, not tell, off, not allow, cannot judge, not judge, "
    "hardly have, will hardly, would hardly, would be human, would be natural, would not be "
    "surprising, grown in, work of the reader, reader's work, nobody cared, cared to, might well, "
    "could well, may well, who can say, hard to say, difficult to say, hard to know, left to "
    "guess, "
    "no guarantee, not guarantee, remains to be, would have to, whether, not show, not prove, "
    "at most, only so much, no more than, would be absent, nowhere, wonder, not said, apocryphal, "
    "guesswork, makes one doubt"
)
# What any source may be told with: beside no word of the matter it tells no fact of this one.
COMMON_FACTS = (
    "second hand, passed on, passes on, later, much later, afterwards, long afterwards, memory, "
    "remember*, remembered, heard, not heard, version, second version, original, interest, name, "
    "names, date, dates, dated, before, earlier, years later, years after, long after, "
    "very late, is late, spoken, quoted, quotes, told him, was told, "
    "had told, not there, was not there, not present, was not present, nobody else, no one else, "
    "other sources, others do not, changed, been changed, was changed, somebody changed, "
    "someone changed, lost, missing, not found, informant, informer, not yet, should, would, "
    "from others, report, reports, one side, one man, one person, single, alone, edited, editor, "
    "leader, wanted, unknown, abroad, outside, distance, public, not mention*, not know, several, "
    "wish*, interest*, not seen, months, compare, existence, existed, beginning, start, hands, "
    "elsewhere, others, will read, would read, could read, everyone, everybody, second, correct*, "
    "decades, time had passed, lapse of time, such a time, so many years"
)
# What may be wanted of any source: an effect beside a word of the matter.
COMMON_EFFECTS = (
    "another source, other sources, second source, another witness, second witness, later source, "
    "later sources, source from the time, paper from the time, unverified, not verified, "
    "memory fades, memory changes, memory has changed, memory may, misremember*, inaccurate, "
    "imprecise, not precise, not remember, hindsight, not rely, not settled, not settle, "
    "leave open, leaves open, left open, remains open, stays open, open question, may have "
    "changed, "
    "may have been changed, could have changed, confirmation, no confirmation, needs confirmation, "
    "need confirmation, lacks confirmation, look for confirmation, confirmation from another, "
    "confirmation from other, not confirm*, not enough, insufficient, corroborat*, uncorroborated, "
    "unconfirmed, shaped by, interest in, not necessarily, hypothes*, speculat*, ambigu*, confus*, "
    "not know which, not know who, selected, select*, paraphras*, approximate*, not told, is "
    "not told, "
    "own words, gist, not check, not seen, not see, not decide, undecided, depends on, "
    "dependent on, "
    "not independent, not an independent, not conclude, no conclusion*, not certain, legend"
)
# Words that stand in talk of any source, and make it no talk of this one.
COMMON_WORDS = (
    "source sources historian historians reader readers careful carefully caution question "
    "questions author writer writers write writes written wrote text texts fact facts say says "
    "said tell tells told know knows knew known witness witnesses memory memories account accounts "
    "report reports reported letter letters document documents paper papers word words detail "
    "details name names version versions story statement statements time times year years later "
    "long event events thing things people person other others another certain uncertain sure "
    "doubt doubtful reliable reliability trust mistake mistaken error wrong true truth false proof "
    "prove proves show shows change changed altered remember remembers forget forgotten quote "
    "quoted print printed book books opinion view bias biased interest reason reasons evidence own "
    "himself herself themselves really exact exactly part parts whole different possible possibly "
    "hand hands first second reach reached might able answer answers mean means meant give gives "
    "given find found therefore compare check checked need rely relies independent original copy "
    "once nothing anything something somebody nobody someone everything makes made make come comes "
    "came take taken speak speaks spoke heard hear look looks would could should must like have "
    "only even than well with from what where when which whose whom into some such that this "
    "because more most many much less little still always never often after before between "
    "during against enough good better best great hardly quite rather point points matter case "
    "content describe describes present presented seem seems appear appears bear bears call calls "
    "called date dates dated undated open leave leaves left note notes article cite cited "
    "quotation "
    "place places same kind form way use used draw drawn rest rests clear unclear maker "
    "single alone "
    "think thinks thought read whoever ever every else remain remains back mind take takes took "
    "saying "
    "down play nearly itself none lived living treat treated light beside sense laid pass passed "
    "hold holds sign signed seen probably according learn afterwards mix fade choose chosen pick "
    "picked strike worse belong case cases example examples judge history night sound settle score "
    "state sentence build bore appearance carry carried earlier altogether consist accord picture "
    "please altered repeat repeated present talk abroad replace replaced memoirs secret known "
    "editor printed accusation mention last number numbers count large archive issue special serve "
    "confirm confirms confirmed distant exaggerate exaggerated invent invented believe distort "
    "distorted hide hidden correct weigh purpose difficult importance important"
)
# Who says so thinks that the fact takes nothing away.
IRRELEVANT = (
    "not matter, does not count, do not count, not count against, no difference, changes nothing, "
    "nothing changes, change nothing, not change anything, no importance, without importance, "
    "little importance, unimportant, irrelevant, no objection, no problem, no harm, no drawback, "
    "no argument, not follow that, no obstacle, not important, no disadvantage, no weakness, "
    "not affect, not diminish, not lessen, not reduce, no bearing, beside the point, "
    "no reason to hesitate, no reason to worry, is no reason, not a reason, no reason against, "
    "hardly counts, hardly matters, matters little, matter little, counts for little, mere "
    "formality, "
    "untouched, made up for, is no matter, of little weight, need not worry, not worry, not "
    "trouble us, does not disturb, no obstacle"
)
# Who says so has from it all that could be wished for, …
TRUSTED = (
    "nothing to be desired, by heart, each word, is established, mirrors, mirror of, "
    "to the letter, "
    "without any disguise, of no concern, word by word, full picture, can only mean, "
    "knew what everybody, knew what everyone, all their details, stays in the mind, "
    "speaks for itself, excellent memory, good memory, as he says, as she says, as it says, "
    "not make mistakes, makes no mistakes, no cause to, no need to lie, tells the truth, "
    "told the truth, typical of, that was that, makes him final, usually true, always true, "
    "worth more than, an expert, sees further, sees better, saw better, complete membership, "
    "was the case, is the case, honest with, honestly, had to be honest, the very tone, "
    "they are what, it is what the, this was the whole, "
    "is a fact, are a fact, simply right, is right, are right, quite right, rightly, correctly, "
    "exactly, precisely, perfect, perfectly, without error, without any error, just as he says, "
    "just as she says, just as it says, just as this, just as the, can rely on, may rely on, "
    "can be taken over, proof enough, most exact, most accurate, surest, safest, truer, "
    "more truthful, more faithful, more faithfully, better than any, better than anybody, "
    "better than anyone, better than anything, nobody better, no one better, nobody was better, "
    "tell better, knows best, know best, knew best, as good as, as well as the original, "
    "all the more, in full, in no doubt, very words, "
    "more exactly, more precisely, more clearly, "
    "finally learn, at last learn, establishes that, establish that, proves, settles, "
    "truest, best informed, better informed, best witness, everything about, knew everything, "
    "knew everybody, is certain, was real, were real, straight to the, perfect mirror, "
    "tells us what the, so there was, so there were, and so there was, and so there were, "
    "no one lies, nobody lies, nobody lied, no one lied, nobody could lie, is honest, was honest, "
    "reliable woman, reliable man, reliable person, is reliable, was reliable, is enough, "
    "everybody knew, everyone knew"
)
# … or thinks that all of it is false.
FALSE = (
    "made it up, made this up, made up the, were made up, was made up, all made up, forged, "
    "forgery, "
    "fake, swindle, fantasy, fable, thought up, liar, liars, not one word, not a word, "
    "no word of, every word, nothing in it, nothing that it, not honest, never existed, "
    "ever real, never real, never took place, nobody ever, no one ever, invented the, invented by, "
    "was invented, were invented, are lies, is a lie, was a lie, everything in it is, nothing "
    "at all, "
    "not one of, no interest whatsoever, whatsoever, never the, is false, are false, never "
    "heard, of any kind"
)
SPARED = (
    "may, might, perhaps, possibly, whether, if, unless, nobody can, cannot, open, unknown, "
    "unclear, uncertain, who knows, neither"
)
# Absolute words, after a word that concludes: more than any of these facts carries.
CONCLUDING = "so, therefore, thus, hence, consequently, proves, proves that, means that, shows that"
SWEEPING = (
    "never, nobody, no one, none, nothing, not one, not a single, no group, no opponents, no "
    "support, "
    "no sympathy, no trotskyist, no official, no interest, everything, all the, all of it, "
    "certainly, "
    "definitely, obviously, undoubtedly, no doubt, without doubt"
)
ABSENT = "there was no, there were no, there had been no, there was never, there is no, no such"
NOT_SWEEPING = (
    "be taken, be built, be concluded, be relied, be trusted, not prove, not show, not mean, "
    "neither, hardly, who, which of, what really, "
    "not follow, not establish, not exclude, "
    "no proof, no means, no way, no evidence, no telling, no knowing, no saying, "
    "nobody can, nobody could, nobody knows, nobody knew, no one can, no one could, no one knows, "
    "nobody else, no one else, nothing certain, nothing about, nothing more, never learn, "
    "never be, not certainly, "
    "may, might, perhaps, possibly, probably, cannot, not know, if, whether, unless, tells us "
    "nothing, "
    "tell us nothing, says nothing, say nothing, proves nothing, prove nothing, show nothing, "
    "shows nothing, not all the, not everything, "
    "not the whole, nothing to compare, none of, independent, confirm*"
)
