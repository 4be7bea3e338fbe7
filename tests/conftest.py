"""What all tests share: no network but this machine, and answers of the embedded model from cassettes.

A test marked ``recorded`` replays ``cassettes/``, which mirrors ``tests/``. One command records them
anew, from the real model: ``make record``.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from pytest_recording.network import blocking_context

from tests.recording import Readable, clean_request, clean_response, same_body

# How long an example takes says more of the machine than of the code.
settings.register_profile("here", deadline=None)
settings.load_profile("here")

# Sockets of the file system have a path for an address, and those of other families have none.
_THIS_MACHINE = [r"127\.", "localhost$", "::1$", "/", "$"]
_CASSETTES = Path(__file__).parent.parent / "cassettes"


@pytest.fixture(scope="session", autouse=True)
def _only_this_machine() -> Iterator[None]:
    """Block connections and name look-ups that would leave this machine."""
    look_up = socket.getaddrinfo

    def local_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in (None, "", "localhost", "127.0.0.1", "::1"):
            raise socket.gaierror(socket.EAI_NONAME, f"the network is blocked in tests: {name}")
        return look_up(host, *args, **kwargs)

    with blocking_context(allowed_hosts=_THIS_MACHINE), pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", local_look_up)
        yield


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep keys and settings of whoever runs the tests out of them."""
    settings = ("SUMMARIZER_MODEL", "SUMMARIZER_WEIGHTS", "SUMMARIZER_DEBUG", "HF_ENDPOINT")
    for name in (*settings, "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    # Nor may they read or leave answers in the cache of whoever runs them.
    monkeypatch.setenv("SUMMARIZER_CACHE", "0")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give every test marked ``recorded`` its cassette."""
    for item in items:
        if item.get_closest_marker("recorded"):
            item.add_marker(pytest.mark.vcr)


def pytest_recording_configure(config: pytest.Config, vcr: Any) -> None:
    """Write cassettes readably, and compare bodies."""
    vcr.register_serializer("yaml", Readable)
    vcr.register_matcher("same_body", same_body)


@pytest.fixture(scope="session")
def vcr_config() -> dict[str, Any]:
    """Match by method, path and body; keep no header that could hold a secret."""
    return {
        "serializer": "yaml",
        "match_on": ["method", "path", "same_body"],
        "before_record_request": clean_request,
        "before_record_response": clean_response,
    }


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    """Mirror ``tests/`` in ``cassettes/``."""
    inside = request.path.relative_to(Path(__file__).parent)
    return str(_CASSETTES / inside.with_suffix(""))


@pytest.fixture(autouse=True)
def _everything_is_played(
    request: pytest.FixtureRequest, vcr: Any, record_mode: str
) -> Iterator[None]:
    """Fail a test that leaves answers of its cassette unused: they are not the test's any more."""
    failed = request.session.testsfailed
    yield
    if vcr is None or record_mode != "none" or request.session.testsfailed > failed:
        return
    unplayed = len(vcr) - vcr.play_count
    assert not unplayed, (
        f"{unplayed} of {len(vcr)} recorded answers were not asked for; run make record"
    )


@pytest.fixture(scope="session")
def _real_model(record_mode: str) -> Iterator[Any]:
    if record_mode == "none":
        yield None
        return
    from summarizer.engines.embedded import EmbeddedEngine

    engine = EmbeddedEngine()
    engine.load()
    yield engine
    engine.close()


@pytest.fixture
def recorded_engine(_real_model: Any, vcr: Any) -> Iterator[Any]:
    """The embedded engine as recorded: asks what it asks, and needs neither its model nor its weights.

    For tests marked ``recorded``. While recording it is the real one.
    """
    if _real_model is not None:
        yield _real_model
        return
    from summarizer.engines.embedded import ReplayEngine

    engine = ReplayEngine()
    yield engine
    engine.close()
