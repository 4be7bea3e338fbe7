"""One type for what asking takes, and its sum."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from summarizer.engines.base import Profile, Question
from summarizer.engines.scripted import ScriptedEngine
from summarizer.engines.wrapping import Wrapping, innermost, paced
from summarizer.models.verified import Tokens
from summarizer.usage import Usage, UsageSum


def test_usage_adds_up_and_an_unknown_cost_hides_no_known_one() -> None:
    one = Usage(10, 2, 5, calls=1, seconds=0.5, cost_usd=0.25)
    other = Usage(input=1, reused=1, calls=2)
    assert one + other == Usage(11, 2, 5, 1, 3, 0.5, 0.25)
    assert (other + other).cost_usd is None
    assert (one + other) - one == Usage(1, 0, 0, 1, 2, 0.0, 0.0)


def test_published_tokens_leave_calls_and_money_out() -> None:
    made = Tokens.of(Usage(3, 2, 1, 4, calls=9, cost_usd=1.0))
    assert made.model_dump() == {"input": 3, "output": 2, "cached": 1, "reused": 4}


def test_a_sum_loses_nothing_between_threads() -> None:
    total = UsageSum()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(total.add, [Usage(input=1, calls=1)] * 2_000))
    assert total.total == Usage(input=2_000, calls=2_000)


def test_a_wrapping_engine_passes_every_kind_of_question_on_and_closes_nothing() -> None:
    class Counting(Wrapping[ScriptedEngine]):
        asked = 0

        def passed(self, question, send):  # type: ignore[no-untyped-def]
            type(self).asked += 1
            return super().passed(question, send)

    inner = ScriptedEngine({"q": "Yes"})
    engine = Wrapping(Counting(inner))
    question = Question("q", "i", "t", 5)
    assert engine.write(question).value == "Yes"
    assert engine.choose(question, ["Yes", "No"]).value["Yes"] == 0.0
    assert engine.ask(Question("none", "i", "t", 5), Tokens).value == Tokens(
        input=1, output=1, cached=1, reused=1
    )
    assert (Counting.asked, inner.calls) == (3, 3)
    assert innermost(engine) is inner
    assert paced(engine) is None
    assert isinstance(engine.profile, Profile)
    assert engine.base_url is None
