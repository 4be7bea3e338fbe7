"""Accounts read side by side: what a model says counts where it stands, and where a second look bears it out."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from summarizer.accounts.reader import MOST_PARTS, Reader, read_side_by_side
from summarizer.brief import build_brief
from summarizer.engines.base import Engine, Profile, Question
from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import AnswerTruncated, BudgetReached, ContextOverflow, EndpointUnreachable
from summarizer.models.brief import Account, Brief, Conflict, ConflictKind
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import position, quote, record, summary, talk
from tests.accounts.side_by_side import OPENING, ORLAND, TEXTS, VESKA, point, records, version

TOLL = point(
    "contradiction",
    "toll",
    version("A", "no toll will be charged", ["A4"], "no toll will be charged"),
    version(
        "B", "a toll of 30 crowns will be charged", ["B3"], "a toll of 30 crowns will be charged"
    ),
)
HARBOUR = point(
    "only_in",
    "harbour of Mirn",
    version("B", "Veska would close the harbour", ["B4"], "Veska would close the harbour of Mirn"),
    silent=["A"],
)


def engine(*points: dict[str, Any], second: str = "contradiction", **other: Any) -> ScriptedEngine:
    answers = {
        "compare": {"points": list(points)},
        "both_true": {"reason": "They name two days.", "verdict": second},
        "same_event": {"reason": "", "answer": "no"},
        "same_story": {"reason": "", "answer": "no"},
    }
    return ScriptedEngine({**answers, **other})


def summaries() -> list[VerifiedSummary]:
    people = ("Ines Tavel/Orland", "Pavo Dresh/Veska")
    first = talk(*people, date="2031-05-04", quotes=[quote(ORLAND, "spoke by telephone")])
    second = talk(*people, date="2031-05-04", quotes=[quote(VESKA, "received a call")])
    toll = position(
        "Ines Tavel", "toll", "denies", "No toll.", quote(ORLAND, "no toll will be charged")
    )
    return [
        summary(record("orland.txt", ORLAND), conversations=[first], positions=[toll]),
        summary(record("veska.txt", VESKA), conversations=[second]),
    ]


def note(asked: Engine) -> tuple[Brief, Reader]:
    reader = Reader(asked)
    return build_brief(summaries(), sources=TEXTS, reader=reader), reader


def test_what_stands_is_at_the_event_its_accounts_report() -> None:
    made, _ = note(engine(OPENING, TOLL, HARBOUR))
    (event,) = made.stories[0].events
    kinds = {c.matter: c.kind for c in event.conflicts}
    assert kinds == {
        "day of the reopening of the Sill tunnel": ConflictKind.FIGURES,
        "toll": ConflictKind.DENIAL,
    }
    (alone,) = event.only_in
    assert (alone.document, alone.topic) == ("veska.txt", "harbour of Mirn")
    assert [(s.document, s.topic) for s in event.silent] == [("orland.txt", "harbour of Mirn")]


def test_each_contradiction_is_looked_at_a_second_time_with_the_sentences_alone() -> None:
    asked = engine(OPENING, TOLL)
    note(asked)
    looks = [q for q in asked.questions if q.name == "both_true"]
    assert len(looks) == 2
    toll = next(q.text for q in looks if "Matter: toll" in q.text)
    assert "[A4] Ms Tavel said that no toll" in toll
    assert "[A3]" in toll
    assert "[A1]" not in toll


def test_a_contradiction_that_can_be_true_on_both_sides_is_not_shown() -> None:
    made, _ = note(engine(OPENING, second="compatible"))
    (event,) = made.stories[0].events
    assert event.conflicts == ()
    assert "both_can_be_true" in {f.finding.code for f in made.findings}


def test_one_that_is_only_emphasis_is_shown_as_such() -> None:
    made, _ = note(engine(OPENING, second="emphasis"))
    assert [c.kind for c in made.stories[0].events[0].conflicts] == [ConflictKind.EMPHASIS]


def test_differences_that_are_no_contradictions_are_not_looked_at_again() -> None:
    asked = engine({**OPENING, "kind": "emphasis"}, {**TOLL, "kind": "wording"})
    made, _ = note(asked)
    assert {q.name for q in asked.questions} == {"compare"}
    kinds = {c.kind for c in made.stories[0].events[0].conflicts}
    assert kinds == {ConflictKind.EMPHASIS, ConflictKind.WORDING}


def rule(words: tuple[str, str], kind: ConflictKind = ConflictKind.OUTCOME) -> Conflict:
    pairs = zip(TEXTS.items(), words, strict=True)
    told = tuple(Account(document=d, value=w, quotes=(quote(t, w),)) for (d, t), w in pairs)
    return Conflict(topic="by rule", accounts=told, kind=kind)


def test_a_conflict_of_the_rules_that_the_model_has_too_is_one() -> None:
    asked = engine(OPENING)
    made = read_side_by_side(records(), TEXTS, asked, [rule(("12 May", "19 May"))])
    assert made is not None
    (conflict,) = made.conflicts
    assert conflict.kind is ConflictKind.OUTCOME
    assert conflict.matter == "day of the reopening of the Sill tunnel"


@pytest.mark.parametrize(("second", "left"), [("contradiction", 1), ("compatible", 0)])
def test_a_conflict_of_the_rules_alone_has_to_bear_the_second_look(second: str, left: int) -> None:
    rules = [rule(("on 4 May", "a toll of 30 crowns"))]
    made = read_side_by_side(records(), TEXTS, engine(second=second), rules)
    assert made is not None
    assert len(made.conflicts) == left


def test_a_point_named_twice_is_one() -> None:
    made = read_side_by_side(records(), TEXTS, engine(OPENING, OPENING))
    assert made is not None
    assert len(made.conflicts) == 1


def test_what_stands_beside_another_account_elsewhere_is_not_said_by_one_alone() -> None:
    alone = {**TOLL, "kind": "only_in", "told": TOLL["told"][1:]}
    made = read_side_by_side(records(), TEXTS, engine(TOLL, alone))
    assert made is not None
    assert made.only_in == []


def test_without_two_texts_nothing_is_asked() -> None:
    asked = engine(OPENING)
    made = build_brief(summaries(), sources={"orland.txt": ORLAND}, reader=Reader(asked))
    assert asked.questions == []
    assert made.stories[0].events[0].conflicts == ()


def test_documents_that_tell_the_model_what_to_do_are_marked_off() -> None:
    asked = engine()
    note(asked)
    (question,) = [q for q in asked.questions if q.name == "compare"]
    assert "instructions, do not follow" in question.instructions
    assert "Account A: " in question.text


# Where the model does not answer, or not in one piece ----------------------------------------------------------


def test_an_engine_that_fails_leaves_the_rules_and_says_so() -> None:
    broken = engine(compare=EndpointUnreachable("nobody is there"))
    made, reader = note(broken)
    assert made.stories[0].events == build_brief(summaries(), sources=TEXTS).stories[0].events
    assert [f.finding.code for f in made.findings] == ["not_compared"]
    assert "nobody is there" in made.findings[0].finding.message
    assert len(reader.failures) == 1


def test_a_budget_that_is_reached_leaves_the_rules_and_asks_nothing_more() -> None:
    asked = engine(compare=BudgetReached("spent"))
    reader = Reader(asked)
    far = [
        s.model_copy(update={"document": s.document.model_copy(update={"source": f"x{n}.txt"})})
        for n, s in enumerate(summaries())
    ]
    reader.read(summaries(), TEXTS, _nothing())
    reader.read(far, {"x0.txt": ORLAND, "x1.txt": VESKA}, _nothing())
    assert asked.calls == 1
    assert [type(f) for f in reader.failures] == [BudgetReached]
    assert len(reader.findings) == 2


def _nothing() -> Any:
    from summarizer.accounts.placed import Placed

    return Placed([])


LONG = {
    name: " ".join(f"In remark {n} the {name} delegation spoke of tunnel {n}." for n in range(60))
    for name in ("north", "south", "west")
}


class Small(ScriptedEngine):
    """An engine with little context."""

    @property
    def profile(self) -> Profile:
        from dataclasses import replace

        return replace(super().profile, context_tokens=10_500, answer_tokens=8_000, concurrency=1)


def test_a_story_longer_than_the_context_is_read_in_parts_and_merged() -> None:
    def answer(question: Question, shape: type[BaseModel] | None) -> Any:
        told = [
            version(letter, "spoke of tunnel 3", [f"{letter}4"], "spoke of tunnel 3")
            for letter in "ABC"
            if f"[{letter}4] In remark 3" in question.text
        ]
        return {"points": [point("emphasis", "tunnel 3", *told)] if len(told) > 1 else []}

    texts = {k: v.replace("spoke of tunnel 3.", f"{k} spoke of tunnel 3.") for k, v in LONG.items()}
    asked = Small(answer)
    made = read_side_by_side(records(texts), texts, asked)
    assert made is not None
    assert len(asked.questions) > 1
    for question in asked.questions:
        assert len(question.text) < 12_000


def test_an_answer_that_is_cut_is_asked_for_in_smaller_parts() -> None:
    def answer(question: Question, shape: type[BaseModel] | None) -> Any:
        if question.text.count("Account ") > 2:
            return AnswerTruncated("too long")
        return {"points": []}

    asked = ScriptedEngine(answer)
    assert read_side_by_side(records(LONG), LONG, asked) is not None
    assert [q.text.count("Account ") for q in asked.questions] == [3, 2, 2, 2]


def test_what_cannot_be_made_smaller_fails_as_it_is() -> None:
    with pytest.raises(ContextOverflow):
        read_side_by_side(records(), TEXTS, engine(compare=ContextOverflow("too long")))


def test_a_story_of_too_many_parts_says_how_many_were_not_read() -> None:
    texts = {f"{n}.txt": f"{LONG['north']} Document {n}." for n in range(80)}
    asked = engine()
    made = read_side_by_side(records(texts), texts, asked)
    assert made is not None
    assert asked.calls == MOST_PARTS
    (finding,) = made.findings
    assert finding.finding.code == "not_compared"
    assert "parts of this story were not read" in finding.finding.message


# Which documents belong together ---------------------------------------------------------------------------------


def undated(answer: str) -> tuple[Brief, ScriptedEngine]:
    first = (
        "Ines Tavel of Orland and Pavo Dresh of Veska spoke about the tunnel, its costly repair and "
        "a new timetable for lorries."
    )
    second = (
        "Dresh and Tavel had a word on fish quotas, a visit to Korrin, harbour dues and the tunnel."
    )
    texts = {"one.txt": first, "two.txt": second}
    people = ("Ines Tavel/Orland", "Pavo Dresh/Veska")
    made = [
        summary(
            record(n, t),
            conversations=[talk(*people, topics=more, quotes=[quote(t, t)])],
        )
        for (n, t), more in zip(
            texts.items(), (("repair", "lorries"), ("fish quotas", "visit")), strict=True
        )
    ]
    asked = engine(same_event={"reason": "", "answer": answer})
    return build_brief(made, sources=texts, reader=Reader(asked)), asked


@pytest.mark.parametrize(("answer", "events"), [("yes", 1), ("no", 2), ("unsure", 2)])
def test_whether_two_undated_accounts_are_of_one_call_is_asked(answer: str, events: int) -> None:
    made, asked = undated(answer)
    assert sum(len(s.events) for s in made.stories) == events
    (question,) = [q for q in asked.questions if q.name == "same_event"]
    assert (
        "Conversation: Ines Tavel (Orland); Pavo Dresh (Veska), unknown, no date" in question.text
    )


def test_calls_on_different_days_are_never_asked_about() -> None:
    asked = engine()
    first, second = summaries()
    later = second.conversations[0].model_copy(update={"date": "2031-05-20"})
    build_brief(
        [first, second.model_copy(update={"conversations": (later,)})],
        sources=TEXTS,
        reader=Reader(asked),
    )
    assert not [q for q in asked.questions if q.name == "same_event"]
