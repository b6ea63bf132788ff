"""Answers to the questions of A6 as students write them, with the points a person gives them.

Eight: contrasts two dated sources, says how they came about, and names a limit. Five: contrasts,
with a date, and stops there. Two: goes on about the matter without a source. The words are ours.
"""

from __future__ import annotations

WRITTEN: dict[str, dict[int, str]] = {
    "a6-denial-question": {
        8: (
            "It does not. In the autumn of 1932 Sedov reported to his father, in a letter in "
            "invisible ink, that several groups had already joined a bloc. Trotsky's undated "
            "German letter of October or November 1932 accepts the proposal. Both were private "
            "papers, written at the time by the two people who dealt with the matter. The Red "
            "Book of 1936 is another kind of text: it was published in order to defend men on "
            "trial, and if Sedov had admitted the bloc in it, he would have helped the police "
            "against those who still held out. For that reason the earlier letters deserve more "
            "trust. They prove a political bloc, not a terrorist centre."
        ),
        5: (
            "No, the denial is not enough. In 1932 Sedov had written a secret letter to Trotsky "
            "in which he says that the groups had joined a bloc, so he knew quite well that it "
            "existed. Later, in his book, he said the opposite. He had his reasons, because "
            "telling the truth would have put people in danger who were in prison. I think that "
            "the letter should be believed, since it was private and he had no reason to lie to "
            "his own father."
        ),
        2: (
            "I think that Sedov simply lied. People who are accused of such things always deny "
            "them, and everybody in his place would have done the same. The bloc existed, and he "
            "knew it, but he could not say so because he was afraid of what would happen to him "
            "and to his father. A denial by somebody who has so much to lose is worth nothing, "
            "and we should not take it seriously at all when we write history."
        ),
    },
    "a6-centre-question": {
        8: (
            "Probably there was not. The indictment of 1936 asserts a centre, but it relies on "
            "confessions that had been forced from the accused. Sedov, in the Red Book of 1936, "
            "points to a weakness: no confession mentions a single meeting of this centre. His "
            "secret letter to Trotsky from the autumn of 1932 matters more, since it was written "
            "for one reader and at the time: it describes the bloc and tells that Smirnov's group "
            "had already been destroyed. So the bloc never had the time to form a leadership. "
            "This does not mean that nobody ever met; a missing record is not proof that there "
            "was no meeting."
        ),
        5: (
            "There was no centre. The charges of 1936 say that there was one with seven members, "
            "but these charges come from confessions that were extorted, and people say anything "
            "under torture. The groups were broken up by arrests before they could do much, so "
            "they had no time to set up a common leadership. Sedov also says in his own book that "
            "nobody named a meeting of the centre."
        ),
        2: (
            "The idea of a centre was made up by the court because it needed a story. A few "
            "groups that disliked Stalin talked to each other, but they were not organised and "
            "they did not trust each other very much. There was no centre, and I do not believe "
            "that these people could have led anything together, since they had quarrelled for "
            "years before all this and went on doing so."
        ),
    },
    "a6-copenhagen-question": {
        8: (
            "Above all it shows how such confessions were produced. At the trial of 1936 Holzmann "
            "confessed that he had gone to Copenhagen and met Trotsky there in the Hotel Bristol. "
            "But the hotel had been demolished in 1917, and Sedov, who is said to have been "
            "present, was never in Copenhagen. Somebody must have invented the scene, so the "
            "confession was dictated and is worth nothing as a report of a meeting. This does not "
            "mean that all the rest is false: Holzmann's visit to Berlin in 1932 really took "
            "place and is known from other sources."
        ),
        5: (
            "It shows that the confession is false. Holzmann said that he met Trotsky in "
            "Copenhagen in the Hotel Bristol, but this hotel had been pulled down in 1917, so "
            "nobody could meet there. The prosecutor had prepared the confession and made a "
            "stupid mistake. Whoever wrote the script did not look at a map, and the judges did "
            "not care about it either."
        ),
        2: (
            "The confession shows that Holzmann was ready to say anything. He confessed that he "
            "had been in Copenhagen, which is not true, because they wanted it, and he hoped that "
            "this would save his life. In such a trial nobody can speak freely, and so one should "
            "not believe what the defendants tell about themselves or about other people."
        ),
    },
    "a6-slogan-question": {
        8: (
            "Trotsky did not reject the slogan. In his letter of 17 October 1932 he called it "
            "correct in a concrete sense, but dangerous because the Opposition was too weak, and "
            "others such as the Mensheviks could profit from it. In another letter, of 24 October "
            "1932, he explained that officials feared his return, so one had to avoid everything "
            "that sounded like revenge. Sedov disagreed and wanted to drive out Stalin first of "
            "all; so did the allies. The letters were private and he had no reason to disguise "
            "his motives there. It is uncertain when Sedov's letter was written, as the article "
            "gives dates that contradict each other."
        ),
        5: (
            "On 17 October 1932 Trotsky wrote that the slogan was right in a certain sense, but "
            "he feared that it would help the enemies of the revolution, because the Opposition "
            "was not strong enough to use it. Sedov wanted to remove Stalin before everything "
            "else and protested in a letter to his father. So father and son did not agree on "
            "this matter, and the allies were on the side of the son."
        ),
        2: (
            "Trotsky was careful because he did not want to help the wrong people. He always "
            "thought about what would come afterwards, and he believed that the fall of Stalin "
            "could open the door for worse things. His son was younger and more impatient and "
            "wanted to remove Stalin at once. They argued about this for some time, as fathers "
            "and sons often do."
        ),
    },
    "a6-how-far-question": {
        8: (
            "The bloc did not go far. In October or November 1932 Trotsky wrote that it would for "
            "the moment consist mainly in an exchange of information and that it was not a "
            "fusion, so that criticism remained free. Van Heijenoort, his secretary, wrote in "
            "July 1937, after he had asked him, that it had been nothing more than an exchange of "
            "information. The second formula is narrower, and it was written years later, when "
            "the trials made it dangerous to say more. I would give more weight to the earlier "
            "letter. But it only tells what they planned; what the partners did with it is not "
            "known."
        ),
        5: (
            "In 1932 Trotsky wrote that the bloc would mainly exchange information for the "
            "moment. Van Heijenoort says that it was only an exchange of information. The first "
            "one leaves room for more and the second one does not. It was not a fusion, because "
            "everybody could still criticise the others. The second letter came later, so the "
            "first one is closer to the events and therefore more reliable."
        ),
        2: (
            "The bloc did not go very far, because the groups had different aims and did not "
            "trust each other. They wanted to get rid of Stalin, and this hostility to Stalin was "
            "what held them together, but they had no common programme. They told each other the "
            "news and that was about all. Such an alliance could not last for long and it broke "
            "down soon."
        ),
    },
    "a6-letter-1937-question": {
        8: (
            "It can be trusted quite far, but not in everything. Van Heijenoort wrote it on 3 "
            "July 1937 to Sedov, and he was Trotsky's secretary, who had found the paper and had "
            "asked Trotsky about it. So it is reliable evidence that the German letter of 1932 is "
            "genuine. It is weaker on what the bloc had been: he had not been there and repeats, "
            "almost five years later, that it was no more than an exchange of information. The "
            "Commission had not been told, and a harmless bloc suited the moment. Since the "
            "answer of Sedov has not been found, we cannot say whether he agreed."
        ),
        5: (
            "The letter of 1937 is good evidence that the German letter is genuine, because Van "
            "Heijenoort was Trotsky's secretary and had asked Trotsky about it himself. He says "
            "that the bloc was nothing more than an exchange of information. One has to be "
            "careful with this, as he wrote it long after the events and only knew them from "
            "Trotsky, who had an interest to make the bloc look small."
        ),
        2: (
            "I would trust it, because a secretary knows what he writes about and would not lie "
            "to a friend. People who work together every day know each other well. He saw that "
            "the letter was genuine and told it as soon as he could. There is no sign that he "
            "wanted to deceive anybody, and he seems to have been an honest man all his life."
        ),
    },
    "a6-manifesto-question": {
        8: (
            "In 1980 nobody outside had the text; its content was known from others only. Serge "
            "recalls in his memoirs that the manifesto called for the removal of Stalin. "
            "Nikolaevsky reports the same from a talk with Bukharin, so this is at second hand: "
            "Bukharin had read it and told him about the elimination of Stalin. Ciliga adds that "
            "it found the Right correct on the economy and Trotsky on the party. Two witnesses "
            "who did not depend on each other agree on the removal, which makes it reliable. But "
            "no copy had been found, and they wrote from memory. The preface of 2008 says that "
            "the platform has been published since."
        ),
        5: (
            "The manifesto itself had not been found in 1980, so historians had only indirect "
            "reports. Serge writes in his memoirs that it demanded that Stalin be removed. "
            "Bukharin also spoke of the elimination of Stalin. They agree with each other, and "
            "that makes it more credible, although they tell it from memory many years later."
        ),
        2: (
            "Not much could be known. The manifesto was never found and it was forbidden to read "
            "it in the Soviet Union, so people only whispered about it. Everybody who had it in "
            "his house was in danger. It is sad that such an important text was hidden for so "
            "long, and historians had to guess what was in it for many years."
        ),
    },
    "a6-right-wingers-question": {
        8: (
            "He probably meant the Riutin group. Normally the word was used for the followers of "
            "Bukharin, Rykov and Tomsky, but there is no indication that they were active in "
            "1932. In his secret letter of autumn 1932 Sedov lists right-wingers as a group "
            "beside others, and the minutes of the International Secretariat use the word for the "
            "new group of Riutin. These papers were written at the time by people who knew whom "
            "they meant. Still, it is an inference: no letter says in so many words who is meant, "
            "and the papers of the group had never been found."
        ),
        5: (
            "By right-wingers Sedov meant the group of Riutin. In 1932 the old leaders of the "
            "Right such as Bukharin, Rykov and Tomsky were no longer active, so the usual sense "
            "does not fit. The minutes of the International Secretariat show that the word was "
            "used in this new way by the people around Trotsky at the time, and this is good "
            "evidence."
        ),
        2: (
            "He must have meant the new people around Riutin, since the older leaders had given "
            "up long before and nobody listened to them any more. They were the only ones who "
            "still dared to do something against Stalin, and so the word right-wingers can only "
            "mean Riutin and his friends. It is an odd name for them, but people used such names "
            "without much thought in those years."
        ),
    },
}

