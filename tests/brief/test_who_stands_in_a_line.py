"""Whose words a line tells: the noun at its head, the one of several who is quoted, the one who ruled."""

from __future__ import annotations

import pytest

from summarizer.brief.lines.by_office import named_for_noun
from summarizer.brief.lines.filled import in_its_place
from summarizer.brief.lines.reporters import tellers_beside, told_by_one_of
from summarizer.brief.phrasing.spoken import told_by_somebody

_JUDGE = "The judge agreed with Ana Dahl that there was no reason to wait."
_WIFE = "His ex-wife agreed, but also contended that since she is not running, she should be left alone."


@pytest.mark.parametrize(
    ("sentence", "words", "wanted"),
    [
        (_JUDGE, "agreed with Ana Dahl", f"Jan Holm {_JUDGE.removeprefix('The judge ')}"),
        (_WIFE, "since she is not running", f"Jan Holm {_WIFE.removeprefix('His ex-wife ')}"),
        # What the judge is told of somebody else's words need not be the judge's.
        ("The judge heard that Ana Dahl argued the lake is full.", "the lake is full", ""),
        ("The judge left after the lake was full.", "the lake was full", ""),
        ("The harbour agreed to wait.", "agreed to wait", ""),
    ],
)
def test_a_noun_gives_way_to_the_name_of_whose_words_follow(
    sentence: str, words: str, wanted: str
) -> None:
    assert named_for_noun("Jan Holm", sentence, words) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("“The lake is full,” the board said, reasoning that Dahl met the terms.", "Lake Board"),
        ("“The lake is full,” Dahl’s lawyers said.", "Ana Dahl’s lawyers"),
        ("“The lake is full,” they said.", ""),
        ("Both said: “The lake is full.”", ""),
    ],
)
def test_words_stand_with_whom_the_sentence_gives_them_to(sentence: str, wanted: str) -> None:
    both = ("Lake Board", "Ana Dahl’s lawyers")
    assert told_by_one_of(both, sentence, "The lake is full") == wanted


def test_who_ruled_tells_a_ruling_on_another() -> None:
    line = "The Lake Board ruled that Jan Holm met the criteria."
    assert tellers_beside(line, "Lake Board") == []
    assert tellers_beside("The Lake Board is divided, Jan Holm said.", "Lake Board") == [
        ("Jan Holm", True)
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("“We shall wait for rain,” the secretary said when asked why.", "We shall wait for rain."),
        ('"We shall wait for rain," the prime minister said.', "We shall wait for rain."),
        ("“We shall wait for rain,” she added.", "We shall wait for rain."),
        ("“We shall wait for rain,” Jan Holm said.", ""),
        ("“We shall wait for rain,” the sign on the gate.", ""),
    ],
)
def test_a_quotation_whose_teller_has_no_name_is_told_once(sentence: str, wanted: str) -> None:
    assert told_by_somebody(sentence) == wanted


def test_what_a_noun_means_takes_its_place_outside_of_quotations() -> None:
    told = "the snapback mechanism"
    line = "They will trigger this mechanism, Holm said."
    assert in_its_place(line, "this mechanism", told) == line.replace("this mechanism", told)
    assert in_its_place("“Use this mechanism.”", "this mechanism", told) == ""
    assert in_its_place(line, "this mechanism", "a snapback mechanism") == ""


def test_whom_the_office_behind_a_name_is_of_tells_nothing() -> None:
    line = "Ana Dahl, Sarnel Union president, said that the ports would close."
    assert tellers_beside(line, "Ana Dahl") == []
    line = "Ana Dahl, president of the Sarnel Union, said that the ports would close."
    assert tellers_beside(line, "Ana Dahl") == []


def test_whose_a_thing_is_tells_nothing() -> None:
    line = "The chair referred to the large French sale of pumps and the profuse French offers of pumps."
    assert tellers_beside(line, "The chair") == []
    told = "The chair referred to the pumps, which the French said were late."
    assert [who for who, _ in tellers_beside(told, "The chair")] != []
