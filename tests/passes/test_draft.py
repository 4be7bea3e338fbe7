"""The account a pass keeps of its calls, and answers of one line."""

from __future__ import annotations

import pytest

from summarizer.engines.base import Question
from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import AnswerTruncated, EndpointTimeout
from summarizer.passes.draft import DocumentUsage
from summarizer.usage import Usage

QUESTION = Question("q", "fixed part", "text", 5)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("the ferry\nText: more", "the ferry"),
        ("  the \t ferry ", "the ferry"),
        ("", ""),
        (" " * 5_000 + "late", ""),
        ("x" * 5_000, "x" * 1_000),
    ],
)
def test_a_line_is_one_line_tidied_and_of_bounded_length(written: str, line: str) -> None:
    assert DocumentUsage().ask_line(ScriptedEngine({"q": written}), QUESTION) == line


@pytest.mark.parametrize(
    ("partial", "line"), [("the ferry li", "the ferry li"), ("a\nb", "a"), (None, ""), ("", "")]
)
def test_a_truncated_line_is_given_as_far_as_it_went_and_counted(
    partial: str | None, line: str
) -> None:
    error = AnswerTruncated("cut")
    error.partial, error.usage = partial, Usage(50, 5, 40, calls=1)
    usage = DocumentUsage()
    assert usage.ask_line(ScriptedEngine({"q": error}), QUESTION) == line
    assert (usage.total.input, usage.total.output, usage.total.cached, usage.total.calls) == (
        50,
        5,
        40,
        1,
    )


def test_other_errors_are_not_swallowed() -> None:
    with pytest.raises(EndpointTimeout):
        DocumentUsage().ask_line(ScriptedEngine({"q": EndpointTimeout("slow")}), QUESTION)


def test_answers_are_summed() -> None:
    engine, usage = ScriptedEngine({"q": "four"}), DocumentUsage()
    for _ in range(3):
        usage.ask_line(engine, QUESTION)
    assert usage.total.calls == 3
    assert usage.total.input == 3 * ((len("fixed part") + len("text")) // 4)
    assert usage.total.output == 3
