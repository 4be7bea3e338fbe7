"""The right words, wrongly joined: who does it to whom, whose value, what is denied, what is narrowed, and when."""

from __future__ import annotations

import pytest

from summarizer.accounts.bonds import misjoined, other_letters

#: Statements that are retold; those of accounts with their letters.
TOLD: dict[str, str | tuple[str, str]] = {
    "cross": (
        "Foreign Minister Tarek Solan told his counterpart Mira Dahl that Orland would "
        "reopen the Sennet crossing on 3 March."
    ),
    "list": "Mira Dahl demanded that Tarek Solan publish the list of detained crew by 10 March.",
    "posts": (
        "Veska accused Orland of moving the border posts at Kell, and Orland accused "
        "Veska of cutting the power line to Tarn."
    ),
    "only": "Tarek Solan said that only the Basin Commission could inspect the dam.",
    "some": "Some deputies rejected the budget, and all mayors supported the road.",
    "lying": (
        "Mira Dahl did not accuse Tarek Solan of lying but said that the delay was unacceptable."
    ),
    "arbon": ("A", "The meeting will be held in Arbon on 5 October."),
    "tirel": ("B", "The meeting will be held in Tirel on 28 September."),
    "ceasefire": "The rebels of Gant sent the ceasefire text to Oren Pell through Brannock.",
    "send": (
        "Orland would send 40 observers to Kell before the vote, and Veska would "
        "withdraw 300 soldiers after it."
    ),
    "asked": "The Basin Commission has not asked Veska to pay for the bridge.",
    "talks": "Talks in Arbon will resume if Veska releases the crew.",
    "loan": "The loan of Orland to Veska rose from 20 million to 35 million crowns.",
    "grain": "Tarek Solan thanked Mira Dahl for the grain and invited her to Orland.",
    "fire": (
        "Mira Dahl said that Orland was responsible for the fire, and Tarek Solan said "
        "that the fire was an accident."
    ),
    "met": "The two ministers had met in Kell before they spoke in Tarn.",
    "pause": "No pause was agreed, and the fishing licences were extended until 1 May.",
    "visit": "Mira Dahl may visit Orland in June, and Tarek Solan will visit Veska in July.",
    "ferry": "The ferry to Lorm stopped in the spring.",
    "noted": "The report was published in full.",
    "tax": "Veska lowered the tax on timber and raised the tax on grain.",
    "most": "Most of the villages have water, and few of them have power.",
    "warn": "Tarek Solan warned Veska against closing the strait.",
    "pass": "Orland was asked by Veska to extend the deadline to 12 April.",
    "never": (
        "Orland never promised to return the archive, Mira Dahl said, but it promised to copy it."
    ),
    "least": "Veska will accept at least 500 refugees and at most 20 judges.",
    "pair": "Orland expects 12 ships from Lorm and 30 trucks from Tarn.",
    "thank": (
        "President Ilse Marn of Tovia assured Prime Minister Oren Pell of Kash that "
        "Tovia would deliver 90 generators by the end of May."
    ),
    "blame": (
        "Kash blames Tovia for the fire at the depot, while Tovia blames the contractor Brannock."
    ),
    "deny": "Oren Pell denied that his government had paid the militia.",
    "refuse": "Tovia refused to let the inspectors into Lume, and it allowed them into Sarn.",
    "both": ("C", "The convoy left Lume at 9 on 4 April with 12 trucks."),
    "bothd": ("D", "The convoy left Sarn at 7 on 6 April with 20 trucks."),
    "must": "Ilse Marn said that Kash must pay the fee, and that Tovia could waive the fine.",
    "part": "Several of the prisoners were freed; none of the hostages was.",
    "until": "The bridge stays closed until the mine is cleared, and the ferry runs from 8 May.",
    "ask": "Oren Pell asked Ilse Marn to intervene with the rebels of Gant.",
    "less": (
        "Kash cut its claim from 14 islands to 9, and Tovia raised its offer from 3 islands to 5."
    ),
    "not_all": "Not all members of the council voted for the ban.",
    "support": "Tovia supports the treaty but opposes the protocol; Kash opposes the treaty.",
    "weather": "The harvest was poor.",
    "cond": "Kash will open the port only if Tovia lifts the blockade.",
    "rate": "Unemployment in Kash is 12 per cent, and inflation is 4 per cent.",
    "late": "Marn arrived on Monday, and Pell arrived on Thursday.",
}
WRONG: list[tuple[str, list[str]]] = [
    (
        (
            "Mira Dahl told her counterpart Tarek Solan that Orland would reopen the Sennet "
            "crossing on 3 March."
        ),
        ["cross"],
    ),
    (
        (
            "Mira Dahl told her counterpart Tarek Solan that Orland would reopen the Sennet "
            "crossing on 3 March."
        ),
        ["cross", "ferry"],
    ),
    (
        (
            "Tarek Solan was told by his counterpart Mira Dahl that Orland would reopen the "
            "Sennet crossing on 3 March."
        ),
        ["cross"],
    ),
    (
        "Tarek Solan demanded that Mira Dahl publish the list of detained crew by 10 March.",
        ["list", "ferry"],
    ),
    (
        (
            "Tarek Solan demanded that Mira Dahl publish the list of detained crew by 10 "
            "March, and the report was published in full."
        ),
        ["list", "noted"],
    ),
    (
        (
            "Veska accused Orland of cutting the power line to Tarn, and Orland accused "
            "Veska of moving the border posts at Kell."
        ),
        ["posts"],
    ),
    ("Veska was accused by Orland of moving the border posts at Kell.", ["posts"]),
    ("Mira Dahl thanked Tarek Solan for the grain and invited him to Orland.", ["grain", "ferry"]),
    (
        (
            "Tarek Solan said that Orland was responsible for the fire, and Mira Dahl said "
            "that the fire was an accident."
        ),
        ["fire"],
    ),
    ("Tarek Solan said that Orland was responsible for the fire.", ["fire"]),
    ("The loan of Veska to Orland rose from 20 million to 35 million crowns.", ["loan", "noted"]),
    ("Veska was asked by Orland to extend the deadline to 12 April.", ["pass"]),
    ("Orland asked Veska to extend the deadline to 12 April.", ["pass"]),
    ("Veska warned Tarek Solan against closing the strait.", ["warn", "ferry"]),
    (
        (
            "The meeting will be held in Arbon on 5 October, according to B, and in Tirel on "
            "28 September, according to A."
        ),
        ["arbon", "tirel"],
    ),
    (
        (
            "According to A, the meeting will be held in Tirel on 28 September; according to "
            "B, it will be held in Arbon on 5 October."
        ),
        ["arbon", "tirel"],
    ),
    (
        (
            "A says that the meeting will be held in Arbon on 28 September, while B says "
            "that it will be held in Tirel on 5 October."
        ),
        ["arbon", "tirel"],
    ),
    (
        (
            "Orland would send 300 observers to Kell before the vote, and Veska would "
            "withdraw 40 soldiers after it."
        ),
        ["send"],
    ),
    (
        (
            "Orland would withdraw 300 soldiers after the vote, and Veska would send 40 "
            "observers to Kell before it."
        ),
        ["send"],
    ),
    ("The loan of Orland to Veska rose from 35 million to 20 million crowns.", ["loan"]),
    ("Orland expects 30 ships from Lorm and 12 trucks from Tarn.", ["pair"]),
    ("Orland expects 12 ships from Tarn and 30 trucks from Lorm.", ["pair"]),
    ("Veska raised the tax on timber and lowered the tax on grain.", ["tax"]),
    ("Mira Dahl may visit Orland in July, and Tarek Solan will visit Veska in June.", ["visit"]),
    ("Veska will accept at most 500 refugees and at least 20 judges.", ["least"]),
    (
        "Mira Dahl accused Tarek Solan of lying but did not say that the delay was unacceptable.",
        ["lying"],
    ),
    ("The Basin Commission has asked Veska not to pay for the bridge.", ["asked"]),
    ("A pause was agreed, and the fishing licences were not extended until 1 May.", ["pause"]),
    (
        "Orland promised to return the archive, Mira Dahl said, but it never promised to copy it.",
        ["never"],
    ),
    (
        (
            "Tarek Solan did not say that only the Basin Commission could inspect the dam, "
            "and no pause was agreed."
        ),
        ["only", "pause"],
    ),
    ("Only Tarek Solan said that the Basin Commission could inspect the dam.", ["only"]),
    ("Tarek Solan said that the Basin Commission could only inspect the dam.", ["only"]),
    ("All deputies rejected the budget, and some mayors supported the road.", ["some"]),
    ("Few of the villages have water, and most of them have power.", ["most"]),
    ("Deputies rejected the budget, and all mayors supported the road.", ["some"]),
    ("Mira Dahl will visit Orland in June, and Tarek Solan may visit Veska in July.", ["visit"]),
    (
        (
            "Orland would send 40 observers to Kell after the vote, and Veska would withdraw "
            "300 soldiers before it."
        ),
        ["send"],
    ),
    ("Veska will release the crew if talks in Arbon resume.", ["talks"]),
    ("The fishing licences were agreed, and no pause was extended until 1 May.", ["pause"]),
    (
        (
            "Prime Minister Oren Pell of Kash assured President Ilse Marn of Tovia that "
            "Tovia would deliver 90 generators by the end of May."
        ),
        ["thank", "weather"],
    ),
    ("Tovia blames Kash for the fire at the depot.", ["blame", "weather"]),
    ("Kash blames the contractor Brannock for the fire at the depot.", ["blame"]),
    ("Oren Pell did not deny that his government had paid the militia.", ["deny"]),
    ("Tovia refused to let the inspectors into Sarn, and it allowed them into Lume.", ["refuse"]),
    (
        (
            "According to C, the convoy left Sarn at 7 on 6 April; according to D, it left "
            "Lume at 9 on 4 April."
        ),
        ["both", "bothd"],
    ),
    (
        (
            "C says that the convoy left Lume at 7 on 4 April with 12 trucks, D that it left "
            "Sarn at 9 on 6 April with 20 trucks."
        ),
        ["both", "bothd"],
    ),
    (
        (
            "The convoy left Lume at 9 on 4 April with 20 trucks, and Sarn at 7 on 6 April "
            "with 12 trucks."
        ),
        ["both", "bothd"],
    ),
    ("Ilse Marn said that Kash could pay the fee, and that Tovia must waive the fine.", ["must"]),
    ("Ilse Marn said that Tovia must pay the fee, and that Kash could waive the fine.", ["must"]),
    ("Several of the hostages were freed; none of the prisoners was.", ["part"]),
    ("The prisoners were freed; none of the hostages was.", ["part"]),
    ("Ilse Marn asked Oren Pell to intervene with the rebels of Gant.", ["ask", "weather"]),
    ("Kash cut its claim from 9 islands to 14.", ["less"]),
    (
        "Tovia cut its offer from 14 islands to 9, and Kash raised its claim from 3 islands to 5.",
        ["less"],
    ),
    ("All members of the council did not vote for the ban.", ["not_all"]),
    ("Tovia supports the protocol but opposes the treaty; Kash opposes the treaty.", ["support"]),
    ("Kash supports the treaty but opposes the protocol; Tovia opposes the treaty.", ["support"]),
    ("Oren Pell sent the ceasefire text to the rebels of Gant through Brannock.", ["ceasefire"]),
    (
        "The rebels of Gant sent the ceasefire text to Brannock through Oren Pell.",
        ["ceasefire", "weather"],
    ),
    ("Tovia will lift the blockade only if Kash opens the port.", ["cond"]),
    ("Only Kash will open the port if Tovia lifts the blockade.", ["cond"]),
    ("Unemployment in Kash is 4 per cent, and inflation is 12 per cent.", ["rate"]),
    ("Pell arrived on Monday, and Marn arrived on Thursday.", ["late"]),
]
HONEST: list[tuple[str, list[str]]] = [
    ("Solan told Dahl that Orland would reopen the Sennet crossing on 3 March.", ["cross"]),
    (
        (
            "Mira Dahl was told by Tarek Solan that Orland would reopen the Sennet crossing "
            "on 3 March."
        ),
        ["cross"],
    ),
    (
        (
            "According to Tarek Solan, who told his counterpart Mira Dahl, Orland would "
            "reopen the Sennet crossing on 3 March."
        ),
        ["cross"],
    ),
    ("Dahl demanded that Solan publish, by 10 March, the list of detained crew.", ["list"]),
    (
        (
            "Orland accused Veska of cutting the power line to Tarn, while Veska accused "
            "Orland of moving the border posts at Kell."
        ),
        ["posts"],
    ),
    ("Only the Basin Commission could inspect the dam, Tarek Solan said.", ["only"]),
    ("All mayors supported the road, but some deputies rejected the budget.", ["some"]),
    ("Dahl said that the delay was unacceptable, but did not accuse Solan of lying.", ["lying"]),
    (
        (
            "According to A, the meeting will be held in Arbon on 5 October; according to B, "
            "it will be held in Tirel on 28 September."
        ),
        ["arbon", "tirel"],
    ),
    (
        (
            "The meeting will be held in Arbon on 5 October, according to A, and in Tirel on "
            "28 September, according to B."
        ),
        ["arbon", "tirel"],
    ),
    (
        (
            "A says that the meeting will be held in Arbon on 5 October, while B says that "
            "it will be held in Tirel on 28 September."
        ),
        ["arbon", "tirel"],
    ),
    (
        (
            "Veska would withdraw 300 soldiers after the vote, and Orland would send 40 "
            "observers to Kell before it."
        ),
        ["send"],
    ),
    ("Veska has not been asked by the Basin Commission to pay for the bridge.", ["asked"]),
    ("If Veska releases the crew, talks in Arbon will resume.", ["talks"]),
    ("From 20 million, the loan of Orland to Veska rose to 35 million crowns.", ["loan"]),
    ("Solan thanked Dahl for the grain, and he invited her to Orland.", ["grain"]),
    (
        (
            "Solan said that the fire was an accident, and Dahl said that Orland was "
            "responsible for it."
        ),
        ["fire"],
    ),
    ("Before they spoke in Tarn, the two ministers had met in Kell.", ["met"]),
    ("The fishing licences were extended until 1 May, and no pause was agreed.", ["pause"]),
    ("In July, Solan will visit Veska, and in June Dahl may visit Orland.", ["visit"]),
    ("The tax on timber was lowered and the tax on grain raised, both by Veska.", ["tax"]),
    ("Veska asked Orland to extend the deadline to 12 April.", ["pass"]),
    (
        (
            "Veska will accept at least 500 refugees and at most 20 judges, and Orland "
            "expects 12 ships from Lorm and 30 trucks from Tarn."
        ),
        ["least", "pair"],
    ),
    ("Few of the villages have power, and most of them have water.", ["most"]),
    ("Closing the strait is what Tarek Solan warned Veska against.", ["warn"]),
    (
        (
            "Ilse Marn assured Oren Pell that 90 generators would be delivered by Tovia by "
            "the end of May."
        ),
        ["thank"],
    ),
    (
        (
            "Tovia blames the contractor Brannock for it, while Kash blames Tovia for the "
            "fire at the depot."
        ),
        ["blame"],
    ),
    ("Pell denied that the militia had been paid by his government.", ["deny"]),
    ("Tovia allowed the inspectors into Sarn and refused to let them into Lume.", ["refuse"]),
    (
        (
            "According to C, the convoy left Lume at 9 on 4 April; according to D, it left "
            "Sarn at 7 on 6 April."
        ),
        ["both", "bothd"],
    ),
    (
        (
            "C says that the convoy left Lume with 12 trucks at 9 on 4 April, D that it left "
            "Sarn with 20 trucks at 7 on 6 April."
        ),
        ["both", "bothd"],
    ),
    ("Kash must pay the fee, Ilse Marn said, and Tovia could waive the fine.", ["must"]),
    ("None of the hostages was freed; several of the prisoners were.", ["part"]),
    (
        "The ferry runs from 8 May, and until the mine is cleared the bridge stays closed.",
        ["until"],
    ),
    ("Ilse Marn was asked by Oren Pell to intervene with the rebels of Gant.", ["ask"]),
    ("Tovia raised its offer from 3 islands to 5, and Kash cut its claim from 14 to 9.", ["less"]),
    ("Kash opposes the treaty, which Tovia supports, but Tovia opposes the protocol.", ["support"]),
    ("Through Brannock, the rebels of Gant sent Oren Pell the ceasefire text.", ["ceasefire"]),
    ("Only if Tovia lifts the blockade will Kash open the port.", ["cond"]),
    ("Inflation in Kash is 4 per cent, and unemployment is 12 per cent.", ["rate"]),
    ("Pell arrived on Thursday and Marn on Monday.", ["late"]),
]


