from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.brief.lines import naming
from summarizer.brief.lines.naming import named_in
from summarizer.brief.lines.stated import Teller
from summarizer.brief.phrasing.grammar import article, in_a_sentence, lowered
from summarizer.brief.phrasing.mentions import mentions


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("unnamed official", "an"),
        ("union leader", "a"),
        ("Ukrainian minister", "a"),
        ("European diplomat", "a"),
        ("EU official", "an"),
        ("UN envoy", "a"),
        ("MP", "an"),
        ("NATO official", "a"),
        ("hour", "an"),
        ("house", "a"),
        ("one-day meeting", "a"),
        ("uninvited guest", "an"),
    ],
)
def test_the_article_goes_by_how_a_word_is_spoken(words: str, expected: str) -> None:
    assert article(words) == expected


def test_a_preposition_is_small_behind_that_before_a_number_too() -> None:
    assert lowered("About 4,100 people came.") == "about 4,100 people came."


@pytest.mark.parametrize(
    ("holder", "statement", "told"),
    [
        (
            "participants of the Ulmeda Forum",
            "Participants welcomed the plan.",
            "Participants of the Ulmeda Forum welcomed the plan.",
        ),
        (
            "Sarim Dialogue for Clean Water",
            "The Dialogue recognised the need for gauges.",
            "Sarim Dialogue for Clean Water recognised the need for gauges.",
        ),
        (
            "more than 80 farmers",
            "More than 80 farmers signed the letter.",
            "More than 80 farmers signed the letter.",
        ),
    ],
)
def test_a_statement_headed_by_its_holders_own_noun_is_told_with_the_whole_name(
    holder: str, statement: str, told: str
) -> None:
    teller = Teller(holder, holder, (), lambda _: False, lowered)
    assert teller.sentence(statement) == told


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Orlandian official", "A senior Orlandian official said so.", "an Orlandian official"),
        ("Korrin lawyer", "One young Korrin lawyer said so.", "a Korrin lawyer"),
        (
            "Orlandian president",
            "Former Orlandian president Brask said so.",
            "the Orlandian president",
        ),
        ("Veska Harbour Watch", "Veska Harbour Watch said so.", "Veska Harbour Watch"),
    ],
)
def test_a_description_has_an_article_though_a_word_parts_it_from_its_own(
    name: str, text: str, named: str
) -> None:
    assert named_in(name, text) == named


def teller(holder: str, name: str) -> Teller:
    return Teller(holder, name, (), lambda words: mentions((holder,), words), lowered)


@pytest.mark.parametrize(
    ("holder", "statement", "told"),
    [
        (
            "Orland and the Lake Commission",
            "The Lake Commission and Orland state that the ports stay open.",
            "The Lake Commission and Orland state that the ports stay open.",
        ),
        (
            "Orland and others",
            "Orland and others saw the toll as a ploy.",
            "Orland and others saw the toll as a ploy.",
        ),
        (
            "Joint Committee on Harbour Rights",
            "The Joint Committee on Harbour Rights picked out the case.",
            "The Joint Committee on Harbour Rights picked out the case.",
        ),
        (
            "Joint Committee on Harbour Rights",
            "Members of the Joint Committee on Harbour Rights urged the port to open.",
            "Members of the Joint Committee on Harbour Rights urged the port to open.",
        ),
        (
            "Joint Committee on Harbour Rights",
            "The account of the Joint Committee on Harbour Rights holds that it was closed.",
            "The account of the Joint Committee on Harbour Rights holds that it was closed.",
        ),
        (
            "Ada Brask",
            "Brask’s figures showed that trade had fallen.",
            "Brask’s figures showed that trade had fallen.",
        ),
        (
            "senior port official",
            "The memorandum, a senior port official said, directs the port to open.",
            "The memorandum, a senior port official said, directs the port to open.",
        ),
        (
            "parties to the Lake Accord",
            "Delegates to the second session agreed to suspend the talks.",
            "Delegates to the second session agreed to suspend the talks.",
        ),
        ("Orland", "Orland's gauges are open.", "Orland said that its gauges are open."),
        ("Orland", "The ban on salt is wrong.", "Orland said that the ban on salt is wrong."),
    ],
)
def test_a_statement_that_names_its_holder_gets_no_second_one(
    holder: str, statement: str, told: str
) -> None:
    assert teller(holder, in_a_sentence(holder)).sentence(statement) == told


_PARTS = st.sampled_from(
    [
        "the ",
        "The ",
        "a ",
        "Labour",
        "labour",
        " ",
        "\n",
        "party",
        "said",
        " said ",
        ",",
        "“",
        "Labour Labour",
        " of",
        "x",
    ]
)


@given(st.lists(_PARTS, max_size=12).map("".join), st.sampled_from(["Labour", "Labour party", "x"]))
def test_names_are_found_where_one_expression_of_name_and_what_follows_finds_them(
    text: str, name: str
) -> None:
    written = r"\s+".join(name.split())
    plain = rf"(?:\b(the|an?)\s+[“\"]?)?\b({written})"
    whole = re.compile(plain + naming._BEHIND.pattern, re.IGNORECASE)
    found = naming._ending(re.compile(plain, re.IGNORECASE), text, 0, len(text))
    assert [one.span() for one in found] == [one.span() for one in whole.finditer(text)]


@pytest.mark.parametrize(
    ("holder", "statement"),
    [
        (
            "South Korea and the United States",
            "The United States and the Republic of Korea announce that the ports stay open.",
        ),
        ("Brask Shipping", "A spokesman for Brask Shipping said that the boats have sailed."),
        ("Ada Brask", "Brask Shipping, according to Ada Brask, expects calm seas."),
    ],
)
def test_a_statement_that_says_whose_it_is_needs_nobody_in_front(
    holder: str, statement: str
) -> None:
    assert teller(holder, holder).sentence(statement) == statement
    other = "The boats have sailed."
    assert teller(holder, holder).sentence(other) != other


@pytest.mark.parametrize(
    "name", ["this House", "our members", "both chambers", "de Kern", "al-Sarim"]
)
def test_what_points_at_somebody_or_begins_with_a_particle_has_no_article(name: str) -> None:
    assert in_a_sentence(name) == name
