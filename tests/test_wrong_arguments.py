"""What a program gets that hands in the wrong thing: an error in words, as early as can be, of the kinds promised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summarizer import (
    BatchPolicy,
    Scripted,
    Summarizer,
    SummarizerError,
    build_brief,
    write_brief,
)
from summarizer.errors import ConfigurationError, InputError, SchemaError, UnknownModel
from summarizer.hints import on_command_line

NOTE = "On Monday the minister of Arland met the envoy of Belmark.\n“We reject the tariff,” the minister said.\n"
UNTYPED: Any = Summarizer


@pytest.mark.parametrize(
    ("choices", "error", "said"),
    [
        ({"model": "gpt-9"}, UnknownModel, "openai:gpt-9"),
        ({"model": 3}, TypeError, "named by a string, or is an engine"),
        ({"model": "scripted", "schema": dict}, SchemaError, "no Pydantic model"),
        ({"model": "scripted", "schema": "Promises"}, SchemaError, "no Pydantic model"),
        ({"model": "scripted", "strategy": "foo"}, ConfigurationError, "'single', 'stepwise'"),
        ({"model": "scripted", "repair_rounds": -5}, ConfigurationError, "Give 0"),
        ({"model": "scripted", "repair_rounds": "1"}, ConfigurationError, "Give 0"),
        ({"model": "scripted", "timeout": "9"}, ConfigurationError, "timeout is a number"),
        ({"model": "scripted", "instructions": 3}, TypeError, "Instructions are a string"),
        ({"model": "scripted", "examples": ["x"]}, TypeError, "summarizer.Example"),
    ],
)
def test_choices_that_cannot_be_are_refused_at_once(
    choices: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error) as caught:
        UNTYPED(**choices)
    assert said in str(caught.value)


def test_an_engine_is_still_taken_as_it_is() -> None:
    assert Summarizer(Scripted(), strategy="stepwise", repair_rounds=0).summarise(text=NOTE)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"document": b"x"}, "bytes was given. Decode it"),
        ({"document": 123}, "int was given"),
        ({"path": 5}, "A document is given as a path; int was given"),
        ({"text": b"x"}, "A text is given as a string; bytes was given"),
    ],
)
def test_what_is_no_document_is_a_type_error_in_words(given: dict[str, Any], said: str) -> None:
    summarizer: Any = Summarizer(Scripted())
    with pytest.raises(TypeError) as caught:
        summarizer.summarise(**given)
    assert said in str(caught.value)


def test_a_path_that_is_empty_or_holds_many_documents_is_told(tmp_path: Path) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text('{"text": "a"}\n{"text": "b"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="holds many documents, and one was asked for"):
        Summarizer(Scripted()).summarise(lines)
    with pytest.raises(InputError, match="path of a document is empty"):
        Summarizer(Scripted()).summarise("")


def test_what_is_no_note_is_not_written(tmp_path: Path) -> None:
    wrong: Any = Summarizer(Scripted()).summarise(text=NOTE)
    with pytest.raises(TypeError, match="A note is written that build_brief has made"):
        write_brief(wrong, tmp_path / "note.md")


def test_one_path_in_place_of_several_is_a_type_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTE, encoding="utf-8")
    summarizer: Any = Summarizer(Scripted())
    for paths in (str(tmp_path), tmp_path):
        with pytest.raises(TypeError, match=r"Write \[path\]"):
            summarizer.batch(paths, tmp_path / "out")
        with pytest.raises(TypeError, match=r"Write \[path\]"):
            list(summarizer.summarise_each(paths))


def test_a_file_in_the_place_of_the_folder_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTE, encoding="utf-8")
    with pytest.raises(InputError, match="a file is in the way"):
        Summarizer(Scripted()).batch([tmp_path / "a.txt"], tmp_path / "a.txt")


@pytest.mark.parametrize(
    "policy",
    [
        {"concurrency": 0},
        {"attempts": 0},
        {"budget_usd": -1.0},
        {"requests_per_minute": 0.0},
        {"tokens_per_minute": -2.0},
        {"via": "post"},
        {"attempts": "3"},
        {"pause": float("nan")},
    ],
)
def test_a_policy_no_run_could_keep_to_is_refused(policy: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(policy))):
        BatchPolicy(**policy)


def test_fewer_than_one_document_at_once_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="concurrency=-3"):
        list(Summarizer(Scripted()).summarise_each([tmp_path], concurrency=-3))


@pytest.mark.parametrize("wrong", [1, "summaries", [1], None])
def test_a_note_is_made_of_a_list_of_summaries_alone(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"given as a list|made of VerifiedSummary alone"):
        build_brief(wrong)


def test_a_note_of_one_summary_without_a_list_is_told() -> None:
    one: Any = Summarizer(Scripted()).summarise(text=NOTE)
    with pytest.raises(TypeError, match=r"Write \[summary\]"):
        build_brief(one)


def test_messages_name_parameters_to_programs_and_options_to_people() -> None:
    def said(**choices: Any) -> str:
        with pytest.raises(SummarizerError) as caught:
            UNTYPED(**choices)
        return str(caught.value)

    assert said(model="gpt-9").endswith("together with base_url.")
    with on_command_line():
        assert said(model="gpt-9").endswith("together with --base-url.")
    assert "--" not in said(model="gpt-9")
