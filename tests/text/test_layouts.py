"""Labels that the layout of a transcript shows. All texts are invented."""

from __future__ import annotations

import pytest

from summarizer.models.document import Kind
from summarizer.reading.metadata import document_kind
from summarizer.reading.read import read_text
from summarizer.text.prepare import prepare
from summarizer.text.turns import speaker_at, speaker_turns

ALL = ["Ida Moor", "Tom Vale", "Ida Moor", "Ben Oak", "Ida Moor"]
SAID = [
    "Welcome to the lock keeper's hour.",
    "Thank you for having me.",
    "What do you make of the weir?",
    "I may add that it leaks.",
    "Go on.",
]
TIMES = ["0:03", "0:09", "0:17", "1:02", "1:40"]


def speakers(text: str) -> list[str]:
    return [turn.speaker for turn in speaker_turns(text)]


def laid_out(head: str, tail: str, times: list[str] = TIMES) -> str:
    return "".join(
        head.format(n=name, t=time) + tail.format(s=words)
        for name, time, words in zip(ALL, times, SAID, strict=True)
    )


@pytest.mark.parametrize(
    "head",
    [
        "{n} · {t}",
        "**{n}** · {t}",
        "{n} @ {t}",
        "{n}, {t}",
        "{n} at {t}",
        "{n} | {t}",
        "{n} - {t}",
        "{n} {t}",
        "{n}: {t}",
        "### {n} ({t})",
        "--- {n} @ {t} ---",
        "[{n}, {t}]",
        "{t} {n}",
        "{t} · {n}",
        "**[{t}] {n}**",
        "{t}\n{n}",
        "{n}\n{t}",
    ],
)
@pytest.mark.parametrize("tail", ["\n{s}\n\n", "\n\n{s}\n\n"])
def test_a_time_beside_above_or_below_a_name_makes_a_label(head: str, tail: str) -> None:
    assert speakers(laid_out(head, tail)) == ALL


@pytest.mark.parametrize(
    "head",
    ["{n} · {t}: ", "{n}, {t}: ", "[{n}, {t}] ", "{n} @ {t} ", "{t} **{n}** ", "**{n}** · {t} · "],
)
def test_a_time_beside_a_name_makes_a_label_before_words(head: str) -> None:
    assert speakers(laid_out(head, "{s}\n\n")) == ALL


def test_times_of_day_may_pass_noon() -> None:
    times = ["11:58:03 AM", "11:59:09 AM", "12:00:17 PM", "12:04:02 PM", "1:01:40 PM"]
    assert speakers(laid_out("{n} {t}", "\n{s}\n\n", times)) == ALL


def test_a_programme_has_round_times_and_no_speakers() -> None:
    times = ["9:00", "10:30", "11:00", "12:30", "14:00"]
    assert speakers(laid_out("{n}, {t}", "\n{s}\n\n", times)) == []


def test_times_that_go_back_are_no_clock_of_a_recording() -> None:
    times = ["3:16", "1:02", "2:11", "1:09", "1:07"]
    assert speakers(laid_out("{n} {t}", "\n{s}\n\n", times)) == []


def test_names_and_times_in_a_row_are_a_list() -> None:
    assert speakers(laid_out("{n} · {t}", "\n")) == []


def test_a_member_stands_below_group_hour_and_matter_as_a_parliament_shows_it() -> None:
    cards = [
        ("Lakes", "Ida Moor Lakes Upper Fen, NB", "Madam Speaker, the weir leaks."),
        ("Hills", "Tom Vale Hills Stone Ridge, NB", "Madam Speaker, it does not."),
        ("Lakes", "The Deputy Speaker (Ms. Ann Reed) Lakes Ann Reed", "Order."),
        ("Hills", "Tom Vale Hills Stone Ridge, NB", "I thank you."),
    ]
    text = "Debates\n\n" + "".join(
        f"The Weir BillGovernment Orders\n\n1:20 p.m.\n\n{group}\n\n{line}\n\n{said}\n\nThat is all.\n\n"
        for group, line, said in cards
    )
    assert speakers(text) == ["Ida Moor", "Tom Vale", "Ms. Ann Reed", "Tom Vale"]
    turns = speaker_turns(text)
    assert speaker_at(turns, text.index("it does not")) == "Tom Vale"
    assert text[turns[1].start :].startswith("The Weir Bill")


def test_one_and_the_same_word_above_each_name() -> None:
    text = (
        "speaker\nOperator\nWelcome, all.\nspeaker\nIda Moor\nThank you.\nWe did well.\n"
        "speaker\nOperator\nA question.\n"
    )
    assert speakers(text) == ["Operator", "Ida Moor", "Operator"]


