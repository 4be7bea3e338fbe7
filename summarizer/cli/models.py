"""``summarizer models``: what can be named with ``--model``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import AsJson

if TYPE_CHECKING:
    from summarizer.engines.select import ModelInfo

#: Seconds for a connection on loopback, which takes less than a millisecond where anybody listens.
_PATIENCE = 0.3


def models(
    as_json: AsJson = False,
    clear_answers: Annotated[
        bool, typer.Option("--clear-answers", help="Delete the answers kept from earlier runs.")
    ] = False,
) -> None:
    """List what --model takes, what is missing for it, and where answers are kept. Contacts no other machine."""
    import json
    from dataclasses import asdict

    from summarizer.cli.render import notice, print_data
    from summarizer.engines.select import available_models

    if clear_answers:
        notice(_cleared())
        return
    listed = available_models()
    width = max(len(model.name) for model in listed)
    for model in listed:
        if as_json:
            print_data(json.dumps(asdict(model), ensure_ascii=False))
            continue
        print_data(f"{model.name:<{width}}  {model.description}; {_where(model)}; {_state(model)}")
    notice(kept_answers())


def fetch() -> None:
    """Get the embedded model's weights from the model hub and put them where they are looked for; resumes."""
    from summarizer.cli.progress import fetching
    from summarizer.cli.render import notice, print_data
    from summarizer.engines.fetch import fetch_weights, partly_fetched
    from summarizer.engines.weights import EMBEDDED_WEIGHTS

    size = EMBEDDED_WEIGHTS.size / 1e6
    notice(f"{EMBEDDED_WEIGHTS.repository}/{EMBEDDED_WEIGHTS.filename}, {size:,.0f} MB")
    if have := partly_fetched(EMBEDDED_WEIGHTS):
        notice(f"{have / 1e6:,.0f} MB of it are here from an earlier attempt.")
    try:
        with fetching() as on_bytes:
            path = fetch_weights(on_bytes, EMBEDDED_WEIGHTS)
    finally:
        if have := partly_fetched(EMBEDDED_WEIGHTS):
            notice(f"{have / 1e6:,.0f} MB are kept: the same command goes on from there.")
    notice("The file is the published one (SHA-256).")
    print_data(str(path))


def kept_answers() -> str:
    """Return one line that says where answers are kept for later runs, and how many there are."""
    from summarizer.engines.answers import AnswerStore, answers_path

    path = answers_path()
    if path is None:
        return "answers: not kept (SUMMARIZER_CACHE)"
    store = AnswerStore(path)
    count, size = store.count(), store.size() / 1e6
    store.close()
    return f"answers: {count:,} kept at {path}, {size:.1f} MB (summarizer models --clear-answers)"


def _cleared() -> str:
    from summarizer.brief.held_before import held_path
    from summarizer.engines.answers import AnswerStore, answers_path
    from summarizer.engines.ways import ways_path

    path = answers_path()
    if path is None:
        return "No answers are kept (SUMMARIZER_CACHE)."
    store = AnswerStore(path)
    count = store.clear()
    store.close()
    for beside in filter(None, (ways_path(), held_path())):
        other = AnswerStore(beside)
        other.clear()
        other.close()
    return f"{count:,} answers deleted from {path}."


def _state(model: ModelInfo) -> str:
    """Return whether a model can be asked, as far as it can be told without sending anything."""
    if model.missing:
        return f"missing: {model.missing}"
    if model.address:
        return f"no key needed; {'answers' if _answers(model.address) else 'nothing answers there'}"
    # Whose endpoint it is and which key it wants, only its user knows.
    return "no address given yet" if "URL" in model.name else "ready"


def _answers(address: str) -> bool:
    """Whether something takes a connection at an address of this machine; nothing is sent."""
    import socket
    from urllib.parse import urlsplit

    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname, parts.port or 80), timeout=_PATIENCE):
            return True
    except OSError:
        return False


def _where(model: ModelInfo) -> str:
    if model.local:
        return "on this machine"
    # Only an address the user gives can be one of this machine.
    unless = ", unless URL is on it" if "URL" in model.name else ""
    return f"text leaves this machine{unless}"
