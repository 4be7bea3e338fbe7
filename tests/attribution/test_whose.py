"""Whose words are these, by what stands beside a verb, a statement or a label? All texts are invented."""

from __future__ import annotations

import pytest

from summarizer.attribution.cues import inflect, tagged_forms
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import ToldSpeaker
from tests.attribution.helpers import told_of

HELD = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)

STATEMENT = """Three capitals warn Drovia over boats

Arland, Benzia and Cordova on Sunday warned Drovia in a joint statement to "return the nine crews without delay".

Drovia's ambassador, Emil Rask, and Trade Minister Vera Stolz were seen leaving the palace at midnight. The statement
continued: "Fishing in these waters is free."
"""
LETTER = """Open letter from Dr Maren Osk to the Council of Elverby

Dear members of the Council,

I have taught at the harbour school for nineteen years. The roof leaks in every classroom. I ask you to repair it.

Maren Osk
"""
TREASURER = """TRANSCRIPT OF THE TREASURER, THE HON. JULES HARKNESS MP
INTERVIEW WITH ANITA ROWE, RADIO 6, KELLERTON, 2 AUGUST 2021

ROWE: Treasurer, are wages going to rise this year?

TREASURER: They are rising now. The last quarter showed three per cent.

ROWE: The unions say that is less than prices.

TREASURER: I have heard that.

ROWE: Will you go to the election with a tax cut?

TREASURER: We will go with a plan.
"""
CHAMBER = """The PRESIDENT (The Hon. Celia Marr) took the chair at 2.30 pm.

The Hon. ROBERT PENN: Has the relief money been paid?

The Hon. ELSPETH KIRK: The money was paid on 3 March.

The Hon. ROBERT PENN: To whom was it paid?

The PRESIDENT: Order! The member knows the rules.

The Hon. ELSPETH KIRK: To the shires, as the Act says.
"""
REPORTED = (
    "Poll puts Greens ahead in Marsk\n\n"
    "A poll by Datum Research found that 34 percent of voters would choose the Greens. Residents of "
    "the old town said the traffic plan had made up their minds. A spokesman for the Greens, Timo "
    "Ahl, said the party would not celebrate. Anna Kroll of the Labour party argued that polls were "
    "wrong in May. Kroll added that nobody had asked the villages. Ahl replied that the villages had "
    "been asked. Two others said they had not. The mayor said nothing. Nobody else spoke."
)
EMBASSY = """Statement of the Embassy of Lorvia on the events of 9 May

The Embassy deplores the attack on its consulate in Sandau. Two windows were broken.

We have asked for an explanation. The mayor of Sandau told us that the police had been informed in time. That is not so.
"""
CHAT = """[09:02] Jorun: the crane is down again
[09:03] Pelle: that's the third time since Friday
[09:03] Jorun: Berg said the part was new
[09:05] Pelle: Berg says a lot of things
[09:06] Jorun: I'll call him
"""
MINUTES = (
    "Participants: Secretary Aldous; Mr. Ferrand, Minister of Finance of Costalba\n\n"
    "The Minister said his country could not wait. Wheat would run out in six weeks. The Secretary "
    "asked how much was on the way. Mr. Ferrand replied that two ships had left. The Secretary "
    "observed that a third had been promised."
)
BULLETIN = (
    "Delegates discussed access to the lake. The European Community (EC) urged flexibility. PANAMA, "
    "for the COALITION OF RIVER NATIONS (CoRN), called for a ban, and NORWAY supported it. Several "
    "delegations regretted this, saying it lacked transparency. The EC stressed that time was short. "
    "CoRN asked for money. Many delegates from small states expressed frustration. Facilitator Anand "
    "proposed to go on."
)
JUDGES = (
    "Judge Helga Strand and prosecutor Ivar Moen spoke to students. She told them that the law was "
    "slow on purpose. He said that it was slow by habit."
)
FAMILY = (
    "Former president Julio Barrera and his son, Senator Marcos Barrera, have fallen out over the "
    'canal. Senator Barrera called it "a ditch for bankers". The former president said his son had '
    "voted for it twice."
)
DOCKERS = (
    'The league said its offer stood. "Theatre needs an audience," said the dockers\' president, Abel '
    'Cruz. "We had none." The supporters\' trust said that nobody had been told.'
)
CABINET = (
    "Prime Minister Dita Kovel left early. Her finance minister, Sven Brandt, said she had been "
    "offered nothing. Opposition leader Stan Voll expects her to say that the money was lent. Tellur "
    "forecast on Tuesday that sales would grow."
)
PACT = """Joint declaration of Norland and France

The parties met in Lisk. France will send two ships to the strait. Norland stands ready to pay for them.
"""
COUSINS = (
    "Lord Hartley and Lady Hartley, his cousin, both claim the mill. Lord Hartley said the deed was in his name. "
    "Lady Hartley answered that the deed was a forgery."
)
SITTING = (
    "Mr. LARSSON (Svealand) said that he would vote against the draft. It went further than the Charter allowed. He "
    "wondered who had asked for it.\n\nMrs. PARDO (Aruma) said that forty States had asked for it."
)
SIGNED = "What they said\n\n“I feel safe.”\nSalma Idris, nurse\n\n“Nobody asked the ferrymen.”\nOlav Brekke\n"


