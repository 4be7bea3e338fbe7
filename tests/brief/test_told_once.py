"""What several say together, what one line holds of another, and who passes on what somebody else says."""

from __future__ import annotations

from typing import Any

from summarizer.brief import build_brief
from summarizer.brief.layout import lay_out
from summarizer.brief.view.note import StoryView
from summarizer.models.document import Kind
from summarizer.models.summary import DisputedClaim, DisputeKind, Medium, Outcome, Position
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import position, quote, record, summary, talk

PLENARY = (
    "Vendoria, Ostravia and Kelmland opposed an expert group on reefs. "
    "Vendoria called for a fund. Ostravia wants a vote on tolls in May. "
    "The toll will not be raised, and the ferry runs until October, Vendoria said."
)
THREE = "Vendoria, Ostravia and Kelmland opposed an expert group on reefs."


def story(
    text: str, *held: Position, kind: Kind | None = None, **fields: Any
) -> tuple[StoryView, VerifiedSummary]:
    made = summary(record("a", text, kind=kind) if kind else record("a", text), positions=held)
    made = made.model_copy(update=fields)
    (view,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    return view, made


def against(who: str, *several: str) -> Position:
    statement = f"{who} oppose an expert group on reefs."
    return position(
        who, "expert group", "opposes", statement, quote(PLENARY, THREE), holders=several
    )


def own(who: str, words: str) -> Position:
    return position(who, "other", "demands", words, quote(PLENARY, words))


def parties(view: StoryView) -> dict[str, int]:
    return {p.name: len(p.lines) for p in view.parties}


ALL = ("Vendoria", "Ostravia", "Kelmland")
JOINT = against("Vendoria, Ostravia and Kelmland", *ALL)


def test_what_each_says_by_itself_is_not_told_of_all_again() -> None:
    view, _ = story(PLENARY, JOINT, *map(against, ALL))
    assert parties(view) == dict.fromkeys(ALL, 1)


def test_what_only_some_say_by_themselves_stands_under_one_of_the_others() -> None:
    fund = own("Vendoria", "Vendoria called for a fund.")
    view, _ = story(PLENARY, JOINT, fund, against("Ostravia"), against("Kelmland"))
    assert parties(view) == {"Vendoria": 2, "Ostravia": 1, "Kelmland": 1}
    alone, _ = story(PLENARY, JOINT, fund)
    assert "Kelmland, Ostravia and Vendoria" in parties(alone)


def test_a_longer_line_takes_up_all_it_holds_and_a_shorter_one_goes_into_one() -> None:
    words = "The toll will not be raised, and the ferry runs until October, Vendoria said."
    short = [
        own("Vendoria", "The toll will not be raised"),
        own("Vendoria", "the ferry runs until October"),
    ]
    for held in ([*short, own("Vendoria", words)], [own("Vendoria", words), *short]):
        view, _ = story(PLENARY, *held)
        (party,) = view.parties
        (line,) = party.lines
        assert "toll" in line.text
        assert "October" in line.text
    view, _ = story(PLENARY, *short)
    assert "October" in " ".join(line.text for p in view.parties for line in p.lines)


BRIEFING = (
    "ANA DAHL: Mr Roos said on Monday that the port stays open. It is a good port.\n\n"
    "REPORTER: And the toll?\n\nANA DAHL: The toll falls in May.\n\n"
    "REPORTER: Thank you.\n\nANA DAHL: Thank you.\n"
)


def said(who: str, statement: str, words: str) -> Position:
    return position(who, "port", "affirms", statement, quote(BRIEFING, words))


def test_who_has_the_floor_passes_on_what_others_say() -> None:
    view, _ = story(
        BRIEFING,
        said(
            "Piet Roos", "The port stays open.", "Mr Roos said on Monday that the port stays open"
        ),
        said("Ana Dahl", "The toll falls in May.", "The toll falls in May."),
        kind=Kind.TRANSCRIPT,
    )
    lines = {p.name: p.lines[0].text for p in view.parties}
    assert lines["Piet Roos"] == (
        "Ana Dahl said: “Mr Roos said on Monday that the port stays open.”"
    )
    assert not lines["Ana Dahl"].startswith("According to")


def test_a_line_of_a_talk_that_says_two_outcomes_stands_once() -> None:
    text = "Ana Dahl and Piet Roos met. They agreed on a toll and on a ferry."
    words = quote(text, "They agreed on a toll and on a ferry.")
    met = talk(
        "Ana Dahl",
        "Piet Roos",
        medium=Medium.IN_PERSON,
        quotes=[quote(text, "Ana Dahl and Piet Roos met")],
        outcomes=(
            Outcome(text="A lighthouse.", quotes=(words,)),
            Outcome(text="A harbour wall.", quotes=(words,)),
        ),
    )
    view, _ = story(text, conversations=(met,))
    (told,) = view.talks
    assert len({line.text for line in told.lines}) == len(told.lines)


def test_nobodys_answer_is_no_dispute_and_a_rejected_premise_is_called_one() -> None:
    text = "Ostravia said the port is shut. Vendoria did not answer. The port is not idle, it said."
    unanswered = DisputedClaim(
        claim="The port is shut.",
        asserted_by="Ostravia",
        disputed_by="Vendoria",
        kind=DisputeKind.UNANSWERED,
        asserting_quotes=(quote(text, "Ostravia said the port is shut."),),
        disputing_quotes=(quote(text, "Vendoria did not answer."),),
    )
    premise = DisputedClaim(
        claim="The port is idle.",
        asserted_by=None,
        disputed_by="Vendoria",
        kind=DisputeKind.REJECTED_PREMISE,
        asserting_quotes=(quote(text, "The port is not idle"),),
        disputing_quotes=(quote(text, "The port is not idle"),),
    )
    view, _ = story(text, disputed_claims=(unanswered, premise))
    assert [line.lead for line in view.disputes] == ["Unanswered", "Premise rejected"]
    assert "Disputed" not in {line.lead for line in view.bottom}


def test_a_party_named_after_a_country_is_not_its_government() -> None:
    text = (
        "The UK government wants the toll to stay. Reform UK wants the toll to go. "
        "The Australian Labor Party wants a vote, and Australia wants none."
    )
    held = [
        position("UK government", "toll", "demands", "x", quote(text, "wants the toll to stay")),
        position("Reform UK", "toll", "demands", "x", quote(text, "wants the toll to go")),
        position("Australian Labor Party", "vote", "demands", "x", quote(text, "wants a vote")),
        position("Australia", "vote", "demands", "x", quote(text, "wants none")),
    ]
    view, _ = story(text, *held)
    assert len(view.parties) == 4


def test_a_claim_is_told_as_somebodys_word() -> None:
    text = (
        "Ostravia’s attempt to call the port shut is false. "
        "The port is open, Vendoria said. The port is not shut."
    )
    claim = DisputedClaim(
        claim="The port is shut.",
        asserted_by="Ostravia",
        disputed_by="Vendoria",
        kind=DisputeKind.DENIED,
        asserting_quotes=(quote(text, "call the port shut"),),
        disputing_quotes=(quote(text, "The port is not shut."),),
    )
    view, _ = story(text, disputed_claims=(claim,))
    (line,) = view.disputes
    assert "Ostravia" in line.parts[0].text
    assert not line.parts[0].text.startswith("The port is shut")


def test_whom_a_reporter_means_by_they_is_named_neither_as_somebody_nor_as_reports() -> None:
    text = (
        "MS DAHL: Good morning, everybody. The ferry is back.\n\n"
        "QUESTION: Is the toll to stay?\n\nMS DAHL: It is.\n\n"
        "QUESTION: And the pilots? They say the boats were two miles outside the bay.\n\n"
        "MS DAHL: They were not. The boats were in the bay.\n"
    )
    premise = DisputedClaim(
        claim="They say the boats were two miles outside the bay.",
        asserted_by=None,
        disputed_by="Ms Dahl",
        kind=DisputeKind.REJECTED_PREMISE,
        asserting_quotes=(quote(text, "They say the boats were two miles outside the bay."),),
        disputing_quotes=(quote(text, "They were not."),),
    )
    view, _ = story(text, kind=Kind.TRANSCRIPT, disputed_claims=(premise,))
    (line,) = view.disputes
    assert line.parts[0].text == (
        "A questioner said: “They say the boats were two miles outside the bay.”"
    )
