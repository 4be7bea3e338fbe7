"""What accounts of one event agree on, contradict each other on, and leave out."""

from __future__ import annotations

import time

import pytest

from summarizer.accounts.compare import Comparison, compare
from summarizer.accounts.differences import story_conflicts
from summarizer.accounts.events import TalkAccount, group_events
from summarizer.accounts.facets import are_one_initiator, by_whom
from summarizer.accounts.items import supported
from summarizer.brief import build_brief
from summarizer.models.brief import Agreed, Conflict
from summarizer.models.quote import Quote, Verdict
from summarizer.models.summary import Conversation, Medium, Outcome, Position
from summarizer.models.verified import VerifiedSummary
from summarizer.reading.read import read_document
from tests.accounts.helpers import (
    SHARED,
    annotated,
    examples,
    position,
    quote,
    record,
    summary,
    talk,
)

PEOPLE = ("Dmytro Halvarenko/Karsenia", "Leila al-Musari/Nahrania")
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="shared annotations are not at hand")


def account(source: str, text: str, *positions: Position, **fields: object) -> VerifiedSummary:
    fields = {"date": "2026-09-15", "medium": Medium.PHONE, **fields}
    fields.setdefault("quotes", [quote(text, text)])
    spoken: Conversation = talk(*PEOPLE, **fields)  # type: ignore[arg-type]
    return summary(record(source, text), conversations=[spoken], positions=positions)


def compared(*accounts: VerifiedSummary) -> Comparison:
    (event,) = group_events(accounts)
    return compare(event)


def outcome(text: str, words: str) -> Outcome:
    return Outcome(text=words, quotes=(quote(text, words),))


def topics(matters: tuple[Agreed, ...] | tuple[Conflict, ...]) -> list[str]:
    return [matter.topic for matter in matters]


def all_quotes(found: Comparison) -> list[Quote]:
    accounts = [a for m in (*found.agreed, *found.conflicts) for a in m.accounts]
    return [q for a in accounts for q in a.quotes] + [q for o in found.only_in for q in o.quotes]


def test_who_called_is_in_conflict_when_both_accounts_say_it() -> None:
    found = compared(
        account(
            "a", "The call was held at the initiative of Nahrania.", initiated_by="Nahranian side"
        ),
        account(
            "b",
            "Ms al-Musari received a call from Mr Halvarenko.",
            initiated_by="Dmytro Halvarenko",
        ),
    )
    (conflict,) = found.conflicts
    assert conflict.topic == "who initiated it"
    assert [a.value for a in conflict.accounts] == ["Nahrania", "Karsenia"]


ASKED_FOR = "The pilots' union asked for the meeting. It met the port authority on 3 March 2026."
INVITED = "Director Ann Hale met the pilots' union on 3 March 2026 at the authority's invitation."


def asked(source: str, text: str, words: str, by: str) -> VerifiedSummary:
    met = talk(
        "pilots' union",
        "port authority",
        date="2026-03-03",
        medium=Medium.IN_PERSON,
        initiated_by=by,
        quotes=[quote(text, words)],
    )
    return summary(record(source, text), conversations=[met])


def initiators(*told: VerifiedSummary) -> list[list[str | None]]:
    (event,) = group_events([*told])
    texts = {"a": ASKED_FOR, "b": INVITED, "c": MAYBE}
    found = compare(event, texts)
    assert "who initiated it" not in topics(found.agreed)
    return [[a.value for a in c.accounts] for c in found.conflicts]


MAYBE = (
    "The pilots' union had not asked for the meeting. It met the port authority on 3 March 2026."
)


def test_the_sentence_around_a_quote_says_who_initiated_it() -> None:
    first = asked("a", ASKED_FOR, "asked for the meeting", "the pilots' union")
    second = asked("b", INVITED, "met the pilots' union on 3 March 2026", "the authority")
    assert initiators(first, second) == [["pilots' union", "port authority"]]


