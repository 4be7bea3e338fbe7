"""A line stands under the side whose words it holds."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief
from summarizer.brief.layout import lay_out
from summarizer.brief.lines.reporters import reporters
from summarizer.models.document import Kind
from summarizer.models.quote import Quote, SpeakerCheck
from summarizer.models.summary import DisputedClaim, DisputeKind, Medium, Position
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import position, quote, record, summary, talk

NEWS = (
    "Vendoria said on Monday that Ostravia had agreed to open the northern ports. "
    "Ostravian Energy Minister Ana Dahl ruled out any opening of the northern ports. "
    "The Ports Union, to which both states belong, offered to mediate. "
    "Its Secretary-General, Mira Sol, asked both sides for patience."
)


def parties(*summaries: VerifiedSummary, texts: dict[str, str]) -> dict[str, list[str]]:
    (story,) = lay_out(build_brief(summaries, sources=texts), texts).stories
    return {p.name: [line.text for line in p.lines] for p in story.parties}


def held(text: str, holder: str, words: str, stance: str = "affirms", **fields: object) -> Position:
    return position(holder, "northern ports", stance, words, quote(text, words), **fields)


def others(text: str, words: str, who: str) -> Quote:
    found = {"speaker_check": SpeakerCheck.OTHER, "speaker_found": who}
    return quote(text, words).model_copy(update=found)


def test_a_claim_about_somebody_stands_under_who_makes_it() -> None:
    words = "Vendoria said on Monday that Ostravia had agreed to open the northern ports."
    claim = position(
        "Ostravia",
        "ports",
        "affirms",
        "Ostravia had agreed to open the northern ports.",
        others(NEWS, words, "Vendoria"),
        attribution=("Vendoria",),
    )
    own = held(NEWS, "Vendoria", words)
    made = summary(record("n", NEWS, kind=Kind.NEWS), positions=[claim, own])
    # Of a document without a date the day on which it was said goes.
    assert parties(made, texts={"n": NEWS}) == {"Vendoria": [words.replace(" on Monday", "")]}


def test_a_minister_stands_under_the_state_the_text_gives_her() -> None:
    words = "Ostravian Energy Minister Ana Dahl ruled out any opening of the northern ports."
    told = [
        held(NEWS, "Ana Dahl", words, "opposes"),
        held(NEWS, "Vendoria", NEWS.split(". ", maxsplit=1)[0]),
        held(NEWS, "Ostravia", NEWS.split(". ", maxsplit=1)[0]),
    ]
    made = summary(record("n", NEWS, kind=Kind.NEWS), positions=told)
    assert words in parties(made, texts={"n": NEWS})["Ostravia"]


def test_an_office_and_the_name_of_who_holds_it_have_one_heading() -> None:
    words = "Its Secretary-General, Mira Sol, asked both sides for patience."
    other = "Mira Sol said that the harbour must stay open."
    told = [
        summary(record("n", NEWS), positions=[held(NEWS, "Secretary-General", words)]),
        summary(record("m", other), positions=[held(other, "Mira Sol", other)]),
    ]
    (heading,) = parties(*told, texts={"n": NEWS, "m": other})
    assert heading == "Mira Sol"


READOUT = (
    "Ministry of Foreign Affairs of Vendoria\n\n"
    "Minister Mira Sol telephoned Minister Ana Dahl of Ostravia on 14 May 2026. "
    "The ministers agreed that the northern ports will open in June. "
    "Minister Sol said that the northern ports matter to Vendoria."
)
DENIAL = (
    "Ministry of Foreign Affairs of Ostravia\n\n"
    "It was not agreed that the northern ports will open in June. "
    "Minister Dahl said that Ostravia keeps the northern ports closed."
)


def call(text: str, words: str) -> object:
    people = ("Mira Sol/Vendoria", "Ana Dahl/Ostravia")
    return talk(*people, quotes=[quote(text, words)], date="2026-05-14", medium=Medium.PHONE)


def test_what_one_side_says_was_agreed_and_the_other_denies_is_no_joint_line() -> None:
    agreed = "The ministers agreed that the northern ports will open in June."
    told = summary(
        record("a", READOUT, "2026-05-14", kind=Kind.READOUT),
        conversations=[call(READOUT, "Minister Mira Sol telephoned Minister Ana Dahl")],
        positions=[
            held(READOUT, "Mira Sol and Ana Dahl", agreed, holders=("Mira Sol", "Ana Dahl")),
            held(
                READOUT,
                "Mira Sol",
                "Minister Sol said that the northern ports matter to Vendoria.",
                on_behalf_of="Vendoria",
            ),
        ],
    )
    denied = summary(
        record("b", DENIAL, "2026-05-15", kind=Kind.STATEMENT),
        conversations=[],
        positions=[
            held(
                DENIAL,
                "Ana Dahl",
                "It was not agreed that the northern ports will open in June.",
                "denies",
                on_behalf_of="Ostravia",
            ),
        ],
    )
    found = parties(told, denied, texts={"a": READOUT, "b": DENIAL})
    assert set(found) == {"Vendoria", "Ostravia"}
    (line,) = [text for text in found["Vendoria"] if "June" in text]
    assert line.startswith("According to Vendoria (A), ")
    assert line.endswith("This is disputed.")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ostravia will open the ports, Vendoria says.", [("Vendoria", True)]),
        ("After the note, the Vendorian trade ministry also said no.", [("Vendorian trade ministry", True)]),
        ("Mr Roos stressed that Ostravia had agreed.", [("Mr Roos", False)]),
        ("Ostravia had agreed to open the ports.", []),
    ],
)  # fmt: skip
def test_who_tells_a_line_stands_before_its_reporting_verb(
    line: str, told: list[tuple[str, bool]]
) -> None:
    assert reporters(line) == told


def test_a_headlines_claim_about_a_state_is_the_states_that_makes_it() -> None:
    line = "Ostravia agreed to open the ports, Vendoria says after ministers' call."
    text = f"{line} Vendoria said that it was glad."
    told = [held(text, "Ostravia", line), held(text, "Vendoria", "Vendoria said that it was glad.")]
    made = summary(record("n", text, kind=Kind.NEWS), positions=told)
    assert list(parties(made, texts={"n": text})) == ["Vendoria"]


def test_what_one_sides_readout_has_the_other_side_say_is_its_word_where_that_denies_it() -> None:
    promised = "Minister Dahl promised that the northern ports will open in June."
    readout = f"Ministry of Foreign Affairs of Vendoria\n\n{promised} Minister Sol was glad."
    denial = "It is untrue that the northern ports will open in June, Minister Dahl said."
    told = summary(
        record("a", readout, publisher="Foreign Ministry of Vendoria", kind=Kind.READOUT),
        positions=[
            held(readout, "Ana Dahl", promised, on_behalf_of="Ostravia"),
            held(readout, "Mira Sol", "Minister Sol was glad.", on_behalf_of="Vendoria"),
        ],
    )
    denied = summary(
        record("b", denial, publisher="Foreign Ministry of Ostravia", kind=Kind.STATEMENT),
        positions=[held(denial, "Ana Dahl", denial, "denies", on_behalf_of="Ostravia")],
    )
    found = parties(told, denied, texts={"a": readout, "b": denial})
    (line,) = [text for text in found["Vendoria"] if "June" in text]
    assert line.startswith("According to Vendoria (A), ")
    assert line.endswith("This is disputed.")


def test_what_a_reporter_puts_into_a_question_is_nobodys_position() -> None:
    text = "Q: What of Ostravia's plan to close the ports? MS SOL: We will keep the ports open."
    told = [
        position("Ostravia", "ports", "proposes", "Ostravia plans to close the ports.",
                 quote(text, "What of Ostravia's plan to close the ports?"), attribution=("Q",)),
        held(text, "Mira Sol", "We will keep the ports open.", on_behalf_of="Vendoria"),
    ]  # fmt: skip
    found = parties(
        summary(record("t", text, kind=Kind.TRANSCRIPT), positions=told), texts={"t": text}
    )
    assert list(found) == ["Vendoria", "Put in questions"]


def test_a_body_with_an_aside_behind_its_name_is_named_once() -> None:
    text = "The Ports Union, to which both states belong, has offered to mediate."
    told = [held(text, "Ports Union", text, "proposes")]
    assert parties(summary(record("n", text), positions=told), texts={"n": text}) == {
        "Ports Union": [text]
    }


FIRM = (
    "Readout of the call of President Tove Rask with the President of Karsenia. "
    "President Rask made clear that the United States of Ostmark will act firmly against the tolls. "
    "President Rask raised the matter of the ferries."
)
TRADE = (
    "The United Kingdom of Velmark announced on Tuesday that it would pause talks on trade. "
    "Vendorian Finance Minister Tove Rask regretted the decision on trade."
)


def test_a_verb_in_capitals_is_part_of_a_name_and_reports_nothing() -> None:
    line = "President Rask made clear that the United States will act firmly against the tolls."
    assert ("United", False) not in reporters(line)
    assert reporters("The United States said that ports will open.") == [
        ("The United States", False)
    ]


def test_part_of_the_name_of_a_state_is_not_the_state() -> None:
    words = "Jan Holm said that the ministers of the united kingdoms met, United said."
    own = held(words, "Jan Holm", words)
    state = held(words, "United Kingdom", words, on_behalf_of="United Kingdom")
    made = summary(record("n", words, kind=Kind.NEWS), positions=[own, state])
    found = parties(made, texts={"n": words})
    assert "Jan Holm" in found


def two_stories() -> tuple[list[VerifiedSummary], dict[str, str]]:
    firm, ferries = FIRM.split(". ")[1:]
    pause, regret = TRADE.split(". ")
    call = summary(
        record("r", FIRM, "2026-05-14", kind=Kind.READOUT),
        positions=[
            position("Tove Rask", "tolls", "opposes", f"{firm}.", quote(FIRM, firm)),
            position("Tove Rask", "ferries", "concerned", ferries, quote(FIRM, ferries)),
        ],
    )
    trade = summary(
        record("t", TRADE, "2026-08-20", kind=Kind.NEWS),
        positions=[
            position("Velmark", "trade", "affirms", f"{pause}.", quote(TRADE, pause)),
            position(
                "Tove Rask",
                "trade",
                "criticises",
                regret,
                quote(TRADE, regret),
                on_behalf_of="Vendoria",
            ),
        ],
    )
    return [call, trade], {"r": FIRM, "t": TRADE}


@pytest.mark.parametrize("at_hand", [True, False])
def test_nobody_stands_under_a_state_that_only_another_story_gives(at_hand: bool) -> None:
    made, texts = two_stories()
    told = texts if at_hand else {}
    stories = lay_out(build_brief(made, sources=told), told).stories
    assert len(stories) == 2
    call = next(s for s in stories if any("tolls" in x.text for p in s.parties for x in p.lines))
    assert [p.name for p in call.parties] == ["President Tove Rask" if at_hand else "Tove Rask"]


def test_what_the_statement_says_is_the_word_of_who_spoke_before() -> None:
    text = (
        "Vendoria's ports ministry said: The tolls are fair. "
        "The statement continued: The locks stay open."
    )
    told = [
        held(text, "Vendoria", "Vendoria's ports ministry said: The tolls are fair."),
        held(text, "Statement", "The locks stay open."),
    ]
    made = summary(record("n", text, kind=Kind.NEWS), positions=told)
    assert list(parties(made, texts={"n": text})) == ["Vendoria"]


def test_nobody_is_said_to_say_what_an_account_tells_in_its_own_words() -> None:
    text = (
        "The Parties met in Kelm. Positions on dredging remained far apart. "
        "Moscow and Kiev agreed to exchange prisoners."
    )
    apart = quote(text, "Positions on dredging remained far apart.").model_copy(
        update={"speaker_check": SpeakerCheck.NOT_FOUND}
    )
    words = "Moscow and Kiev agreed to exchange prisoners."
    told = [
        position(
            "Parties", "dredging", "affirms", "Positions on dredging remained far apart.", apart
        ),
        held(text, "Russia and Ukraine", words),
    ]
    made = summary(record("n", text, kind=Kind.NEWS), positions=told)
    lines = [t for mine in parties(made, texts={"n": text}).values() for t in mine]
    assert words in lines
    assert "The account says of Parties: “Positions on dredging remained far apart.”" in lines


def test_who_says_it_by_name_is_its_holder_whoever_wrote_the_account() -> None:
    text = (
        "From the Embassy of Vendoria\n\nEnvoy Mira Sol reports that Piet Roos asked for a northern port."
        " Roos had agreed to pay for it, Sol reports."
    )
    asked = "Envoy Mira Sol reports that Piet Roos asked for a northern port."
    told = [
        position(
            "Piet Roos",
            "northern ports",
            "demands",
            "According to Mira Sol, Piet Roos asked for a northern port.",
            quote(text, asked),
            attribution=("Mira Sol",),
        ),
        held(
            text, "Mira Sol", "Roos had agreed to pay for it, Sol reports.", on_behalf_of="Vendoria"
        ),
    ]
    shown = parties(summary(record("a", text), positions=told), texts={"a": text})
    assert [name for name, lines in shown.items() if any("asked for" in x for x in lines)] == [
        "Piet Roos"
    ]


def test_who_sues_a_body_does_not_stand_under_it() -> None:
    text = (
        "Ana Dahl of Lomond Lines said that the dues were paid. Lomond Lines denied it. "
        "Ana Dahl asked for a new hearing."
    )
    claim = DisputedClaim(
        claim="The dues were paid.",
        asserted_by="Ana Dahl",
        disputed_by="Lomond Lines",
        kind=DisputeKind.DENIED,
        asserting_quotes=(quote(text, "the dues were paid"),),
        disputing_quotes=(quote(text, "Lomond Lines denied it."),),
    )
    met = talk(
        "Ana Dahl/Lomond Lines",
        "Piet Roos/Lomond Lines",
        quotes=[quote(text, "Lomond Lines denied it.")],
    )
    asks = held(text, "Ana Dahl", "Ana Dahl asked for a new hearing.", "demands")
    made = summary(record("a", text), conversations=[met], positions=[asks])
    suit = made.model_copy(update={"disputed_claims": (claim,)})
    assert list(parties(made, texts={"a": text})) == ["Lomond Lines"]
    assert list(parties(suit, texts={"a": text})) == ["Ana Dahl"]


def test_a_union_beside_its_school_is_a_party_of_its_own() -> None:
    text = (
        "The Union of Kelm Student Dining Workers said that pay is low. Kelm College said that pay is fair. "
        "Ana Dahl of Kelm College met the Union of Kelm Student Dining Workers."
    )
    low, fair, met = (f"{s}." for s in text.rstrip(".").split(". "))
    told = [
        held(text, "Union of Kelm Student Dining Workers", low, "criticises"),
        held(text, "Kelm College", fair, "denies"),
    ]
    talks = talk(
        "Ana Dahl/Kelm College", "Union of Kelm Student Dining Workers", quotes=[quote(text, met)]
    )
    made = summary(record("a", text), conversations=[talks], positions=told)
    assert set(parties(made, texts={"a": text})) == {
        "Union of Kelm Student Dining Workers",
        "Kelm College",
    }
