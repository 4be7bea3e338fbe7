"""What a news report opens with and gives to nobody stands in the bottom line."""

from __future__ import annotations

from summarizer.brief import build_brief
from summarizer.brief.layout import lay_out
from summarizer.models.document import Kind
from tests.accounts.helpers import position, quote, record, summary

REPORT = (
    "Sign up for our newsletter and never miss 5 great offers.\n\n"
    "Norland's ferry traffic grew by 12% last year, faster than its ports had planned for.\n\n"
    "They were overwhelmed by 3 p.m. on most days. "
    "The ports said that two ferries a day would be added. "
    "Ana Dahl, the transport minister, told reporters that the ports need 40 million crowns. "
    "A new ferry port for 300 cars opened at Sarnel in May. "
    "The trade union wants the crews of ferries to be paid for waiting."
)
HELD = "the ports need 40 million crowns"


def bottom(text: str, kind: Kind = Kind.NEWS, words: str = HELD) -> list[str]:
    held = position(
        "Ana Dahl",
        "money for ferry ports",
        "demands",
        f"Ana Dahl said that {words}.",
        quote(text, words),
    )
    made = summary(record("a", text, title="Ferry ports are full", kind=kind), positions=[held])
    (view,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    return [line.text for line in view.bottom]


GREW = "Norland's ferry traffic grew by 12% last year, faster than its ports had planned for."


def test_the_news_comes_before_what_is_said_of_it() -> None:
    told = bottom(REPORT)
    assert told[0] == GREW
    assert any(HELD in line for line in told[1:])


def test_what_hangs_on_a_sentence_before_or_is_a_teaser_is_not_told() -> None:
    assert not any("newsletter" in line or "overwhelmed" in line for line in bottom(REPORT))


def test_what_a_position_tells_is_told_once() -> None:
    assert sum("40 million" in line for line in bottom(REPORT)) == 1


def test_a_document_that_is_no_news_is_told_by_its_items_alone() -> None:
    assert GREW not in bottom(REPORT, Kind.TRANSCRIPT)


def test_a_note_without_the_text_tells_no_more_than_the_items() -> None:
    held = position(
        "Ana Dahl", "money", "demands", f"Ana Dahl said that {HELD}.", quote(REPORT, HELD)
    )
    made = summary(record("a", REPORT, kind=Kind.NEWS), positions=[held])
    (view,) = lay_out(build_brief([made])).stories
    assert not any("12%" in line.text for line in view.bottom)