def test_names_with_an_office_behind_dashes_and_a_single_word_between_them() -> None:
    text = (
        "Operator\n\nWelcome to the call.\n\nIda Moor -- Head of Works\n\nThank you.\n\nWe did well.\n\n"
        "Tom Vale -- Bank of the Fens -- Analyst\n\nWhy was that?\n\nIda Moor -- Head of Works\n\nBy luck.\n\n"
        "Operator\n\nThe next one is from Ben Oak.\n"
    )
    assert speakers(text) == ["Operator", "Ida Moor", "Tom Vale", "Ida Moor", "Operator"]


def test_names_with_an_office_that_nobody_comes_back_to_are_a_list() -> None:
    assert (
        speakers("Ida Moor - Head of Works\nA.\nTom Vale - Clerk\nB.\nBen Oak - Diver\nC.\n") == []
    )


def test_two_persons_by_title_are_enough() -> None:
    text = (
        "Mr VALE (Stone Ridge) (14:37): My question is to the Minister. Does the weir leak?\n\n"
        "Ms MOOR (Upper Fen) (14:38): I am aware of it. We will mend it.\n"
    )
    assert speakers(text) == ["Mr VALE", "Ms MOOR"]
    assert document_kind(text, 0, None) is Kind.TRANSCRIPT


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Tom Vale (Chair): present\n\nMs. Ida Moor (Clerk): absent\n",
        "Mr. Tom Vale: Head of the works.\n\nMs. Ida Moor: Clerk of the fen.\n",
        "Mr Vale: I was there.\n\nIt rained.\n\nMr Vale: We left.\n",
    ],
)
def test_titles_in_a_list_or_of_one_person_are_no_transcript(text: str) -> None:
    assert speakers(text) == []


def test_a_label_in_small_letters_among_capitals_stands_for_nobody() -> None:
    text = "Remote: Ann Reed\nIM: We start.\nTV: Yes.\nIM: Any news?\nTV: None.\nBO: One.\nIM: Go on.\n"
    assert speakers(text) == ["IM", "TV", "IM", "TV", "BO", "IM"]


def test_a_name_stays_whose_first_letters_or_capitals_are_a_label() -> None:
    text = "Ida Moor: Hi.\nTom Vale: Hello.\nIM: So?\nTV: Fine.\nIM: Good.\nTV: Yes.\nIM: Go.\nTV: No.\n"
    assert speakers(text)[:3] == ["Ida Moor", "Tom Vale", "IM"]
    text = "Moor: Hi.\nMOOR: So?\nVALE: Fine.\nMOOR: Good.\nVALE: Yes.\n"
    assert speakers(text)[0] == "Moor"


def test_a_label_in_capitals_counts_within_a_line_that_lost_its_break() -> None:
    text = (
        "MS MOOR: Yes.\nMR. VALE: It depends on you. MS MOOR: Let me hear it.\nMR. VALE: As you like.\n"
        "MS MOOR: So be it.\n"
    )
    assert speakers(text) == ["MS MOOR", "MR. VALE", "MS MOOR", "MR. VALE", "MS MOOR"]


def test_a_long_office_in_capitals_has_its_holder_in_brackets() -> None:
    text = (
        "SHRI VALE: Why?\n\nTHE MINISTER OF STATE IN THE MINISTRY OF WEIRS AND LOCKS AND MINISTER OF STATE IN THE "
        "MINISTRY OF FENS, REEDS AND RIVERS (SHRI TOM OAK): Sir, it leaks.\n\nSHRI VALE: Since when?\n\n"
        "THE MINISTER OF FENS (SMT IDA MOOR): Since May.\n"
    )
    assert speakers(text) == ["SHRI VALE", "SHRI TOM OAK", "SHRI VALE", "SMT IDA MOOR"]


def test_what_somebody_does_in_a_chat_is_theirs() -> None:
    text = "[10:01] <imoor> hi\n[10:02] <tv> yes\n[10:03] * boak waves\n[10:04] <imoor> then go\n"
    assert speakers(text) == ["imoor", "tv", "boak", "imoor"]


def test_numbered_questions_of_several_need_no_empty_line() -> None:
    text = (
        "Two keepers\n\n1. Why the lock?\nIda: It was free.\nTom: I like water.\n2. And the weir?\nIda: It leaks.\n"
        "Tom: A little.\n3. Do you quarrel?\nIda: Never.\nTom: At times.\n"
    )
    assert speakers(text) == ["Q", "Ida", "Tom"] * 3


def test_who_asks_under_one_name_is_answered_without_any() -> None:
    text = (
        "REED: Why the lock?\nIt was free. Lucky?\nREED: And the weir?\nIt leaks.\nREED: Do you swim?\nI do.\n"
        "REED: Often?\nWe all do.\n"
    )
    assert speakers(text) == ["REED", "A"] * 4


def test_a_heading_amid_a_turn_is_nobodys() -> None:
    text = "IM: We start.\n\n## The weir\n\nIt leaks.\n\nTV: It does.\n\nIM: So be it.\n"
    said = {s.text: s.turn for s in prepare(read_text(text)).sentences}
    assert said["## The weir"] is None
    assert said["It leaks."] == "IM"
