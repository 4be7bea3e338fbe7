"""What is disputed stands once, what is no dispute is none, and each line stands where a reader looks for it."""

from __future__ import annotations

from typing import Any

from summarizer.accounts.answers import is_answered
from summarizer.accounts.disputes import story_disputes
from summarizer.brief import build_brief
from summarizer.brief.by_party.papers import is_treaty
from summarizer.brief.conversations.talks import once_each
from summarizer.brief.disputes.merged import is_told, passages_of, versions
from summarizer.brief.headings.talk_titles import last_name, who_talked
from summarizer.brief.layout import lay_out
from summarizer.brief.lines.own_acts import act_of_another
from summarizer.brief.lines.reporters import reporters
from summarizer.brief.phrasing.tidy import tidied
from summarizer.brief.view.differs import differs
from summarizer.brief.view.note import Line, NoteView, Part, StoryView, Talk
from summarizer.models.brief import Account, Conflict, ConflictKind, SourcedDispute, Story
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind, Medium
from summarizer.models.verified import VerifiedSummary
from summarizer.names.places import same_side
from tests.accounts.helpers import position, quote, record, summary, talk

A = "The two mayors agreed that the tolls will be paused until 1 November. They met in Kelm."
B = "No pause of the tolls was agreed, the harbour said. The claim that it was agreed is untrue."
E = "Orland says no pause was agreed. Ana Dahl answered: The pause was agreed."


def account(document: str, text: str, words: str, value: str | None = None) -> Account:
    return Account(document=document, value=value or words, quotes=(quote(text, words),))


def pause(*more: Account) -> Conflict:
    words = "the tolls will be paused until 1 November"
    first = account("a", A, words, "The tolls will be paused until 1 November")
    second = account("b", B, "No pause of the tolls was agreed")
    told = (first, second, *more)
    return Conflict(topic="p", matter="pause of the tolls", kind=ConflictKind.DENIAL, accounts=told)


def quarrel(claim: str, told: Account, denied: Account, **fields: Any) -> SourcedDispute:
    value = DisputedClaim(
        claim=claim, asserted_by="Orland", disputed_by="Ana Dahl", kind=DisputeKind.DENIED, **fields
    )
    return SourcedDispute(
        documents=(told.document,), claim=value, asserting=(told,), disputing=(denied,)
    )


def test_a_dispute_in_one_document_that_accounts_differ_on_stands_with_them() -> None:
    told = account("e", E, "Orland says no pause was agreed.")
    denied = account("e", E, "The pause was agreed.")
    dispute = quarrel("No pause was agreed", told, denied)
    assert is_told(dispute, pause())
    values = {a.quotes[0].text: value for value, a in passages_of([dispute], pause())}
    assert values == {
        "Orland says no pause was agreed.": "No pause of the tolls was agreed",
        "The pause was agreed.": "The tolls will be paused until 1 November",
    }
    other = account("e", E, "Ana Dahl answered")
    assert not is_told(quarrel("The ferry sank", other, other), pause())


def test_what_a_document_says_again_is_no_further_version_and_other_figures_are() -> None:
    again = account(
        "b", B, "The claim that it was agreed is untrue", "The claim that it was agreed is untrue."
    )
    weeks = Account(document="c", value="Tolls stop for six weeks", quotes=again.quotes)
    shorter = Account(document="d", value="The tolls will be paused", quotes=again.quotes)
    accounts = pause(again, weeks, shorter).accounts
    found = versions(accounts, lambda a: a.value or "", lambda *_: True)
    assert [[a.document for a in told] for told in found] == [["a", "d"], ["b"], ["b"], ["c"]]
    apart = versions(accounts, lambda a: a.value or "", lambda *_: False)
    assert ["a"] in [[a.document for a in told] for told in apart]


def conflict(kind: ConflictKind, *told: tuple[str, str]) -> Conflict:
    accounts = tuple(account(d, f"{words}.", words) for d, words in told)
    return Conflict(topic="x", matter="tolls", kind=kind, accounts=accounts)


STORY = Story(title="", documents=("a", "b"))


def test_two_remarks_and_two_states_of_one_thing_are_no_difference() -> None:
    remarks = (
        ("a", "He will hardly come to the summit on tolls"),
        ("b", "I have not been told of any ferry yet"),
    )
    assert not differs(conflict(ConflictKind.STATEMENTS, *remarks), STORY)
    same = (
        ("a", "He will come to the summit on tolls in Kelm"),
        ("b", "He will not come to the summit on tolls"),
    )
    assert differs(conflict(ConflictKind.STATEMENTS, *same), STORY)
    assert not differs(conflict(ConflictKind.STATUS, *same), STORY)
    # What one account quotes, another one may put in its own words.
    assert not differs(conflict(ConflictKind.WORDING, *same), STORY)
    assert differs(conflict(ConflictKind.FIGURES, *same), STORY)
    assert differs(conflict(ConflictKind.WORDING, ("a", "Leila Holm"), ("b", "Layla Hollm")), STORY)


