"""The bottom line of news says what its headline says; questions and ground rules are nobody's stand."""

from __future__ import annotations

from summarizer.brief import build_brief
from summarizer.brief.layout import lay_out
from summarizer.brief.view.note import StoryView
from summarizer.models.document import Kind
from summarizer.models.summary import DisputedClaim, DisputeKind, Position
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import position, quote, record, summary, talk

NEWS = """Dockers to strike for four days, union says

Dockers will strike for four days in November, union leader Mona Reyes said on Thursday.

Mona Reyes said that the offer of the operator is an insult. Quayline said that the strike is unnecessary.
"""


def held(text: str, holder: str, words: str, stance: str, **fields: object) -> Position:
    return position(holder, words, stance, words, quote(text, words), **fields)


def view(made: VerifiedSummary, text: str) -> StoryView:
    texts = {made.document.source: text}
    return lay_out(build_brief([made], sources=texts), texts).stories[0]


def test_the_bottom_line_of_news_says_what_the_headline_says() -> None:
    strike = (
        "Dockers will strike for four days in November, union leader Mona Reyes said on Thursday."
    )
    insult = "Mona Reyes said that the offer of the operator is an insult."
    needless = "Quayline said that the strike is unnecessary."
    told = [
        held(NEWS, "Quayline", needless, "opposes"),
        held(NEWS, "Mona Reyes", insult, "criticises", on_behalf_of="Dockers' Union"),
        held(NEWS, "Mona Reyes", strike, "affirms", on_behalf_of="Dockers' Union"),
    ]
    title = NEWS.partition("\n")[0]
    made = summary(record("n", NEWS, title=title, kind=Kind.NEWS), positions=told)
    assert [line.text for line in view(made, NEWS).bottom] == [strike, insult, needless]


CALL = """MODERATOR: Good afternoon. Today's call is to preview the minister's visit to Lindholm next week. \
This call is on background.

SENIOR OFFICIAL: We want Vessen to open its locks.

Q There have been growing calls to walk away from the treaty. Is that an option?

SENIOR OFFICIAL: Walking away would cost us more than any lock fee.
"""


def call(*told: Position) -> StoryView:
    return view(summary(record("c", CALL, kind=Kind.TRANSCRIPT), positions=told), CALL)


def test_ground_rules_and_questions_stand_last_and_in_no_bottom_line() -> None:
    made = call(
        held(CALL, "Moderator", "This call is on background.", "affirms"),
        held(CALL, "Reporter", "Is that an option?", "neutral"),
        held(CALL, "Senior official", "We want Vessen to open its locks.", "demands"),
    )
    assert [p.name for p in made.parties] == [
        "Senior official",
        "From the moderator",
        "Put in questions",
    ]
    (line,) = made.bottom
    assert line.text.endswith("said: “We want Vessen to open its locks.”")
    assert made.title == "Background call on the minister's visit to Lindholm"


DOORSTOP = """Subjects: Harbour dues; Ferry inquiry

JOURNALIST: Should the Prime Minister of Estmark have closed his ports?

HALE: I think he is very clear that this is what he wants, and we do not support it.

JOURNALIST: And what of the dues?

HALE: What the Government is saying is that it wants cheaper ports, but it will not pay for a single dredger.
"""


def test_what_a_speaker_says_of_others_stands_under_that_speaker() -> None:
    charge = (
        "What the Government is saying is that it wants cheaper ports, but it will not pay for a"
        " single dredger."
    )
    wants = "I think he is very clear that this is what he wants"
    statement = "The Government wants cheaper ports but will not pay for a single dredger."
    told = [
        position("Government", "ports", "supports", statement, quote(DOORSTOP, charge)),
        held(DOORSTOP, "Prime Minister of Estmark", wants, "supports", on_behalf_of="Estmark"),
        held(DOORSTOP, "Merrin Hale", "we do not support it", "opposes", on_behalf_of="Labour"),
    ]
    document = record("d", DOORSTOP, "2021-03-14", kind=Kind.TRANSCRIPT)
    made = view(summary(document, positions=told), DOORSTOP)
    assert [p.name for p in made.parties] == ["Labour"]
    assert not [
        line for line in made.parties[0].lines if "Prime Minister of Estmark said" in line.text
    ]
    assert made.title == "Merrin Hale on harbour dues and ferry inquiry, 14 March 2021"


def test_a_claim_known_from_its_denial_alone_has_one_side() -> None:
    text = "Ana Dahl rejected any suggestion that the barges had crossed the bar."
    claim = DisputedClaim(
        claim="The barges had crossed the bar.",
        asserted_by=None,
        disputed_by="Ana Dahl",
        kind=DisputeKind.DENIED,
        asserting_quotes=(quote(text, "the barges had crossed the bar"),),
        disputing_quotes=(quote(text, text),),
    )
    made = view(summary(record("a", text), disputed_claims=[claim]), text)
    assert [line.lead for line in made.bottom] == ["Denial"]


def test_one_person_speaks_for_their_own_side_and_not_for_its_allies() -> None:
    text = "Ana Dahl of Vendoria voiced the deep concerns of Vendoria and its allies."
    words = "voiced the deep concerns of Vendoria and its allies"
    told = position(
        "Ana Dahl",
        "concerns",
        "concerned",
        f"Ana Dahl {words}.",
        quote(text, words),
        on_behalf_of="Vendoria and allies",
    )
    made = summary(
        record("a", text), conversations=[talk("Ana Dahl/Vendoria", "Piet Roos")], positions=[told]
    )
    assert [p.name for p in view(made, text).parties] == ["Vendoria"]


def test_a_group_without_a_name_has_no_heading_beside_those_who_have_one() -> None:
    text = (
        "Quayline said that the strike is unnecessary. Shippers warned of delays. "
        "According to Jo Renn, the islanders demand a ferry. Jo Renn wants a bridge."
    )
    told = [
        held(text, "Quayline", "Quayline said that the strike is unnecessary.", "opposes"),
        held(text, "Shippers", "Shippers warned of delays.", "concerned"),
        held(text, "islanders", "According to Jo Renn, the islanders demand a ferry.", "demands"),
        held(text, "Jo Renn", "Jo Renn wants a bridge.", "demands"),
    ]
    made = view(summary(record("n", text, kind=Kind.NEWS), positions=told), text)
    assert {p.name: len(p.lines) for p in made.parties} == {
        "Quayline": 1,
        "Jo Renn": 2,
        "Others": 1,
    }