@pytest.mark.parametrize(
    ("text", "quote", "holder", "other"),
    [
        (STATEMENT, "return the nine crews without delay", "Cordova", "Emil Rask"),
        (STATEMENT, "Fishing in these waters is free", "Benzia", "Emil Rask"),
        (STATEMENT, "Fishing in these waters is free", "Arland", "Vera Stolz"),
        (LETTER, "The roof leaks in every classroom", "Maren Osk", "Council of Elverby"),
        (LETTER, "I ask you to repair it", "Maren Osk", "Council of Elverby"),
        (TREASURER, "The last quarter showed three per cent", "Jules Harkness", "Anita Rowe"),
        (TREASURER, "We will go with a plan", "Jules Harkness", "Anita Rowe"),
        (CHAMBER, "The member knows the rules", "Celia Marr", "Robert Penn"),
        (REPORTED, "traffic plan had made up their minds", "residents", "Datum Research"),
        (EMBASSY, "Two windows were broken", "Embassy of Lorvia", "mayor of Sandau"),
        (EMBASSY, "the police had been informed in time", "mayor of Sandau", "Embassy of Lorvia"),
        (EMBASSY, "That is not so", "Embassy of Lorvia", "mayor of Sandau"),
        (CHAT, "that's the third time since Friday", "Pelle", "Jorun"),
        (CHAT, "the part was new", "Berg", "Pelle"),
        (MINUTES, "Wheat would run out in six weeks", "Minister of Finance of Costalba", "Aldous"),
        (BULLETIN, "urged flexibility", "EC", "Norway"),
        (BULLETIN, "time was short", "European Community", "CoRN"),
        (BULLETIN, "asked for money", "Coalition of River Nations", "European Community"),
        (BULLETIN, "it lacked transparency", "Several delegations", "Norway"),
        (BULLETIN, "expressed frustration", "small states", "European Community"),
        (JUDGES, "it was slow by habit", "Ivar Moen", "Helga Strand"),
        (FAMILY, '"a ditch for bankers"', "Marcos Barrera", "Julio Barrera"),
        (DOCKERS, "We had none", "Abel Cruz", "the league"),
        (DOCKERS, "nobody had been told", "supporters' trust", "Abel Cruz"),
        (CABINET, "she had been offered nothing", "Sven Brandt", "Dita Kovel"),
        (CABINET, "sales would grow", "Tellur", "Stan Voll"),
        (PACT, "send two ships to the strait", "France", "Belgium"),
        (COUSINS, "the deed was in his name", "Lord Hartley", "Lady Hartley"),
        (COUSINS, "the deed was a forgery", "Lady Hartley", "Lord Hartley"),
        (SITTING, "went further than the Charter allowed", "Svealand", "Aruma"),
        (SIGNED, "Nobody asked the ferrymen", "Olav Brekke", "Salma Idris"),
        (SIGNED, "I feel safe", "Salma Idris", "Olav Brekke"),
        (
            "Union head Greta Foss met the manager, Leo Tarn. Reporters heard her say that no ship would leave.",
            "no ship would leave",
            "Greta Foss",
            "Reporters",
        ),
        (
            "Chairman Otto Weyl thanked analyst Joan Pryor for saying that the bank was sound.",
            "the bank was sound",
            "Joan Pryor",
            "Otto Weyl",
        ),
        (
            "ORLAND and SUVARA opposed this, with ORLAND noting that dams displaced 30,000 people last year.",
            "dams displaced 30,000 people last year",
            "Orland",
            "Suvara",
        ),
        (
            "PELAGIA called for a target, but TRENTA, opposed by KESTRIA, preferred voluntary measures.",
            "preferred voluntary measures",
            "Trenta",
            "Pelagia",
        ),
        (
            "Premier Alina Horvat blamed the budget. Matej Kolar shot back that the premier had lit the match.",
            "the premier had lit the match",
            "Matej Kolar",
            "Alina Horvat",
        ),
        (
            "Mr Ekko objected to the new rota. Ms Dahl said she would talk to the men.",
            "objected to the new rota",
            "Mr Ekko",
            "Ms Dahl",
        ),
        (
            "The Coastal Watch group claims that forty ships fished in January. The ministry said nothing.",
            "forty ships fished in January",
            "Coastal Watch",
            "the ministry",
        ),
        (
            "Jonas Landor, Jr.. stressed that the fence had to come down. Vasil Petrov listened.",
            "the fence had to come down",
            "Jonas Landor, Jr.",
            "Vasil Petrov",
        ),
        (
            "On inviting parties to submit views, PELAGIA requested also including text on dams.",
            "including text on dams",
            "Pelagia",
            "Orland",
        ),
        (
            "According to a letter seen by the Marsk Courier, the port is for sale. Timo Ahl smiled.",
            "the port is for sale",
            "letter",
            "Timo Ahl",
        ),
    ],
)
def test_words_are_theirs_whom_the_text_gives_them_to(
    text: str, quote: str, holder: str, other: str
) -> None:
    assert told_of(text, quote, holder).check in HELD
    assert told_of(text, quote, other).check not in HELD