def whole(text: str) -> Quote:
    return quote(text, text)


def claimed(claim: str) -> DisputedClaim:
    return DisputedClaim(
        claim=claim, asserted_by="the mayor", disputed_by="Holm", kind=DisputeKind.DENIED
    )


def test_an_accusation_nobody_answers_and_opposed_wishes_are_no_disputes() -> None:
    accusing = whole("His first move was to pretend that the ship did not exist.")
    assert not is_answered(claimed("The ship did not exist"), [accusing], [accusing])
    rejecting = whole("Holm rejected the claim that the ship had sunk.")
    assert is_answered(claimed("The ship had sunk"), [rejecting], [rejecting])
    wanted, other = (
        whole("The towns want the budget to be capped at 2%."),
        whole("The lake wants it to be 3%."),
    )
    assert not is_answered(claimed("The budget is capped"), [wanted], [other])


def test_a_dispute_told_from_both_ends_is_one() -> None:
    text = "Roos suggested that the rebate could be shared out. Holm said that it is not for negotiation."
    share = quote(text, "Roos suggested that the rebate could be shared out.")
    firm = quote(text, "Holm said that it is not for negotiation.")

    def told(claim: str, by: str, against: str, one: Quote, two: Quote) -> DisputedClaim:
        return DisputedClaim(
            claim=claim, asserted_by=by, disputed_by=against, kind=DisputeKind.DENIED,
            asserting_quotes=(one,), disputing_quotes=(two,),
        )  # fmt: skip

    claims = [
        told("The rebate could be shared out", "Roos", "Holm", share, firm),
        told("The rebate is not for negotiation", "Holm", "Roos", firm, share),
    ]
    assert len(story_disputes([summary(record("a", text), disputed_claims=claims)], [])) == 1


# Where a line stands -------------------------------------------------------------------------------------------


def view(text: str, **fields: Any) -> tuple[StoryView, NoteView]:
    made: VerifiedSummary = summary(record("a", text, "1957-05-20"), **fields)
    found = lay_out(build_brief([made], sources={"a": text}), {"a": text})
    return found.stories[0], found


JOURNEY = (
    "Jan Holm said that the ship left Kelm in June. Jan Holm said that the ship then went to Varnholm. "
    "Jan Holm criticised the mayor for the delay. Jan Holm demanded an inquiry into the delay."
)


def test_lines_of_a_party_stand_in_the_order_of_the_text() -> None:
    sentences = [f"{s}." for s in JOURNEY.rstrip(".").split(". ")]
    stances = ("affirms", "affirms", "criticises", "demands")
    topics = ("departure", "harbour", "delay", "inquiry")
    told = [
        position("Jan Holm", topic, stance, s, quote(JOURNEY, s))
        for topic, s, stance in zip(topics, sentences, stances, strict=True)
    ]
    story, _ = view(JOURNEY, positions=list(reversed(told)))
    assert [line.text for line in story.parties[0].lines] == sentences
    # The bottom line has what the text comes back to.
    assert story.bottom[0].text == "Jan Holm demanded an inquiry into the delay."


def test_the_bottom_line_has_no_two_lines_that_say_nearly_the_same() -> None:
    text = (
        "Jan Holm said that the town is delivering on its pledge to stop the ferries. "
        "Jan Holm said that the town is resolute to stop the ferries. Jan Holm said that the tolls rise in May."
    )
    sentences = [f"{s}." for s in text.rstrip(".").split(". ")]
    told = [
        position("Jan Holm", f"matter {n}", "affirms", s, quote(text, s))
        for n, s in enumerate(sentences)
    ]
    story, _ = view(text, positions=told)
    bottom = [line.text for line in story.bottom]
    assert sentences[2] in bottom
    assert len(set(bottom) & set(sentences[:2])) == 1


def test_a_treaty_provides_and_has_no_stand() -> None:
    assert is_treaty("The Kelm Agreement")
    assert is_treaty("Treaty on Lake Tolls")
    assert not is_treaty("Kelm Harbour Board")


RECORD = "Kelm, 20 May 1957\n\nSecret\n\nI told Holm the plan for the harbour. He said that the tolls must fall."