def test_a_sentence_that_says_it_of_somebody_else_or_denies_it_bears_no_initiator_out() -> None:
    first = asked("a", ASKED_FOR, "asked for the meeting", "the pilots' union")
    other = asked("b", INVITED, "met the pilots' union on 3 March 2026", "the pilots' union")
    denied = asked("c", MAYBE, "had not asked for the meeting", "the pilots' union")
    second = asked("b", INVITED, "met the pilots' union on 3 March 2026", "the authority")
    assert initiators(first, other) == []
    assert initiators(denied, second) == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Kelm Dockers' Union", "Kelm Port Authority", False),
        ("the authority", "Kelm Port Authority", True),
        ("Karsenian foreign ministry", "Karsenia", True),
        ("Karsenian foreign ministry", "the Karsenian government", True),
        ("Ms Hale", "Ann Hale", True),
        ("the pilots' union", "the port authority", False),
    ],
)
def test_two_bodies_of_one_place_are_two_initiators(a: str, b: str, same: bool) -> None:
    assert are_one_initiator(a, b) == are_one_initiator(b, a) == same


def test_looking_for_an_initiator_takes_time_linear_in_the_text() -> None:
    hostile = "at the " * 40_000 + "that asked for a " * 20_000 + "received a call from " * 20_000
    began = time.perf_counter()
    list(by_whom(hostile))
    assert time.perf_counter() - began < 5


def test_an_initiator_without_words_for_it_is_no_conflict() -> None:
    found = compared(
        account("a", "The call was held at the initiative of Nahrania.", initiated_by="Nahrania"),
        account("b", "The ministers spoke.", initiated_by="Karsenia"),
    )
    assert not found.conflicts


def test_an_initiator_with_a_failed_quote_is_no_conflict() -> None:
    drifted = Quote(given="Ms al-Musari received a call", verdict=Verdict.DRIFT)
    found = compared(
        account("a", "The call was held at the initiative of Nahrania.", initiated_by="Nahrania"),
        account("b", "x", initiated_by="Karsenia", quotes=[drifted]),
    )
    assert not found.conflicts


def test_who_called_is_told_by_one_and_left_out_by_the_other() -> None:
    found = compared(
        account("a", "The call was held at the initiative of Nahrania.", initiated_by="Nahrania"),
        account("b", "The ministers spoke today."),
    )
    assert found.only_in[0].document == "a"
    assert [(s.document, s.topic) for s in found.silent] == [
        ("b", "who initiated the conversation")
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "the expert group will meet in Velmar on 5 October",
            "the expert group will meet in Velmar on 28 September",
        ),
        ("the expert group will meet in Velmar", "the expert group will meet in Tamim"),
        (
            "both sides will release 400 prisoners of war",
            "both sides will release 300 prisoners of war",
        ),
    ],
)
def test_outcomes_with_other_days_places_or_numbers_conflict(first: str, second: str) -> None:
    one, two = f"It was agreed that {first}.", f"They agreed that {second}."
    found = compared(
        account("a", one, outcomes=(outcome(one, first),)),
        account("b", two, outcomes=(outcome(two, second),)),
    )
    assert len(found.conflicts) == 1
    assert "outcome" not in topics(found.agreed)


def test_another_wording_of_an_outcome_is_agreement() -> None:
    one = "It was agreed that the joint expert group will meet in Velmar on 5 October."
    two = "The joint group of experts is going to meet on October 5 in Velmar, they agreed."
    found = compared(
        account("a", one, outcomes=(outcome(one, one),)),
        account("b", two, outcomes=(outcome(two, two),)),
    )
    assert not found.conflicts
    assert "outcome" in topics(found.agreed)


def test_an_outcome_the_other_account_lacks_is_only_in_one_and_silent_in_the_other() -> None:
    one = "They agreed that the filling will be paused until 1 November."
    found = compared(
        account("a", one, outcomes=(outcome(one, "the filling will be paused until 1 November"),)),
        account("b", "They discussed the weather."),
    )
    assert [o.document for o in found.only_in] == ["a"]
    assert [s.document for s in found.silent] == ["b"]


