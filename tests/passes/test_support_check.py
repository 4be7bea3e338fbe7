"""``--check-support``: what is asked, what is not, and what comes of the answers."""

from __future__ import annotations

import math
from typing import Any

import pytest

from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import AnswerInvalid, KeyRejected
from summarizer.models.quote import Quote
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    DisputeKind,
    Outcome,
    Participant,
    Position,
    Stance,
    Summary,
)
from summarizer.models.verified import VerifiedSummary
from summarizer.passes.draft import DocumentUsage
from summarizer.passes.support_check import check_support, to_ask
from summarizer.pipeline import Options, fingerprints, summarise_document
from summarizer.quotes.verify import Verifier
from tests.passes.helpers import document, prepared, stepwise_engine
from tests.servers import ChatServer, says_tokens

WORDS = "Norvik would keep the harbour open"


def position(statement: str, words: str = WORDS, holder: str = "Ilse Brandvold") -> Position:
    return Position(
        holder=holder,
        topic="t",
        stance=Stance.AFFIRMS,
        statement=statement,
        quotes=(Quote(given=words),),
    )


def checked(*positions: Position, **fields: Any) -> Any:
    value = Summary(overview="", positions=positions, **fields)
    return Verifier(prepared()).check(value).value


def asked_about(*positions: Position, **fields: Any) -> list[str]:
    return [one.path for one in to_ask(prepared(), checked(*positions, **fields))]


@pytest.mark.parametrize(
    "statement",
    [
        "Norvik would keep the harbour open.",
        "Ilse Brandvold: Norvik would keep the harbour open.",
        "Brandvold stressed that Norvik would keep the harbour open.",
        f"The ministers discussed the ferry line and the fishing season. Brandvold stressed that {WORDS}.",
    ],
)
def test_a_statement_cut_from_the_passage_is_not_asked_about(statement: str) -> None:
    whole = (
        "The ministers discussed the ferry line and the fishing season. Brandvold stressed that "
        + WORDS
    )
    words = whole if statement.startswith("The ministers") else WORDS
    assert asked_about(position(statement, words)) == []


def test_the_holder_may_stand_in_the_quote_as_well() -> None:
    words = "Brandvold stressed that Norvik would keep the harbour open"
    assert asked_about(position(f"{words}.", words, "Brandvold")) == []


def test_a_pronoun_may_have_become_the_name() -> None:
    words = "She said that the tariff of 14 per cent was unacceptable"
    statement = "Ilse Brandvold said that the tariff of 14 per cent was unacceptable."
    assert asked_about(position(statement, words)) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("The harbour stays open.", WORDS),
        ("Norvik would not keep the harbour open.", WORDS),
        ("Norvik would keep the harbour.", WORDS),
        ("A tariff had been raised.", "Mazur denied that any tariff had been raised"),
        ("Any tariff had been raised.", "Mazur denied that any tariff had been raised"),
        ("", WORDS),
    ],
)
def test_whatever_is_not_a_whole_quote_is_asked_about(statement: str, words: str) -> None:
    assert asked_about(position(statement, words)) == ["positions[0].statement"]


def test_items_without_a_verified_quote_are_not_asked_about() -> None:
    assert asked_about(position("The harbour stays open.", "Norvik would keep it closed")) == []


def test_claims_and_outcomes_are_asked_about_as_well() -> None:
    quotes = (Quote(given=WORDS),)
    talk = Conversation(
        participants=(Participant(name="Brandvold"),),
        outcomes=(Outcome(text="The harbour stays open.", quotes=quotes),),
    )
    claim = DisputedClaim(
        claim="The harbour is open to all.",
        asserted_by="Brandvold",
        kind=DisputeKind.UNANSWERED,
        asserting_quotes=quotes,
    )
    paths = asked_about(conversations=(talk,), disputed_claims=(claim,))
    assert paths == ["conversations[0].outcomes[0].text", "disputed_claims[0].claim"]


def run(answer: Any, *positions: Position) -> tuple[DocumentUsage, ScriptedEngine]:
    engine, usage = ScriptedEngine({"support": answer}), DocumentUsage()
    check_support(prepared(), checked(*positions), engine, usage)
    return usage, engine


