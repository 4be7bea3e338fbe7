from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import BaseModel

from summarizer.batch.run import BatchPolicy
from summarizer.client import Summarizer
from summarizer.engines.base import Profile, Question
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import AnswerInvalid, BudgetReached
from summarizer.spending.gate import Gate
from summarizer.spending.ledger import Ledger, tariff
from summarizer.spending.metered import Metered
from summarizer.spending.pace import Pace
from summarizer.spending.throttle import Throttle
from summarizer.usage import Usage
from tests.servers import ChatServer, fails, says

PROFILE = Profile("gpt-4o-mini", "openai", "single", 128_000, 2_000, local=False)
PRICE = tariff(PROFILE)
QUICK = RetryPolicy(wait_min=0.01, wait_max=0.02)
QUESTION = Question("q", "Be brief.", "How are you?", 100)


class Mood(BaseModel):
    mood: str


GOOD = json.dumps({"mood": "good"})


def metered(server: ChatServer, ledger: Ledger) -> tuple[Metered, OpenAIEngine]:
    engine = OpenAIEngine("gpt-4o-mini", server.url, "key", profile=PROFILE, retry=QUICK)
    throttle = Throttle(PRICE, ledger, Gate(4), Pace())
    engine.traffic = throttle
    return Metered(engine, PRICE, ledger, throttle), engine


def test_every_request_is_counted_repeated_and_re_asked_ones_too() -> None:
    plan = [fails(429), says("no JSON"), fails(500), says(GOOD)]
    ledger = Ledger()
    with ChatServer(plan) as server:
        meter, engine = metered(server, ledger)
        assert meter.ask(QUESTION, Mood).value.mood == "good"
        engine.close()
    assert meter.calls == 4
    assert (meter.usage.input, meter.usage.output) == (200, 20)
    assert ledger.spent == pytest.approx(PRICE(meter.usage))
    assert meter.cost == pytest.approx(ledger.spent)


def test_what_an_answer_of_no_use_cost_is_known_exactly() -> None:
    ledger = Ledger()
    with ChatServer([says("no JSON")]) as server:
        meter, engine = metered(server, ledger)
        with pytest.raises(AnswerInvalid):
            meter.ask(QUESTION, Mood)
        engine.close()
    assert (meter.usage.input, meter.usage.output) == (100 * meter.calls, 10 * meter.calls)
    assert meter.cost == pytest.approx(PRICE(meter.usage))


def test_a_budget_stops_in_the_middle_of_re_asking_and_what_was_paid_stays_counted() -> None:
    highest = PRICE(Usage(input=10, output=100)) or 0.0
    ledger = Ledger(highest * 1.1)
    usage = {"prompt_tokens": 10, "completion_tokens": 90, "total_tokens": 100}
    with ChatServer([says("no JSON", usage=usage)]) as server:
        meter, engine = metered(server, ledger)
        with pytest.raises(BudgetReached, match="larger budget_usd"):
            meter.ask(QUESTION, Mood)
        engine.close()
    assert meter.calls == 1
    assert meter.cost == pytest.approx(PRICE(Usage(input=10, output=90)))
    assert ledger.spent <= highest * 1.1


def test_an_answer_cut_by_accident_loses_no_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "On Monday the minister of Arland met the envoy of Belmark.\n", "utf-8"
    )
    whole = json.dumps(
        {"overview": "They met.", "conversations": [], "positions": [], "disputed_claims": []}
    )
    cut = says(whole[:20], finish_reason="length")
    with ChatServer([cut, says(whole)]) as server:
        local = Profile("m", "here", "single", 8_192, 4_096, local=True)
        engine = OpenAIEngine("m", server.url, profile=local, retry=QUICK)
        report = Summarizer(engine).batch([tmp_path / "a.txt"], tmp_path / "out")
        engine.close()
    assert report.failed == 0
    assert report.spent.calls == 2


def test_a_document_whose_answer_is_too_long_is_asked_about_in_pieces(tmp_path: Path) -> None:
    text = "".join(
        f"The minister of Arland met envoy number {n} of Belmark.\n\n" for n in range(120)
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    whole = json.dumps(
        {"overview": "They met.", "conversations": [], "positions": [], "disputed_claims": []}
    )
    with ChatServer([says("{", finish_reason="length"), says(whole)]) as server:
        local = Profile("m", "here", "single", 64_000, 8_000, local=True)
        engine = OpenAIEngine("m", server.url, profile=local, retry=QUICK)
        report = Summarizer(engine).batch([tmp_path / "a.txt"], tmp_path / "out")
        engine.close()
        questions = [seen.body["messages"][1]["content"] for seen in server.seen]
    assert report.failed == 0
    assert len(questions) >= 3
    assert max(map(len, questions[1:])) < 0.75 * len(questions[0])


def test_limits_per_minute_hold_over_a_batch(tmp_path: Path) -> None:
    for n in range(8):
        (tmp_path / f"{n}.txt").write_text(f"On Monday the minister met envoy {n}.\n", "utf-8")
    whole = json.dumps(
        {"overview": "They met.", "conversations": [], "positions": [], "disputed_claims": []}
    )
    with ChatServer([says(whole)]) as server:
        local = Profile("m", "here", "single", 8_192, 4_096, local=True)
        engine = OpenAIEngine("m", server.url, profile=local, retry=QUICK)
        # Five seconds' worth may go at once: four of eight; the others follow every 1.25 s.
        policy = BatchPolicy(concurrency=8, requests_per_minute=240)
        report = Summarizer(engine).batch([tmp_path], tmp_path / "out", policy)
        engine.close()
    assert report.counts["ok"] == 8  # type: ignore[index]


def test_the_engine_is_given_back_as_it_was(tmp_path: Path) -> None:
    with ChatServer([fails(401)]) as server:
        engine = OpenAIEngine("m", server.url, retry=QUICK)
        before = engine.traffic
        (tmp_path / "a.txt").write_text("The minister met the envoy.", "utf-8")
        with pytest.raises(Exception, match="401"):
            Summarizer(engine).batch([tmp_path / "a.txt"], tmp_path / "out")
        assert engine.traffic is before
        engine.close()
