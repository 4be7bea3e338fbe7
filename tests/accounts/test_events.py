"""Which documents report one event, and which belong to one story."""

from __future__ import annotations

import json
from itertools import permutations

import pytest

from summarizer.accounts.events import group_events
from summarizer.accounts.likeness import text_likenesses
from summarizer.accounts.stories import group_stories
from summarizer.models.summary import Medium
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import SHARED, annotated, examples, quote, record, summary, talk

PEOPLE = ("Dmytro Halvarenko/Karsenia", "Leila al-Musari/Nahrania")
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="shared annotations are not at hand")


def told(
    source: str,
    day: str | None,
    published: str | None = None,
    text: str = "They spoke about the dam.",
    people: tuple[str, ...] = PEOPLE,
    medium: Medium = Medium.PHONE,
) -> VerifiedSummary:
    spoken = talk(*people, date=day, medium=medium, topics=("the dam",), quotes=[quote(text, text)])
    return summary(record(source, f"{text} {source}", published), conversations=[spoken])


def events_of(*summaries: VerifiedSummary) -> list[list[str]]:
    return [[t.document for t in event] for event in group_events(summaries)]


def test_the_same_day_and_people_are_one_event_whatever_the_spelling() -> None:
    other = told("b", "2026-09-15", people=("Layla Al-Moussari/Nahrania", "D. Galvarenko/Karsenia"))
    assert events_of(told("a", "2026-09-15"), other) == [["a", "b"]]


def test_a_later_call_between_the_same_people_is_another_event() -> None:
    assert events_of(told("a", "2026-09-15"), told("b", "2026-09-19")) == [["a"], ["b"]]


def test_a_second_conversation_of_the_next_day_is_not_taken_for_a_slip() -> None:
    slip = told("b", "2026-09-16")
    second = told("b", "2026-09-16", text="They held a second conversation about the dam.")
    assert events_of(told("a", "2026-09-15"), slip) == [["a", "b"]]
    assert events_of(told("a", "2026-09-15"), second) == [["a"], ["b"]]


def test_an_undated_account_joins_a_call_of_the_days_before_it_was_published() -> None:
    assert events_of(told("a", "2026-09-15"), told("b", None, "2026-09-16")) == [["a", "b"]]
    assert events_of(told("a", "2026-09-15"), told("b", None, "2026-09-14")) == [["a"], ["b"]]
    assert events_of(told("a", "2026-09-15"), told("b", None, "2027-09-16")) == [["a"], ["b"]]


def test_another_weekday_speaks_against_one_event() -> None:
    sunday = told("a", None, text="They spoke on Sunday about the dam.")
    assert events_of(sunday, told("b", None, text="They spoke on Sunday about the dam again.")) == [
        ["a", "b"]
    ]
    assert events_of(sunday, told("b", None, text="They spoke on Friday about the dam.")) == [
        ["a"],
        ["b"],
    ]


def test_an_undated_meeting_is_not_an_undated_call() -> None:
    assert events_of(told("a", None), told("b", None, medium=Medium.IN_PERSON)) == [["a"], ["b"]]


def test_one_shared_participant_of_two_is_not_enough() -> None:
    other = told("b", "2026-09-15", people=("Dmytro Halvarenko/Karsenia", "Baek Seo-yun"))
    assert events_of(told("a", "2026-09-15"), other) == [["a"], ["b"]]


def test_two_conversations_of_one_document_stay_apart() -> None:
    twice = summary(
        record("a", "text"),
        conversations=[talk(*PEOPLE, date="2026-09-15"), talk(*PEOPLE, date="2026-09-15")],
    )
    assert events_of(twice) == [["a"], ["a"]]


def test_a_pair_that_contradicts_keeps_groups_apart() -> None:
    """An undated account fits both calls; it joins one and does not tie the two together."""
    accounts = [told("a", "2026-09-10"), told("b", "2026-09-15"), told("c", None, "2026-09-16")]
    for order in permutations(accounts):
        found = events_of(*order)
        assert not any({"a", "b"} <= set(event) for event in found)


def test_the_examples_tell_two_events_and_one_story() -> None:
    accounts = examples()
    events = group_events(accounts)
    found = [[t.document[:2] for t in event] for event in events]
    assert found == [["01", "02", "03"], ["06"]]
    assert len(group_stories(accounts, events)) == 1


@needs_shared
@pytest.mark.parametrize("name", ["seeds", "documents"])
def test_same_event_pairs_are_those_annotated(name: str) -> None:
    gold = json.loads((SHARED / "gold" / f"{name}-cross.json").read_text(encoding="utf-8"))
    wanted = {tuple(sorted(group["same_event"])) for group in gold["groups"]}
    found = {
        tuple(sorted(t.document for t in event))
        for event in group_events(annotated(name))
        if len(event) > 1
    }
    assert found == wanted


@needs_shared
def test_the_seeds_are_two_stories() -> None:
    accounts = annotated("seeds")
    stories = group_stories(accounts, group_events(accounts))
    assert [[s.document.source[:3] for s in story] for story in stories] == [
        ["000", "001", "002"],
        ["003", "004"],
    ]


