"""The bottom line leads with what an overview, a headline or the first sentences tell, and shows no overview."""

from __future__ import annotations

from summarizer.brief import build_brief, render_markdown
from summarizer.brief.layout import lay_out
from summarizer.models.document import Kind
from summarizer.models.summary import DisputedClaim, DisputeKind, Medium, Outcome, Position
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import position, quote, record, summary, talk

MINUTES = """HARBOUR COUNCIL

The Harbour Council resumed in the morning. Orland, with Vessen and Marle, opposed the study of dredging costs. \
The Council adopted its conclusions without the study of dredging costs. Tarn regretted that the study was dropped. \
Quill urged members to look at the present state of the locks. Dov asked for quieter cranes. \
Brannoch welcomed the new lighthouse.

The pilots' group reported on its work.
"""
OVERVIEW = (
    "The Harbour Council adopted conclusions without the study of dredging costs, which Orland, Vessen and Marle"
    " opposed. Tarn regretted that it was dropped."
)


def held(holder: str, words: str, stance: str, text: str = MINUTES) -> Position:
    return position(holder, words, stance, words, quote(text, words))


def minutes(overview: str, *, strategy: str = "single") -> VerifiedSummary:
    adopted = "The Council adopted its conclusions without the study of dredging costs."
    council = talk(
        *"Orland Vessen Marle Tarn Quill Dov Brannoch".split(),
        quotes=[quote(MINUTES, "The Harbour Council resumed in the morning.")],
        medium=Medium.IN_PERSON,
        outcomes=(Outcome(text=adopted, quotes=(quote(MINUTES, adopted),)),),
    )
    pilots = talk(
        "Pilots' group",
        "Council",
        quotes=[quote(MINUTES, "The pilots' group reported on its work.")],
    )
    opposed = "Orland, with Vessen and Marle, opposed the study of dredging costs."
    told = [
        held("Quill", "Quill urged members to look at the present state of the locks.", "demands"),
        held("Dov", "Dov asked for quieter cranes.", "demands"),
        held("Brannoch", "Brannoch welcomed the new lighthouse.", "supports"),
        held("Orland", opposed, "opposes"),
        held("Tarn", "Tarn regretted that the study was dropped.", "concerned"),
    ]
    made = summary(record("m", MINUTES), conversations=[pilots, council], positions=told)
    provenance = made.provenance.model_copy(update={"strategy": strategy})
    return made.model_copy(update={"overview": overview, "provenance": provenance})


def bottom(made: VerifiedSummary, text: str) -> list[str]:
    texts = {made.document.source: text}
    view = lay_out(build_brief([made], sources=texts), texts).stories[0]
    return [line.text for line in view.bottom]


def test_what_an_overview_tells_comes_first_and_a_decision_before_who_was_against_it() -> None:
    assert bottom(minutes(OVERVIEW), MINUTES)[:3] == [
        "The Council adopted its conclusions without the study of dredging costs.",
        "Orland, with Vessen and Marle, opposed the study of dredging costs.",
        "Tarn regretted that the study was dropped.",
    ]


def test_no_word_of_an_overview_stands_in_a_note() -> None:
    made = minutes(f"{OVERVIEW} Orland's delegate stormed out and slammed the harbour gate.")
    note = render_markdown(build_brief([made], sources={"m": MINUTES}), {"m": MINUTES})
    assert "slammed" not in note
    assert bottom(made, MINUTES) == bottom(minutes(OVERVIEW), MINUTES)


def test_without_an_overview_that_tells_of_the_items_what_a_record_comes_back_to_leads() -> None:
    adopted = "The Council adopted its conclusions without the study of dredging costs."
    opposed = "Orland, with Vessen and Marle, opposed the study of dredging costs."
    other = minutes("The weather stayed calm all through the night in the northern isles.")
    for made in (minutes(""), other, minutes(OVERVIEW, strategy="stepwise")):
        assert bottom(made, MINUTES)[:2] == [adopted, opposed]


