"""Side and person as a text introduces them."""

from __future__ import annotations

import pytest

from summarizer.names.introduced import (
    entitled,
    is_bare,
    is_chair,
    is_organisation,
    own_side,
    owner_given,
    person_given,
    presiding,
    side_given,
    state_of_office,
)

KNOWN = ("Ostravia", "Vendoria", "Blue Haulage", "Ports Union")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ostravian Energy Minister Ana Dahl spoke.", "Ostravia"),
        ("Vendoria's foreign minister, Ana Dahl, spoke.", "Vendoria"),
        ("He met the Ostravian ambassador to Vendoria, Ana Dahl, on Monday.", "Ostravia"),
        ("Ana Dahl, spokeswoman for the Ports Union, said so.", "Ports Union"),
        ("Ana Dahl (Minister of Trade of Vendoria) said so.", "Vendoria"),
        ("She rang her Ostravian counterpart, Ana Dahl, after Vendoria's note.", "Ostravia"),
        ("The Ports Union is old. Its director, Ana Dahl, said so.", "Ports Union"),
        ("Blue's chief executive, Ana Dahl, said so.", "Blue Haulage"),
        ("Union leader Ana Dahl said so.", "Ports Union"),
        # No office stands beside the name; a verb parts the other side from it.
        ("Vendoria told Ana Dahl to wait.", None),
        ("Vendoria wants Minister Ana Dahl to go.", None),
        ("Ana Dahl spoke. The Ostravian minister left.", None),
    ],
)
def test_a_side_stands_in_one_description_with_the_name(text: str, side: str | None) -> None:
    assert side_given(["Ana Dahl"], text, KNOWN) == side


def test_a_surname_has_the_office_before_it() -> None:
    assert entitled("Dahl", "On tolls, Co-Chair Dahl invited views.") == "Co-Chair Dahl"
    assert entitled("Dahl", "The Ostravian Energy Minister Ana Dahl spoke.") == "Minister Ana Dahl"
    assert entitled("Dahl", "Dahl invited views. Kelm Dahl left.") == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Facilitator Ana Dahl (Norway) asked for views.", "Facilitator"),
        ("It was co-chaired by Piet Roos (Kenya) and Ana Dahl (Norway).", "Chair"),
        ("Contact group co-chair Dahl asked for views.", "Co-chair"),
        ("A group facilitated by Ana Dahl met.", "Facilitator"),
        ("Ana Dahl chairs the bank. The chair thanked Dahl.", ""),
        ("President Ana Dahl spoke.", ""),
    ],
)
def test_whoever_a_text_has_lead_a_meeting_presides(text: str, title: str) -> None:
    assert presiding("Ana Dahl", text) == title


def test_an_office_alone_may_be_the_chairs() -> None:
    assert is_chair("the Chairman")
    assert is_chair("Co-Facilitator")
    assert not is_chair("Chairman Dahl")
    assert not is_chair("the Minister")


def test_a_minister_has_the_state_before_the_office_unless_it_was_long_ago() -> None:
    assert state_of_office("Ana Dahl", "British Prime Minister Ana Dahl spoke.") == "United Kingdom"
    assert state_of_office("Ana Dahl", "former French President Ana Dahl spoke.") is None
    assert state_of_office("Ana Dahl", "French Opposition Minister Ana Dahl spoke.") is None
    assert state_of_office("Ana Dahl", "Prime Minister Ana Dahl of France spoke.") is None


def test_a_body_is_owned_by_the_one_state_named_before_it() -> None:
    assert owner_given("central bank", "Turkey's central bank met.") == "Turkey"
    assert owner_given("trade ministry", "the French trade ministry met.") == "France"
    both = "Turkey's central bank met. The French central bank did not."
    assert owner_given("central bank", both) is None


def test_an_office_or_body_may_name_its_own_side() -> None:
    assert own_side("Ostravia's interior ministry", KNOWN) == "Ostravia"
    assert own_side("senior Vendorian official", KNOWN) == "Vendoria"
    assert own_side("Court of Audit", KNOWN) is None
    assert own_side("Vendoria", KNOWN) is None


def test_an_office_and_the_person_named_beside_it_are_one() -> None:
    people = ["Ana Dahl", "Piet Roos"]
    text = "The Secretary-General of the Ports Union, Ana Dahl, warned Piet Roos."
    assert person_given("Secretary-General", text, people) == "Ana Dahl"
    assert person_given("the mediator", "Piet Roos, the mediator, left.", people) == "Piet Roos"
    assert person_given("Secretary-General", "Ana Dahl met the Secretary-General.", people) is None


def test_two_persons_beside_one_office_are_nobody_for_certain() -> None:
    text = "Minister Ana Dahl met minister Piet Roos."
    assert person_given("minister", text, ["Ana Dahl", "Piet Roos"]) is None


def test_a_bare_office_says_no_more() -> None:
    assert is_bare("the Minister")
    assert is_bare("Ministry of Foreign Affairs")
    assert not is_bare("Ostravian ministry")
    assert not is_bare("Ana Dahl")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Energy Directorate stood by it.", True),
        ("The environment group Energy Directorate stood by it.", True),
        ("Energy Directorate stood by it.", False),
        ("Energy Directorate paid. Energy's chief executive, Jan Holm, said so.", True),
        ("The Energy Directorate Report is out.", False),
        ("A subsidiary Energy Directorate stood by it.", False),
        ("Breathe Energy Directorate air.", False),
        ("It bought the insurer Energy\nDirectorate, and Energy Directorate paid.", True),
        ("Energy’s chief, Jan Holm, spoke of Energy Directorate.", True),
        ("Energy’s windy day: Energy Directorate paid.", False),
    ],
)
def test_an_organisation_has_an_article_or_is_called_a_group(text: str, body: bool) -> None:
    assert is_organisation("Energy Directorate", text) is body


def test_a_body_with_a_name_of_its_own_is_not_another_one_that_ends_alike() -> None:
    known = ["Harbour Board of Administration", "Lake Fund"]
    assert own_side("Dahl-Kern Administration", known) is None
    assert own_side("the administration's leader", known) == "Harbour Board of Administration"


def test_a_word_that_two_bodies_have_names_neither() -> None:
    known = ("Sarnel Port Union", "Sarnel Town Council")
    assert own_side("Sarnel harbour spokesman", known) is None
    assert own_side("Sarnel harbour spokesman", known[:1]) == known[0]
    assert own_side("spokesman of the Sarnel Town Council", known) == known[1]