# The same questions answered otherwise, and others too.
OTHERWISE: dict[str, dict[int, str]] = {
    "a6-denial-question": {
        7: (
            "A denial made in the middle of a show trial cannot settle what happened four years "
            "earlier. We have Sedov's message in invisible ink, sent to Trotsky in the autumn of "
            "1932, which lists three groups that had come together, and Trotsky's answer in "
            "German from October or November 1932, in which he finds the proposal acceptable. "
            "They wrote this for one another and never expected it to be read. In 1936 there were "
            "prisoners whom an admission would have harmed. Still, a political alliance is one "
            "thing, and terror is another: the letters say nothing about it."
        ),
    },
    "a6-turn-question": {
        7: (
            "Broué thinks that repression does not suffice. In early 1933 it remained mild: "
            "Smirnov received ten years and most of the others were simply deported, and on 8 May "
            "1933 a circular by Stalin and Molotov complained about too many arrests. The "
            "circular is an official paper and shows that even the top held back at that time. "
            "The real cause was the defeat in Germany. Hitler's victory cut the contacts of Sedov "
            "with Russia and took away the hope of the oppositionists, so Stalin became stronger. "
            "But this is Broué's interpretation and there may have been other causes."
        ),
        4: (
            "No. Repression was limited at first, because most people were only deported. The "
            "victory of Hitler changed everything, since it destroyed the network through which "
            "Sedov received news, and the opposition lost hope. After that Stalin was safer than "
            "before."
        ),
    },
    "a6-four-years-question": {
        8: (
            "Only indirectly. In the telegram of 25 September 1936 Stalin complains that the GPU "
            "is four years late. If one counts back from 1936 one arrives at 1932, and Broué "
            "takes this as a sign that Stalin had the bloc in mind. However, the telegram does "
            "not mention any bloc, and Broué admits in a note that no one had made this "
            "connection before him. We know the text only because Khrushchev quoted it in his "
            "secret speech, so it comes to us at second hand. Stalin could also have thought of "
            "Riutin's manifesto."
        ),
    },
    "a6-gaven-question": {
        7: (
            "Nobody knows for sure. Broué goes through the possibilities. Gaven could have been "
            "an agent provocateur, but this is improbable, because others of this kind were put "
            "in the dock in 1936. He may have resisted torture so well that he could not be shown "
            "in public. It is also possible that he confessed and took it back when it was too "
            "late to rewrite the script. The charges of 1936 rest on extorted confessions, so "
            "they prove nothing by themselves; Broué still believes that Gaven had played some "
            "part in the bloc. All these are only hypotheses."
        ),
        3: (
            "Broué thinks that he was not a provocateur, as provocateurs were in the dock as "
            "well. It is more likely that he resisted and could not be shown. He probably "
            "belonged to the bloc, and that is why his name is in the charges."
        ),
    },
    "a6-liberals-question": {
        7: (
            "This cannot be answered with certainty. Sedov seems to have used the term for all "
            "oppositionists. Broué prefers another explanation, with reservations: the liberals "
            "were officials in the apparatus who were against terror. He asks whether Kirov was "
            "among them, but leaves it open. In his letter of 12 October 1932 Trotsky says that "
            "they had given more practical help than anyone else, and on 30 October 1932 he wrote "
            "that they found the Trotskyists too conciliatory. Both are private letters to his "
            "son, so he did not have to explain whom he meant, and this is why we cannot tell. "
            "The documents that might help were probably destroyed."
        ),
        3: (
            "The liberals were people in the party apparatus who did not like the terror. Maybe "
            "Kirov was one of them, but this is not sure. Sedov used the word for all "
            "oppositionists. They helped the Left Opposition in practical things."
        ),
    },
}