def refused(text: str, keys: list[str]) -> bool:
    given = [one if isinstance(one, tuple) else ("", one) for one in map(TOLD.__getitem__, keys)]
    lettered = [(statement, tuple(letter)) for letter, statement in given]
    return misjoined(text, [s for _, s in given]) is not None or other_letters(text, lettered)


@pytest.mark.parametrize(("text", "keys"), WRONG)
def test_a_sentence_that_joins_otherwise_is_told_apart(text: str, keys: list[str]) -> None:
    assert refused(text, keys)


@pytest.mark.parametrize(("text", "keys"), HONEST)
def test_another_order_of_clauses_and_another_voice_join_nothing_otherwise(
    text: str, keys: list[str]
) -> None:
    assert not refused(text, keys)


@pytest.mark.parametrize("key", TOLD)
def test_a_statement_agrees_with_itself(key: str) -> None:
    one = TOLD[key]
    assert not refused(one if isinstance(one, str) else one[1], [key])


@pytest.mark.parametrize("text", ["", " ", "and", ", , ;", "A", "not", "by by by", "(" * 500])
def test_what_says_nothing_joins_nothing(text: str) -> None:
    assert misjoined(text, ["Veska accused Orland."]) is None
    assert misjoined("Veska accused Orland.", [text]) is None
    assert misjoined(text, []) is None
    assert not other_letters(text, [])