def test_what_somebody_is_expected_to_say_is_nobodys() -> None:
    for name in ("Stan Voll", "Dita Kovel"):
        assert told_of(CABINET, "the money was lent", name).check not in HELD


def test_a_label_that_is_an_office_is_told_as_somebody_else() -> None:
    text = (
        "SENIOR OFFICIAL: The pipeline was shut.\n\nQ: Did the envoy lie?\n\nSENIOR OFFICIAL: I would not say so.\n\n"
        "Q: Thank you.\n"
    )
    assert told_of(text, "The pipeline was shut", "the river pilots").check is SpeakerCheck.OTHER
    assert told_of(text, "The pipeline was shut", "senior officials").check in HELD


def test_a_state_with_a_verb_in_its_name_says_nothing_by_it() -> None:
    text = (
        "President Diallo spoke with Prime Minister Stig Vale. She reaffirmed the United States’ firm support for the "
        "harbour treaty."
    )
    told = told_of(text, "firm support for the harbour treaty", "Stig Vale")
    assert told == ToldSpeaker(SpeakerCheck.OTHER, "Diallo")


def test_a_statement_is_told_as_its_issuers_words() -> None:
    told = told_of(STATEMENT, "Fishing in these waters is free", "Emil Rask")
    assert told.check is SpeakerCheck.OTHER
    assert told.found in ("Arland", "Benzia", "Cordova")


@pytest.mark.parametrize(
    ("verb", "past", "ing"),
    [
        ("prefer", "preferred", "preferring"),
        ("offer", "offered", "offering"),
        ("compel", "compelled", "compelling"),
        ("limit", "limited", "limiting"),
        ("blog", "blogged", "blogging"),
        ("quip", "quipped", "quipping"),
        ("label", "labeled", "labeling"),
        ("answer", "answered", "answering"),
    ],
)
def test_verbs_with_the_stress_at_their_end_double_the_last_letter(
    verb: str, past: str, ing: str
) -> None:
    assert inflect(verb)[1:] == (past, past, ing)


def test_british_forms_are_known_beside_the_american_ones() -> None:
    assert {"signalled", "signaled", "signalling"} <= set(tagged_forms(["signal"], {}))