def test_the_source_text_overrules_silence() -> None:
    one = "They agreed that the filling will be paused until 1 November."
    two = "They spoke. In passing, a pause until 1 November in filling was mentioned as paused."
    accounts = [
        account("a", one, outcomes=(outcome(one, "the filling will be paused until 1 November"),)),
        account("b", "They spoke."),
    ]
    (event,) = group_events(accounts)
    assert compare(event, {"b": "They spoke."}).silent
    assert not compare(event, {"b": two}).silent


def test_the_same_words_said_of_different_things_are_in_conflict() -> None:
    one = "“The old treaty is a major diplomatic achievement of both our nations,” he said."
    two = "He said that the new dam is a major diplomatic achievement of both our nations."
    words = "is a major diplomatic achievement of both our nations"
    found = compared(
        account(
            "a",
            one,
            position(
                "Halvarenko",
                "the treaty",
                "supports",
                "",
                quote(one, f"The old treaty {words}", direct=True),
            ),
        ),
        account(
            "b",
            two,
            position(
                "D. Halvarenko", "the dam", "supports", "", quote(two, f"the new dam {words}")
            ),
        ),
    )
    assert topics(found.conflicts) == ["wording: the dam"]


def test_a_going_concern_and_a_failure_are_in_conflict_whatever_conversation_they_report() -> None:
    one = "Karsenia has been striving to extend the fishing embargo on the lower lake."
    two = "Before the talks Karsenia lost a bid to extend the fishing embargo on the lower lake."
    found = story_conflicts(
        [
            account("a", one, position("Karsenia", "embargo", "proposes", "", quote(one, one))),
            summary(record("b", two)),
        ],
        [],
        {"a": one, "b": two},
    )
    assert topics(found) == ["status: extend the fishing embargo on the lower lake"]
    assert [a.document for a in found[0].accounts] == ["a", "b"]
    assert all(q.verified for a in found[0].accounts for q in a.quotes)


def test_one_account_alone_has_nothing_to_compare() -> None:
    assert compare([TalkAccount(examples()[0], examples()[0].conversations[0])]) == Comparison()


def test_the_examples_differ_where_they_were_written_to() -> None:
    found = compared(*examples()[:3])
    assert topics(found.conflicts) == ["who initiated it", "joint expert group"]
    silent = {(s.document[:2], s.topic) for s in found.silent}
    assert ("01", "detained fishermen") in silent
    assert ("01", "The filling of the reservoir will be paused until 1 November.") in silent


def test_every_quote_shown_is_verified() -> None:
    found = compared(*examples()[:3])
    assert all_quotes(found)
    assert all(q.verified for q in all_quotes(found))


@needs_shared
def test_the_seeds_differ_on_the_embargo_and_on_the_achievement() -> None:
    texts = {p.name: read_document(p).text for p in (SHARED / "seeds").glob("*.txt")}
    made = build_brief(annotated("seeds"), sources=texts)
    story = next(s for s in made.stories if len(s.documents) == 3)
    (event,) = story.events
    assert {t.split(":")[0] for t in topics(event.conflicts)} == {"status", "wording"}
    assert [t.split(":")[0] for t in topics(story.conflicts)] == ["statements"]
    status = next(c for c in event.conflicts if c.topic.startswith("status"))
    assert [a.document[:3] for a in status.accounts] == ["000", "001", "002"]
    assert [(s.document[:3], s.topic) for s in event.silent] == [
        ("001", "who initiated the conversation")
    ]


@pytest.mark.parametrize(
    ("label", "words", "borne_out"),
    [
        ("The group meets on 5 October.", "the group will meet in Velmar on 5 October", True),
        ("The group meets on 6 October.", "the group will meet in Velmar on 5 October", False),
        ("The group will not meet.", "the group will meet", False),
        ("The group will meet in Tamim.", "the group will meet in Velmar", False),
        ("Everything changed in the night.", "the group will meet", False),
    ],
)
def test_a_wording_is_shown_only_where_quotes_bear_it_out(
    label: str, words: str, borne_out: bool
) -> None:
    assert supported(label, [quote(words, words)]) is borne_out


