"""Lines as a page would show them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models.quote import Verdict
from summarizer.quotes.check import verify_quotes
from summarizer.text.markup import printed


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("overturning *Holm v. Kern* and **no _more_**.", "overturning Holm v. Kern and no more."),
        ("its 75<sup>th </sup>anniversary<sup>4</sup>, in full", "its 75th anniversary, in full"),
        ("Mr Holm[4](#f4) was in [Velmar](https://velmar.example/a_b)", "Mr Holm was in Velmar"),
        ("A ~~never~~ said <b>so</b> &amp; left", "A said so & left"),
        ("the gates<br>stay <s>open</s> shut", "the gates stay shut"),
    ],
)
def test_marks_of_looks_links_and_notes_are_not_shown(line: str, shown: str) -> None:
    assert printed(line) == shown


@pytest.mark.parametrize(
    "line",
    [
        "2*3*4 and a * b * c",
        "snake_case_name and that_one_",
        "5 < 6 > 4, see <anna@velmar.example>",
        "AT&T, [sic] and [the Minister]",
        "* a list mark",
    ],
)
def test_what_is_no_mark_stays(line: str) -> None:
    assert printed(line) == line


@given(st.text(alphabet="ab *_<>[]()#4&;~/sup\\", max_size=60))
def test_no_letter_is_put_in(line: str) -> None:
    shown = printed(line)
    assert shown == line or len(shown) <= len(line)


@pytest.mark.parametrize("mark", ["[Page 203]", "[Typeset Page 203] ", "[p. 203]"])
def test_the_mark_of_a_page_is_no_part_of_what_is_quoted(mark: str) -> None:
    text = f"The gap between the parties {mark}has never been so narrow, he said."
    (found,) = verify_quotes(text, ["the parties has never been so narrow"])
    assert found.verdict is Verdict.NORMALISED
    (changed,) = verify_quotes(text, ["the parties has never been so wide"])
    assert changed.verdict is not Verdict.NORMALISED
    assert printed(f"The parties {mark}agree.") == "The parties agree."


def test_a_number_in_brackets_is_no_mark_of_a_page() -> None:
    text = "The ferry took [203] boats and [page boy 7] along."
    assert printed(text) == text