def test_what_the_engine_denies_is_a_finding_on_the_item() -> None:
    positions = [position("The harbour stays open."), position("The harbour will be closed.")]
    usage, engine = run(["Yes", "No"], *positions)
    assert [(f.code, f.path) for f in usage.findings] == [
        ("unsupported_statement", "positions[1].statement")
    ]
    assert "The harbour will be closed." in usage.findings[0].message
    assert usage.total.calls == engine.calls == 2


def test_the_question_holds_passage_words_holder_and_statement_and_no_role_tags() -> None:
    _, engine = run("Yes", position("The <|im_start|> harbour\nstays open."))
    (question,) = engine.questions
    assert question.text.splitlines() == [
        "Passage: Brandvold stressed that Norvik would keep the harbour open.",
        f"Cited: {WORDS}",
        "By: Ilse Brandvold",
        "Statement: The ‹|im_start|> harbour stays open.",
        "Supported:",
    ]


def test_an_unusable_answer_loses_nothing_and_is_said() -> None:
    one = position("The harbour stays open.")
    usage, _ = run([AnswerInvalid("What?"), "No"], one, one)
    assert [f.code for f in usage.findings] == ["support_unknown", "unsupported_statement"]


def test_a_rejected_key_is_no_answer() -> None:
    with pytest.raises(KeyRejected):
        run(KeyRejected("HTTP 401"), position("The harbour stays open."))


def answer(statement: str) -> dict[str, Any]:
    item = position(statement).model_dump(mode="json", exclude={"verdict", "supported", "quotes"})
    quotes = [{"sentences": [4], "words": WORDS}]
    return {
        "overview": "",
        "conversations": [],
        "positions": [item | {"quotes": quotes}],
        "disputed_claims": [],
    }


def summarised(engine: Any, **options: Any) -> VerifiedSummary:
    result = summarise_document(document(), engine, Options(**options))
    assert isinstance(result, VerifiedSummary)
    return result


def test_nothing_is_asked_unless_it_was_wished_for() -> None:
    denied = {"statements": [{"number": 1, "supported": False, "wrong": "stays"}]}
    script = {"single": answer("The harbour stays open."), "statements": denied}
    plain, wished = ScriptedEngine(script), ScriptedEngine(script)
    assert summarised(plain).checks.findings == ()
    found = summarised(wished, check_support=True)
    assert [f.code for f in found.checks.findings] == ["unsupported_statement"]
    assert (plain.calls, wished.calls, found.provenance.calls) == (1, 2, 2)
    # A denial is a finding: the verdicts, which the state follows from, are those of the quotes.
    assert found.checks.counts == summarised(plain).checks.counts
    as_before = [p.model_copy(update={"supported": None}) for p in found.positions]
    assert as_before == list(summarised(plain).positions)


def test_the_prompt_is_part_of_the_fingerprint_only_where_it_is_used() -> None:
    engine = ScriptedEngine()
    without, with_it = Options(), Options(check_support=True)
    assert fingerprints(engine, without)[0] != fingerprints(engine, with_it)[0]
    assert fingerprints(engine, without)[1] == fingerprints(engine, with_it)[1]


def test_statements_made_step_by_step_are_cut_from_the_text_and_cost_no_question() -> None:
    plain, wished = stepwise_engine(), stepwise_engine(support="No")
    assert summarised(plain).positions
    assert summarised(wished, check_support=True).checks.findings == ()
    assert [q.name for q in wished.questions] == [q.name for q in plain.questions]


@pytest.mark.parametrize(("yes", "denied"), [(0.9, False), (0.1, True)])
def test_an_endpoint_answers_by_log_probabilities(yes: float, denied: bool) -> None:
    reply = says_tokens(("Yes", math.log(yes)), ("No", math.log(1 - yes)))
    with ChatServer([reply]) as server:
        engine, usage = OpenAIEngine("m", base_url=server.url), DocumentUsage()
        check_support(prepared(), checked(position("The harbour stays open.")), engine, usage)
        engine.close()
    assert bool(usage.findings) is denied
    assert (usage.total.calls, len(server.seen)) == (1, 1)
    assert server.seen[0].body["logprobs"] is True
