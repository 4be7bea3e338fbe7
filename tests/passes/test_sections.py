"""Bulletins in sections: which sittings they tell of, and who takes the floor in each."""

from __future__ import annotations

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation
from summarizer.passes.delegations import delegations
from summarizer.passes.own_talk import own_talks
from tests.passes.helpers import prepared

GROUPS = """# SUBSIDIARY BODY ON RIVERS

CONTACT GROUP ON FINANCE: In the morning, Co-Chair Alma Reyes (Peru) introduced a text. The EU and NORWAY asked for \
shorter paragraphs. JAPAN and AUSTRALIA proposed deleting the reference to scale.

INFORMAL CONSULTATIONS ON CAPACITY BUILDING: Facilitator Tom Beck (Norway) invited views. CHINA, supported by INDIA, \
preferred a single decision. KENYA suggested a review.

# IN THE CORRIDORS

As the week began, delegates spoke of a slow start.
"""

HISTORY = """# A BRIEF HISTORY OF THE LAKE TREATY

The Lake Treaty was adopted in 1998. Since then, its Parties have met every two years.

INTERSESSIONAL WORKSHOP: A workshop on nets convened in Dravik, Norway. It was attended by 40 experts from 14 countries.

# REPORT OF THE FIFTH MEETING

On Monday, President Greta Holm opened the meeting. FRANCE and ITALY opposed an increase; CHILE asked for a deferral.
"""

DAILY = """On Tuesday, delegates to the Wetlands Panel met in two working groups.

# WORKING GROUP I

Chair Ines Varela (Uruguay) opened discussion on the draft. CANADA noted the need for data. Senegal asked Peru.

# WORKING GROUP II

Chair Peter Lund (Denmark) asked for statements. SWITZERLAND replied that growth should be zero. CHILE asked whether \
Switzerland would pay.
"""


def talks(text: str, kind: Kind = Kind.OTHER) -> tuple[Conversation, ...]:
    made = Attributed(prepared(text, kind=kind, published=None))
    return own_talks(made.prepared, made.cast, made.attributions)


def names(talk: Conversation) -> set[str]:
    return {one.name for one in talk.participants}


def test_a_heading_within_a_paragraph_that_names_a_group_begins_its_sitting() -> None:
    finance, capacity = talks(GROUPS)
    assert {"Alma Reyes", "Norway", "Japan"} <= names(finance)
    assert names(capacity) == {"Tom Beck", "China", "India", "Kenya"}


def test_sittings_behind_a_history_count_and_what_met_every_two_years_does_not() -> None:
    found = [names(one) for one in talks(HISTORY)]
    assert {"40 experts from 14 countries"} in found
    assert any({"Greta Holm", "France", "Chile"} <= one for one in found)
    assert len(found) == 2


def test_replies_do_not_make_one_record_of_several_sittings() -> None:
    found = [names(one) for one in talks(DAILY)]
    assert any({"Ines Varela", "Canada"} <= one and "Switzerland" not in one for one in found)
    assert any({"Peter Lund", "Switzerland"} <= one and "Canada" not in one for one in found)


def test_labels_of_paragraphs_begin_sittings() -> None:
    found = talks(
        "FOREST FORUM OPENS\n\nOpening plenary: Forum Chair Mina Takala opened the session. The representative of "
        "Chile thanked her.\n\nWorking Group 1: Argentina and Uruguay proposed an annex. Ghana objected.\n\nWorking "
        "Group 2: Indonesia asked for a pause. Kenya and Cameroon disagreed.\n"
    )
    first, second, third = (names(one) for one in found)
    assert "Mina Takala" in first
    assert second == {"Argentina", "Uruguay", "Ghana"}
    assert third == {"Indonesia", "Kenya", "Cameroon"}


def test_states_that_begin_a_clause_and_delegates_of_states_take_the_floor() -> None:
    text = (
        "Ambassador's notes were read. The Chair, Ambassador Olu Adeyemi, opened the session. New Zealand, Iceland and "
        "the Philippines shared that view. The representative of the Republic of Korea said little. France was hot."
    )
    found = [one.name for one in delegations(prepared(text, kind=Kind.OTHER).account)]
    assert found == ["Olu Adeyemi", "New Zealand", "Iceland", "Philippines", "South Korea"]


def test_whom_the_writer_of_a_cable_saw_talked_with_them() -> None:
    (one,) = talks(
        "Linden, 4 May 1952\n\nCablegram 88 to Port Anse\n\n1. I saw Mr Sorensen this morning and left with him a copy "
        "of our note. Mr Sorensen said that he could not comment. I asked whether the note was clear.\n"
    )
    assert "Sorensen" in " ".join(names(one))