# S7: what says the opposite of an explanation with the words of one, and one in unlike words.
WARRANTS: dict[str, str] = {
    "grohl-spartakus": (
        "As a leader of the Left Opposition he knew the group at first hand. His memoir therefore "
        "settles the question and needs no confirmation from another source."
    ),
    "joffe-one-long-night": (
        "Joffe alone was close to him, so her word is the best. It is not enough to say that "
        "others are silent, for she knew him well indeed."
    ),
    "trotsky-interview-1932-12-27": (
        "He wrote this for readers and for the public. It shows his real opinion of Stalin quite "
        "as truly as his private letters to his son do."
    ),
    "van-heijenoort-letter-1937-07-03": (
        "It was written five years later, when Trotsky could speak freely. With hindsight he saw "
        "everything clearly, and no account is as good as this one."
    ),
}
UNLIKE: dict[str, str] = {
    "grohl-spartakus": (
        "Gröhl was a chief of this current, and an old man wants his work to have counted; in his "
        "pages the Moscow circle may look grander than it was."
    ),
}
# After the fact of any enquiry: the words of care in the service of trust.
TRUSTING: tuple[str, ...] = (
    (
        "For this reason it is the most trustworthy source of all and nobody needs another source "
        "or any confirmation to answer the question."
    ),
    (
        "This makes it especially reliable, so we can answer the question with certainty and need "
        "not look for other sources or leave anything open."
    ),
    (
        "Therefore no doubt remains, there is nothing misleading or uncertain in it, and no other "
        "source could tell us more about the matter."
    ),
    (
        "So there is no reason to be careful with it: what it says is exact and complete, and a "
        "second witness is not needed at all."
    ),
)

