"""Words with which historians weigh a source: who made it, for whom, when, why, how he knew."""

from __future__ import annotations


def _forms(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


# What any question may call its sources, beside their titles and kinds.
SOURCES = _forms(
    "source, sources, document, documents, account, accounts, report, reports, statement, "
    "statements, paper, papers, text, texts, testimony, witness, witnesses, writer, writers, "
    "denial, formula, paragraph, informant, confession, confessions, message, messages, "
    "correspondence, record, records, protocols, minutes, version, versions, memoirs, book, "
    "accusations, press, evidence, former, latter"
)
# Each kind of weighing counts once.
WEIGHING: dict[str, tuple[str, ...]] = {
    "for whom": _forms(
        "secret, secretly, in secret, private, privately, confidential, each other, one another, "
        "one reader, his father, his son, meant for, meant only for, addressed to, for the public, "
        "colleagues, not for print, not meant to be, to his father, to his son, father and son, "
        "for each other, to each other, internal, internal use, in public, made public"
    ),
    "when": _forms(
        "at the time, of the time, contemporary, closer, nearer, nearest, closest, years later, "
        "years after, long after, later, afterwards, weeks of the event, at once, in retrospect, "
        "from memory, memory, "
        "is earlier, was earlier, earlier letter, earlier source, earlier text, earlier witness, "
        "earlier account, written earlier, much earlier, same week, same month, same year, "
        "at that time, was fresh, still fresh, decades later, decades afterwards, five years on, "
        "four years later, twenty years, close to the events, close to events, close to it, "
        "of the moment, at the very time, being arranged"
    ),
    "why": _forms(
        "to answer, in reply, in order to, purpose, interest, suited, suits, to protect, "
        "propaganda, motive, motives, to defend, against the trial, to prepare, prepared, "
        "to shield, aim, aims, no reason to, had reason to, had reasons to, nothing to gain, "
        "to gain by, no motive, plea, for a show, show trial, enemy, hostile, persecuted, "
        "as it suited, suited the, convenient, no need to, to convict, to condemn, to boast"
    ),
    "how he knew": _forms(
        "second hand, secondhand, first hand, eyewitness, eye witness, was there, was present, "
        "heard, known only through, known through, through two, could know, knew, secretary, "
        "indirect, indirectly, passed on, passes on, hearsay, took part, people concerned, "
        "from inside, insider, insiders, received it himself, received them himself, "
        "had received it, got it himself, handled the mail, asked him, had asked, "
        "after asking, having asked, "
        "had seen, no copy, by hearsay, word of mouth, had it from, has it from, got it from, "
        "was told by, told him, told about it, what he was told, on the spot, in touch with, "
        "stood next to, corresponded with, from talks, from a talk, had read, in his hands"
    ),
    "under what pressure": _forms(
        "extorted, forced, torture*, pressure, under arrest, in prison, script, made to confess, "
        "rehearsed, squeezed, dictated, broken men, duress, no longer free, coerc*, blackmail*"
    ),
    "what it is worth": _forms(
        "more weight, less weight, weigh, weighs, weighed, credible, credibility, credit, "
        "reliable, unreliable, trust, trusted, trustworthy, genuine, authentic, "
        "convinces, convincing, neutral, partisan, biased, bias, independent, stronger, weaker, "
        "surest, good evidence, weak evidence, confirm, confirms, confirmed, good witness, "
        "best witness, excellent witness, weighs little, little weight, disinterested, "
        "hard to argue, one may believe, safe, fairly safe, not rely, cannot rely, second hand"
    ),
}
OF_WRITERS = ("why", "how he knew")
# How one says that a thing is left open.
OPEN = _forms(
    "open, not known, not yet known, nobody knows, unknown, uncertain, not certain, unclear, "
    "cannot be decided, not decided, no proof, not proof, not settled, unsettled, "
    "only a hypothesis, only hypotheses, remains a hypothesis, remain hypotheses, are hypotheses, "
    "remains hypothetical, only possible, not proved, not proven, unproved, unproven, "
    "not establish*, "
    "cannot say, does not say, do not say, cannot tell, cannot be sure, does not tell us, "
    "do not know, cannot know, no one knows, nobody can say, cannot be answered, not been found, "
    "never been found, do not learn, are not told, is not told, never learn, not stated, "
    "not be determined, not determined, no answer, leaves it open, undecided, cannot be said, "
    "not be said, cannot be found out, not be found out, not recorded, not be settled, "
    "supposition, conjecture, conjectures, stays approximate, remains approximate, a guess, "
    "only guess, doubtful, not reconcile, nobody has seen, nobody has found, "
    "no name can, cannot be proved, not be proved, an inference, inferred, "
    "nobody can check, can be checked"
)
