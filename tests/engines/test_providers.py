"""Providers as rows of data: where they are asked, with whose key, and what comes of each way of misbehaving."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.endpoints import QUESTION, Count, came_of, natively_came_of
from summarizer.batch.hosted.choice import PROTOCOLS
from summarizer.engines.keys import find_key, key_variable
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.providers import (
    NATIVE,
    PROVIDERS,
    Provider,
    provider_at,
    provider_named,
)
from summarizer.engines.retry import RetryPolicy
from summarizer.engines.select import announce, available_models, open_engine, parse_model
from summarizer.errors import ConfigurationError, KeyRejected, MissingKey
from tests.native_plays import BOTH, NATIVE_PLAYS
from tests.plays import PLAYS
from tests.servers import ChatServer, fails, says

OPENAIS = "sk-proj-of-openai-0123456789"
REMOTE = [one for one in PROVIDERS if not one.local]
ONCE = RetryPolicy(attempts=1, request_seconds=5, reasks=0)
MODELS_PAGE = Path(__file__).parents[2] / "docs" / "models.md"


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for one in PROVIDERS:
        for name in filter(None, (one.key_variable, one.address_variable)):
            monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)


def address_of(provider: Provider) -> str:
    return provider.base_url.replace("{resource}", "mine")


@pytest.mark.parametrize("provider", REMOTE, ids=lambda one: one.name)
def test_a_provider_gets_its_own_key_and_no_other(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    for other in REMOTE:
        monkeypatch.setenv(other.key_variable, f"key-of-{other.name}-0123456789")
    assert find_key(address_of(provider)) == f"key-of-{provider.name}-0123456789"
    monkeypatch.delenv(provider.key_variable)
    with pytest.raises(MissingKey, match=provider.key_variable):
        find_key(address_of(provider))


@pytest.mark.parametrize(
    "url",
    [
        "https://gateway.example/v1",
        "https://api.openai.com.gateway.example/v1",
        "https://notopenai.com/v1",
        "https://api.openai.com@gateway.example/v1",
        "http://10.0.0.7:8000/v1",
    ],
)
def test_openais_key_goes_to_no_other_host(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", OPENAIS)
    with pytest.raises(
        MissingKey, match=r"SUMMARIZER_API_KEY \(OPENAI_API_KEY goes to api.openai.com only"
    ):
        find_key(url)
    monkeypatch.setenv("SUMMARIZER_API_KEY", "for-the-gateway-1")
    assert find_key(url) == "for-the-gateway-1"
    assert find_key("https://api.openai.com/v1") == OPENAIS


def test_openais_key_is_not_sent_to_a_server_on_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", OPENAIS)
    with ChatServer([fails(401, "who are you")]) as server:
        engine = open_engine("some-model", server.url)
        with pytest.raises(KeyRejected, match="Set SUMMARIZER_API_KEY"):
            engine.write(QUESTION)
        engine.close()
    assert OPENAIS not in str(server.seen[0].headers)


def test_a_key_in_the_clear_is_announced() -> None:
    told = announce(OpenAIEngine("m", "http://server.example/v1", "sk-123456789012"))
    assert "plain http" in told
    assert "plain http" not in announce(
        OpenAIEngine("m", "https://server.example/v1", "sk-1234567890")
    )
    assert "plain http" not in announce(
        OpenAIEngine("m", "http://127.0.0.1:1/v1", "sk-123456789012")
    )


@pytest.mark.parametrize(
    ("spec", "url", "model", "provider"),
    [
        ("anthropic:claude-x", None, "claude-x", "anthropic"),
        ("ollama:qwen2.5:7b", None, "qwen2.5:7b", "ollama"),
        ("openrouter:vendor/name", None, "vendor/name", "openrouter"),
        ("deepseek:deepseek-chat", "http://127.0.0.1:9/v1", "deepseek-chat", "deepseek"),
        (
            "mistral:mistral-large-latest",
            "http://127.0.0.1:9/v1",
            "mistral-large-latest",
            "mistral",
        ),
        ("mistral:7b", "http://127.0.0.1:11434/v1", "mistral:7b", None),
        ("llama3:8b", "http://127.0.0.1:11434/v1", "llama3:8b", None),
    ],
)
def test_a_name_says_whose_ways_to_expect(
    spec: str, url: str | None, model: str, provider: str | None
) -> None:
    choice = parse_model(spec, url)
    assert (choice.model, choice.provider) == (model, provider)


def test_azure_is_asked_at_the_customers_address(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match="Set AZURE_OPENAI_ENDPOINT"):
        parse_model("azure:mine")
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://res.openai.azure.com/")
    assert parse_model("azure:mine").base_url == "https://res.openai.azure.com/openai/v1"
    assert key_variable("https://res.openai.azure.com/openai/v1") == "AZURE_OPENAI_API_KEY"


def test_every_provider_is_listed_with_what_is_missing() -> None:
    listed = {one.name: one for one in available_models()}
    for provider in PROVIDERS:
        line = listed[f"{provider.name}:MODEL"]
        assert line.local is provider.local
        assert (line.missing is None) is provider.local
        assert provider_named(provider.name) is provider
        assert provider.local or provider_at(address_of(provider)) is provider


def test_what_is_learnt_of_an_endpoint_is_kept_for_the_run() -> None:
    refused = fails(400, "response_format: unknown")
    with ChatServer([refused, says('{"number": 1}')]) as server:
        engine = OpenAIEngine("m", server.url, retry=ONCE)
        for _ in range(3):
            engine.ask(QUESTION, Count)
        engine.close()
    assert ["response_format" in one.body for one in server.seen] == [True, False, False, False]


@pytest.mark.parametrize("provider", [*PROVIDERS, *NATIVE], ids=lambda one: one.name)
def test_the_documentation_says_whose_batches_are_spoken(provider: Provider) -> None:
    (row,) = [
        line
        for line in MODELS_PAGE.read_text("utf-8").splitlines()
        if f"| `{provider.name}:MODEL` |" in line
    ]
    told = row.strip("| ").rpartition("|")[2].strip()
    known = {"OpenAI's protocol": "OpenAIBatches", "Message Batches": "AnthropicBatches"}
    known |= {"batch mode": "GeminiBatches", "none": "", "own protocol, not spoken": ""}
    made = PROTOCOLS.get(provider.hosted_batches or "")
    assert known[told] == (getattr(made, "__name__", ""))


@pytest.mark.parametrize("name", PLAYS)
def test_the_table_of_the_documentation_is_true(name: str) -> None:
    row = next(
        line
        for line in MODELS_PAGE.read_text("utf-8").splitlines()
        if line.startswith(f"| {name} |")
    )
    shown = [cell.strip() for cell in row.split("|")[2:4]]
    first, last = provider_named("openai"), provider_named("anthropic")
    assert first is not None
    assert last is not None
    assert shown == [came_of(first, PLAYS[name]), came_of(last, PLAYS[name])]


@pytest.mark.parametrize("name", NATIVE_PLAYS)
def test_the_table_of_own_protocols_is_true(name: str) -> None:
    for native in BOTH:
        pytest.importorskip(native.row.module, reason=f"the extra {native.row.extra} is needed")
    rows = [one.strip("| ") for one in MODELS_PAGE.read_text("utf-8").splitlines()]
    came = " | ".join((name, *(natively_came_of(one, name) for one in BOTH)))
    assert came in rows
