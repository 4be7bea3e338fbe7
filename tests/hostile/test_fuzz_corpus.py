"""What fuzzing has grown, and what it once found, played again without a fuzzer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fuzz import corpus
from fuzz.targets import TARGETS, _summary
from summarizer.errors import UnreadableSummary
from summarizer.results.summaries import parse_summary


def test_every_target_has_inputs() -> None:
    assert {target for target in TARGETS if not corpus.inputs(target)} == set()


@pytest.mark.parametrize("target", TARGETS)
def test_no_input_of_the_corpus_breaks_a_promise(target: str) -> None:
    for data in corpus.inputs(target):
        TARGETS[target](data)


@pytest.mark.parametrize("cited", [3, "3", {"a": 1}, [[3]], [None]])
def test_sentences_of_a_quote_that_are_no_numbers_make_a_line_unreadable(cited: Any) -> None:
    line = json.loads(json.dumps(_summary()))
    line["positions"][0]["quotes"] = [{"sentences": cited, "words": "talks"}]
    found = parse_summary(json.dumps(line).encode(), "line 1")
    assert isinstance(found, UnreadableSummary)
    assert "line 1" in found.message


def test_an_error_about_a_line_is_short_however_much_is_wrong() -> None:
    line = json.loads(json.dumps(_summary()))
    line["positions"] = [{"stance": "x" * 5_000, f"field-{n}": "y" * 5_000} for n in range(200)]
    found = parse_summary(json.dumps(line).encode(), "line 1")
    assert isinstance(found, UnreadableSummary)
    assert len(found.message) < 2_000
