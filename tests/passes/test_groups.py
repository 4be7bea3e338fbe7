from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.attribution.attributions import Attribution, CueKind, Strength
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Stance
from summarizer.passes import groups
from summarizer.passes.groups import Point, grouped

CONTENTS = st.lists(
    st.sampled_from(("harbour", "ferry", "tariff", "winter", "not", "open")), min_size=1, max_size=8
)
BASE = Attribution(
    sentence=1,
    start=0,
    end=10,
    content=((0, 10),),
    cue="said",
    kind=CueKind.SAYS,
    strength=Strength.STRONG,
    stance_hint=None,
    holder="Ilse Brandvold",
    holder_text="Brandvold",
    holder_check=SpeakerCheck.NAMED,
)


def point(number: int, content: str, holder: str = "Ilse Brandvold", **fields: object) -> Point:
    start = number * 1000
    told = replace(BASE, sentence=number, start=start, end=start + 100, **fields)  # type: ignore[arg-type]
    return Point(told, holder, Stance.AFFIRMS, content)


def test_the_same_point_told_far_apart_is_one_position() -> None:
    points = [
        point(1, "the harbour stays open all winter"),
        *(point(n, f"item {n} has number {n * 7}") for n in range(2, 900)),
        point(900, "the harbour stays open all winter long"),
    ]
    assert grouped(points)[0] == [0, 899]


def test_a_negation_makes_another_point() -> None:
    points = [point(1, "the harbour stays open"), point(9, "the harbour never stays open")]
    assert grouped(points) == [[0], [1]]


def test_the_same_words_of_somebody_else_are_another_position() -> None:
    words = "the harbour stays open all winter"
    assert grouped([point(1, words), point(5, words, "Teodor Mazur")]) == [[0], [1]]


def test_a_quotation_that_goes_on_makes_a_point_of_its_own() -> None:
    went_on = point(
        2, "and nobody will be turned away", direct=True, holder_check=SpeakerCheck.RESOLVED
    )
    assert grouped([point(1, "the harbour is open", direct=True), went_on]) == [[0], [1]]


def test_the_same_paragraph_fifty_times_is_one_position_each() -> None:
    three = ["the harbour stays open", "tariffs will not rise", "envoys should meet in June"]
    points = [point(n, three[n % 3]) for n in range(150)]
    assert [len(group) for group in grouped(points)] == [50, 50, 50]


@settings(max_examples=30, deadline=None)
@given(st.lists(CONTENTS, max_size=25))
def test_every_point_is_in_one_group_and_groups_are_in_order(contents: list[list[str]]) -> None:
    groups = grouped([point(3 * n, " ".join(words)) for n, words in enumerate(contents)])
    assert sorted(place for group in groups for place in group) == list(range(len(contents)))
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)


def test_four_times_as_many_points_take_about_four_times_as_many_comparisons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = [f"word{n}" for n in range(60)]
    chance = random.Random(7)
    compared = 0
    same = groups._same

    def counted(one: groups.Point, other: groups.Point) -> bool:
        nonlocal compared
        compared += 1
        return same(one, other)

    def comparisons(count: int) -> int:
        before = compared
        grouped([point(2 * n, " ".join(chance.choices(words, k=4))) for n in range(count)])
        return compared - before

    monkeypatch.setattr(groups, "_same", counted)
    small, large = comparisons(1500), comparisons(4500)
    assert 0 < large < 4.5 * small


def test_another_number_makes_another_point() -> None:
    points = [
        point(1, "a tariff of 14 per cent on barley from the islands is unacceptable"),
        point(9, "a tariff of 15 per cent on barley from the islands is unacceptable"),
        point(20, "a tariff on barley from the islands is unacceptable"),
    ]
    assert grouped(points) == [[0, 2], [1]]