# S7, by the source: answers of a hostile examiner. Good ones earn all, those that deny the effect
# or claim more than the source can give do not, whatever words of care they use.
EXAMINED: dict[str, dict[str, tuple[str, ...]]] = {
    "stalin-telegram-1936": {
        "good": (
            (
                "Four years is only a span of time. Stalin may have been thinking of the bloc, "
                "but equally of Riutin's paper or of something else in 1932, so that the "
                "connection is made by the historian and not by the telegram."
            ),
            (
                "The text never mentions oppositions. Counting backwards yields 1932, yet a "
                "number can be rhetorical, and we are left to guess what the police had been slow"
                " about."
            ),
            (
                "Nothing in the quoted words identifies the bloc. Four years could be reckoned "
                "from several things, for example the Riutin platform, and it is Broué who makes "
                "the connection, so this remains his guess."
            ),
            (
                "Since it only says that the police were four years late, the sentence might "
                "refer to the bloc, the Riutin affair or the general unrest of 1932. It is Broué "
                "who chooses the bloc, so the source alone proves nothing."
            ),
        ),
        "bad": (
            (
                "It gives the number four, and four years before 1936 is 1932, so Stalin "
                "certainly meant the bloc and nothing else can have been in his mind."
            ),
            (
                "It gives no event, so Stalin certainly did not have the bloc in mind and had "
                "never heard of it when he sent this telegram."
            ),
            (
                "The telegram gives a number of years. It proves beyond any doubt that Stalin "
                "thought of the bloc, and every reader of the article has to agree with Broué "
                "about this telegram and its meaning."
            ),
            (
                "The telegram mentions a number of years and not an event, and this proves beyond "
                "any doubt that Stalin was thinking of the bloc of 1932, because four years "
                "before 1936 is exactly 1932 and the bloc was formed then."
            ),
            (
                "The telegram counts four years and names no event, therefore we can conclude "
                "with complete certainty that the bloc was meant. The only possible "
                "interpretation is the bloc, because nothing else happened in 1932."
            ),
            (
                "The telegram gives only a number, but the link is obvious. Everyone in the "
                "Politburo knew about the bloc of 1932, so the text is perfectly clear and "
                "historians can take it as firm proof of what Stalin had in mind."
            ),
            (
                "The telegram gives a number of years. The interpretation is easy and safe, for "
                "the number points to 1932 and to nothing else, and so one may state as a fact "
                "that Stalin thought of the bloc."
            ),
            (
                "The telegram gives a number of years. It is certain that Stalin thought of the "
                "bloc without question, and every reader of the article has to agree with Broué "
                "about this telegram here."
            ),
        ),
    },
    "trotsky-german-letter-1932": {
        "good": (
            (
                "The letter says what should happen and was written before anything had been "
                "done. It is a programme, so it cannot tell us whether the allies kept to it or "
                "what they actually managed to do before the arrests."
            ),
            (
                "Trotsky agrees to something that has been put to him and lays down conditions. "
                "Intentions are one thing and deeds another; for the deeds we have to look at "
                "what was printed in the Bulletin afterwards."
            ),
            (
                "What he describes is an arrangement still to come. Nobody can tell from it "
                "whether the partners kept to it, and by the time it might have worked most of "
                "them were in prison."
            ),
            (
                "Trotsky speaks about what the allies ought to send and what he would print. That "
                "is a wish and not an account, so the letter does not tell us whether the bloc "
                "ever worked like that."
            ),
        ),
        "bad": (
            (
                "Since Trotsky agreed to the proposal and looked ahead, we can be sure that the "
                "bloc did everything that he writes and exchanged its information as planned."
            ),
            (
                "It replies to a proposal, and this proves that the bloc never did anything at "
                "all in 1932 and that it existed only on paper."
            ),
            (
                "It is a plan for the future. A plan made by a careful man like Trotsky is "
                "carried out as planned, so the letter shows without any error that the bloc "
                "exchanged letters and articles all through the year."
            ),
            (
                "The letter is a proposal about the future. Nothing in it is unclear or doubtful, "
                "and it shows how the bloc lived, since everything in a letter by Trotsky was "
                "done by his friends in Moscow at once."
            ),
            (
                "It is a plan. A careful man wrote it, and he did everything in it, so it is a "
                "full and good account of the work of the bloc in the year 1932."
            ),
        ),
    },
    "body-refractaire-1978": {
        "good": (
            (
                "The account is very late. By then the Khrushchev revelations had made Kirov a "
                "hero, and an old man's recollections may be shaped by that, so we cannot rely on "
                "it alone to show that Kirov really sent somebody."
            ),
            (
                "The story first came out in 1978 although the visit belongs to 1934. Over such a "
                "stretch dates and names get muddled, so one would like a paper from the time "
                "itself before accepting it."
            ),
        ),
        "bad": (
            (
                "Body told the story more than forty years after the events, so it is certainly "
                "false and Kirov never sent anybody to Sedov. A memory that old is always wrong "
                "and the whole report must be thrown away."
            ),
            (
                "Body told it forty years later, but he had plenty of time to think and his "
                "memory was not unreliable. There is no doubt at all that Kirov sought contact, "
                "and we can trust every word of the recollection."
            ),
            (
                "Body told it more than forty years later, but a thing like this one is never "
                "forgotten. The story is therefore exactly right in each detail, and it shows "
                "that Kirov wanted to reach Sedov in Paris in 1934."
            ),
            (
                "Although it was written decades later, the envoy really came. Body was there "
                "himself, remembers it perfectly and is not mistaken, so it is settled that Kirov "
                "looked for contact with Sedov in that year."
            ),
            (
                "Body told it more than forty years later. It shows that Kirov wanted it and the "
                "story is exact in every detail, which everyone who reads the note in the article "
                "will surely accept as good evidence of contact."
            ),
            (
                "It was printed decades later. There is no doubt at all that Kirov looked for "
                "contact with Sedov, because the old militant remembered every word of the talk, "
                "and his story is a sound basis for the historian."
            ),
            (
                "Body told it more than forty years later. Everything is exact, and it shows that "
                "Kirov wanted it, as everyone in the whole country and in the party at that time "
                "knew very well."
            ),
            (
                "Body told it more than forty years later. A thing like this one is never "
                "forgotten, and it shows that Kirov wanted to reach Sedov in Paris in that year, "
                "as everyone then knew."
            ),
            (
                "Body told it more than forty years later. It shows that Kirov wanted to reach "
                "Sedov in Paris in that year, as everyone then knew very well in the party and in "
                "the country."
            ),
        ),
    },
    "trial-report-1936": {
        "good": (
            (
                "The prisoners had been tortured and blackmailed until they gave in. Someone in "
                "that state names whoever the interrogator asks for, so the lists of members tell "
                "us about the prosecution and not about any real leadership."
            ),
            (
                "These men spoke under coercion. Their statements contradict each other on who "
                "was a member, and a person who has been crushed will agree to any name, so "
                "nothing they said about membership can be taken at face value."
            ),
            (
                "The accused did not speak of their own free will. They had been crushed by "
                "torture and would have agreed to any list of names, so the record cannot prove "
                "that anyone named was in a centre."
            ),
            (
                "Whoever is blackmailed and tortured will give the names that are demanded. That "
                "Sokolnikov or Kuklin appear in the confessions therefore tells us nothing "
                "certain about them, and there may have been no centre to belong to."
            ),
        ),
        "bad": (
            (
                "Although the men were broken and tortured, they finally told the truth about the "
                "centre. Torture makes people honest, so the report is a reliable list of the "
                "members and there is no need for further doubt here."
            ),
            (
                "The men were forced to confess, and this proves they were innocent of everything "
                "and that nobody ever met anybody. Because the confessions were forced we can be "
                "sure that no opposition of any kind existed."
            ),
            (
                "The men had been broken by torture, but what they said is not fabricated. Seven "
                "names were confirmed by the verdict, so we know for certain that these seven "
                "were the unified centre."
            ),
            (
                "The accused were broken by threats. They still told everything about the centre, "
                "and there is no error in the lists, so we know from the report that Sokolnikov "
                "was a secret member of the unified centre."
            ),
            (
                "The men were forced. It is wrong to say that they invented things, and every "
                "name in the list was right, so we know who the members of this unified centre "
                "really were."
            ),
        ),
    },
    "trotsky-interview-1932-12-27": {
        "good": (
            (
                "An article meant for print is addressed to an audience. Trotsky could wish to "
                "appear loyal and ready to work together, so his offer to collaborate with Stalin"
                " tells us his tactics rather than his private opinion."
            ),
            (
                "He chose the questions and the answers himself with readers in view. That makes "
                "it a piece of politics, and it need not agree with what he wrote confidentially "
                "to his son in October."
            ),
        ),
        "bad": (
            (
                "Since he wrote it for publication, he had to tell the truth in it, so it shows "
                "exactly what he thought of Stalin in that month and there is no reason to doubt "
                "it."
            ),
            (
                "He meant it for publication, and so everything in it is a lie: Trotsky hated "
                "Stalin and never wanted to work with him in any way at all."
            ),
        ),
    },
    "sedov-ink-letter-1932": {
        "good": (
            (
                "In Germany Sedov could not see the groups himself and relied on visitors and "
                "letters. Some names may have been passed on wrongly or have been missing, so the"
                " list needs to be checked against other evidence."
            ),
            (
                "He wrote from abroad, a thousand miles away from the persons concerned, so his "
                "knowledge was indirect. Someone on the spot might have drawn the boundaries "
                "between the groups differently."
            ),
        ),
        "bad": (
            (
                "Because Sedov lived in Berlin he could know nothing about the groups, and so "
                "every name in his list is certainly false and the groups never existed."
            ),
            (
                "Sedov lived in Berlin, where he was safe from the police, and therefore he could"
                " write freely and we can trust that his list is complete and right."
            ),
        ),
    },
}
