"""Whether two names mean the same person or side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models.summary import Participant
from summarizer.names.actors import Strictness, same_actor, same_participant
from summarizer.names.bodies import is_office
from summarizer.names.places import same_side

SAME = [
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("S.Lavrov", "Sergey Lavrov"),
    ("Mr Lavrov", "Foreign Minister Sergey Lavrov"),
    ("Сергей Лавров", "Sergey Lavrov"),
    ("Mike Pompeo", "Michael Pompeo"),
    ("Dmytro Halvarenko", "Dmitri Galvarenko"),
    ("Leila al-Musari", "Layla Al-Moussari"),
    ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
    ("Abbas Araghchi", "Abbas Araqchi"),
    ("Aliaksandr Lukashenka", "Alexander Lukashenko"),
    ("Maros Sefcovic", "Maroš Šefčovič"),
    ("Joseph R. Biden, Jr.", "Joe Biden"),
    ("von der Leyen", "Ursula von der Leyen"),
    ("Baek", "Baek Seo-yun"),
    ("Foreign Minister of Karsenia", "the foreign minister of Karsenia"),
    ("Leila al-Musari and Dmitri Galvarenko", "Dmytro Halvarenko and Layla Al-Moussari"),
]
OTHERS = [
    ("Kim Jong-un", "Kim Jong-il"),
    ("Joe Biden", "Hunter Biden"),
    ("Emmanuel Macron", "Brigitte Macron"),
    ("Li Qiang", "Li Keqiang"),
    ("Wang Yi", "Wang Wentao"),
    ("John Kerry", "John Kirby"),
    ("Sergei Shoigu", "Sergei Lavrov"),
    ("Michael", "Michael Pompeo"),
    ("Dmytro Halvarenko", "Dmytro Halvarenko and Leila al-Musari"),
    ("Russian Foreign Minister", "Russian President"),
    ("", "Sergey Lavrov"),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_titles_and_initials_of_one_person_match(a: str, b: str) -> None:
    assert same_actor(a, b, Strictness.ACROSS)
    assert same_actor(b, a, Strictness.ACROSS)


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_other_people_do_not_match(a: str, b: str) -> None:
    assert not same_actor(a, b, Strictness.ACROSS)
    assert not same_actor(b, a, Strictness.ACROSS)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_compare_the_same_both_ways(a: str, b: str) -> None:
    assert same_actor(a, b, Strictness.ACROSS) == same_actor(b, a, Strictness.ACROSS)


def test_an_office_matches_its_holder_on_the_same_side_only() -> None:
    office = Participant(name="Russian Foreign Minister")
    assert same_participant(
        office, Participant(name="Sergey Lavrov", role="Foreign Minister", affiliation="Russia")
    )
    assert not same_participant(
        office, Participant(name="Wang Yi", role="Foreign Minister", affiliation="China")
    )


def test_an_office_before_a_name_is_no_office() -> None:
    assert is_office("Nahranian colleague")
    assert is_office("President of the European Commission")
    assert not is_office("Foreign Minister Lavrov")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the US side", "Washington", True),
        ("Moscow", "Russian Foreign Ministry", True),
        ("Nahranian side", "Nahrania", True),
        ("Karsenia", "Nahrania", False),
        ("Iran", "Iraq", False),
        ("Austria", "Australia", False),
        ("North Korea", "South Korea", False),
        ("foreign ministry", "foreign ministry", False),
    ],
)
def test_capitals_adjectives_and_organs_name_their_state(a: str, b: str, same: bool) -> None:
    assert same_side(a, b) is same


def test_a_long_name_is_compared_in_linear_time() -> None:
    assert not same_actor("a " * 20_000 + " and", "b" * 40_000)