def test_a_record_tells_the_talk_it_is_of() -> None:
    talks = [talk("Ana Dahl/Orland", "Holm/Harbour Office", date="1957-05-20")]
    story, _ = view(RECORD, conversations=talks)
    (told,) = story.talks
    assert (
        told.lines[0].text == "On 20 May 1957, Ana Dahl (Orland) and Holm (Harbour Office) spoke."
    )
    other, note = view(RECORD, conversations=[talk("Ana Dahl", "Holm", date="1956-01-02")])
    assert not other.talks
    assert any("left out" in message for _, message in note.findings)


def test_conversations_of_one_heading_stand_once() -> None:
    def told(heading: str, *texts: str) -> Talk:
        return Talk(heading, tuple(Line((Part(text, (n,)),)) for n, text in enumerate(texts, 1)))

    found = once_each([
        told("Meeting A - B, 2 May 2026", "They met.", "Tolls fell."),
        told("Meeting A - B", "Tolls fell."),
        told("Meeting C - D", "They met."),
        told("Meeting C - D", "Ferries run."),
    ])  # fmt: skip
    assert [(t.heading, [x.text for x in t.lines]) for t in found] == [
        ("Meeting A - B, 2 May 2026", ["They met.", "Tolls fell."]),
        ("Meeting C - D", ["They met.", "Ferries run."]),
    ]


def test_hosts_are_no_parties_and_states_meet_at_a_conference_by_its_name() -> None:
    hosted = "The event was co-hosted by the Lake Board and Minister Ana Dahl."
    made = talk("Lake Board", "Ana Dahl", quotes=[whole(hosted)], medium=Medium.IN_PERSON)
    assert who_talked([made], last_name) == "Meeting hosted by the Lake Board and Dahl"
    named = whole("France and Germany attended the first Lake States Conference in Kelm.")
    made = talk("France", "Germany", quotes=[named], medium=Medium.IN_PERSON)
    assert who_talked([made], last_name) == "First Lake States Conference"


def test_a_groups_acronym_is_not_that_of_its_sister_and_an_impression_is_whose_it_is() -> None:
    assert not same_side("NWG-A", "NWG-Tolls")
    assert same_side("NWG-A", "NWG-A 4")
    line = "Peter Holm's impression was that Roos knew little of the tolls."
    assert reporters(line)[0] == ("Peter Holm", False)


def test_one_who_raises_a_matter_with_another_speaks_with_them() -> None:
    text = "Kelm, 20 May 1957\n\nAfter a talk on ferries the Secretary raised with Mr Holm the question of tolls."
    story, _ = view(text, conversations=[talk("Ana Dahl/Orland", "Holm/Kelm", date="1957-05-20")])
    (told,) = story.talks
    assert told.lines[0].text == "On 20 May 1957, Ana Dahl (Orland) and Holm (Kelm) spoke."
    assert story.bottom[0].text == told.lines[0].text


def test_what_a_body_did_is_not_what_its_members_said() -> None:
    def named(words: str) -> bool:
        return "Parties" in words

    line = "Parties said that the Kelm conference adopted the Lake Plan."
    told = ["The Kelm conference adopted the Lake Plan."]
    assert act_of_another(line, told, named) == "The Kelm conference adopted the Lake Plan."
    assert act_of_another(line, ["Parties said the Kelm conference adopted it."], named) == ""
    # An opinion stays that of who holds it.
    view_held = "Parties said that Orland has weakened the Lake Plan."
    assert act_of_another(view_held, ["Orland has weakened the Lake Plan."], named) == ""


def test_bullets_read_in_the_wrong_encoding_are_no_words() -> None:
    assert tidied("â\u0080¢ Tolls will fall.", "") == "Tolls will fall."
    assert tidied("â\u0080¢ o Orland will pay the tolls.", "") == "Orland will pay the tolls."


def test_what_a_party_says_and_its_spokeswoman_too_stands_once() -> None:
    first = "Ana Dahl said that the meeting is in Port Varnholm on 28 September."
    text = f"{first} Later Orland said that the group meets in Port Varnholm on 28 September."
    said = {"Ana Dahl": first, "Orland": text.partition("Later ")[2]}
    told = [
        position(who, "lake group", "affirms", words, quote(text, words), on_behalf_of="Orland")
        for who, words in said.items()
    ]
    story, _ = view(text, positions=told)
    (line,) = story.parties[0].lines
    assert line.text == "Ana Dahl said that the meeting is in Port Varnholm on 28 September."
    assert len(line.notes) == 2


def test_a_state_and_a_group_that_met_are_named() -> None:
    made = talk("Lake League member states", "France", topics=("strategic ties",))
    made = made.model_copy(update={"medium": Medium.IN_PERSON})
    assert who_talked([made], last_name) == "Meeting between Lake League member states and France"
