"""Who leads a meeting speaks for no state; papers and people of a state are not it; a body is told whole."""

from __future__ import annotations

from summarizer.accounts.disputes import dispute_conflicts
from summarizer.brief import build_brief
from summarizer.brief.findings import nobodys_words, unnamed
from summarizer.brief.layout import lay_out
from summarizer.brief.view.differs import differs
from summarizer.brief.view.evidence import Footnote
from summarizer.brief.view.left_open import leaves_open
from summarizer.models.brief import Account, Conflict, ConflictKind, SourcedDispute, Story
from summarizer.models.document import Kind
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import DisputedClaim, DisputeKind, Position
from tests.accounts.helpers import position, quote, record, summary


def held(text: str, holder: str, words: str, **fields: object) -> Position:
    return position(holder, words, "affirms", f"{holder}: {words}", quote(text, words), **fields)


def headings(text: str, *positions: Position) -> list[str]:
    made = summary(record("a", text, kind=Kind.NEWS), positions=positions)
    (story,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    return [p.name for p in story.parties]


MANY = (
    "Facilitator Mira Sol (Norway) reported on ferries. Sol asked for patience. "
    "KENYA wants a fund. JAPAN wants none. BRAZIL wants a vote. The Chairman closed the list."
)


def test_whoever_leads_a_meeting_of_many_states_stands_under_their_own_name() -> None:
    found = headings(
        MANY,
        held(MANY, "Mira Sol", "reported on ferries", on_behalf_of="Norway"),
        held(MANY, "Mira Sol", "asked for patience", on_behalf_of="Norway"),
        held(MANY, "Kenya", "wants a fund"),
        held(MANY, "Japan", "wants none"),
        held(MANY, "the Chairman", "closed the list", on_behalf_of="Norway"),
    )
    assert sorted(found) == ["Chairman", "Facilitator Mira Sol", "Japan", "Kenya"]


NEWS = (
    "Several UK newspapers claimed the port is shut. The UK government denied it. "
    "The Lake Pilots Fund (LPF) said tolls fall. Turkey's central bank kept its rate."
)


def test_papers_of_a_state_are_not_the_state_and_bodies_are_named_whole() -> None:
    found = headings(
        NEWS,
        held(NEWS, "several UK newspapers", "the port is shut"),
        held(NEWS, "UK government", "denied it"),
        held(NEWS, "LPF", "tolls fall"),
        held(NEWS, "Mehmet Ay", "kept its rate", on_behalf_of="central bank"),
    )
    assert sorted(found) == [
        "Lake Pilots Fund (LPF)",
        "Others",
        "Turkey’s central bank",
        "UK government",
    ]


def test_a_body_and_a_state_one_person_speaks_for_are_one_party() -> None:
    text = "Mr Holm hoped for a treaty. Mr Holm said the quotas stay. Mr Roos thanked him for it."
    found = headings(
        text,
        held(text, "Holm", "hoped for a treaty", on_behalf_of="Australia"),
        held(text, "Holm", "the quotas stay", on_behalf_of="Department of Trade"),
        held(text, "Roos", "thanked him for it", on_behalf_of="Japan"),
    )
    assert sorted(found) == ["Australia", "Japan"]


def test_a_body_and_its_initials_are_one_party() -> None:
    text = "Friends of the Lake condemned the toll. FOL will go to court. Mr Roos defended it."
    found = headings(
        text,
        held(text, "Friends of the Lake", "condemned the toll"),
        held(text, "FOL", "will go to court"),
        held(text, "Roos", "defended it"),
    )
    assert sorted(found) == ["Friends of the Lake (FOL)", "Others"]


OFFICE = (
    "British Prime Minister Ana Dahl called it an attack. Britain's coast service warned of storms."
    " The Kremlin denied it. Authorities counted the boats. Former French President Piet Roos wept."
)


def test_a_prime_minister_stands_under_the_state_the_text_has_before_her_name() -> None:
    found = headings(
        OFFICE,
        held(OFFICE, "Ana Dahl", "called it an attack"),
        held(OFFICE, "Britain's coast service", "warned of storms"),
        held(OFFICE, "Kremlin", "denied it"),
        held(OFFICE, "Piet Roos", "wept"),
    )
    assert sorted(found) == ["Kremlin", "Piet Roos", "United Kingdom"]


def disputes(text: str, *claims: DisputedClaim) -> list[str]:
    made = summary(record("a", text, kind=Kind.NEWS))
    made = made.model_copy(update={"disputed_claims": claims})
    (story,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    return [line.text for line in story.disputes]


OPEN = (
    "Police in Kelm are investigating whether the ferry dragged its anchor. "
    "The owner denied that the anchor had been dropped."
)


def test_what_is_only_looked_into_is_told_as_that_and_not_as_a_report_that_it_is_so() -> None:
    claim = DisputedClaim(
        claim="The ferry dragged its anchor.",
        asserted_by=None,
        disputed_by="the owner",
        kind=DisputeKind.DENIED,
        asserting_quotes=(quote(OPEN, "whether the ferry dragged its anchor"),),
        disputing_quotes=(quote(OPEN, "denied that the anchor had been dropped"),),
    )
    (line,) = disputes(OPEN, claim)
    assert line == OPEN


RIVAL = (
    "The Harbour Party said that Roos is a risk. "
    "Roos’s dodgy claim that he worked for the Lake Fund was exposed as false, the party said."
)


def test_a_claim_known_from_its_rival_says_who_rejects_what() -> None:
    words = "dodgy claim that he worked for the Lake Fund"
    claim = DisputedClaim(
        claim="Roos worked for the Lake Fund.",
        asserted_by="Roos",
        disputed_by="Harbour Party",
        kind=DisputeKind.DENIED,
        asserting_quotes=(quote(RIVAL, words),),
        disputing_quotes=(quote(RIVAL, "was exposed as false"),),
    )
    (line,) = disputes(RIVAL, claim)
    assert "Roos" in line
    assert "Harbour Party" in line or "the party said" in line
    assert "false" in line or "rejects the claim" in line


def test_that_something_is_looked_into_is_left_open() -> None:
    assert leaves_open(["officials look into it", "MI5 is examining the possibility"])
    assert leaves_open(["whether it was so"])
    assert not leaves_open(["officials say so", "whether it was so"])
    assert not leaves_open([])


def worded(*told: str) -> Conflict:
    accounts = tuple(
        Account(document=str(n), value=None, quotes=(quote(f'She said: "{t}"', t, direct=True),))
        for n, t in enumerate(told)
    )
    return Conflict(topic="x", matter="tolls", kind=ConflictKind.WORDING, accounts=accounts)


STORY = Story(title="", documents=("0", "1"))


def test_one_statement_in_other_words_is_no_difference_but_another_number_or_modal_is() -> None:
    said = "The ferry tends to be late in Britain, as ever"
    assert not differs(worded(said, "The ferry is prone to be late in the UK, as ever"), STORY)
    assert differs(worded("The ferry will stop for 2 weeks", "It will stop for 3 weeks"), STORY)
    assert differs(worded("The ferry will stop for weeks", "The ferry may stop for weeks"), STORY)


def test_where_every_turn_is_labelled_nothing_is_said_of_whose_words_they_are() -> None:
    text = "DAHL: The port is open."
    own = position("Dahl", "port", "affirms", "The port is open.", quote(text, "The port is open"))
    unnamed = own.model_copy(
        update={
            "quotes": tuple(
                q.model_copy(update={"speaker_check": SpeakerCheck.NOT_FOUND}) for q in own.quotes
            )
        }
    )

    def told(kind: Kind) -> str:
        made = summary(record("a", text, kind=kind), positions=[unnamed])
        return nobodys_words(build_brief([made], sources={"a": text}), (1,))

    assert told(Kind.NEWS).startswith("For 1 of 1 passages (note 1) ")
    assert told(Kind.TRANSCRIPT) == ""


def reported(document: str, asserted_by: str | None) -> SourcedDispute:
    claim = DisputedClaim(
        claim="The ferry dragged its anchor.",
        asserted_by=asserted_by,
        disputed_by="the owner",
        kind=DisputeKind.DENIED,
        asserting_quotes=(quote(OPEN, "whether the ferry dragged its anchor"),),
        disputing_quotes=(quote(OPEN, "denied that the anchor had been dropped"),),
    )
    told = tuple(
        Account(document=d, value=asserted_by, quotes=claim.asserting_quotes) for d in document
    )
    denied = tuple(
        Account(document=d, value="the owner", quotes=claim.disputing_quotes) for d in document
    )
    return SourcedDispute(documents=tuple(document), claim=claim, asserting=told, disputing=denied)


def test_where_nobody_asserts_a_claim_that_every_account_tells_with_its_denial_none_differs() -> (
    None
):
    assert dispute_conflicts([reported("ab", None)]) == []
    assert len(dispute_conflicts([reported("ab", "the mayor")])) == 1


def test_the_notes_told_are_those_of_the_passages_that_are_counted() -> None:
    text = "DAHL: The port is open."
    texts = {"a": text, "b": f"{text} It rained."}
    held = position("Dahl", "port", "affirms", "The port is open.", quote(text, "The port is open"))
    unnamed_one = held.model_copy(
        update={
            "quotes": tuple(
                q.model_copy(update={"speaker_check": SpeakerCheck.NOT_FOUND}) for q in held.quotes
            )
        }
    )
    kinds = {"a": Kind.TRANSCRIPT, "b": Kind.NEWS}
    made = build_brief(
        [summary(record(n, texts[n], kind=k), positions=[unnamed_one]) for n, k in kinds.items()],
        sources=texts,
    )
    notes = [
        Footnote(n, letter, unnamed_one.quotes[0]) for n, letter in enumerate(("A", "B"), start=1)
    ]
    assert unnamed(made, notes, {"a": "A", "b": "B"}) == (2,)


CABLE = (
    "I told Dahl that the blockade was folly. He did not think that Norland understood the north. Norland was prepared "
    "to wait for the ice. I asked him who would feed the ports. I suggested to Dahl that talks were due."
)


def test_what_others_said_to_whoever_writes_stands_under_their_side() -> None:
    told = {"on_behalf_of": "Norland", "attribution": ("Rossi",)}
    understood = position(
        "Dahl",
        "the north",
        "concerned",
        "Dahl does not think that Norland understood the north.",
        quote(CABLE, "did not think that Norland understood the north"),
        **told,
    )
    made = summary(
        record("a", CABLE, kind=Kind.NEWS),
        positions=[
            held(CABLE, "Rossi", "told Dahl that the blockade was folly", on_behalf_of="Orland"),
            held(CABLE, "Rossi", "asked him who would feed the ports", on_behalf_of="Orland"),
            held(CABLE, "Rossi", "talks were due", on_behalf_of="Orland"),
            understood,
            held(CABLE, "Dahl", "was prepared to wait for the ice", **told),
        ],
    )
    (story,) = lay_out(build_brief([made], sources={"a": CABLE}), {"a": CABLE}).stories
    lines = {party.name: [line.text for line in party.lines] for party in story.parties}
    assert list(map(len, lines.values())) == [3, 2]
    assert lines["Norland"] == [
        "According to Rossi, Dahl does not think that Norland understood the north.",
        "According to Rossi, Dahl said that Norland was prepared to wait for the ice.",
    ]