def test_documents_of_other_matters_and_months_are_other_stories() -> None:
    dam = told("a", "2026-01-15", "2026-01-15")
    fish = told(
        "b",
        "2026-09-15",
        "2026-09-15",
        "They discussed salmon quotas.",
        ("Ana Brück/Tolva", "Ivo Sand/Merin"),
    )
    assert len(group_stories([dam, fish])) == 2


def test_a_weekday_of_the_report_beside_that_of_the_call_does_not_keep_accounts_apart() -> None:
    one = told("a", None, text="They spoke on Sunday about the dam.")
    two = told(
        "b", None, text="Their call of Sunday about the dam gave impetus, it was said on Monday."
    )
    assert events_of(one, two) == [["a", "b"]]


JAPAN = """The Foreign Minister, Mr. Ota, held a telephone talk with the Foreign Minister of the Republic of Korea,
Mr. Min, on 9 January. The ministers exchanged views on the ruling of the Seoul district court on the former workers."""
KOREA = """Minister Min Ji-ho had a telephone conversation with his Japanese counterpart, Ota Kenji. They discussed the
ruling of the Seoul district court on former workers and agreed to keep in touch."""
FISH = (
    "Minister Min Ji-ho had a telephone conversation with his Japanese counterpart, Ota Kenji. They discussed mackerel "
    "quotas in the Tsushima strait, nets and the licences of trawlers for the coming winter."
)


def undated_events(second: str, *more: tuple[str, str]) -> int:
    texts = {"japan": JAPAN, "korea": second, **{f"more{n}": t for n, (t, _) in enumerate(more)}}
    days = {
        "japan": "2031-01-09",
        "korea": None,
        **{f"more{n}": d for n, (_, d) in enumerate(more)},
    }
    given = [
        summary(
            record(source, text),
            conversations=[
                talk(
                    *(("Ota/Japan", "Min/Republic of Korea") if source == "japan" else KOREAN),
                    date=days[source],
                    medium=Medium.PHONE,
                    quotes=[quote(text, "telephone")],
                )
            ],
        )
        for source, text in texts.items()
    ]
    return len(group_events(given, alike=text_likenesses(given, texts)))


KOREAN = ("Min Ji-ho/South Korea", "Ota Kenji/Japan")


def test_an_account_without_a_date_and_with_another_name_for_the_state_is_of_the_same_call() -> (
    None
):
    assert undated_events(KOREA) == 1


def test_an_account_without_a_date_on_something_else_is_of_another_call() -> None:
    assert undated_events(FISH) == 2


def test_an_account_without_a_date_is_not_given_to_one_of_two_calls() -> None:
    assert undated_events(KOREA, (JAPAN.replace("9 January", "2 March"), "2031-03-02")) == 3


BY_SIDES = ("Nahrania", "Karsenia")


def test_an_account_that_names_states_alone_is_of_the_one_talk_of_their_persons() -> None:
    calls = told("a", "2026-09-15"), told("b", "2026-09-15", text="They rang each other up.")
    later = told("e", None, "2026-09-18", "We were on that call.", BY_SIDES)
    assert events_of(*calls, later) == [["a", "b", "e"]]


@pytest.mark.parametrize(
    "other",
    [
        told("e", None, "2026-11-18", people=BY_SIDES),
        told("e", None, "2026-09-18", people=BY_SIDES, medium=Medium.VIDEO),
        told("e", None, "2026-09-18", people=("Nahrania", "Orland")),
        told("e", None, "2026-09-18", people=("Nahrania",)),
        told("e", "2026-09-17", "2026-09-18", people=BY_SIDES),
    ],
)
def test_states_alone_are_not_of_a_talk_against_which_something_speaks(
    other: VerifiedSummary,
) -> None:
    assert events_of(told("a", "2026-09-15"), other) == [["a"], ["e"]]


def test_states_alone_are_not_of_one_of_two_talks() -> None:
    calls = told("a", "2026-09-12"), told("b", "2026-09-16")
    other = told("e", None, "2026-09-18", people=BY_SIDES)
    assert len(events_of(*calls, other)) == 3


def test_a_plenary_of_hundreds_is_one_event_however_its_list_is_ordered() -> None:
    names = tuple(f"{given} {last}" for given in _GIVEN for last in _LAST)
    first = told("a", "2031-05-03", people=names)
    second = told("b", "2031-05-03", people=names[::-1])
    assert events_of(first, second) == [["a", "b"]]


_GIVEN = ("Alda", "Tomas", "Mira", "Otto", "Lena", "Ravi", "Petra", "Omar", "Ines", "Karl")
_LAST = (
    *("Verin", "Hule", "Toll", "Reyn", "Wolff", "Menon", "Quist", "Tarib", "Prado", "Brandt"),
    *("Kos", "Lindqvist", "Sato", "Mbeki", "Novak", "Fuchs", "Dravec", "Lomax", "Yarrow", "Castor"),
)
