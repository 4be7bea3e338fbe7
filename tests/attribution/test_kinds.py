"""Whose words are these, in cables, records, releases and joint statements? All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.models.quote import SpeakerCheck
from tests.attribution.helpers import told_of

TEXTS = Path(__file__).parent / "texts"

CABLE = (TEXTS / "cable.txt").read_text(encoding="utf-8")
RECORD = (TEXTS / "record.txt").read_text(encoding="utf-8")
RELEASE = (TEXTS / "release.txt").read_text(encoding="utf-8")
JOINT = (TEXTS / "joint.txt").read_text(encoding="utf-8")
TELEGRAM = (TEXTS / "telegram.txt").read_text(encoding="utf-8")
RULING = (TEXTS / "ruling.txt").read_text(encoding="utf-8")
DECLARATION = (TEXTS / "declaration.txt").read_text(encoding="utf-8")
MINUTES = (TEXTS / "minutes.txt").read_text(encoding="utf-8")
CHAIN = (TEXTS / "chain.txt").read_text(encoding="utf-8")

HELD = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


@pytest.mark.parametrize(
    ("quote", "holder", "other"),
    [
        ("the border commission had outlived its purpose", "Ibrahim Osei", "Norland Embassy"),
        (
            "It was essential that the river be opened before the rains",
            "Ibrahim Osei",
            "Norland Embassy",
        ),
        ("Norland could not accept a fait accompli", "Holm", "Ibrahim Osei"),
        ("Norland could not accept a fait accompli", "Norland Embassy", "Ibrahim Osei"),
        ("We regard the river treaty as binding", "Norland Embassy", "Ibrahim Osei"),
        (
            "it would be unwise to bring the matter before the Council",
            "Ibrahim Osei",
            "Norland Embassy",
        ),
        ("his Government took no interest in the river", "the Russian", "Ibrahim Osei"),
        ("the dispute had gone on too long", "French Ambassador", "Ibrahim Osei"),
        ("the dispute had gone on too long", "France", "Ibrahim Osei"),
        ("the Minister is under pressure from the army", "Norland Embassy", "French Ambassador"),
        ("Recommend you send a short reply", "Norland Embassy", "French Ambassador"),
        ("Grateful for your early instructions", "Norland Embassy", "Ibrahim Osei"),
    ],
)
def test_a_cable_gives_words_to_whom_a_reader_does(quote: str, holder: str, other: str) -> None:
    assert told_of(CABLE, quote, holder).check in HELD
    assert told_of(CABLE, quote, other).check not in HELD


@pytest.mark.parametrize(
    ("quote", "holder", "other"),
    [
        ("the grain agreement had disappointed his Government", "Tor Hald", "Keizo Arai"),
        ("Deliveries had fallen by a third", "Tor Hald", "Keizo Arai"),
        ("He had been told in March that ships were waiting", "Tor Hald", "Keizo Arai"),
        ("harvests had failed in the north", "Keizo Arai", "Tor Hald"),
        ("There was no question of bad faith", "Keizo Arai", "Tor Hald"),
        ("It would take until October to make good the losses", "Keizo Arai", "Tor Hald"),
        ("His Government had already bought wheat abroad", "Keizo Arai", "Tor Hald"),
        ("the port had been closed", "Tor Hald", "Keizo Arai"),
        ("a fine ought to be paid", "Tor Hald", "Keizo Arai"),
        ("Fines had never been agreed", "Keizo Arai", "Tor Hald"),
        ("The former price could not be kept", "Keizo Arai", "Tor Hald"),
        ("we would need an answer by Friday", "Anna Lund", "Keizo Arai"),
        ("the Ambassador had no instructions", "Anna Lund", "Tor Hald"),
    ],
)
def test_a_record_gives_words_to_whom_a_reader_does(quote: str, holder: str, other: str) -> None:
    assert told_of(RECORD, quote, holder).check in HELD
    assert told_of(RECORD, quote, other).check not in HELD


@pytest.mark.parametrize(
    ("quote", "holder", "other"),
    [
        ("announced a night service between Bristow and Calden", "Harlow Rail", "Dan Okoro"),
        ("is committed to quiet carriages", "Harlow Rail", "Petra Voss"),
        ("welcomes the decision of the council to fund the platform", "Harlow Rail", "Dan Okoro"),
        ("calls on the Government to match it", "Harlow Rail", "Dan Okoro"),
        ("We have waited ten years for this", "Petra Voss", "Dan Okoro"),
        ("Sleep will be part of the ticket", "Petra Voss", "Dan Okoro"),
        ("The council backed it from the start", "Dan Okoro", "Petra Voss"),
        ("Nobody voted against it", "Dan Okoro", "Petra Voss"),
        ("The trains will run from June", "Harlow Rail", "Dan Okoro"),
        ("We expect forty thousand passengers", "Harlow Rail", "Jo Brill"),
        ("The trains will run from June", "Harlow Rail", "Jo Brill"),
    ],
)
def test_a_release_gives_words_to_whom_a_reader_does(quote: str, holder: str, other: str) -> None:
    assert told_of(RELEASE, quote, holder).check in HELD
    assert told_of(RELEASE, quote, other).check not in HELD


@pytest.mark.parametrize(
    ("quote", "holder", "other"),
    [
        ("welcomed the reopening of the border", "Norland", "Council"),
        ("welcomed the reopening of the border", "Omar Dessa", "Council"),
        ("trade in grain should double by 2030", "Karsenia", "Council"),
        ("reaffirmed their commitment to the river treaty", "Eva Lund", "Council"),
        ("The two countries share a long border", "Norland and Karsenia", "Council"),
        ("A common customs office will open in June", "Norland", "Council"),
        ("the bridge would be finished in autumn", "Eva Lund and Omar Dessa", "Council"),
        ("Norland undertook to pay for the road", "Norland", "Council"),
        ("thanked Karsenia for its hospitality", "Eva Lund", "Omar Dessa"),
    ],
)
def test_a_joint_statement_gives_words_to_whom_a_reader_does(
    quote: str, holder: str, other: str
) -> None:
    assert told_of(JOINT, quote, holder).check in HELD
    assert told_of(JOINT, quote, other).check not in HELD


@pytest.mark.parametrize(
    ("quote", "holder", "other"),
    [
        ("If the harbour closes", "Tomas Rehn", "Ilse Brand"),
        ("We lack the time", "Ilse Brand", "Tomas Rehn"),
        ("We lack the men", "Ilse Brand", "Tomas Rehn"),
        ("And we lack the ships for it", "Ilse Brand", "Tomas Rehn"),
        ("That is what they said in spring", "Tomas Rehn", "Ilse Brand"),
        ("Nobody asked the fishermen", "Tomas Rehn", "Ilse Brand"),
    ],
)
def test_a_chain_of_quotations_gives_words_to_whom_a_reader_does(
    quote: str, holder: str, other: str
) -> None:
    assert told_of(CHAIN, quote, holder).check in HELD
    assert told_of(CHAIN, quote, other).check not in HELD


def test_what_a_release_says_about_its_issuer_at_the_end_is_nobodys() -> None:
    for quote in ("Harlow Rail runs 300 trains a day", "employs 4,000 people"):
        assert told_of(RELEASE, quote, "Harlow Rail").check not in HELD
        assert told_of(RELEASE, quote, "Petra Voss").check not in HELD


def test_a_contact_at_the_foot_is_no_issuer() -> None:
    assert told_of(RELEASE, "The trains will run from June", "Jo Brill").check not in HELD


def test_going_on_is_no_part_of_a_name() -> None:
    assert told_of(CHAIN, "If the harbour closes", "Ilse Brand").found == "Tomas Rehn"
    assert told_of(CHAIN, "We lack the men", "Tomas Rehn").found == "Ilse Brand"


def test_the_leaders_of_named_bodies_are_these_bodies() -> None:
    text = (
        "The leaders of the Lake Council member states and the Republic of Norland met in Calden on Friday. "
        "The leaders welcomed the new ferry. The leaders stressed that the dam must stay shut."
    )
    assert told_of(text, "the dam must stay shut", "Lake Council").check in HELD
    assert told_of(text, "welcomed the new ferry", "Calden").check not in HELD


def test_the_former_is_the_first_of_two_who_spoke() -> None:
    text = (
        "Anna Holm said that the levy was fair. Jan Kos said that it was too high. "
        "The former replied that nobody had complained. "
    )
    assert told_of(text, "nobody had complained", "Anna Holm").check in HELD
    assert told_of(text, "nobody had complained", "Jan Kos").check not in HELD


def test_a_peninsula_before_a_comma_is_no_minister() -> None:
    text = (
        "Discussing the Selda Peninsula, the French minister called for talks to begin. "
        "Anna Holm, Minister of Trade, listened."
    )
    assert told_of(text, "for talks to begin", "Selda Peninsula").check not in HELD


def test_who_presides_is_found_by_his_office() -> None:
    text = (
        "Dr. Osei as Chairman presented a plan for the river. The delegate of Tavira opposed it. "
        "The Chairman replied that no treaty would be touched."
    )
    assert told_of(text, "no treaty would be touched", "Osei").check in HELD
    assert told_of(text, "no treaty would be touched", "Tavira").check not in HELD


@pytest.mark.parametrize(
    ("quote", "holder", "other"),
    [
        ("The northern gate had cracked", "Hald", "Arai"),
        ("The south could not wait for repairs", "Arai", "Hald"),
        ("no money was left", "Hald", "Arai"),
        ("Every offer was being studied", "Hald", "Arai"),
        ("it belonged to the town", "Mohr", "Hald"),
        ("the town would sell it", "Mohr", "Arai"),
    ],
)
def test_who_has_the_floor_in_minutes_keeps_it(quote: str, holder: str, other: str) -> None:
    assert told_of(MINUTES, quote, holder).check in HELD
    assert told_of(MINUTES, quote, other).check not in HELD


def test_the_first_line_of_a_paragraph_set_in_lines_names_no_issuer() -> None:
    text = (
        "Tavira has shown again that it cannot be relied upon as a supplier\n"
        "Of grain to the lake towns, and other buyers were warned by this.\n"
        "Iceland and Malta condemn the delay and reaffirm our resolve.\n\n"
        "We will open a common store in May. We thank those who helped.\n"
    )
    assert told_of(text, "We will open a common store", "Iceland").check in HELD
    assert told_of(text, "We will open a common store", "Tavira").check not in HELD


def test_a_sender_who_turns_to_the_reader_is_not_the_last_speaker() -> None:
    assert told_of(CABLE, "Grateful for your early instructions", "Norland Embassy").check in HELD
    assert (
        told_of(CABLE, "Grateful for your early instructions", "French Ambassador").check
        not in HELD
    )


@pytest.mark.parametrize(
    ("quote", "holder", "other"),
    [
        ("the Norlanders had changed their minds", "Bakari", "Mission of Karsenia"),
        ("They would not attend the conference", "Bakari", "Mission of Karsenia"),
        ("the conference could do no harm", "Bakari", "Mission of Karsenia"),
        ("We believe the Secretary-General is bluffing", "Mission of Karsenia", "Bakari"),
        ("We believe the Secretary-General is bluffing", "Kovac", "Bakari"),
        ("The Mission sees no reason to give way", "Mission of Karsenia", "Bakari"),
        ("the conference should be put off", "Mission of Karsenia", "Bakari"),
        ("his Minister was tired of the matter", "the Norwegian", "Bakari"),
        ("his Minister was tired of the matter", "Norway", "Bakari"),
        ("It was a question of money", "Prime Minister", "Bakari"),
        ("Nobody in his Cabinet would pay", "Prime Minister", "Mission of Karsenia"),
    ],
)
def test_a_telegram_of_a_mission_gives_words_to_whom_a_reader_does(
    quote: str, holder: str, other: str
) -> None:
    assert told_of(TELEGRAM, quote, holder).check in HELD
    assert told_of(TELEGRAM, quote, other).check not in HELD


@pytest.mark.parametrize(
    ("quote", "holder", "other"),
    [
        ("welcomed today's ruling by the Coastal Court", "Tern Foundation", "Coastal Court"),
        ("calls on the fishing fleet to stay away from the cliffs", "Tern Foundation", "Ines Maro"),
        ("The ruling comes after three years of hearings", "Tern Foundation", "Ines Maro"),
        ("This is a good day for puffins", "Ines Maro", "Tern Foundation"),
        ("It is a better day for the law", "Ines Maro", "Per Lohne"),
        ("the ruling takes effect in June", "Per Lohne", "Olaf Renn"),
        ("it a disaster", "Olaf Renn", "Per Lohne"),
        ("Our crews will lose their summer", "Olaf Renn", "Ines Maro"),
        ("They have mouths to feed", "Olaf Renn", "Ines Maro"),
        ("is committed to talks with the fleet", "Tern Foundation", "Olaf Renn"),
        ("will publish its counts in August", "Tern Foundation", "Olaf Renn"),
    ],
)
def test_a_release_about_a_ruling_gives_words_to_whom_a_reader_does(
    quote: str, holder: str, other: str
) -> None:
    assert told_of(RULING, quote, holder).check in HELD
    assert told_of(RULING, quote, other).check not in HELD


@pytest.mark.parametrize(
    ("quote", "holder", "other"),
    [
        ("both islands face the same sea", "Iceland", "Lake Council"),
        ("both islands face the same sea", "Carmelo Vella", "Lake Council"),
        ("concern about the loss of cod", "Hanna Jonsdottir", "Lake Council"),
        ("to set up a working group", "Malta", "Lake Council"),
        ("Tourism brings both peoples together", "Carmelo Vella", "Lake Council"),
        ("Malta would host the group", "Carmelo Vella", "Hanna Jonsdottir"),
        ("their commitment to the open sea", "Iceland", "Lake Council"),
    ],
)
def test_a_declaration_of_two_gives_words_to_whom_a_reader_does(
    quote: str, holder: str, other: str
) -> None:
    assert told_of(DECLARATION, quote, holder).check in HELD
    assert told_of(DECLARATION, quote, other).check not in HELD


def test_persons_listed_as_present_are_no_issuers() -> None:
    text = (
        "RECORD OF CONVERSATION\n\nPresent:\n\nMr T. Hald, Director of Ports\n\nMr K. Arai, Counsellor\n\n"
        "Mr Hald said that the quay was too short. Mr Arai replied that it would be lengthened. "
        "We would not want the crane to be sold. The weather was fine."
    )
    assert told_of(text, "want the crane to be sold", "Arai").check in HELD
    assert told_of(text, "the quay was too short", "Arai").check not in HELD


def test_an_office_written_out_before_a_name_is_that_persons() -> None:
    text = (
        "MEDIA RELEASE\n\nThe Secretary for Inland Ports and River Services, Laura Brandt, today opened a lock.\n\n"
        "“The lock is deep enough,” the secretary said.\n"
    )
    assert told_of(text, "The lock is deep enough", "Laura Brandt").check in HELD
    assert told_of(text, "The lock is deep enough", "Inland Ports").check not in HELD


SIGNED = """Foreign Ministers' Statement on the Situation in the Selmar Strait

Press Office

The text of the following statement was released by the foreign ministers of Canada, France and Japan.

Begin Text:

We, the Foreign Ministers of Canada, France, Japan, and the High Commissioner of the Basin Union, reaffirm our shared
commitment to free passage through the strait.

We are concerned by the drills of the island fleet. There is no justification for closing the Selmar Strait to trade.

We call on Norway to open its ports. We regret that our ships had to wait.
"""


@pytest.mark.parametrize(
    ("holder", "held"),
    [
        ("the foreign ministers and the High Commissioner of the Basin Union", True),
        ("the foreign ministers", True),
        ("Canada", True),
        ("Japan", True),
        ("Norway", False),
        ("Selmar Strait", False),
    ],
)
def test_whoever_we_lists_signs(holder: str, held: bool) -> None:
    told = told_of(SIGNED, "There is no justification for closing the Selmar Strait", holder)
    assert (told.check in HELD) is held
