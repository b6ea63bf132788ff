"""Words of English that the rubric looks at: tables only, nothing of any subject."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What stands between the words that carry the matter; prose has it, lists of keywords have not.
FUNCTION = _set(
    "a an the this that these those some any all both each every no not nor neither either other "
    "i you he she it we they me him her us them his its our their my your one who whom whose which "
    "what when where why how of in on at to from by with without for about against between among "
    "into through during before after since until under over as than like and or but if because "
    "so while whereas although though yet then there here too also only even just still already "
    "more most less least very much many few such same own is am are was were be been being has "
    "have had having do does did done can could may might must shall should will would cannot never"
)
# Words of other languages that no English text has often.
FOREIGN = _set(
    "der die das und ist nicht ein eine einer einen dem den des mit von zu auf im sich auch dass "
    "war hat haben wurde wird aber nach bei aus als es er sie ihr ich wir durch ueber uber "
    "le la les un une du et est pas que qui dans pour sur avec par plus au aux ce cette il elle "
    "ils etait ete ont mais ou nous vous sont ses leur "
    "el los las y es no del por con para una su al lo como pero sus fue han ha se "
    "il di che e non della dei nel per con si gli era stato sono "
    "eto chto ne kak byl byla bylo oni ego dlia "
    "het een van ik niet zijn met op te dat"
) - _set("a no in die as me he had war an am of so do was all per")

# A clause says something if it holds one of these, or a word in -ed.
VERBS = _set(
    "is am are was were be been has have had do does did can could may might must shall should "
    "will would cannot say says said tell tells told write writes wrote written give gives gave "
    "given take takes took taken make makes made know knows knew known think thinks thought hold "
    "holds held show shows shown mean means meant come comes came go goes went find finds found "
    "let lets lead leads led see sees saw seen speak speaks spoke spoken put puts break breaks "
    "broke broken bring brings brought keep keeps kept leave leaves left lose loses lost meet "
    "meets met rest rests stand stands stood seem seems fit fits agree agrees deny denies claim "
    "claims prove proves name names explain explains report reports weigh weighs call calls "
    "follow follows suggest suggests admit admits confirm confirms remain remains become becomes "
    "became help helps need needs want wants try tries ask asks use uses look looks point points "
    "count counts begin begins began run runs ran lie lies lay accept accepts answer answers rely "
    "hear hears heard learn learns learned "
    "relies trust trusts argue argues conclude concludes believe believes support supports list "
    "lists describe describes serve serves deserve deserves contradict contradicts draw draws drew"
)

# Heads of a clause after a comma, and those that need no comma before them.
AFTER_COMMA = _set(
    "and but while whereas although though because since so which who whom whose when where as "
    "yet for if nor or then however only so therefore"
)
# These open one after a comma where "which" or "whom" follows.
BEFORE_RELATIVE = _set("in of to from with by on for")
HEADS = _set("but whereas while although though because however unless")
# "and" opens a clause where one of these follows it.
# No clause opens within these.
UNPARTED = {("now", "and"), ("nothing", "but"), ("anything", "but"), ("none", "but")}
SUBJECTS = _set("he she it they we i this that these those there in on at by so then not his their")
PRONOUNS = _set(
    "he she it they him her them this that these those his its their theirs who which such"
)

# A negator turns what stands after it in its clause; a verdict turns the clause either way.
NEGATORS = _set(
    "not no never nor neither none nobody nothing nowhere without hardly scarcely barely "
    "impossible unlikely unable lack lacks lacked fail fails failed absent absence cannot"
)
NEGATING_STEMS = ("den", "reject", "refut", "disprov", "disput", "refus")
DENIALS = _set("deny denies denied denying denial denials")
VERDICTS = _set(
    "false untrue wrong wrongly mistaken invented invention fiction fictitious myth lie lied lies "
    "lying nonsense fabricated fabrication forged falsehood"
)
# Phrases in which a negator turns nothing.
IDLE = (
    ("not", "only"),
    ("not", "just"),
    ("not", "merely"),
    ("not", "simply"),
    ("not", "least"),
    ("not", "until"),
    ("no", "doubt"),
    ("without", "doubt"),
    ("no", "less"),
    ("no", "more", "than"),
    ("no", "accident"),
    ("nothing", "but"),
    ("whether", "or", "not"),
)
# Who says so is somebody else, or nobody yet.
REPORTING = _set(
    "say says said saying tell tells told write writes wrote written claim claims claimed state "
    "states stated allege alleges alleged accuse accuses accused charge charges charged confess "
    "confesses confessed testify testified argue argues argued insist insists insisted maintain "
    "maintains maintained declare declares declared report reports reported assert asserts "
    "asserted pretend pretends pretended answer answered reply replied according admit admits "
    "admitted hold holds held deny denies denied denying denial call calls called speak speaks "
    "spoke suppose supposes supposed believe believed think thought"
)
# What stands between "nothing" and "stays open" where the one is said of the other.
STAYING = _set(
    "is are was were be been being stay stays stayed remain remains remained left leave leaves "
    "stand stands seem seems can could will would may might must has have had do does did"
)
# Whoever says that nothing is open says it with one of these.
CLOSING = _set("nothing no none never not nobody nowhere neither nor hardly")
# Phrases that say as much.
CLOSED = (
    *("no question remains", "no questions remain", "no question is left", "no doubt remains"),
    *("no doubt left", "no doubt is left", "nothing remains to be", "nothing more to be"),
    *("everything is known", "all is known", "no room for doubt", "everybody knows"),
    *("everyone knows", "it is known who", "it is known what", "it is known why", "is well known"),
)
# Words that ask; what is negated before them is another matter.
ASKING = _set("whether if who whom whose what when where why how which")
# Words that ask who or what it is, and those that say that it is not settled.
ASKERS = _set("who whom whose whoever whether if how why which what when where")
UNSETTLED = (
    *("open", "unknown", "unclear", "uncertain", "unsettled", "undecided", "unsolved", "unsure"),
    *("unidentified", "not known", "not clear", "not settled", "not certain", "not decided"),
    *("not identified", "not established", "not say", "not tell", "not know", "do not know"),
    *("cannot say", "cannot tell", "question", "questions", "asks", "wonder", "debated"),
)
# Who says so of a thing does not take it for true.
REJECTED = (
    *("improbable", "unlikely", "implausible", "unconvincing", "little favour", "no favour"),
    *("sets aside", "set aside", "sets it aside", "less likely", "less probable", "hardly likely"),
    *("rejects it", "rejects this", "doubts it", "doubts this", "unproved", "unproven"),
)
# What is said to be possible is not said to be so; what can be proved is.
POSSIBLE = _set("possible possibly perhaps conceivable conceivably maybe")
# What a source does that tells something.
TELLING = _set(
    "mention mentions say speak tell name show prove give confirm contain concern refer use "
    "write written sent exist belong authentic genuine anything nothing"
)
# Words by which an answer counts its sources and that tell nothing of them.
COUNTING = _set(
    "evidence source sources piece pieces clue clues document documents first second third another "
    "other one two three date dated dates year month letter letters paper papers proof text also "
    "written wrote write writes"
)
OPEN = _set("if whether unless suppose supposing would could might may perhaps")
# Who stands after one of these is told something and tells nothing.
ADDRESSING = _set(
    "to told tell tells inform informs informed asked asks answered reminded for with about on "
    "against between"
)
# Whoever says so is the writer of the answer, or nobody yet: "I have to say", "we write".
SELVES = _set("i we you one to")
# Pronouns that can be the one who says a thing.
SAYERS = _set("he she it who which they")
COPULAS = _set("is was are were be")
ABBREVIATED = _set("p pp n nn cf mr mrs dr vol eg ie st e i ed ch nr")
WRITING = REPORTING | _set(
    "publish publishes published print prints printed send sends sent compose composed noted "
    "inform informs informed describe describes described explain explains explained accept "
    "accepts accepted approve approves approved name names named list lists listed protest "
    "protests protested mention mentions mentioned warn warns warned ask asks asked repeat repeats "
    "record records recorded recall recalls recalled give gives gave grant grants granted add adds "
    "added complain complains complained reproach reproaches reproached"
)
# Whoever writes one of these says that he does not know, …
UNKNOWING = (
    *("i do not know", "i did not know", "i am not sure", "i have no idea", "have no clue"),
    *("i cannot say", "i cannot answer", "i cannot remember", "i do not remember", "i forgot"),
    *("i did not understand", "i do not understand"),
    *("i have not read", "i did not read", "no idea what", "not know what to write"),
    *("idk", "dunno", "sorry"),
)
# … unless one of these follows: what he leaves open then is the matter.
DOUBTING = _set("whether if which who how that when where exactly precisely for of any")
# Words that abuse somebody and weigh nothing.
ABUSE = (
    *("liar", "liars", "idiot", "idiots", "moron", "morons", "fool", "fools", "swine", "scum"),
    *("rubbish", "crap", "bullshit", "bastard", "bastards", "crook", "crooks", "stupid people"),
)
# What somebody can write and send.
PAPERS = _set(
    "letter letters book article articles telegram wire statement declaration diary memoir memoirs "
    "bulletin message messages report pamphlet leaflet platform document speech interview"
)
BE = _set("is was are were be been being")
# Who stands after one of these does not act by the verb that follows.
AWAY = _set("to for with about on against between in at of from by than as like")
# Verbs in -ed that say too little of who did what.
VAGUE = _set("called named based used asked needed seemed appeared happened signed")
# What a number counts that is a place in a text: “note 5”, “p. 51”.
PLACES = _set("p pp n nn note notes paragraph paragraphs page pages point line")
# Numbers in words, those that any sentence may have left out.
COUNTS = {
    word: str(number)
    for number, word in enumerate(
        ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 3
    )
}
COUNTS |= {"fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50"}
COUNTS |= {"hundred": "100", "hundreds": "100", "thousand": "1000", "thousands": "1000"}
COUNTS |= {"dozen": "12", "dozens": "12", "million": "1000000", "millions": "1000000"}
# "Every third" counts as well.
SHARES = _set("second third fourth fifth sixth seventh eighth ninth tenth")
