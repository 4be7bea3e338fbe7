"""The engine on this machine: one server for all, shared, closed, quiet. No model is loaded here."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summarizer.engines import server
from summarizer.engines.base import Question
from summarizer.engines.embedded import EmbeddedEngine, ReplayEngine
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import MissingExtra, WeightsError
from summarizer.hints import install_hint
from tests.servers import ChatServer, says

QUESTION = Question("q", "fixed", "changing", 5)
FEW = RetryPolicy(attempts=1, request_seconds=5)


class Runtime:
    """Stands for xllamacpp: starts nothing, and says where a test's own server listens."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.started: list[Any] = []

    llama_load_mode = SimpleNamespace(LLAMA_LOAD_MODE_MMAP="mapped")

    def CommonParams(self) -> Any:  # noqa: N802 - the library's name
        return SimpleNamespace(
            model=SimpleNamespace(), cpuparams=SimpleNamespace(), cpuparams_batch=SimpleNamespace()
        )

    def Server(self, params: Any) -> Any:  # noqa: N802 - the library's name
        self.started.append(params)
        return SimpleNamespace(listening_address=self.address)


@pytest.fixture
def gguf(tmp_path: Path) -> Path:
    path = tmp_path / "small.gguf"
    path.write_bytes(b"GGUF" + bytes(100))
    return path


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Runtime, ChatServer]]:
    with ChatServer([says("fine")], delay=0.02) as chat:
        runtime = Runtime(chat.url.removesuffix("/v1"))
        monkeypatch.setattr(server, "import_module", lambda _: runtime)
        monkeypatch.setattr(
            "summarizer.engines.embedded.importlib.util.find_spec", lambda _: object()
        )
        yield runtime, chat
    assert not server._servers


def test_a_model_is_started_with_the_first_question_and_once_for_all_engines(
    listening: tuple[Runtime, ChatServer], gguf: Path
) -> None:
    runtime, _ = listening
    one, other = EmbeddedEngine(gguf, FEW), EmbeddedEngine(gguf, FEW)
    assert not runtime.started
    assert one.write(QUESTION).value == other.write(QUESTION).value == "fine"
    assert len(runtime.started) == 1
    one.close()
    one.close()
    assert other.write(QUESTION).value == "fine"
    other.close()
    assert len(runtime.started) == 1


def test_the_server_listens_on_this_machine_only_with_a_key_and_keeps_quiet(
    listening: tuple[Runtime, ChatServer], gguf: Path
) -> None:
    runtime, chat = listening
    engine = EmbeddedEngine(gguf, FEW)
    engine.write(QUESTION)
    (params,) = runtime.started
    (key,) = params.api_keys
    assert params.hostnames == ["127.0.0.1"]
    assert params.port == 0
    assert params.verbosity == 0
    assert len(key) >= 24
    assert chat.seen[0].headers["authorization"] == f"Bearer {key}"
    assert key not in repr(engine) + repr(server._servers)
    engine.close()


def test_weights_are_mapped_and_nothing_is_computed_before_the_first_question(
    listening: tuple[Runtime, ChatServer], gguf: Path
) -> None:
    runtime, chat = listening
    engine = EmbeddedEngine(gguf, FEW)
    engine.load()
    (params,) = runtime.started
    assert params.load_mode == "mapped"
    assert (params.warmup, params.fit_params) == (False, False)
    assert (params.n_parallel, params.cache_ram_mib) == (1, 512)
    assert not chat.seen
    engine.close()


def test_the_runtime_still_has_what_the_server_is_told() -> None:
    xllamacpp = pytest.importorskip("xllamacpp")
    told = server._parameters(xllamacpp, Path("any.gguf"), "key")
    assert told.load_mode == xllamacpp.llama_load_mode.LLAMA_LOAD_MODE_MMAP
    assert told.n_ctx == server.CONTEXT_TOKENS


def test_answers_are_kept_under_the_hash_of_the_weights_not_their_name(
    gguf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    pytest.importorskip("xllamacpp")
    copy = tmp_path / "copy.gguf"
    copy.write_bytes(gguf.read_bytes())
    first = EmbeddedEngine(gguf, FEW).identity()
    assert first == EmbeddedEngine(copy, FEW).identity()
    assert first["weights"] == hashlib.sha256(gguf.read_bytes()).hexdigest()
    copy.write_bytes(b"GGUF" + bytes(101))
    assert EmbeddedEngine(copy, FEW).identity() != first
    noted = next(p for p in (tmp_path / "cache" / "hashes").iterdir())
    noted.write_text("not JSON")
    assert EmbeddedEngine(gguf, FEW).identity() == first


def test_requests_are_served_one_at_a_time(
    listening: tuple[Runtime, ChatServer], gguf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, chat = listening
    engine = EmbeddedEngine(gguf, FEW)
    busy, most = 0, 0
    send = chat.next

    def counting(seen: Any) -> Any:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        threading.Event().wait(0.01)
        busy -= 1
        return send(seen)

    monkeypatch.setattr(chat, "next", counting)
    threads = [threading.Thread(target=engine.write, args=(QUESTION,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine.close()
    assert len(chat.seen) == 6
    assert most == 1


def test_what_is_sent_is_the_same_every_time_and_the_same_in_replay(
    listening: tuple[Runtime, ChatServer], gguf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, chat = listening
    engine, replay = EmbeddedEngine(gguf, FEW), ReplayEngine()
    replay._connect_to(chat.url, "unused")
    for one in (engine, engine, replay):
        one.write(Question("q", "fixed", "changing", 5, grammar='root ::= "x"'))
    bodies = [{**seen.body, "model": "any"} for seen in chat.seen]
    assert bodies[0] == bodies[1] == bodies[2]
    assert bodies[0]["cache_prompt"] is True
    assert bodies[0]["grammar"] == 'root ::= "x"'
    engine.close()
    replay.close()


def test_a_remote_key_is_not_sent_to_the_embedded_server(
    listening: tuple[Runtime, ChatServer], gguf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    _, chat = listening
    engine = EmbeddedEngine(gguf, FEW)
    engine.write(QUESTION)
    engine.close()
    assert "somebody" not in str(chat.seen[0].headers)


def test_its_profile_says_small_questions_on_this_machine() -> None:
    profile = ReplayEngine().profile
    assert (profile.strategy, profile.local, profile.logprobs) == ("stepwise", True, True)
    assert profile.concurrency == 1


def test_a_missing_runtime_says_what_to_install(
    gguf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(server, "import_module", missing)
    with pytest.raises(MissingExtra, match=re.escape(install_hint("embedded"))):
        server.acquire(gguf)


def test_a_file_llama_cpp_cannot_load_is_told(gguf: Path) -> None:
    pytest.importorskip("xllamacpp")
    with pytest.raises(WeightsError, match="could not load"):
        server.acquire(gguf)
