"""What a news report opens with and gives to nobody stands in the bottom line."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief
from summarizer.brief.bottom_line.opening_facts import is_background
from summarizer.brief.layout import lay_out
from summarizer.models.document import Kind
from summarizer.models.summary import DisputedClaim, DisputeKind
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


BODY = REPORT.partition("\n\n")[2]
GREW = "Norland's ferry traffic grew by 12% last year, faster than its ports had planned for."


def test_the_news_comes_before_what_is_said_of_it() -> None:
    told = bottom(REPORT)
    assert told[0] == GREW
    assert any(HELD in line for line in told[1:])


def test_a_headline_is_no_fact() -> None:
    headline = "Norland's ferry traffic grew by 12% in one year."
    told = bottom(f"{headline}\n\n{BODY}")
    assert headline not in told
    assert told[0] == GREW


def test_what_hangs_on_a_sentence_before_or_is_a_teaser_is_not_told() -> None:
    assert not any("newsletter" in line or "overwhelmed" in line for line in bottom(REPORT))


def test_whoever_a_pronoun_means_stands_in_the_sentence() -> None:
    unnamed = "Last week, he closed 3 of the ferry ports that Norland's crews had asked for money to repair."
    named = "Last week, Ivo Kern closed 3 of the ferry ports, and he asked Norland's ferry crews to leave them."
    assert not any("closed 3" in line for line in bottom(REPORT.replace(GREW, unnamed)))
    assert named not in bottom(REPORT.replace(GREW, unnamed))
    told = bottom(REPORT.replace(GREW, named.replace("asked", "told")))
    assert any(
        line.startswith("In the week before the article, Ivo Kern closed 3") for line in told
    )


@pytest.mark.parametrize(
    ("sentence", "background"),
    [
        ("Under the 2015 pact, the states have the right to inspect the ports.", True),
        ("The holiday is observed as a day of rest in 40 countries.", True),
        ("The fleet has 12 ships in the north.", True),
        ("Dahl became head of the union in 2015 after a dispute over pay.", True),
        ("Norland had closed 3 ports before the talks.", True),
        ("The economy grew by 9.5 per cent in 2020.", False),
        ("Three men have been charged in Kelm.", False),
        ("The port is set to close on 4 May.", False),
        ("Norland will close 3 ports.", False),
        ("United Harbours said it closed 3 ports, which are old.", False),
    ],
)
def test_how_things_are_is_no_news(sentence: str, background: bool) -> None:
    assert is_background(sentence) is background


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


DENIED = (
    "The ministry said that the ferry had been unsafe. The owner denied that the ferry had been unsafe, and called it a"
    " fable. Two officers of the ferry's owner were charged in May."
)


def test_a_report_s_facts_stand_behind_what_it_is_a_dispute_about() -> None:
    claim, denial = "the ferry had been unsafe", "The owner denied that the ferry had been unsafe"
    held = [
        position(
            "the ministry",
            "ferry",
            "affirms",
            f"The ministry said that {claim}.",
            quote(DENIED, claim),
        ),
        position("the owner", "ferry", "denies", f"{denial}.", quote(DENIED, denial)),
    ]
    dispute = DisputedClaim(
        claim="The ferry had been unsafe.",
        asserted_by="the ministry",
        disputed_by="the owner",
        kind=DisputeKind.DENIED,
        asserting_quotes=(quote(DENIED, claim),),
        disputing_quotes=(quote(DENIED, denial),),
    )
    made = summary(record("a", DENIED, kind=Kind.NEWS), positions=held, disputed_claims=[dispute])
    (view,) = lay_out(build_brief([made], sources={"a": DENIED}), {"a": DENIED}).stories
    disputed, fact, *rest = [line.text for line in view.bottom]
    assert "denied" in disputed
    assert fact == "Two officers of the ferry's owner were charged in May."
    assert not any("denied" in line for line in rest)


def test_whoever_the_title_names_has_a_heading_before_others() -> None:
    names = ["Ida Berg", "Ivo Kern", "Per Moen", "Eva Kos", "Jan Holm", "Ana Dahl"]
    text = " ".join(f"{name} said that ferry {n} must stop." for n, name in enumerate(names, 1))
    held = [
        position(
            name,
            "ferries",
            "demands",
            f"{name} said that ferry {n} must stop.",
            quote(text, f"ferry {n} must stop"),
        )
        for n, name in enumerate(names, 1)
    ]
    made = summary(
        record("a", text, title="Kos and Holm at odds over ferries", kind=Kind.NEWS), positions=held
    )
    (view,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    assert [party.name for party in view.parties] == ["Eva Kos", "Jan Holm", "Others"]