def test_who_has_not_been_told_of_it_and_takes_a_side_on_it_elsewhere_is_in_conflict() -> None:
    one = "Ana Castor announced that she was unlikely to support the lake summit on fishing."
    two = "Velmar wants to attend the lake summit. Castor told reporters: “I have not been told of it yet.”"
    found = story_conflicts(
        [
            account(
                "a", one, position("Ana Castor", "lake summit", "opposes", "", quote(one, one))
            ),
            account(
                "b",
                two,
                position(
                    "Ana Castor",
                    "Something",
                    "neutral",
                    "",
                    quote(two, "I have not been told of it yet"),
                ),
            ),
        ],
        [],
        {"a": one, "b": two},
    )
    assert topics(found) == ["statements: Ana Castor on lake summit"]


def test_another_day_for_a_term_that_was_set_before_is_in_conflict() -> None:
    one = "Karsenia had set a deadline of 8 July for both sides to talk about tariffs."
    two = "Karsenia restored a July 9 deadline to allow for talks about tariffs."
    new = "Karsenia moved the deadline to 1 August."
    spoken = [
        talk("Ana/Karsenia", "Jon/Nahrania", date="2026-07-01", quotes=[quote(t, t)])
        for t in (one, two, new)
    ]
    made = [
        summary(record(n, t), conversations=[s])
        for n, t, s in zip("abc", (one, two, new), spoken, strict=True)
    ]
    found = story_conflicts(made, group_events(made), {"a": one, "b": two, "c": new})
    assert [c.topic.partition(":")[0] for c in found] == ["figures"]
    assert [a.document for a in found[0].accounts] == ["a", "b"]


def test_one_word_before_the_same_quotation_makes_no_other_matter_of_it() -> None:
    one = "the bloc was “ready to advance the talks swiftly and decisively”"
    two = "Velmar is “ready to advance the talks swiftly and decisively”"
    accounts = [
        account(n, t, position("Ana Castor", "talks", "supports", "", quote(t, t)))
        for n, t in (("a", one), ("b", two))
    ]
    event = group_events(
        [
            s.model_copy(
                update={"conversations": (talk("Ana Castor", "Jon Quist", date="2026-07-01"),)}
            )
            for s in accounts
        ]
    )
    assert not [c for e in event for c in compare(e).conflicts]


@pytest.mark.parametrize(
    ("topic", "first", "second", "is_silent"),
    [
        # One plain word is told in many ways.
        ("pay", "They spoke about pay.", "They spoke about salaries that go up by a tenth.", False),
        ("pay", "They spoke about pay.", "They spoke about the weather.", False),
        ("pay and leave", "They spoke of pay and leave.", "They spoke of salaries.", False),
        # Words that tellers put for one another, and forms of one word.
        (
            "delayed dredging works",
            "They spoke about delayed dredging works.",
            "Why the channel was postponed was spoken about.",
            False,
        ),
        (
            "withdrawn trawler licences",
            "They spoke about withdrawn trawler licences.",
            "The board withdrew the papers of both ships.",
            False,
        ),
        (
            "dredging of the channel",
            "They spoke about the dredging of the channel.",
            "They spoke about the weather.",
            True,
        ),
        ("wreck of the Tern", "They spoke of the wreck of the Tern.", "They spoke of fish.", True),
    ],
)
def test_an_account_is_silent_only_where_no_word_could_tell_the_matter(
    topic: str, first: str, second: str, is_silent: bool
) -> None:
    (event,) = group_events([account("a", first, topics=(topic,)), account("b", second)])
    found = compare(event, {"a": first, "b": second})
    told = [s.topic for s in found.silent if s.document == "b"]
    assert told == ([topic] if is_silent else [])


def test_an_outcome_told_in_other_words_is_no_silence() -> None:
    one = "They agreed to postpone the purchase of two icebreakers."
    two = "Buying the icebreakers will be delayed, they said."
    told = account("a", one, outcomes=(outcome(one, "postpone the purchase of two icebreakers"),))
    (event,) = group_events([told, account("b", "They said so.")])
    assert compare(event, {"a": one, "b": "They spoke of fish."}).silent
    assert not compare(event, {"a": one, "b": two}).silent
