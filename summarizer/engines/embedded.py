"""A model on this machine: llama.cpp's server in this process, asked by the same client as every endpoint."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.engines import server
from summarizer.engines.base import Profile
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.retry import LOCAL_RETRY, RetryPolicy
from summarizer.engines.weights import (
    EMBEDDED_MODEL,
    EMBEDDED_WEIGHTS,
    checked_gguf,
    embedded_weights,
    file_sha256,
    how_to_get_weights,
    weights_installed,
)
from summarizer.errors import MissingExtra

if TYPE_CHECKING:
    import openai

    from summarizer.engines.question_usage import QuestionUsage
    from summarizer.engines.reply import Reply


def embedded_profile(model: str = EMBEDDED_MODEL) -> Profile:
    """Return the profile of a model on this machine: small questions, one at a time."""
    return Profile(
        model=model,
        provider="embedded",
        strategy="stepwise",
        context_tokens=server.CONTEXT_TOKENS,
        answer_tokens=2048,
        local=True,
        logprobs=True,
        concurrency=1,
    )


class EmbeddedEngine(OpenAIEngine):
    """Answers questions on this machine. The model is loaded with the first question, once a process.

    ``weights`` is a GGUF file; without it the embedded model is used. No text leaves the machine.

    Raises:
        MissingExtra: xllamacpp or the weights are not installed.
        WeightsError: the file is not a GGUF file, or not the published one.
    """

    #: Enough for every option of a list to get a value of its own.
    top_logprobs = 64

    def __init__(self, weights: Path | None = None, retry: RetryPolicy | None = None) -> None:
        if importlib.util.find_spec("xllamacpp") is None:
            raise MissingExtra(server.missing_runtime())
        if weights is None and not weights_installed():
            raise MissingExtra(
                f"The weights of the embedded model are not here. {how_to_get_weights()}"
            )
        self._weights = self._own_weights = checked_gguf(weights) if weights else None
        self._running: server.Running | None = None
        self._loading = threading.Lock()
        profile = embedded_profile(self._weights.stem if self._weights else EMBEDDED_MODEL)
        super().__init__(
            profile.model,
            REPLAY_URL,
            profile=profile,
            retry=retry or LOCAL_RETRY,
            mode="json_schema",
        )

    def load(self) -> None:
        """Load the model now rather than with the first question. Joins the weights where needed.

        Raises:
            MissingExtra: xllamacpp or the weights are not installed.
            WeightsError: the weights cannot be used.
        """
        with self._loading:
            if self._running is None:
                path = self._weights or embedded_weights()
                self._running = server.acquire(path)
                self._weights = path
                self._connect_to(self._running.base_url, self._running.key)

    def client(self) -> openai.OpenAI:
        """Return the SDK's client of the server in this process, which is started where it was not."""
        self.load()
        return super().client()

    def close(self) -> None:
        """Stop the server unless another engine uses it. Calling it twice is harmless."""
        super().close()
        with self._loading:
            if self._running is not None and self._weights is not None:
                self._running = None
                server.release(self._weights)

    def identity(self) -> dict[str, Any]:
        """Return what answers depend on: the weights, by their SHA-256, and how they are asked.

        Raises:
            WeightsError: the file of weights cannot be read.
        """
        weights = self._own_weights
        digest = file_sha256(weights) if weights else EMBEDDED_WEIGHTS.sha256
        return {"weights": digest, "runtime": _runtime(), "top_logprobs": self.top_logprobs}

    def _extra_body(self) -> Mapping[str, Any]:
        return LOCAL_BODY

    def _send(self, spent: QuestionUsage, body: dict[str, Any]) -> Reply:
        self.load()
        running = self._running
        if running is None:
            return super()._send(spent, body)
        with running.lock:
            return super()._send(spent, body)


def _runtime() -> str:
    """Return the version of the runtime: another one may answer otherwise."""
    try:
        return version("xllamacpp")
    except PackageNotFoundError:
        return ""


#: What llama.cpp's server understands beyond chat completions. The same question, the same bytes.
LOCAL_BODY: Mapping[str, Any] = {"cache_prompt": True}
#: Where a client that only replays recorded answers is pointed at; nothing listens there.
REPLAY_URL = "http://127.0.0.1:9/v1"


class ReplayEngine(OpenAIEngine):
    """Sends, byte for byte, the requests the embedded engine sends, to where nothing listens.

    For tests that replay recorded answers: needs neither xllamacpp nor weights.
    """

    top_logprobs = EmbeddedEngine.top_logprobs

    def __init__(self) -> None:
        super().__init__(
            EMBEDDED_MODEL,
            REPLAY_URL,
            profile=embedded_profile(),
            retry=RetryPolicy(attempts=1),
            mode="json_schema",
        )

    def _extra_body(self) -> Mapping[str, Any]:
        return LOCAL_BODY