NEWS = """Orland freezes harbour dues

Orland's treasurer Ina Fell has frozen the dues of the harbour for this year. Pilots welcomed the freeze. \
It is our policy that dues rise with the cost of dredging each year, Ina Fell said. \
The long quay was built by two brothers from the north in 1911. Shippers claim that the locks leak. \
The harbour office denied that the locks leak.
"""


def news() -> VerifiedSummary:
    leak = "Shippers claim that the locks leak."
    denied = "The harbour office denied that the locks leak."
    told = [
        held(
            "Ina Fell",
            "It is our policy that dues rise with the cost of dredging each year, Ina Fell said.",
            "affirms",
            NEWS,
        ),
        held(
            "Ina Fell",
            "Orland's treasurer Ina Fell has frozen the dues of the harbour for this year.",
            "affirms",
            NEWS,
        ),
        held("Pilots", "Pilots welcomed the freeze.", "supports", NEWS),
    ]
    claim = DisputedClaim(
        claim="The locks leak.",
        asserted_by="Shippers",
        disputed_by="harbour office",
        kind=DisputeKind.DENIED,
        asserting_quotes=(quote(NEWS, leak),),
        disputing_quotes=(quote(NEWS, denied),),
    )
    document = record("n", NEWS, title="Orland freezes harbour dues", kind=Kind.NEWS)
    return summary(document, positions=told, disputed_claims=[claim])


def test_a_headline_and_a_first_sentence_lead_where_there_is_no_overview() -> None:
    lines = bottom(news().model_copy(update={"overview": ""}), NEWS)
    assert (
        lines[0] == "Orland's treasurer Ina Fell has frozen the dues of the harbour for this year."
    )


def test_a_dispute_stands_where_an_overview_tells_it_and_else_behind_the_news() -> None:
    told = "Ina Fell froze the dues of the harbour for this year. Pilots welcomed the freeze."
    lines = bottom(news().model_copy(update={"overview": told}), NEWS)
    assert "frozen the dues" in lines[0]
    assert [n for n, line in enumerate(lines) if "locks leak" in line] == [2]
    claimed = "Shippers claim that the locks leak, which the harbour office denied."
    # Of news the headline comes before the overview.
    for overview, place in ((f"{told} {claimed}", 2), (f"{claimed} {told}", 1)):
        lines = bottom(news().model_copy(update={"overview": overview}), NEWS)
        assert [n for n, line in enumerate(lines) if "locks leak" in line] == [place]


CALL = """Ana Dahl spoke by telephone with Piet Roos on 4 May 2021. She told him that Orland will reopen the lock. \
A day later the mayor of Kelm, Ida Voss, had met Jo Renn, whom nobody expected there.
"""


def call(overview: str, kind: Kind) -> list[str]:
    spoke = "Ana Dahl spoke by telephone with Piet Roos on 4 May 2021."
    met = "A day later the mayor of Kelm, Ida Voss, had met Jo Renn"
    reopen = "She told him that Orland will reopen the lock."
    made = summary(
        record("c", CALL, kind=kind),
        conversations=[
            talk(
                *("Ana Dahl", "Piet Roos"),
                quotes=[quote(CALL, spoke)],
                date="2021-05-04",
                medium=Medium.PHONE,
            ),
            talk("Ida Voss", "Jo Renn", quotes=[quote(CALL, met)], medium=Medium.IN_PERSON),
        ],
        positions=[
            position(
                "Ana Dahl",
                "lock",
                "affirms",
                "Ana Dahl said that Orland will reopen the lock.",
                quote(CALL, reopen),
            )
        ],
    )
    return bottom(made.model_copy(update={"overview": overview}), CALL)


def test_a_conversation_leads_where_a_sentence_begins_with_who_talked() -> None:
    told = "Ana Dahl spoke with Piet Roos by telephone. She said that Orland will reopen the lock."
    spoke = "On 4 May 2021, Ana Dahl and Piet Roos spoke by telephone."
    assert call(told, Kind.NEWS) == [spoke, "Ana Dahl said that Orland will reopen the lock."]
    behind = "Ana Dahl said that Orland will reopen the lock, before Ida Voss had met Jo Renn."
    assert call(behind, Kind.TRANSCRIPT) == ["Ana Dahl said that Orland will reopen the lock."]
